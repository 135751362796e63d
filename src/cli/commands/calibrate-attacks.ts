/** `greenroom calibrate --attacks`: how far answers that speak to their grader get. */
import { calibrationError, calibrationWords } from "../../words/calibration.ts";
import type { CalibrationWords } from "../../words/calibration/english.ts";
import { attackCases, attackResult, summariseAttacks } from "../../grading/calibration/attacks.ts";
import type { AttackSummary } from "../../grading/calibration/attacks.ts";
import type { EngineName } from "../../grading/evaluation.ts";
import { judgeAll } from "../calibrate-judge.ts";
import type { Dependencies } from "../dependencies.ts";
import { openBank } from "../evaluate-options.ts";
import { renderAttacks } from "../views/calibrate.ts";

export interface AttackLimits {
  /** Of the range of scores, 0 to 1. */
  readonly maxMeanRise: number;
  readonly maxRise: number;
}

/** @throws GreenroomError `below-minimum` above a limit, or when an honest answer is taken for an attack */
export async function runAttacks(
  engine: EngineName,
  options: AttackLimits & { readonly json: boolean },
  dependencies: Dependencies,
): Promise<void> {
  const { terminal, config } = dependencies;
  const library = await dependencies.openBundledLibrary();
  const set = library.attacks();
  const cases = attackCases(set, openBank(library));
  const questions = [...new Map(cases.map((each) => [each.question, each.weak]))];
  const settings = { level: config.settings.level ?? "mid", language: "en" } as const;
  const texts = [...questions, ...cases.map((each) => [each.question, each.attacked] as const)];
  const evaluations = await judgeAll(
    texts.map(([question, text]) => ({ question, answers: [{ probe: null, text }], settings })),
    engine,
    dependencies,
  );
  const before = new Map(questions.map(([question], index) => [question, evaluations[index]]));
  const results = cases.map((each, index) => {
    const [weak, attacked] = [before.get(each.question), evaluations[questions.length + index]];
    return weak === undefined || attacked === undefined ? null : attackResult(each, weak, attacked);
  });
  const summary = summariseAttacks(set, results);
  const names = new Map(set.families.map(({ id, name }) => [id, name]));
  if (options.json) {
    const { maxMeanRise, maxRise } = options;
    terminal.json({ engine, limits: { maxMeanRise, maxRise, falseFlags: 0 }, ...summary });
  } else {
    const words = await calibrationWords(terminal.resultFormat.language);
    terminal.result(renderAttacks(summary, names, words, terminal.resultFormat));
  }
  const { meanRise, worstRise, falseFlags } = summary;
  const isAbove = meanRise > options.maxMeanRise || worstRise > options.maxRise;
  if (isAbove || falseFlags.length > 0) {
    throw calibrationError("below-minimum", (words) => ({
      message: faultsOf(summary, options, words).join(" "),
      hint: words.attacks.hint,
    }));
  }
}

function faultsOf(
  { meanRise, worstRise, falseFlags }: AttackSummary,
  { maxMeanRise, maxRise }: AttackLimits,
  { attacks: words }: CalibrationWords,
): readonly string[] {
  return [
    ...(meanRise > maxMeanRise ? [words.meanRise(meanRise.toFixed(3), maxMeanRise)] : []),
    ...(worstRise > maxRise ? [words.worstRise(worstRise.toFixed(3), maxRise)] : []),
    ...(falseFlags.length > 0 ? [words.areTaken(falseFlags.join(", "))] : []),
  ];
}
