/** An interview as a report: what was found, put together for a reader. A pure function of the interview's record. */
import type { Grader } from "../grading/evaluation.ts";
import type { Kind, Rubric } from "../grading/question.ts";
import { claimsToDefend } from "../interview/claims.ts";
import type { ClaimToDefend, EarlierAnswer } from "../interview/claims.ts";
import type {
  InterviewRecord,
  InterviewSettings,
  InterviewStatus,
} from "../interview/interview.ts";
import { coverageOf } from "./coverage.ts";
import type { CoverageRow } from "./coverage.ts";
import { deliveryReport } from "./delivery.ts";
import type { DeliveryReport } from "./delivery.ts";
import { findNextSteps, findStrengths } from "./highlights.ts";
import type { Highlight } from "./highlights.ts";
import { anchorOf, meanScore, questionReport } from "./question-report.ts";
import type { QuestionReport } from "./question-report.ts";

export interface ReportData {
  readonly id: string;
  readonly status: InterviewStatus;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly settings: InterviewSettings;
  /** Names of the documents; null when there was none. */
  readonly resumeName: string | null;
  readonly jobName: string | null;
  readonly summary: ReportSummary;
  readonly coverage: readonly CoverageRow[];
  readonly dimensions: readonly DimensionScore[];
  readonly questions: readonly QuestionReport[];
  readonly graders: readonly GraderReport[];
  /** Numbers that an interviewer may ask about, in the order in which they were said. */
  readonly claims: readonly ClaimToDefend[];
  /** How it was said, apart from every score; null when nothing was spoken. */
  readonly delivery: DeliveryReport | null;
}

export interface ReportSummary {
  readonly asked: number;
  readonly answered: number;
  readonly skipped: number;
  /** Answers without a score. */
  readonly ungraded: number;
  /** Mean of the current scores, 1 to 5, two decimals; null when nothing was evaluated. */
  readonly score: number | null;
  /** The same for each kind of question, with what the rubric says of such a score. */
  readonly kinds: readonly {
    readonly kind: Kind;
    readonly score: number;
    readonly anchor: string | null;
  }[];
  /** The heaviest criteria that were met, at most three. */
  readonly strengths: readonly Highlight[];
  /** What to do next time after the weakest answers, at most three, the weakest first. */
  readonly nextSteps: readonly Highlight[];
}

export interface DimensionScore {
  readonly kind: Kind;
  readonly name: string;
  readonly score: number;
}

/** Who gave the current scores of which questions, and by which words. */
export interface GraderReport extends Grader {
  /** The correction's name; null: none. */
  readonly calibration: string | null;
  readonly rubricHashes: readonly string[];
  readonly positions: readonly number[];
}

export interface ReportSources {
  /** Those of `prompts/rubrics`, for the meaning of the scores. */
  readonly rubrics: readonly Rubric[];
  /** Answers of earlier interviews that hold numbers. */
  readonly earlierAnswers?: readonly EarlierAnswer[];
}

/** The report of one interview. */
export function buildReport(
  record: InterviewRecord,
  { rubrics, earlierAnswers = [] }: ReportSources,
): ReportData {
  const questions = record.turns.map((turn) => questionReport(turn, record, rubrics));
  const scores = questions.flatMap((question) => question.evaluation?.score ?? []);
  return {
    id: record.id,
    status: record.status,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    settings: record.settings,
    resumeName: record.resume?.name ?? null,
    jobName: record.job?.name ?? null,
    summary: {
      asked: questions.length,
      answered: questions.filter(({ outcome }) => outcome === "answered").length,
      skipped: questions.filter(({ outcome }) => outcome === "skipped").length,
      ungraded: questions.filter(
        ({ outcome, evaluation }) => outcome === "answered" && evaluation?.status !== "evaluated",
      ).length,
      score: meanScore(scores),
      kinds: kindScores(questions, record, rubrics),
      strengths: findStrengths(questions),
      nextSteps: findNextSteps(questions),
    },
    coverage: record.plan.requirements.map((requirement) => coverageOf(requirement, questions)),
    dimensions: dimensionScores(questions, rubrics),
    questions,
    graders: listGraders(questions),
    claims: claimsToDefend(record, earlierAnswers),
    delivery: deliveryReport(record),
  };
}

function kindScores(
  questions: readonly QuestionReport[],
  record: InterviewRecord,
  rubrics: readonly Rubric[],
): ReportSummary["kinds"] {
  return [...Map.groupBy(questions, ({ question }) => question.kind)].flatMap(([kind, group]) => {
    const score = meanScore(group.flatMap(({ evaluation }) => evaluation?.score ?? []));
    return score === null ? [] : [{ kind, score, anchor: anchorOf(kind, score, record, rubrics) }];
  });
}

function dimensionScores(
  questions: readonly QuestionReport[],
  rubrics: readonly Rubric[],
): readonly DimensionScore[] {
  return rubrics.flatMap(({ kind, dimensions }) =>
    dimensions.flatMap(({ id, name }) => {
      const score = meanScore(
        questions.flatMap(({ question, evaluation }) =>
          question.kind === kind ? (evaluation?.dimensions[id] ?? []) : [],
        ),
      );
      return score === null ? [] : [{ kind, name, score }];
    }),
  );
}

function listGraders(questions: readonly QuestionReport[]): readonly GraderReport[] {
  const judged = questions.flatMap(({ position, evaluation }) =>
    evaluation?.status === "evaluated" ? [{ position, evaluation }] : [],
  );
  const groups = Map.groupBy(judged, ({ evaluation }) =>
    JSON.stringify([
      evaluation.engine,
      evaluation.model,
      evaluation.promptHash,
      evaluation.calibration?.name ?? null,
    ]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { engine, model, promptHash } = first.evaluation;
    const rubricHashes = [...new Set(group.map(({ evaluation }) => evaluation.rubricHash))];
    const calibration = first.evaluation.calibration?.name ?? null;
    const positions = group.map(({ position }) => position);
    return [{ engine, model, promptHash, calibration, rubricHashes, positions }];
  });
}
