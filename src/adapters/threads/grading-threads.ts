/** Threads that grade beside the main one, which reads, asks the model, saves and writes. */
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Measure } from "../../batch/grade.ts";
import type { GradingThreads } from "../../batch/ports.ts";
import { GreenroomError } from "../../errors.ts";
import type { Evaluation } from "../../grading/evaluation.ts";
import { judgeReplySchema } from "../../grading/model-marks.ts";
import type { Model } from "../../grading/ports.ts";
import type { FromThread, SentMeasure, SentRequest, ThreadData, ToThread } from "./messages.ts";

/** So many questions a thread keeps compiled, as many as the main thread does. */
const mostMeasures = 500;

/**
 * So many answers wait at a thread. The main thread may grade, read and write for 20 ms before it hears that one is done,
 * and a short answer takes a third of a millisecond.
 */
const mostWaiting = 64;

/** New objects of a thread, in megabytes. V8 by itself takes twice as many, for a run that is a tenth quicker. */
const maxYoungGenerationSizeMb = 32;

interface Pending {
  readonly model: Model | null;
  readonly resolve: (evaluation: Evaluation | null) => void;
  readonly reject: (error: unknown) => void;
  /** What the model threw, so that it is the same error that comes out again. */
  thrown: unknown;
}

interface Thread {
  readonly worker: Worker;
  readonly pending: Map<number, Pending>;
  /** Numbers of the measures that it has, the oldest first. */
  readonly measures: Map<object | string, number>;
}

export interface GradingThreadsOptions {
  /** The module `wiring/grading-thread`, as source or built. */
  readonly path: string;
  readonly data: ThreadData;
  /** How many threads. */
  readonly count: number;
  /**
   * So many answers are left to the main thread before the first thread is started, which takes as long as hundreds do; 0:
   * it starts at once, and is ready when the first answer is.
   */
  readonly startAfter: number;
}

/**
 * Threads that are started when there is enough to do, and keep no process alive that has nothing else to do.
 *
 * A judgement that throws, throws what the model threw; a thread that breaks rejects everything it had.
 */
export function createGradingThreads(options: GradingThreadsOptions): GradingThreads {
  const threads: Thread[] = [];
  let asked = 0;
  let lastTask = 0;
  let lastMeasure = 0;
  let isFirstJudgement = true;

  function start(): Thread {
    const worker = new Worker(options.path, {
      workerData: options.data,
      resourceLimits: { maxYoungGenerationSizeMb },
      env: { ...process.env, ...compileCache() },
    });
    const thread: Thread = { worker, pending: new Map(), measures: new Map() };
    worker.on("message", (message: FromThread) => receive(thread, message));
    worker.on("error", (error) => {
      threads.splice(threads.indexOf(thread), 1);
      for (const { reject } of thread.pending.values()) reject(error);
      thread.pending.clear();
    });
    // After the listeners: one for messages keeps the process alive anew.
    worker.unref();
    return thread;
  }

  /** The thread with the least to do; null when all have that much, or none is worth its start. */
  function freeThread(most: number): Thread | null {
    asked += 1;
    if (asked <= options.startAfter) return null;
    if (threads.length < options.count) threads.push(start());
    const [first, ...others] = threads;
    if (first === undefined) return null;
    const least = others.reduce(
      (best, thread) => (thread.pending.size < best.pending.size ? thread : best),
      first,
    );
    return least.pending.size < most ? least : null;
  }

  let lastTurn: Promise<void> = Promise.resolve();

  /**
   * A turn of the loop for each request: a thread that gets ready wants fifty at once, and what it takes to make them all
   * would keep the first from going out.
   */
  function ownTurn(): Promise<void> {
    lastTurn = lastTurn.then(() => nextTurn());
    return lastTurn;
  }

  function send(thread: Thread, message: ToThread): void {
    thread.worker.postMessage(message);
  }

  function receive(thread: Thread, message: FromThread): void {
    const pending = thread.pending.get(message.task);
    if (pending === undefined) return;
    if (message.type === "ask") {
      void ask(thread, message.task, pending, message.request);
      return;
    }
    thread.pending.delete(message.task);
    if (thread.pending.size === 0) thread.worker.unref();
    if (message.type === "done") pending.resolve(message.evaluation);
    else pending.reject(pending.thrown ?? message.error);
  }

  async function ask(
    thread: Thread,
    task: number,
    pending: Pending,
    request: SentRequest,
  ): Promise<void> {
    try {
      await ownTurn();
      if (pending.model === null)
        throw new Error("a thread asked for a model that it was not given");
      const outcome = await pending.model.complete({ ...request, schema: judgeReplySchema });
      send(thread, { type: "replied", task, outcome });
    } catch (error) {
      pending.thrown = error;
      const code = error instanceof GreenroomError ? error.code : null;
      send(thread, { type: "refused", task, code });
    }
  }

  function sentMeasure(thread: Thread, measure: Measure): SentMeasure {
    const key = measure.by === "criteria" ? measure.question : measure.bare.criteriaKey;
    const known = thread.measures.get(key);
    if (known !== undefined) return { number: known, measure: null };
    const [oldest] = thread.measures;
    if (oldest !== undefined && thread.measures.size >= mostMeasures) {
      thread.measures.delete(oldest[0]);
      send(thread, { type: "forget", number: oldest[1] });
    }
    lastMeasure += 1;
    thread.measures.set(key, lastMeasure);
    return { number: lastMeasure, measure };
  }

  function begin(
    thread: Thread,
    model: Model | null,
    measure: Measure,
    messageFor: (task: number, sent: SentMeasure) => ToThread,
  ): Promise<Evaluation | null> {
    lastTask += 1;
    const task = lastTask;
    return new Promise((resolve, reject) => {
      if (thread.pending.size === 0) thread.worker.ref();
      thread.pending.set(task, { model, resolve, reject, thrown: null });
      send(thread, messageFor(task, sentMeasure(thread, measure)));
    });
  }

  if (options.startAfter === 0 && options.count > 0) threads.push(start());

  return {
    grade: (measure, answer) => {
      const thread = freeThread(mostWaiting);
      return (
        thread &&
        begin(thread, null, measure, (task, sent) => ({ type: "grade", task, sent, answer }))
      );
    },
    judge: (model, measure, { answers, settings: { level, language } }) => {
      // Nearly all of them wait for the model and cost the thread nothing.
      const thread = freeThread(Number.POSITIVE_INFINITY);
      if (thread === null) return null;
      // While the thread gets ready and writes the first request.
      if (isFirstJudgement) model.prepare?.(judgeReplySchema);
      isFirstJudgement = false;
      const { name, contextTokens } = model;
      const judged = begin(thread, model, measure, (task, sent) => ({
        type: "judge",
        task,
        sent,
        model: { name, contextTokens },
        given: { answers, settings: { level, language } },
      }));
      return judged.then((evaluation) => {
        if (evaluation === null) throw new Error("a judgement without an evaluation");
        return evaluation;
      });
    },
  };
}

/** A thread has compiled code kept only when its environment says so; it is ready in three quarters of the time. */
function compileCache(): { readonly NODE_COMPILE_CACHE?: string } {
  // The folder of this version of Node is in the one that is to be named.
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}
