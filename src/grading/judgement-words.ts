/** How surely an answer was judged, as a reader is told it: the same words in the terminal and in reports. */
import type { Doubt, EvaluatedAnswer, Evaluation } from "./evaluation.ts";

const doubtWords: Readonly<Record<Doubt, string>> = {
  "graders-disagree": "the model and the offline grader disagree",
  "judges-disagree": "several judgements of it disagree",
  "addressed-to-grader": "it speaks to whoever grades it",
  "too-long": "its end was too long to be judged",
  "mostly-cannot-tell": "most criteria could not be judged",
  "unclear-words": "words that count were not heard clearly",
};

/** The grader, how often it judged, what was corrected, and what casts doubt on it; one or two sentences. */
export function describeJudgement(evaluation: Evaluation): string {
  const grader = evaluation.engine === "offline" ? "the offline grader" : evaluation.model;
  if (evaluation.status === "ungraded") return `Judged by ${grader}.`;
  const { judges, spread, calibration, doubts } = evaluation;
  const parts = [
    `Judged by ${grader}`,
    ...(spread === null ? [] : [`${judges} times, ${spread.toFixed(1)} apart`]),
    ...(calibration === null
      ? []
      : [`calibrated by ${calibration.name} (raw score ${calibration.rawScore.toFixed(1)})`]),
    ...(evaluation.confidence === "low" ? ["with low confidence"] : []),
  ];
  const because = doubts.map((doubt) => doubtWords[doubt]).join("; ");
  return `${parts.join(", ")}${because === "" ? "" : `: ${because}`}.`;
}

/** Half of the spread, for a ± behind the score; null with one judge. */
export function plusMinus({ spread }: Pick<EvaluatedAnswer, "spread">): string | null {
  return spread === null ? null : (spread / 2).toFixed(1);
}
