/** `greenroom calibrate`: how far a grader's marks agree with people's, and what its scores are corrected by. */
import * as z from "zod";
import { calibrationError, calibrationWords } from "../../words/calibration.ts";
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
import type { FoundFit } from "../views/calibrate.ts";
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
  const flags = chosen.map((name) => `--${name}`);
  throw calibrationError("usage", ({ errors }) => errors.together(flags));
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
    const words = await calibrationWords(terminal.resultFormat.language);
    terminal.result(renderMeasurement(measurement, words, terminal.resultFormat));
    if (fit !== null) terminal.result(`\n${renderFit(fit, words, terminal.resultFormat)}`);
  }
  if (fit !== null && !fit.kept) {
    throw calibrationError("below-minimum", ({ errors }) => errors.fitNotKept);
  }
  const { kappa } = measurement.marks;
  const { minKappa } = options;
  if (minKappa !== undefined && (kappa === null || kappa < minKappa)) {
    throw calibrationError("below-minimum", ({ errors }) =>
      errors.lowKappa(kappa === null ? null : kappa.toFixed(3), minKappa),
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
    throw calibrationError("usage", ({ errors }) => errors.noneMarked);
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

/** Fits, and keeps what brings scores nearer to people's on answers that it had not seen. */
async function keepFit(
  judged: readonly JudgedAnswer[],
  { grader }: Measurement,
  { ambient, openStore }: Dependencies,
): Promise<FoundFit> {
  const pairs = scorePairs(judged);
  const fit = fitAffine(pairs);
  if (fit === null || grader === null) {
    throw calibrationError("below-minimum", ({ errors }) => errors.noFit(fewestAnswers));
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
  const kept = errorAfter < errorBefore;
  if (kept) (await openStore()).calibrations.save(calibration);
  return { ...calibration, errorBefore, errorAfter, kept };
}

async function list(options: Options, { terminal, openStore }: Dependencies): Promise<void> {
  const calibrations = (await openStore()).calibrations.all();
  if (options.json) return terminal.json(calibrations);
  const words = await calibrationWords(terminal.resultFormat.language);
  if (calibrations.length === 0) return terminal.talk(words.fit.noneKept);
  terminal.result(renderCalibrations(calibrations, words, terminal.resultFormat));
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
  const { fit } = await calibrationWords(terminal.talkFormat.language);
  const told = removed.length === 0 ? fit.noneOfThis : fit.forgotten(names);
  terminal.talk(wrap(told, terminal.talkFormat));
}
