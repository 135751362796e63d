/** An interview as a report: what was found, put together for a reader. A pure function of the interview's record. */
import type { Evaluation, Grader, Mark } from "../grading/evaluation.ts";
import type { Criterion, Kind, Question, Rubric } from "../grading/question.ts";
import { anchorFor } from "../grading/score.ts";
import type {
  Answer,
  InterviewRecord,
  InterviewSettings,
  InterviewStatus,
  Requirement,
  Turn,
} from "../interview/interview.ts";
import { currentEvaluation } from "../interview/interview.ts";
import { claimsToDefend } from "../interview/claims.ts";
import type { ClaimToDefend, EarlierAnswer } from "../interview/claims.ts";
import { deliveryReport } from "./delivery.ts";
import type { DeliveryReport } from "./delivery.ts";

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

export interface Highlight {
  /** The question's position. */
  readonly position: number;
  readonly text: string;
  /** The person's own words; null where there are none to show. */
  readonly quote: string | null;
}

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

export interface DimensionScore {
  readonly kind: Kind;
  readonly name: string;
  readonly score: number;
}

export interface QuestionReport {
  readonly position: number;
  readonly question: Question;
  readonly requirement: Requirement | null;
  readonly source: "openai" | "offline";
  readonly outcome: "answered" | "skipped" | "unanswered";
  /** The answer to the question, then each probe with its answer, in order. */
  readonly exchanges: readonly { readonly probe: string | null; readonly answer: Answer | null }[];
  /** The one that counts: the latest. Null before the first. */
  readonly evaluation: Evaluation | null;
  /** ISO 8601; null without an evaluation. */
  readonly evaluatedAt: string | null;
  /** How many evaluations there are, the current one included. */
  readonly evaluationCount: number;
  /** One row for each criterion; the mark is null when the answer has no marks. */
  readonly criteria: readonly { readonly criterion: Criterion; readonly mark: Mark | null }[];
  /** What the rubric says of this score at this level; null without a score. */
  readonly anchor: string | null;
  /** What the person bet on; null when nothing. */
  readonly predictedScore: number | null;
  readonly improvement: string | null;
}

/** Who gave the current scores of which questions, and by which words. */
export interface GraderReport extends Grader {
  /** The correction's name; null: none. */
  readonly calibration: string | null;
  readonly rubricHashes: readonly string[];
  readonly positions: readonly number[];
}

const highlightLimit = 3;

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
  const questions = record.turns.map((turn) => buildQuestion(turn, record, rubrics));
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
      score: mean(scores),
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

function buildQuestion(
  turn: Turn,
  record: InterviewRecord,
  rubrics: readonly Rubric[],
): QuestionReport {
  const { question, requirementId } = turn.asked;
  const saved = currentEvaluation(turn);
  const evaluation = saved?.evaluation ?? null;
  const marks = new Map((evaluation?.marks ?? []).map((mark) => [mark.criterionId, mark]));
  const answerTo = (probeNumber: number): Answer | null =>
    turn.answers.findLast((answer) => answer.probeNumber === probeNumber) ?? null;
  const first = answerTo(0);
  return {
    position: turn.asked.position,
    question,
    requirement: record.plan.requirements.find(({ id }) => id === requirementId) ?? null,
    source: turn.asked.source,
    outcome: first === null ? "unanswered" : first.outcome,
    exchanges: [
      { probe: null, answer: first },
      ...turn.probes.map((probe) => ({ probe: probe.text, answer: answerTo(probe.number) })),
    ],
    evaluation,
    evaluatedAt: saved?.evaluatedAt ?? null,
    evaluationCount: turn.evaluations.length,
    criteria: question.criteria.map((criterion) => ({
      criterion,
      mark: marks.get(criterion.id) ?? null,
    })),
    anchor: anchorOf(question.kind, evaluation?.score ?? null, record, rubrics),
    predictedScore: first?.predictedScore ?? null,
    improvement: turn.improvement,
  };
}

function anchorOf(
  kind: Kind,
  score: number | null,
  record: InterviewRecord,
  rubrics: readonly Rubric[],
): string | null {
  const rubric = rubrics.find((each) => each.kind === kind);
  return rubric === undefined || score === null
    ? null
    : anchorFor(rubric, record.settings.level, score);
}

function kindScores(
  questions: readonly QuestionReport[],
  record: InterviewRecord,
  rubrics: readonly Rubric[],
): ReportSummary["kinds"] {
  return [...Map.groupBy(questions, ({ question }) => question.kind)].flatMap(([kind, group]) => {
    const score = mean(group.flatMap(({ evaluation }) => evaluation?.score ?? []));
    return score === null ? [] : [{ kind, score, anchor: anchorOf(kind, score, record, rubrics) }];
  });
}

/** Met criteria with a quote: the heavier first, then those of the better answer, one a question while there are others. */
function findStrengths(questions: readonly QuestionReport[]): readonly Highlight[] {
  const met = questions
    .flatMap(({ position, criteria, evaluation }) =>
      criteria
        .filter(({ mark }) => mark?.mark === "met" && mark.quote !== null)
        .toSorted((a, b) => b.criterion.weight - a.criterion.weight)
        .map(({ criterion, mark }, rank) => ({
          position,
          criterion,
          mark,
          rank,
          score: evaluation?.score ?? 0,
        })),
    )
    .toSorted(
      (a, b) => a.rank - b.rank || b.criterion.weight - a.criterion.weight || b.score - a.score,
    );
  return met.slice(0, highlightLimit).map(({ position, criterion, mark }) => ({
    position,
    text: criterion.text,
    quote: mark?.quote ?? null,
  }));
}

/** The next step of the weakest answers, with the words that were wrong or only partly right. */
function findNextSteps(questions: readonly QuestionReport[]): readonly Highlight[] {
  return questions
    .toSorted((a, b) => (a.evaluation?.score ?? 0) - (b.evaluation?.score ?? 0))
    .flatMap(({ position, evaluation }) => {
      if (evaluation === null || evaluation.nextStep === null) return [];
      // Only what was wrong is quoted: words of a partly met criterion say nothing about the one that was left open.
      const wrong = evaluation.marks.find(({ mark }) => mark === "contradicted");
      return [{ position, text: evaluation.nextStep, quote: wrong?.quote ?? null }];
    })
    .slice(0, highlightLimit);
}

function coverageOf(requirement: Requirement, questions: readonly QuestionReport[]): CoverageRow {
  const own = questions.filter((question) => question.requirement?.id === requirement.id);
  const score = mean(own.flatMap(({ evaluation }) => evaluation?.score ?? []));
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

function dimensionScores(
  questions: readonly QuestionReport[],
  rubrics: readonly Rubric[],
): readonly DimensionScore[] {
  return rubrics.flatMap(({ kind, dimensions }) =>
    dimensions.flatMap(({ id, name }) => {
      const score = mean(
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

/** The mean, rounded to two decimals; null for no values. */
function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100;
}
