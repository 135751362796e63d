/** Judging by a model: it marks, code checks every quote and computes the score. */
import { isGreenroomError } from "../errors.ts";
import type { GradedAnswer } from "./answer.ts";
import { evaluateOffline, screenedEvaluation } from "./evaluate.ts";
import type { Evaluation, Grader, Mark } from "./evaluation.ts";
import { spansToGrader } from "./injection.ts";
import { completeMarks, judgeReplySchema } from "./model-marks.ts";
import type { ModelMark } from "./model-marks.ts";
import type { Ambient, Model, ModelMessage, Prompt, PromptSource } from "./ports.ts";
import type { Criterion, Kind, Language, Level, Question, Rubric } from "./question.ts";
import { checkQuoteInAnswers } from "./quotes.ts";
import { buildEvaluation, rubricHash, ungradedEvaluation } from "./score.ts";
import { dataMessage, longestAnswerCharacters } from "./untrusted.ts";

export interface ModelJudgeOptions {
  readonly model: Model;
  readonly prompts: PromptSource;
  readonly rubricFor: (kind: Kind) => Rubric;
  readonly ambient: Ambient;
}

export interface ModelJudgeRequest {
  readonly question: Question;
  readonly answers: readonly GradedAnswer[];
  readonly settings: { readonly level: Level; readonly language: Language };
  readonly signal: AbortSignal;
  /** Marks whose quote was checked, as they stream in; provisional until the evaluation is returned. */
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

/** In points of 1 to 5: graders which differ by more than .4 of the range disagree, and one of them is wrong. */
const disagreement = 0.4 * 4;

const languageNames: Record<Language, string> = { en: "English", es: "Spanish", pt: "Portuguese" };

/**
 * A judge over a model. No name, history or earlier score goes into a call: only question, criteria and answer.
 * It never throws for a service that fails or a reply that is no use: the evaluation is then ungraded, with the reason.
 * @throws GreenroomError `stopped` when the signal is aborted
 */
export function createModelJudge(options: ModelJudgeOptions) {
  const { model, ambient } = options;
  return async (request: ModelJudgeRequest): Promise<Evaluation> => {
    const { question, answers } = request;
    const prompt = options.prompts("judge");
    const rubric = options.rubricFor(question.kind);
    const grader: Grader = { engine: "openai", model: model.name, promptHash: prompt.hash };
    const identity = { grader, rubricHash: rubricHash(question, rubric, ambient.hash) };
    const screened = screenedEvaluation(question, answers, identity);
    if (screened !== null) {
      return screened;
    }
    try {
      const asking = askForMarks(question.criteria, request, { prompt, rubric, options });
      // Once the request is on its way, while nothing else is to be done: a person waits for what comes after the reply.
      const secondOpinion = nextTask().then(() =>
        evaluateOffline(question, rubric, answers, ambient.hash),
      );
      const first = await asking;
      if (!first.ok) {
        return ungradedEvaluation(first.failure, {
          ...identity,
          grader: { ...grader, model: first.model },
        });
      }
      const marks = new Map(first.marks.map((mark) => [mark.criterionId, mark]));
      const again = question.criteria.filter((criterion) => !isSettled(marks.get(criterion.id)));
      if (again.length > 0) {
        const second = await askForMarks(
          again,
          { ...request, onMark: undefined },
          { prompt, rubric, options },
        );
        for (const mark of second.ok ? second.marks : []) {
          marks.set(mark.criterionId, mark);
        }
      }
      const settled = question.criteria.map((criterion) =>
        settle(criterion, marks.get(criterion.id)),
      );
      const evaluation = buildEvaluation(
        question,
        {
          marks: settled,
          nextStep: settled.every(({ mark }) => mark === "met") ? null : first.nextStep,
          screen: null,
          confidence: isDoubtful(request, settled) ? "low" : "normal",
        },
        { ...identity, grader: { ...grader, model: first.model } },
      );
      return crossChecked(evaluation, await secondOpinion);
    } catch (error) {
      if (isGreenroomError(error, "service")) {
        return ungradedEvaluation("service-down", identity);
      }
      if (isGreenroomError(error, "key")) {
        return ungradedEvaluation("key-refused", identity);
      }
      throw error;
    }
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

interface AskContext {
  readonly prompt: Prompt;
  readonly rubric: Rubric;
  readonly options: ModelJudgeOptions;
}

/** A mark whose quote has been looked for; `needsQuote`: it gives credit without one. */
interface CheckedMark extends Mark {
  readonly needsQuote: boolean;
}

type Marks =
  | {
      readonly ok: true;
      readonly marks: readonly CheckedMark[];
      readonly nextStep: string | null;
      readonly model: string;
    }
  | { readonly ok: false; readonly failure: "refused" | "invalid-reply"; readonly model: string };

/** One call for the marks of these criteria; marks for any other criterion are dropped, of two the first counts. */
async function askForMarks(
  criteria: readonly Criterion[],
  request: ModelJudgeRequest,
  context: AskContext,
): Promise<Marks> {
  const { prompt, options } = context;
  const { onMark } = request;
  const wanted = new Set(criteria.map((criterion) => criterion.id));
  const seen = new Set<string>();
  const outcome = await options.model.complete({
    purpose: prompt.name,
    messages: judgeMessages(criteria, request, context),
    schema: judgeReplySchema,
    temperature: prompt.temperature,
    maxOutputTokens: prompt.maxOutputTokens,
    signal: request.signal,
    onText:
      onMark === undefined
        ? undefined
        : (text) => {
            for (const mark of completeMarks(text)) {
              // Every piece brings all marks again, and looking for a quote takes a millisecond.
              if (!wanted.has(mark.criterionId) || seen.has(mark.criterionId)) continue;
              seen.add(mark.criterionId);
              const checked = checkMark(mark, request);
              if (!checked.needsQuote) onMark(withoutCheck(checked));
            }
          },
  });
  if (!outcome.ok) {
    return outcome;
  }
  const marks = new Map<string, CheckedMark>();
  for (const mark of outcome.value.marks) {
    if (wanted.has(mark.criterionId) && !marks.has(mark.criterionId)) {
      marks.set(mark.criterionId, checkMark(mark, request));
    }
  }
  return {
    ok: true,
    marks: [...marks.values()],
    nextStep: outcome.value.nextStep,
    model: outcome.model,
  };
}

function judgeMessages(
  criteria: readonly Criterion[],
  { question, answers, settings }: ModelJudgeRequest,
  { prompt, rubric, options }: AskContext,
): ModelMessage[] {
  const anchors = rubric.anchors[settings.level].map((anchor, index) => `${index + 1}: ${anchor}`);
  return [
    {
      role: "system",
      content: prompt.render({
        language: languageNames[settings.language],
        level: settings.level,
        anchors: anchors.join("\n"),
        kind: question.kind,
        question: question.text,
        criteria: criteria.map(({ id, text }) => `- ${id}: ${text}`).join("\n"),
        examples: examplesFor(question),
      }),
    },
    // What is beyond the limit is not judged, and the confidence is then low.
    dataMessage(
      [{ label: "answer", text: spokenText(answers).slice(0, longestAnswerCharacters) }],
      options.ambient.random,
    ),
  ];
}

function spokenText(answers: readonly GradedAnswer[]): string {
  return answers
    .map(({ probe, text }) => (probe === null ? text : `[asked: ${probe}]\n${text}`))
    .join("\n\n");
}

/** Two answers of known quality to the same question hold a model's scale in place, where the bank has them. */
function examplesFor({ examples }: Question): string {
  return examples === null
    ? ""
    : `\nFor scale, an answer to this question that meets nearly all criteria:\n${examples.strong}\n\nand one that meets hardly any:\n${examples.weak}`;
}

/** The mark with its quote as it stands in the answer. Only met and partly need one. */
function checkMark(mark: ModelMark, { question, answers }: ModelJudgeRequest): CheckedMark {
  const quote =
    mark.evidence === null ? null : checkQuoteInAnswers(mark.evidence, answers, question);
  const givesCredit = mark.mark === "met" || mark.mark === "partly";
  return {
    criterionId: mark.criterionId,
    mark: mark.mark,
    quote,
    reason: mark.reason,
    needsQuote: givesCredit && quote === null,
  };
}

function isSettled(mark: CheckedMark | undefined): boolean {
  return mark !== undefined && !mark.needsQuote;
}

/** After the second try: no quote means missed, and no mark at all means that nobody can tell. */
function settle(criterion: Criterion, mark: CheckedMark | undefined): Mark {
  if (mark === undefined) {
    return {
      criterionId: criterion.id,
      mark: "cannot-tell",
      quote: null,
      reason: "The grader gave no mark.",
    };
  }
  return mark.needsQuote
    ? { ...withoutCheck(mark), mark: "missed", reason: "No words of the answer show it." }
    : withoutCheck(mark);
}

function withoutCheck({ criterionId, mark, quote, reason }: CheckedMark): Mark {
  return { criterionId, mark, quote, reason };
}

/** An answer that talks to its grader or was too long to be sent whole, or marks that could mostly not be given. */
function isDoubtful({ answers }: ModelJudgeRequest, marks: readonly Mark[]): boolean {
  const unsure = marks.filter(({ mark }) => mark === "cannot-tell").length;
  return (
    unsure * 2 > marks.length ||
    spokenText(answers).length > longestAnswerCharacters ||
    answers.some(({ text }) => spansToGrader(text).length > 0)
  );
}

/** The offline grader as a second opinion: it never changes a score, only how sure one may be of it. */
function crossChecked(evaluation: Evaluation, second: Evaluation): Evaluation {
  return evaluation.status === "evaluated" &&
    second.status === "evaluated" &&
    Math.abs(evaluation.score - second.score) > disagreement
    ? { ...evaluation, confidence: "low" }
    : evaluation;
}
