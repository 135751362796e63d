/** `greenroom evaluate --dry-run`. */
import { planBatch } from "../batch/plan.ts";
import type { BankQuestion } from "../batch/questions.ts";
import { withoutAudio } from "../batch/read-answers.ts";
import type { AnswerRow } from "../batch/row.ts";
import type { BatchModel } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { needsEngine, openInput } from "./evaluate-input.ts";
import type { Evaluation } from "./evaluate-input.ts";
import { wrap } from "./format.ts";
import { batchPriceShare } from "./provider-submit.ts";
import { renderPlan } from "./views/evaluate.ts";
import { evaluateWords } from "../words/evaluate.ts";

/** Counts the answers: there is nothing to pay. */
export async function planOffline(evaluation: Evaluation): Promise<void> {
  const { options, dependencies, bankQuestion } = evaluation;
  const { terminal } = dependencies;
  let answers = 0;
  let invalid = 0;
  const input = openInput(evaluation);
  for await (const row of withoutAudio(input.rows, needsEngine)) {
    if (row.status === "ok" && isKnown(row.row, bankQuestion)) answers += 1;
    else invalid += 1;
  }
  if (options.json) return terminal.json({ answers, invalid, calls: 0, costUsd: 0 });
  const { plan } = await evaluateWords(terminal.resultFormat.language);
  const text = `${plan.answers(answers, invalid)} ${plan.offline}`;
  terminal.result(wrap(text, terminal.resultFormat));
}

/** The run itself calls a row invalid whose question the bank does not have. */
function isKnown({ question, language }: AnswerRow, bankQuestion: BankQuestion): boolean {
  return question.source === "row" || bankQuestion(question.questionId, language) !== null;
}

/** Says what the model would be asked, and what that would cost. */
export async function planModel(
  evaluation: Evaluation,
  opened: BatchModel,
  store: Store,
): Promise<void> {
  const { options, dependencies, library, bankQuestion } = evaluation;
  const { terminal, ambient } = dependencies;
  const input = openInput(evaluation);
  let recordings = 0;
  let mostMinutes = 0;
  let mostCostUsd: number | null = 0;
  const rows = await dependencies.batch.keptTranscripts(input.rows, ({ durationMs, costUsd }) => {
    recordings += 1;
    mostMinutes += durationMs / 60_000;
    mostCostUsd = mostCostUsd === null || costUsd === null ? null : mostCostUsd + costUsd;
  });
  const isHalf = options.via !== undefined;
  const judging = await planBatch(rows, {
    modelName: opened.model.name,
    baseUrl: opened.baseUrl,
    price: opened.price,
    judgementShare: isHalf ? batchPriceShare : 1,
    reasoningTokens: opened.reasoningTokens,
    bankQuestion,
    rubricFor: library.rubricFor,
    prompts: library.prompts,
    ambient,
    store,
    judges: dependencies.config.settings.judges,
  });
  const plan = { ...judging, transcription: { recordings, mostMinutes, mostCostUsd } };
  if (options.json) return terminal.json(plan);
  const words = await evaluateWords(terminal.resultFormat.language);
  terminal.result(renderPlan({ ...plan, isHalf }, words, terminal.resultFormat));
}
