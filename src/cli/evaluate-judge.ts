/** The judge by a model as `greenroom evaluate` uses it, and its recordings. */
import { translatedError } from "../words/errors.ts";
import { createBudget } from "../batch/budget.ts";
import type { Budget } from "../batch/budget.ts";
import { createModelRowJudge } from "../batch/judge-by-model.ts";
import type { RowJudge } from "../batch/run.ts";
import type { GradingThreads } from "../batch/ports.ts";
import { paceModel } from "../batch/outgoing.ts";
import { createPace } from "../batch/pace.ts";
import type { Pace } from "../batch/pace.ts";
import type { ReadRow } from "../batch/row.ts";
import { createTally } from "../batch/tally.ts";
import type { Tally } from "../batch/tally.ts";
import type { BatchModel } from "./dependencies.ts";
import type { Store } from "./store.ts";
import type { Evaluation, Input } from "./evaluate-input.ts";
import { createWaiting } from "./evaluate-waiting.ts";
import { discloseRecordings } from "./listener.ts";
import type { Replies } from "./provider-replies.ts";

export interface OpenedJudge {
  readonly tally: Tally;
  readonly pace: Pace;
  readonly judge: RowJudge;
  /** How long the service may still be waited for; null: it is not. */
  readonly waitLeftMs: () => number | null;
}

/**
 * `--max-cost`, from which everything that a run asks for is paid; null: no limit.
 * @param spentUsd what an earlier part of the run has cost
 */
export function openBudget({ options }: Evaluation, spentUsd = 0): Budget | null {
  if (options.maxCost === undefined) return null;
  return createBudget(options.maxCost, spentUsd);
}

/** A thread beside this one is worth its start once there are more; a handful of answers is judged without it. */
const answersBeforeThread = 10;
/** Files of so many bytes hold more: a few dozen answers, each with its question and criteria. */
const bytesForThread = 50_000;

/** The thread beside this one; in a longer run it is started here, and is ready when the first answer is. */
export function openJudgeThreads({
  dependencies,
  totalBytes,
}: Evaluation): Promise<GradingThreads> {
  const startAfter = (totalBytes ?? 0) < bytesForThread ? answersBeforeThread : 0;
  return dependencies.batch.openThreads({ startAfter, most: 2 });
}

/**
 * The judge by a model, whose requests go out at the server's pace and within the budget.
 * @param parts.threads those that were opened already; null: none were
 * @param parts.modelFor another model for the judgement of a key, given the paced one; null: none
 */
export async function openModelJudge(
  evaluation: Evaluation,
  opened: BatchModel,
  store: Store,
  {
    threads,
    modelFor,
    budget,
  }: {
    readonly threads: GradingThreads | null;
    readonly modelFor: Replies["modelFor"] | null;
    readonly budget: Budget | null;
  },
): Promise<OpenedJudge> {
  const { options, dependencies, library, bankQuestion } = evaluation;
  const { ambient, batch, signal } = dependencies;
  const tally = createTally(options.minScore ?? null);
  const waiting = createWaiting(dependencies.terminal, ambient.now);
  const pace = createPace({
    chosen: options.concurrency ?? null,
    now: ambient.now,
    sleep: batch.sleep,
    stop: signal,
  });
  const model = paceModel(opened.model, {
    pace,
    budget: budget === null || opened.price === null ? null : { budget, price: opened.price },
    now: ambient.now,
    onCall: tally.addCall,
    onWait: waiting.onWait,
  });
  const judge = createModelRowJudge({
    threads: threads ?? (await openJudgeThreads(evaluation)),
    model,
    modelFor: modelFor === null ? undefined : (key) => modelFor(key, model, tally.addCall),
    secondJudgements: modelFor === null,
    baseUrl: opened.baseUrl,
    bankQuestion,
    rubricFor: library.rubricFor,
    prompts: library.prompts,
    ambient,
    store,
    calibrationFor: (grader) => store.calibrations.find(grader),
    judges: dependencies.config.settings.judges,
    onKept: tally.addKept,
    onFailure: tally.addFailure,
  });
  return { tally, pace, judge, waitLeftMs: waiting.leftMs };
}

/** Recordings that are transcribed at once without `--concurrency`; they are large, and servers work on few. */
const recordingsAtOnce = 4;

export interface TranscribedInput {
  readonly rows: AsyncIterable<ReadRow>;
  /** How many recordings are being transcribed: what the rows after them wait for. */
  readonly transcribing: () => number;
}

/** The rows, with what recordings say. */
export async function transcribeInput(
  { options, dependencies }: Evaluation,
  { rows }: Input,
  store: Store,
  { budget, tally }: { readonly budget: Budget | null; readonly tally: Tally },
): Promise<TranscribedInput> {
  const { transcriptionService, transcriptionUrl } = dependencies.config.settings;
  // What goes to the usual service has been said; this is another one.
  const isElsewhere = transcriptionService !== null || transcriptionUrl !== null;
  if (isElsewhere && !(await discloseRecordings(dependencies, store))) {
    throw translatedError("usage", (words) => words.noConsentRecordings);
  }
  let underWay = 0;
  const transcribed = await dependencies.batch.transcribed(rows, {
    concurrency: options.concurrency ?? recordingsAtOnce,
    budget,
    onCall: tally.addCall,
    onUnderWay: (recordings) => {
      underWay = recordings;
    },
  });
  return { rows: transcribed, transcribing: () => underWay };
}
