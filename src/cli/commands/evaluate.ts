/** `greenroom evaluate`: answer files in, results out, as a build step. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { createComparison } from "../../batch/compare.ts";
import type { Comparison } from "../../batch/compare.ts";
import { createOfflineRowJudge } from "../../batch/judge-offline.ts";
import type { GradingThreads } from "../../batch/ports.ts";
import type { RowJudge } from "../../batch/run.ts";
import { withoutAudio } from "../../batch/read-answers.ts";
import { runBatch } from "../../batch/run.ts";
import { createTally } from "../../batch/tally.ts";
import type { Tally, Totals } from "../../batch/tally.ts";
import type { GreenroomError } from "../../errors.ts";
import type { Language } from "../../vocabulary.ts";
import { evaluateWords } from "../../words/evaluate.ts";
import { evaluateError } from "../../words/evaluate-errors.ts";
import type { BatchModel, Dependencies } from "../dependencies.ts";
import type { Store } from "../store.ts";
import { chooseEngine, disclose } from "../engine-choice.ts";
import { evaluateOptionsSchema, openBank, parsePrice, rowDefaults } from "../evaluate-options.ts";
import { needsEngine, openInput, resultFiles } from "../evaluate-input.ts";
import type { Evaluation, Input } from "../evaluate-input.ts";
import {
  openBudget,
  openJudgeThreads,
  openModelJudge,
  transcribeInput,
} from "../evaluate-judge.ts";
import type { TranscribedInput } from "../evaluate-judge.ts";
import { openOutputs } from "../evaluate-outputs.ts";
import type { Outputs } from "../evaluate-outputs.ts";
import { planModel, planOffline } from "../evaluate-plan.ts";
import { showProgress } from "../evaluate-progress.ts";
import { throwVerdict, withPlace } from "../evaluate-verdict.ts";
import { openReplies } from "../provider-replies.ts";
import type { Replies } from "../provider-replies.ts";
import { submitEvaluation } from "../provider-submit.ts";
import { safeJson } from "../sanitize.ts";
import { renderComparison, renderSummary } from "../views/evaluate.ts";

export async function run(rawOptions: unknown, dependencies: Dependencies): Promise<void> {
  await evaluateWith(rawOptions, dependencies, null);
}

/**
 * `greenroom evaluate`, for `collect` with the replies that batches have brought.
 * @param replies null: as the command line says it
 */
export async function evaluateWith(
  rawOptions: unknown,
  dependencies: Dependencies,
  replies: Replies | null,
): Promise<void> {
  const options = evaluateOptionsSchema.parse(rawOptions);
  const library = await dependencies.openLibrary();
  const bankQuestion = openBank(library);
  const defaults = rowDefaults(options, bankQuestion, { ...dependencies, library });
  const price = parsePrice(options.price);
  // A path that leads nowhere is known before anything is opened or asked.
  const totalBytes = await dependencies.batch.measureAnswers(options.paths, resultFiles(options));
  const evaluation = { options, dependencies, library, bankQuestion, defaults, totalBytes };

  if (chooseEngine(dependencies) === "offline") {
    if (options.via !== undefined) throw needsService(dependencies);
    if (options.judges !== undefined && options.judges > 1) {
      throw evaluateError("usage", (said) => said.judgesOffline);
    }
    return options.dryRun ? planOffline(evaluation) : runOffline(evaluation);
  }
  // First of all, since a thread gets ready beside what is opened here.
  const threads =
    options.dryRun || options.via !== undefined ? null : await openJudgeThreads(evaluation);
  const store = await dependencies.openStore();
  const model = await dependencies.batch.openModel(price);
  if (options.dryRun) return planModel(evaluation, model, store);
  if (options.maxCost !== undefined && model.price === null) {
    throw evaluateError("usage", (said) => said.unknownPrice(model.model.name, model.baseUrl));
  }
  const words = await evaluateWords(dependencies.terminal.talkFormat.language);
  if (!(await disclose(dependencies, store, { key: "disclosed answers", ...words.sent }))) {
    throw evaluateError("usage", (said) => said.noConsent);
  }
  if (replies === null && options.via !== undefined) {
    const isSubmitted = await submitEvaluation(evaluation, model, rawOptions);
    if (isSubmitted) return;
    dependencies.terminal.talk(words.noneForProvider);
  }
  const answered = replies ?? (await openReplies(evaluation, store));
  await runModel(evaluation, { model, store, threads, replies: answered });
}

function needsService({ config }: Dependencies): GreenroomError {
  return config.settings.engine === "offline"
    ? evaluateError("usage", (words) => words.noProvider)
    : evaluateError("key", (words) => words.providerNeedsKey);
}

/** A thread is ready after a third of a second and quick after some more, in which this one grades as many. */
const answersBeforeThreads = 1000;

async function runOffline(evaluation: Evaluation): Promise<void> {
  const { options, dependencies, library, bankQuestion } = evaluation;
  const threads = await dependencies.batch.openThreads({
    startAfter: answersBeforeThreads,
    // Each thread takes a hundred megabytes and more: whoever wants them says so.
    most: options.concurrency ?? 1,
  });
  const judge = createOfflineRowJudge({
    threads,
    bankQuestion,
    rubricFor: library.rubricFor,
    hash: dependencies.ambient.hash,
    calibrationFor: await dependencies.judgement.calibrationFor(),
  });
  const input = openInput(evaluation);
  const parts = {
    judge,
    // The threads take no more than they can do.
    limit: () => Number.POSITIVE_INFINITY,
    waitLeftMs: () => null,
    transcribing: () => 0,
    rows: withoutAudio(input.rows, needsEngine),
    input,
    tally: createTally(options.minScore ?? null),
  };
  await finishRun(evaluation, parts, () => Promise.resolve());
}

