/** How one row of a batch is judged by a model, with what earlier runs have kept. */
import { GreenroomError, isGreenroomError } from "../errors.ts";
import { applyCalibration, uncalibrated } from "../grading/calibration/affine.ts";
import { createCriteriaWriter } from "../grading/criteria-writer.ts";
import type { CriteriaOutcome } from "../grading/criteria-writer.ts";
import { createModelJudge } from "../grading/model-grader.ts";
import { wantsSecondJudgement } from "../grading/panel.ts";
import type { Ambient, Model, ModelCall, ModelRequest, PromptSource } from "../grading/ports.ts";
import type { Criterion } from "../grading/question.ts";
import { judgementKey } from "./cache-key.ts";
import { combine, usageOf, wellFormed } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { RowJudgeOptions } from "./judge-offline.ts";
import type { Begun } from "./order.ts";
import type { Judgement, JudgementStore } from "./ports.ts";
import { createQuestions } from "./questions.ts";
import type { AskedQuestion, BareQuestion } from "./questions.ts";
import { judgedRow, ungradedRow, unknownQuestionRow } from "./result.ts";
import type { AnswerRow, ResultRow } from "./row.ts";
import type { RowJudge } from "./run.ts";

/** Why a row has no score whose request the service did not take: asking again would not help. */
const requestRefused = "request-refused";

/** So many questions are remembered as ones that the model wrote no criteria for. */
const mostUnwritable = 1000;

export interface ModelRowJudgeOptions extends RowJudgeOptions {
  /** Paced and paid for; see outgoing.ts. */
  readonly model: Model;
  /** Another model for the judgement of this key, such as one with a reply that a batch has brought; null: `model`. */
  readonly modelFor?: ((key: string) => Model | null) | undefined;
  /** Where the model is. */
  readonly baseUrl: string;
  readonly prompts: PromptSource;
  readonly ambient: Ambient;
  readonly store: JudgementStore;
  /**
   * How many judgements of each answer; see panel.ts. With one, a second is made where the first and the offline grader
   * disagree.
   */
  readonly judges: number;
  /** Criteria in the place of those that a model would write, for a plan that asks nobody. */
  readonly standIn?: ((bare: BareQuestion) => readonly Criterion[]) | undefined;
  /**
   * False: no second judgement where the first and the offline grader disagree, such as for replies of the provider's
   * batch engine, where it would cost the full price or another day; the confidence is low all the same.
   */
  readonly secondJudgements?: boolean | undefined;
  /** A row whose judgement was kept by an earlier run, or by an equal row of this one. */
  readonly onKept: () => void;
  /** What the service said when a call failed; the row itself holds one word only. */
  readonly onFailure: (error: GreenroomError) => void;
}

/**
 * Judges by a model. A judgement with a score is kept under everything that could change it, and never asked for again;
 * so are the criteria that are written for a question. What is under way is asked once, however many rows want it.
 *
 * A task throws what nothing after it could be judged with either: GreenroomError `key` when the key is refused, and
 * `service` when before the first reply the service knows no such model or address. Besides, it throws `below-minimum`
 * and `stopped` as outgoing.ts does.
 */
