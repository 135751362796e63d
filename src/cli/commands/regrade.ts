/** `greenroom regrade`: judges answers again, or for the first time. Earlier evaluations stay. */
import { translatedError } from "../../words/errors.ts";
import * as z from "zod";
import { bandOf, differences, yardstickOf } from "../../grading/comparison.ts";
import type { YardstickKey } from "../../grading/comparison.ts";
import type { Evaluation } from "../../grading/evaluation.ts";
import { describeJudgement, plusMinus } from "../../grading/judgement-words.ts";
import { twoDecimals } from "../../grading/score.ts";
import { awaitsTranscription, currentEvaluation } from "../../interview/interview.ts";
import type { InterviewRecord, Turn } from "../../interview/interview.ts";
import type { Engine } from "../../interview/ports.ts";
import { judgeTurn } from "../../interview/judge-turn.ts";
import { drawId } from "../../interview/draw-id.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Store } from "../store.ts";
import { chooseEngine, disclose } from "../engine-choice.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { createLateListener } from "../listener.ts";
import { sanitizeLine } from "../sanitize.ts";
import { evaluateWords } from "../../words/evaluate.ts";
import type { EvaluateWords } from "../../words/evaluate/english.ts";
import { gradingWords } from "../../words/grading.ts";
import { decimal } from "../../words/numbers.ts";
import { regradeWords } from "../../words/regrade.ts";
import type { RegradeWords } from "../../words/regrade/english.ts";
import { roleOf } from "./continue.ts";

const optionsSchema = z.object({
  id: z.string().optional(),
  pending: z.boolean().optional(),
  json: z.boolean().optional(),
});

interface Regraded {
  readonly interviewId: string;
  readonly position: number;
  /** The score that counted until now, 1 to 5; null when there was none. */
  readonly before: number | null;
  readonly evaluation: Evaluation;
  /** Null where one of the two has no score. */
  readonly change: ScoreChange | null;
}

interface ScoreChange {
  readonly points: number;
  /** What a score may move by without anything having changed. */
  readonly band: number;
  /** In what the graders differ: the two scores do not compare when there is anything. */
  readonly differs: readonly YardstickKey[];
}

/** An answer whose recording could not be transcribed now either. */
interface Untranscribed {
  readonly interviewId: string;
  readonly position: number;
  readonly reason: string;
}

export async function run(rawOptions: unknown, dependencies: Dependencies): Promise<void> {
  const options = optionsSchema.parse(rawOptions);
  const { terminal, ambient } = dependencies;
  const store = await dependencies.openStore();
  const targets = findTargets(store, options);
  const { language } = terminal.talkFormat;
  const words = await regradeWords(language);
  if (targets.length === 0) {
    if (options.json === true) {
      terminal.json([]);
    }
    terminal.talk(words.nothing);
    return;
  }
  const late = createLateListener(dependencies, store);
  const waits = targets.some(({ turn }) => turn.answers.some(awaitsTranscription));
  const engineName = chooseEngine(dependencies);
  if (engineName === "openai" && !(await disclose(dependencies, store))) {
    throw translatedError("usage", ({ noConsentRegrade }) => noConsentRegrade);
  }
  if (waits) await late.open();
  const library = await dependencies.openLibrary();
  const { yardsticks } = (await evaluateWords(language)).comparison;
  const engines = new Map<string, Engine>();
  const results: Regraded[] = [];
  const untranscribed: Untranscribed[] = [];
  for (const { record, turn: found } of targets) {
    const isSlow = engineName !== "offline" || waits;
    const number = results.length + untranscribed.length + 1;
    const spinner = isSlow ? terminal.spinner(words.judging(number, targets.length)) : null;
    try {
      const { turn, outcomes } = await late.transcribeTurn(record, found);
      const failed = outcomes.find(({ status }) => status === "failed");
      if (failed?.status === "failed") {
        const { position } = turn.asked;
        untranscribed.push({ interviewId: record.id, position, reason: failed.reason });
        continue;
      }
      let engine = engines.get(record.id);
      if (engine === undefined) {
        engine = await dependencies.openEngine({
          engine: engineName,
          role: roleOf(record, library),
          language: record.settings.language,
          interviewId: record.id,
        });
        engines.set(record.id, engine);
      }
      const saved = await judgeTurn(turn, engine, {
        settings: record.settings,
        signal: dependencies.signal,
        id: drawId(ambient.random, 12),
        now: ambient.now,
      });
      const before = currentEvaluation(turn)?.evaluation ?? null;
      const result: Regraded = {
        interviewId: record.id,
        position: turn.asked.position,
        before: before?.score ?? null,
        evaluation: saved.evaluation,
        change: changeSince(before, saved.evaluation),
      };
      // A failed second attempt must not hide an earlier score: only a first evaluation is kept when it is ungraded.
      if (saved.evaluation.status === "evaluated" || turn.evaluations.length === 0) {
        store.saveEvaluation(record.id, saved);
      }
      results.push(result);
    } finally {
      spinner?.stop();
    }
    const result = results.at(-1);
    if (options.json === true || result === undefined) continue;
    const { resultFormat } = terminal;
    terminal.result(
      wrap(
        sanitizeLine(describe(result, { regrade: words, yardsticks }, resultFormat)),
        resultFormat,
      ),
    );
  }
  for (const { interviewId, position, reason } of untranscribed) {
    terminal.talk(words.notTranscribed(interviewId, position, sanitizeLine(reason)));
  }
  if (options.json === true) {
    terminal.json([...results, ...untranscribed]);
  }
  const ungraded = results.filter(({ evaluation }) => evaluation.status === "ungraded").length;
  const failed = ungraded + untranscribed.length;
  if (failed > 0) {
    throw translatedError("below-minimum", ({ notJudged }) => notJudged(failed, targets.length));
  }
}

