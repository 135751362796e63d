/** `greenroom regrade`: judges answers again, or for the first time. Earlier evaluations stay. */
import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import type { Evaluation } from "../../grading/evaluation.ts";
import { currentEvaluation } from "../../interview/interview.ts";
import type { InterviewRecord, Turn } from "../../interview/interview.ts";
import type { Engine } from "../../interview/ports.ts";
import { judgeTurn } from "../../interview/judge-turn.ts";
import { drawId } from "../../interview/draw-id.ts";
import type { Dependencies, Store } from "../dependencies.ts";
import { chooseEngine, disclose } from "../engine-choice.ts";
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
  const engineName = chooseEngine(dependencies);
  if (engineName === "openai" && !(await disclose(dependencies, store))) {
    throw new GreenroomError(
      "usage",
      "Nothing is sent without your consent.",
      "Judge without a service: greenroom regrade --engine offline",
    );
  }
  const library = await dependencies.openLibrary();
  const engines = new Map<string, Engine>();
  const results: Regraded[] = [];
  for (const { record, turn } of targets) {
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
    const spinner =
      engineName === "offline"
        ? null
        : terminal.spinner(`Judging ${results.length + 1} of ${targets.length}`);
    const saved = await judgeTurn(turn, engine, {
      settings: record.settings,
      signal: dependencies.signal,
      id: drawId(ambient.random, 12),
      now: ambient.now,
    }).finally(() => spinner?.stop());
    const result: Regraded = {
      interviewId: record.id,
      position: turn.asked.position,
      before: currentEvaluation(turn)?.evaluation.score ?? null,
      evaluation: saved.evaluation,
    };
    // A failed second attempt must not hide an earlier score: only a first evaluation is kept when it is ungraded.
    if (saved.evaluation.status === "evaluated" || turn.evaluations.length === 0) {
      store.saveEvaluation(record.id, saved);
    }
    results.push(result);
    if (options.json !== true) {
      terminal.result(describe(result));
    }
  }
  if (options.json === true) {
    terminal.json(results);
  }
  const failed = results.filter(({ evaluation }) => evaluation.status === "ungraded").length;
  if (failed > 0) {
    throw new GreenroomError(
      "below-minimum",
      `${failed} of ${results.length} answers could not be judged.`,
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
