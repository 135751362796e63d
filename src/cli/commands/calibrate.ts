/** `greenroom calibrate`: how far a grader's marks agree with people's, and what its scores are corrected by. */
import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import { fewestAnswers, fitAffine, nameCalibration } from "../../grading/calibration/affine.ts";
import type { Calibration } from "../../grading/calibration/affine.ts";
import { markedAnswerOf } from "../../grading/calibration/labels.ts";
import { resolveGolden } from "../../grading/calibration/marked-answer.ts";
import type { MarkedAnswer } from "../../grading/calibration/marked-answer.ts";
import { measure, scorePairs } from "../../grading/calibration/measure.ts";
import type { JudgedAnswer, Measurement } from "../../grading/calibration/measure.ts";
import type { EngineName } from "../../grading/evaluation.ts";
import { judgeAll } from "../calibrate-judge.ts";
import type { Dependencies } from "../dependencies.ts";
import { chooseEngine } from "../engine-choice.ts";
import { openBank } from "../evaluate-options.ts";
import { wrap } from "../format.ts";
import { renderCalibrations, renderFit, renderMeasurement } from "../views/calibrate.ts";
import type { KeptFit } from "../views/calibrate.ts";
import { runAttacks } from "./calibrate-attacks.ts";

const optionsSchema = z.object({
  labels: z.boolean().default(false),
  repeats: z.number().int().positive().default(1),
  fit: z.boolean().default(false),
  clear: z.boolean().default(false),
  list: z.boolean().default(false),
  attacks: z.boolean().default(false),
  minKappa: z.number().optional(),
  maxMeanRise: z.number(),
  maxRise: z.number(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

export async function run(rawOptions: unknown, dependencies: Dependencies): Promise<void> {
  const options = optionsSchema.parse(rawOptions);
  refuseMixture(options);
  if (options.list) return list(options, dependencies);
  const engine = chooseEngine(dependencies);
  if (options.clear) return clear(engine, options, dependencies);
  if (options.attacks) return runAttacks(engine, options, dependencies);
  await measureGrader(engine, options, dependencies);
}

function refuseMixture(options: Options): void {
  const chosen = (["fit", "clear", "list", "attacks"] as const).filter((name) => options[name]);
  if (chosen.length < 2) return;
  throw new GreenroomError(
    "usage",
    `${chosen.map((name) => `--${name}`).join(" and ")} do not go together.`,
    "Give one of them.",
  );
}

async function measureGrader(
  engine: EngineName,
  options: Options,
  dependencies: Dependencies,
): Promise<void> {
  const { terminal, ambient, judgement } = dependencies;
  const answers = await markedAnswers(options, dependencies);
  const judged = await judgeAnswers(answers, engine, options, dependencies);
  const measurement = measure(judged, await judgement.calibrationFor());
  const fit = options.fit ? await keepFit(judged, measurement, dependencies) : null;
  if (options.json) {
    terminal.json({
      at: ambient.now().toISOString(),
      repeats: options.repeats,
      ...measurement,
      fit,
    });
  } else {
    terminal.result(renderMeasurement(measurement, terminal.resultFormat));
    if (fit !== null) terminal.result(`\n${renderFit(fit, terminal.resultFormat)}`);
  }
  const { kappa } = measurement.marks;
  if (options.minKappa !== undefined && (kappa === null || kappa < options.minKappa)) {
    throw new GreenroomError(
      "below-minimum",
      `Kappa is ${kappa === null ? "not defined" : kappa.toFixed(3)}, below --min-kappa ${options.minKappa}.`,
      "The answers on which they differ most are listed above; prompt, model or criteria may have changed.",
    );
  }
}

/** The bundled answers, and the person's own where they are wanted; a fit always wants them. */
async function markedAnswers(
  { labels, fit }: Options,
  dependencies: Dependencies,
): Promise<readonly MarkedAnswer[]> {
  const library = await dependencies.openBundledLibrary();
  const golden = resolveGolden(library.golden(), openBank(library));
  if (!labels && !fit) return golden;
  const own = (await dependencies.openStore()).labels.all().map(markedAnswerOf);
  if (labels && own.length === 0) {
    throw new GreenroomError(
      "usage",
      "You have not marked any answer yet.",
      "`greenroom label` lets you; or leave --labels out.",
    );
  }
  return [...golden, ...own];
}

async function judgeAnswers(
  answers: readonly MarkedAnswer[],
  engine: EngineName,
  { repeats }: Options,
  dependencies: Dependencies,
): Promise<readonly JudgedAnswer[]> {
  const requests = answers.flatMap((marked) =>
    Array.from({ length: repeats }, () => ({
      question: marked.question,
      answers: marked.answers,
      settings: { level: marked.level, language: marked.question.language },
    })),
  );
  const evaluations = await judgeAll(requests, engine, dependencies);
  return answers.map((marked, index) => ({
    marked,
    evaluations: evaluations.slice(index * repeats, (index + 1) * repeats),
  }));
}

async function keepFit(
  judged: readonly JudgedAnswer[],
  { grader }: Measurement,
  { ambient, openStore }: Dependencies,
): Promise<KeptFit> {
  const pairs = scorePairs(judged);
  const fit = fitAffine(pairs);
  if (fit === null || grader === null) {
    throw new GreenroomError(
      "below-minimum",
      `No correction can be fitted: it takes ${fewestAnswers} answers whose scores rise with people's marks.`,
      "Nothing was kept. `greenroom calibrate` shows how far this grader and people agree.",
    );
  }
  const { intercept, slope, errorBefore, errorAfter } = fit;
  const calibration: Calibration = {
    ...grader,
    name: nameCalibration(grader, fit, ambient.hash),
    intercept,
    slope,
    answers: pairs.length,
    fittedAt: ambient.now().toISOString(),
  };
  (await openStore()).calibrations.save(calibration);
  return { ...calibration, errorBefore, errorAfter };
}

async function list(options: Options, { terminal, openStore }: Dependencies): Promise<void> {
  const calibrations = (await openStore()).calibrations.all();
  if (options.json) return terminal.json(calibrations);
  if (calibrations.length === 0) {
    return terminal.talk("No score is corrected. `greenroom calibrate --fit` fits a correction.");
  }
  terminal.result(renderCalibrations(calibrations, terminal.resultFormat));
}

/** Those of the engine and the model, whatever the prompt: a served name may be longer than the one that was chosen. */
async function clear(
  engine: EngineName,
  options: Options,
  { terminal, openStore, judgement }: Dependencies,
): Promise<void> {
  const { calibrations } = await openStore();
  const model = engine === "offline" ? null : await judgement.modelName();
  const removed = calibrations
    .all()
    .filter((each) => each.engine === engine && (model === null || each.model.startsWith(model)))
    .filter((each) => calibrations.remove(each));
  if (options.json) return terminal.json({ removed });
  const names = removed.map((each) => `${each.name} (${each.model})`).join(", ");
  terminal.talk(
    wrap(
      removed.length === 0
        ? "There was no correction of this engine and model."
        : `Forgotten: ${names}. Evaluations that it was applied to keep their scores.`,
      terminal.talkFormat,
    ),
  );
}