function findTargets(
  store: Store,
  options: z.infer<typeof optionsSchema>,
): { readonly record: InterviewRecord; readonly turn: Turn }[] {
  const id = options.id === undefined ? undefined : store.resolveInterviewId(options.id);
  if (options.pending === true) {
    const records = new Map<string, InterviewRecord>();
    return store.pendingAnswers(id).flatMap(({ interviewId, position }) => {
      const record = records.get(interviewId) ?? store.loadInterview(interviewId);
      records.set(interviewId, record);
      return turnsOf(record).filter(({ turn }) => turn.asked.position === position);
    });
  }
  return turnsOf(store.loadInterview(id ?? store.resolveInterviewId("last")));
}

function turnsOf(
  record: InterviewRecord,
): { readonly record: InterviewRecord; readonly turn: Turn }[] {
  return record.turns
    .filter((turn) => turn.answers.some((answer) => answer.outcome === "answered"))
    .map((turn) => ({ record, turn }));
}

function changeSince(before: Evaluation | null, now: Evaluation): ScoreChange | null {
  if (before?.status !== "evaluated" || now.status !== "evaluated") return null;
  return {
    points: twoDecimals(now.score - before.score),
    band: bandOf(now, before),
    differs: differences(yardstickOf(now), yardstickOf(before)),
  };
}

/** What a judgement is said in. */
interface Words {
  readonly regrade: RegradeWords;
  readonly yardsticks: EvaluateWords["comparison"]["yardsticks"];
}

function describe(
  { interviewId, position, before, evaluation, change }: Regraded,
  { regrade, yardsticks }: Words,
  { symbols, language }: Format,
): string {
  if (evaluation.status === "ungraded") {
    const why = gradingWords(language).ungraded[evaluation.reason];
    return regrade.notGraded(interviewId, position, why);
  }
  const around = plusMinus(evaluation, language);
  const range = around === null ? "" : ` ${symbols.plusMinus}${around}`;
  const score = `${regrade.of5(decimal(evaluation.score, language))}${range}`;
  const was =
    before === null
      ? ""
      : regrade.was(decimal(before, language), changeWords(change, { regrade, yardsticks }));
  const graded = regrade.graded(interviewId, position, score, was);
  return `${graded} ${describeJudgement(evaluation, language)}`;
}

/** An improvement counts only above the spread, and only by the same yardstick. */
function changeWords(change: ScoreChange | null, { regrade, yardsticks }: Words): string {
  if (change === null || change.points === 0) return "";
  const { points, band, differs } = change;
  if (differs.length > 0) {
    return regrade.notComparable(differs.map((key) => yardsticks[key]).join(", "));
  }
  if (Math.abs(points) <= band) return regrade.withinSpread;
  return points > 0 ? regrade.better : regrade.worse;
}
