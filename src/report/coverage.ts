/** What the job asks for, and how far the interview showed it. */
import type { Requirement } from "../interview/interview.ts";
import { meanScore } from "./question-report.ts";
import type { QuestionReport } from "./question-report.ts";

/** How far a requirement of the job was shown in this interview. */
export type CoverageStatus =
  | "shown"
  | "partly-shown"
  | "not-shown"
  | "ungraded"
  | "skipped"
  | "not-asked";

export interface CoverageRow {
  readonly requirement: Requirement;
  readonly status: CoverageStatus;
  /** Positions of the questions that tested it. */
  readonly positions: readonly number[];
  /** Mean score of those questions; null when none was evaluated. */
  readonly score: number | null;
}

/** The requirement by the questions that tested it. */
export function coverageOf(
  requirement: Requirement,
  questions: readonly QuestionReport[],
): CoverageRow {
  const own = questions.filter((question) => question.requirement?.id === requirement.id);
  const score = meanScore(own.flatMap(({ evaluation }) => evaluation?.score ?? []));
  return {
    requirement,
    status: coverageStatus(own, score),
    positions: own.map(({ position }) => position),
    score,
  };
}

/**
 * By the rubric's nearest whole score: at 4 and 5 the anchors describe an answer that shows the competency at this
 * level, at 3 one that is right with parts missing, below that one that does not show it.
 */
function coverageStatus(own: readonly QuestionReport[], score: number | null): CoverageStatus {
  if (score !== null) {
    const level = Math.round(score);
    if (level >= 4) return "shown";
    return level === 3 ? "partly-shown" : "not-shown";
  }
  if (own.some(({ outcome }) => outcome === "answered")) return "ungraded";
  return own.some(({ outcome }) => outcome === "skipped") ? "skipped" : "not-asked";
}
