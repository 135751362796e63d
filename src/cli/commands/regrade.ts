/** `greenroom regrade`: judges answers again, or for the first time. Earlier evaluations stay. */
import { translatedError } from "../../words/errors.ts";
import * as z from "zod";
import { bandOf, differences, yardstickNames, yardstickOf } from "../../grading/comparison.ts";
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
import { gradingWords } from "../../words/grading.ts";
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
  if (targets.length === 0) {
    if (options.json === true) {
      terminal.json([]);
    }
    terminal.talk("Nothing to judge: every answer has its score.");
    return;
  }
  const late = createLateListener(dependencies, store);
  const waits = targets.some(({ turn }) => turn.answers.some(awaitsTranscription));
  const engineName = chooseEngine(dependencies);
  if (engineName === "openai" && !(await disclose(dependencies, store))) {
    throw translatedError("usage", (words) => words.noConsentRegrade);
  }
  if (waits) await late.open();
  const library = await dependencies.openLibrary();
  const engines = new Map<string, Engine>();
  const results: Regraded[] = [];
  const untranscribed: Untranscribed[] = [];
  for (const { record, turn: found } of targets) {
    const isSlow = engineName !== "offline" || waits;
    const number = results.length + untranscribed.length + 1;
    const spinner = isSlow ? terminal.spinner(`Judging ${number} of ${targets.length}`) : null;
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
    terminal.result(wrap(sanitizeLine(describe(result, resultFormat)), resultFormat));
  }
  for (const { interviewId, position, reason } of untranscribed) {
    terminal.talk(`${interviewId} question ${position}: not transcribed: ${sanitizeLine(reason)}`);
  }
  if (options.json === true) {
    terminal.json([...results, ...untranscribed]);
  }
  const ungraded = results.filter(({ evaluation }) => evaluation.status === "ungraded").length;
  const failed = ungraded + untranscribed.length;
  if (failed > 0) {
    throw translatedError("below-minimum", (words) => words.notJudged(failed, targets.length));
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

function describe(
  { interviewId, position, before, evaluation, change }: Regraded,
  { symbols }: Format,
): string {
  const head = `${interviewId} question ${position}: `;
  if (evaluation.status === "ungraded") {
    return `${head}not graded, ${gradingWords("en").ungraded[evaluation.reason]}`;
  }
  const around = plusMinus(evaluation, "en");
  const score = `${evaluation.score.toFixed(1)} of 5${around === null ? "" : ` ${symbols.plusMinus}${around}`}`;
  const was = before === null ? "" : ` (was ${before.toFixed(1)}${changeWords(change)})`;
  return `${head}${score}${was}. ${describeJudgement(evaluation, "en")}`;
}

/** An improvement counts only above the spread, and only by the same yardstick. */
function changeWords(change: ScoreChange | null): string {
  if (change === null || change.points === 0) return "";
  const { points, band, differs } = change;
  if (differs.length > 0) {
    return `, not comparable: another ${differs.map((key) => yardstickNames[key]).join(", ")}`;
  }
  if (Math.abs(points) <= band) return ", within the spread";
  return points > 0 ? ", better" : ", worse";
}