async function runModel(
  evaluation: Evaluation,
  {
    model,
    store,
    threads,
    replies,
  }: {
    readonly model: BatchModel;
    readonly store: Store;
    readonly threads: GradingThreads | null;
    readonly replies: Replies | null;
  },
): Promise<void> {
  const budget = openBudget(evaluation, replies?.spentUsd);
  const modelFor = replies?.modelFor ?? null;
  const parts = { threads, modelFor, budget };
  const { tally, pace, judge, waitLeftMs } = await openModelJudge(evaluation, model, store, parts);
  const input = openInput(evaluation);
  const transcribed = await transcribeInput(evaluation, input, store, { budget, tally });
  await finishRun(
    evaluation,
    { judge, limit: pace.limit, ...transcribed, input, tally, waitLeftMs },
    async () => await replies?.onWritten(),
  );
}

interface RunParts extends TranscribedInput {
  readonly judge: RowJudge;
  readonly limit: () => number;
  readonly input: Input;
  readonly tally: Tally;
  readonly waitLeftMs: () => number | null;
}

/**
 * Runs it to its end, writes what comes, and throws what keeps the exit code from being 0.
 * @param onWritten called when all results are in their files
 */
async function finishRun(
  evaluation: Evaluation,
  parts: RunParts,
  onWritten: () => Promise<void>,
): Promise<void> {
  const { options, dependencies } = evaluation;
  const { terminal } = dependencies;
  const startedAtMs = performance.now();
  const comparison = await openComparison(evaluation);
  const outputs = await openOutputs(options, comparison?.end ?? null, dependencies);
  let files: readonly string[];
  try {
    await writeResults(
      evaluation,
      parts,
      (result) => {
        comparison?.add(result);
        return outputs.add(result);
      },
      outputs.isOnStdout,
    );
    // Before the files get their names: what an earlier run wrote there stays.
    requireAnswers(parts.tally, options.paths);
    files = await outputs.finish();
    await onWritten();
  } catch (error) {
    const kept = await outputs.keepPartial();
    throw withPlace(error, kept, parts.tally.totals());
  }
  const totals = parts.tally.totals();
  const durationMs = performance.now() - startedAtMs;
  if (options.json) {
    const summary = {
      ...totals,
      reasons: Object.fromEntries(totals.reasons),
      lastFailure: totals.lastFailure?.message ?? null,
      durationMs,
      files,
      comparison: comparison?.end() ?? null,
    };
    // Where the results themselves are on stdout, they are all that is there.
    if (outputs.isOnStdout) terminal.talk(safeJson(summary));
    else terminal.json(summary);
  } else {
    const { talkFormat } = terminal;
    const words = await evaluateWords(talkFormat.language);
    const lastFailure = await failureInPassing(totals, talkFormat.language);
    terminal.talk(renderSummary(totals, { durationMs, files, lastFailure }, words, talkFormat));
    if (comparison !== null) {
      terminal.talk(renderComparison(comparison.end(), words, talkFormat));
    }
  }
  throwVerdict(totals, options);
}

/** What the service said last, where some answers have no score for it; when none has one, the error says it. */
async function failureInPassing(
  { evaluated, ungraded, lastFailure }: Totals,
  language: Language,
): Promise<string | null> {
  if (lastFailure === null || evaluated === 0 || ungraded === 0) return null;
  return (await lastFailure.in(language)).message;
}

function requireAnswers(tally: Tally, paths: readonly string[]): void {
  const { evaluated, ungraded, invalid } = tally.totals();
  if (evaluated + ungraded + invalid > 0) return;
  throw evaluateError("usage", (words) => words.noAnswers(paths.join(", ")));
}

/** The comparison with the earlier run of `--compare`; its end may be asked for more than once. */
async function openComparison({ options, dependencies }: Evaluation) {
  if (options.compare === undefined) return null;
  const earlier = await dependencies.batch.readEarlier(options.compare);
  const { add, end } = createComparison(earlier);
  let ended: Comparison | null = null;
  return { add, end: (): Comparison => (ended ??= end()) };
}

/** So long the loop may keep signals and timers waiting. */
const longestTurnMs = 20;

async function writeResults(
  { options, dependencies }: Evaluation,
  { judge, limit, rows, transcribing, input, tally, waitLeftMs }: RunParts,
  write: Outputs["add"],
  isOnStdout: boolean,
): Promise<void> {
  const { terminal, signal } = dependencies;
  let done = 0;
  const state = () => {
    const { ungraded, invalid, costUsd, callsWithoutPrice } = tally.totals();
    return {
      done,
      failed: ungraded + invalid,
      costUsd: callsWithoutPrice > 0 ? null : costUsd,
      taken: input.taken(),
      read: input.share(),
      waitLeftMs: waitLeftMs(),
      transcribing: transcribing(),
    };
  };
  const isInTheWay = isOnStdout && terminal.isResultShown;
  const words = await evaluateWords(terminal.talkFormat.language);
  const progress = isInTheWay
    ? null
    : showProgress(terminal, words, state, () => performance.now());
  const sayStopping = (): void => terminal.talk(words.stopping);
  signal.addEventListener("abort", sayStopping);
  let turnedAtMs = performance.now();
  try {
    const batch = { judge, limit, strict: options.strict, stop: signal, tally };
    for await (const result of runBatch(rows, batch)) {
      done += 1;
      const writing = write(result);
      if (writing !== undefined) await writing;
      if (performance.now() - turnedAtMs > longestTurnMs) {
        await nextTurn();
        turnedAtMs = performance.now();
      }
    }
  } finally {
    signal.removeEventListener("abort", sayStopping);
    progress?.stop();
  }
}