export function createModelRowJudge(options: ModelRowJudgeOptions): RowJudge {
  const { store, ambient, judges, calibrationFor = uncalibrated } = options;
  const { hash } = ambient;
  const questionOf = createQuestions({
    ...options,
    hash,
    criteriaFor: (bare) =>
      store.findCriteria(bare.criteriaKey)?.criteria ?? options.standIn?.(bare) ?? null,
  });
  const promptHash = options.prompts("judge").hash;
  const judgedBy = { baseUrl: options.baseUrl, model: options.model.name, promptHash };
  const writing = new Map<string, Promise<CriteriaOutcome>>();
  const unwritable = new Map<string, CriteriaOutcome>();
  const judging = new Map<string, Promise<Finding>>();
  let hasReplied = false;
  // What is under way is finished, so nothing ever aborts it.
  const { signal } = new AbortController();

  function begin(row: AnswerRow): Begun<ResultRow> {
    const found = questionOf(row);
    if (found.status === "unknown") return { output: unknownQuestionRow(row, found.questionId) };
    if (found.status === "ready") return beginAsked(row, found.asked);
    return {
      task: async () => {
        const failure = await writeCriteria(found.bare);
        if (failure !== null) return ungradedRow(row, failure.reason, failure);
        const begun = begin(row);
        return "output" in begun ? begun.output : await begun.task();
      },
    };
  }

  function result(row: AnswerRow, asked: AskedQuestion, finding: Finding): ResultRow {
    const evaluation = applyCalibration(finding.evaluation, calibrationFor);
    const judged = judgedRow(row, asked, evaluation, finding.usage);
    return { ...judged, reason: finding.reason ?? judged.reason };
  }

  function onCall({ outcome }: ModelCall): void {
    hasReplied ||= outcome === "ok" || outcome === "refused" || outcome === "invalid-reply";
  }

  /** Once there was a reply, an unknown model is a server's bad moment, and a row or two without a score. */
  function endsRun({ code, lasting }: GreenroomError): boolean {
    return code === "key" || (lasting === "setup" && !hasReplied);
  }

  function beginAsked(row: AnswerRow, asked: AskedQuestion): Begun<ResultRow> {
    const keyOf = (sample: number): string => judgementKey(row, asked, judgedBy, sample, hash);
    const kept: Judgement[] = [];
    for (let sample = 0; sample < samplesFor(kept[0]); sample += 1) {
      const judgement = store.findJudgement(keyOf(sample));
      if (judgement === null) break;
      kept.push(judgement);
    }
    if (kept.length === samplesFor(kept[0])) {
      options.onKept();
      return { output: result(row, asked, combine(asked.question, kept, judges)) };
    }
    return {
      task: async () => {
        const key = keyOf(0);
        const underWay = judging.get(key);
        if (underWay !== undefined) options.onKept();
        const finding = await (underWay ??
          once(judging, key, () => judgeSamples(row, asked, keyOf)));
        return result(row, asked, finding);
      },
    };
  }

  /** How many judgements are wanted, given the first. */
  function samplesFor(first: Finding | undefined): number {
    const isDisputed = first !== undefined && wantsSecondJudgement(first.evaluation);
    return judges === 1 && isDisputed && options.secondJudgements !== false ? 2 : judges;
  }

  /** Judges as often as is missing; whatever has a score is on the disk before this ends, however it ends. */
  async function judgeSamples(
    row: AnswerRow,
    asked: AskedQuestion,
    keyOf: (sample: number) => string,
  ): Promise<Finding> {
    const findings: Finding[] = [];
    const fresh: { key: string; judgement: Judgement }[] = [];
    const calls: ModelCall[] = [];
    try {
      for (let sample = 0; sample < samplesFor(findings[0]); sample += 1) {
        const key = keyOf(sample);
        const kept = store.findJudgement(key);
        const finding = kept ?? (await judgeOnce(row, asked, key, calls));
        findings.push(finding);
        const { evaluation, usage } = finding;
        // Settled without a model, it is the same however often it is judged; with the service down nothing follows.
        if (evaluation.screen !== null || evaluation.reason === "service-down") break;
        if (kept === null && evaluation.status === "evaluated") {
          fresh.push({ key, judgement: { evaluation, usage } });
        }
      }
    } finally {
      if (calls.length > 0)
        await store.saveJudgements({ judgements: fresh, criteria: null, calls });
    }
    return combine(asked.question, findings, findings[0]?.evaluation.screen === null ? judges : 1);
  }

  async function judgeOnce(
    row: AnswerRow,
    asked: AskedQuestion,
    key: string,
    allCalls: ModelCall[],
  ): Promise<Finding> {
    const calls: ModelCall[] = [];
    let refusal: GreenroomError | null = null;
    let isRefused = false;
    const model = recording(options.modelFor?.(key) ?? options.model, {
      onCall: (call) => {
        onCall(call);
        calls.push(call);
        allCalls.push(call);
      },
      onFailure: (error) => {
        options.onFailure(error);
        if (endsRun(error)) refusal = error;
        isRefused = error.lasting !== null;
      },
    });
    const request = { answers: [{ probe: null, text: row.answer }], settings: row };
    const { question } = asked;
    const evaluation = await (options.threads?.judge(
      model,
      { by: "criteria", ...asked },
      request,
    ) ?? createModelJudge({ ...options, model })({ ...request, question, signal }));
    if (refusal !== null) throw refusal;
    return {
      evaluation: wellFormed(evaluation),
      usage: usageOf(calls),
      reason: isRefused ? requestRefused : null,
    };
  }

  /** Null when the criteria are kept now, else who could not write them and why, in a word. */
  async function writeCriteria(
    bare: BareQuestion,
  ): Promise<{ reason: string; engine: string; model: string } | null> {
    const grader = { engine: "openai", model: options.model.name };
    try {
      const key = bare.criteriaKey;
      const outcome =
        unwritable.get(key) ??
        (await (writing.get(key) ?? once(writing, key, () => writeAndKeep(bare))));
      return outcome.ok ? null : { ...grader, model: outcome.model, reason: outcome.failure };
    } catch (error) {
      if (!isGreenroomError(error, "service") || endsRun(error)) throw error;
      return { ...grader, reason: error.lasting === null ? "service-down" : requestRefused };
    }
  }

  async function writeAndKeep(bare: BareQuestion): Promise<CriteriaOutcome> {
    const calls: ModelCall[] = [];
    let written: CriteriaOutcome | null = null;
    const model = recording(options.model, {
      onCall: (call) => {
        onCall(call);
        calls.push(call);
      },
      onFailure: options.onFailure,
    });
    try {
      written = await createCriteriaWriter({ ...options, model })({ ...bare, signal });
      // Asked again for each of a thousand answers it would fail, and be paid, a thousand times.
      if (!written.ok && unwritable.size < mostUnwritable)
        unwritable.set(bare.criteriaKey, written);
      return written;
    } finally {
      const criteria = written?.ok === true ? { key: bare.criteriaKey, written } : null;
      if (calls.length > 0) await store.saveJudgements({ judgements: [], criteria, calls });
    }
  }

  return begin;
}

/** The promise under the key until it is settled, so that whoever comes meanwhile shares it. */
function once<T>(
  pending: Map<string, Promise<T>>,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const promise = work().finally(() => pending.delete(key));
  pending.set(key, promise);
  return promise;
}

/** The model, with what its calls took and how they failed told to this listener. */
function recording(
  model: Model,
  listener: {
    readonly onCall: (call: ModelCall) => void;
    readonly onFailure: (error: GreenroomError) => void;
  },
): Model {
  return {
    ...model,
    complete: async <T>(request: ModelRequest<T>) => {
      try {
        // What is under way is finished, so there is no signal to listen to.
        const observer = { onCall: listener.onCall };
        return await model.complete({ ...request, signal: undefined, observer });
      } catch (error) {
        if (error instanceof GreenroomError) listener.onFailure(error);
        throw error;
      }
    },
  };
}
