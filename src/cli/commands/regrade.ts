/** `greenroom regrade`: judges answers again, or for the first time. Earlier evaluations stay. */
import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import type { Evaluation } from "../../grading/evaluation.ts";
import { awaitsTranscription, currentEvaluation } from "../../interview/interview.ts";
import type { InterviewRecord, Turn } from "../../interview/interview.ts";
import type { Engine } from "../../interview/ports.ts";
import { judgeTurn } from "../../interview/judge-turn.ts";
import { drawId } from "../../interview/draw-id.ts";
import type { Dependencies, Store } from "../dependencies.ts";
import { chooseEngine, disclose } from "../engine-choice.ts";
import { createLateListener } from "../listener.ts";
import { sanitizeLine } from "../sanitize.ts";
import { ungradedText } from "../views/interview-events.ts";
import { roleOf } from "./continue.ts";

const optionsSchema = z.object({
  id: z.string().optional(),
  pending: z.boolean().optional(),
  json: z.boolean().optional(),
});

interface Regraded {
  readonly interviewId: string;
  readonly position: number;
  readonly before: number | null;
  readonly evaluation: Evaluation;
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
    throw new GreenroomError(
      "usage",
      "Nothing is sent without your consent.",
      "Judge without a service: greenroom regrade --engine offline",
    );
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
      results.push({
        interviewId: record.id,
        position: turn.asked.position,
        before: currentEvaluation(turn)?.evaluation.score ?? null,
        evaluation: saved.evaluation,
      });
      // A failed second attempt must not hide an earlier score: only a first evaluation is kept when it is ungraded.
      if (saved.evaluation.status === "evaluated" || turn.evaluations.length === 0) {
        store.saveEvaluation(record.id, saved);
      }
    } finally {
      spinner?.stop();
    }
    const result = results.at(-1);
    if (options.json !== true && result !== undefined) terminal.result(describe(result));
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
    throw new GreenroomError(
      "below-minimum",
      `${failed} of ${targets.length} answers could not be judged.`,
      "Try again later, or with --engine offline.",
    );
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

function describe({ interviewId, position, before, evaluation }: Regraded): string {
  const head = `${interviewId} question ${position}: `;
  if (evaluation.status === "ungraded") {
    return `${head}not graded, ${ungradedText[evaluation.reason]}`;
  }
  const was = before === null ? "" : ` (was ${before.toFixed(1)})`;
  return `${head}${evaluation.score.toFixed(1)} of 5${was}, by ${evaluation.engine === "offline" ? "the offline grader" : evaluation.model}`;
}
