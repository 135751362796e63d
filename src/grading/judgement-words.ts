/** How surely an answer was judged, as a reader is told it: the same words in the terminal and in reports. */
import type { Language } from "../vocabulary.ts";
import { gradingWords } from "../words/grading.ts";
import { decimal } from "../words/numbers.ts";
import type { EvaluatedAnswer, Evaluation } from "./evaluation.ts";

/** The grader, how often it judged, what was corrected, and what casts doubt on it; one or two sentences. */
export function describeJudgement(evaluation: Evaluation, language: Language): string {
  const words = gradingWords(language);
  const grader = evaluation.engine === "offline" ? words.offlineGrader : evaluation.model;
  if (evaluation.status === "ungraded") return `${words.judgedBy(grader)}.`;
  const { judges, spread, calibration, doubts } = evaluation;
  const parts = [
    words.judgedBy(grader),
    ...(spread === null ? [] : [words.timesApart(judges, decimal(spread, language))]),
    ...(calibration === null
      ? []
      : [words.calibratedBy(calibration.name, decimal(calibration.rawScore, language))]),
    ...(evaluation.confidence === "low" ? [words.lowConfidence] : []),
  ];
  const because = doubts.map((doubt) => words.doubts[doubt]).join("; ");
  return `${parts.join(", ")}${because === "" ? "" : `: ${because}`}.`;
}

/** Half of the spread, for a ± behind the score; null with one judge. */
export function plusMinus(
  { spread }: Pick<EvaluatedAnswer, "spread">,
  language: Language,
): string | null {
  return spread === null ? null : decimal(spread / 2, language);
}
