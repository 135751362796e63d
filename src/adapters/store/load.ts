/** A whole interview read back. */
import type { Database } from "better-sqlite3";
import { storeError } from "../../words/store-errors.ts";
import type { InterviewRecord, Material } from "../../interview/interview.ts";
import { firstIssue, fromJson, interviewRecordSchema } from "./record.ts";
import { preparedOnce } from "./statements.ts";

/** Columns that are used here; the others are passed on under the names that the schema checks. */
interface InterviewRow {
  readonly kinds: string;
  readonly resumeHash: string | null;
  readonly resumeName: string | null;
  readonly resumeText: string | null;
  readonly jobHash: string | null;
  readonly jobName: string | null;
  readonly jobText: string | null;
}
interface TurnRow {
  readonly position: number;
}
interface QuestionRow extends TurnRow {
  readonly json: string;
  readonly improvement: string | null;
}
interface AnswerRow extends TurnRow {
  readonly heard: string | null;
}
interface EvaluationRow extends TurnRow {
  readonly number: number;
  readonly calibrationName: string | null;
  readonly intercept: number | null;
  readonly slope: number | null;
  readonly rawScore: number | null;
}

/**
 * Everything of the interview with this id, or null when there is none.
 * @throws GreenroomError `usage` when the stored shapes are not ones that this version knows
 */
export function loadInterview(database: Database, id: string): InterviewRecord | null {
  // One transaction, so that a save of another process falls before or after all of these reads.
  const record = database.transaction(() => readInterview(database, id)).deferred();
  if (record === null) {
    return null;
  }
  const parsed = interviewRecordSchema.safeParse(record);
  if (!parsed.success) {
    throw storeError("usage", ({ interviewUnread, issues }) =>
      interviewUnread(id, firstIssue(parsed.error, issues)),
    );
  }
  return parsed.data;
}

/** Kept, since an export reads every interview: preparing them took a fifth of it. */
const statements = preparedOnce((database) => ({
  interview: database.prepare<[string], InterviewRow>(
    `SELECT id, status, mode, role, level, kinds, language, engine, model, seed,
       question_limit AS questionLimit, minutes, probe_limit AS probeLimit,
       started_at AS startedAt, finished_at AS finishedAt,
       resume_hash AS resumeHash, resume_name AS resumeName, resume.text AS resumeText,
       job_hash AS jobHash, job_name AS jobName, job.text AS jobText
     FROM interviews
     LEFT JOIN documents AS resume ON resume.hash = resume_hash
     LEFT JOIN documents AS job ON job.hash = job_hash
     WHERE id = ?`,
  ),
  requirements: database.prepare<[string], { areas: string; skills: string }>(
    `SELECT requirement_id AS id, name, importance, kind, job_quote AS jobQuote, evidence, areas, skills
     FROM requirements WHERE interview_id = ? ORDER BY ordinal`,
  ),
  questions: database.prepare<[string], QuestionRow>(
    `SELECT position, requirement_id AS requirementId, source, asked_at AS askedAt, json,
       improvements.text AS improvement
     FROM questions
     JOIN question_contents ON hash = content_hash
     LEFT JOIN improvements USING (interview_id, position)
     WHERE interview_id = ? ORDER BY position`,
  ),
  probes: database.prepare<[string], TurnRow>(
    `SELECT position, number, criterion_id AS criterionId, text, asked_at AS askedAt
     FROM probes WHERE interview_id = ? ORDER BY position, number`,
  ),
  answers: database.prepare<[string], AnswerRow>(
    `SELECT position, probe_number AS probeNumber, id, outcome, input, duration_ms AS durationMs,
       predicted_score AS predictedScore, answered_at AS answeredAt, text, heard
     FROM answers WHERE interview_id = ? ORDER BY position, probe_number`,
  ),
  evaluations: database.prepare<[string], EvaluationRow>(
    `SELECT number, position, id, through_probe AS throughProbe, status, score, engine, model,
       prompt_hash AS promptHash, rubric_hash AS rubricHash, screen, confidence, reason,
       next_step AS nextStep, evaluated_at AS evaluatedAt, judges, spread, calibration AS calibrationName,
       calibration_intercept AS intercept, calibration_slope AS slope, raw_score AS rawScore
     FROM evaluations WHERE interview_id = ? ORDER BY position, number`,
  ),
  marks: database.prepare<[number]>(
    `SELECT criterion_id AS criterionId, mark, quote, reason FROM marks WHERE evaluation = ? ORDER BY ordinal`,
  ),
  dimensions: database
    .prepare<[number], [string, number | null]>(
      "SELECT dimension, score FROM dimension_scores WHERE evaluation = ? ORDER BY dimension",
    )
    .raw(),
  doubts: database
    .prepare<[number], string>(
      "SELECT doubt FROM evaluation_doubts WHERE evaluation = ? ORDER BY rowid",
    )
    .pluck(),
}));

function readInterview(database: Database, id: string) {
  const read = statements(database);
  const interview = read.interview.get(id);
  if (interview === undefined) {
    return null;
  }
  const requirements = read.requirements
    .all(id)
    .map((row) => ({ ...row, areas: fromJson(row.areas), skills: fromJson(row.skills) }));
  const questions = read.questions.all(id);
  const probes = byPosition(read.probes.all(id));
  const answers = byPosition(
    read.answers
      .all(id)
      .map((row) => ({ ...row, heard: row.heard === null ? null : fromJson(row.heard) })),
  );
  const evaluations = byPosition(readEvaluations(database, id));
  return {
    ...interview,
    settings: { ...interview, kinds: fromJson(interview.kinds) },
    plan: { requirements },
    resume: material(interview.resumeHash, interview.resumeName, interview.resumeText),
    job: material(interview.jobHash, interview.jobName, interview.jobText),
    turns: questions.map((row) => ({
      asked: { ...row, question: fromJson(row.json) },
      probes: probes.get(row.position) ?? [],
      answers: answers.get(row.position) ?? [],
      evaluations: evaluations.get(row.position) ?? [],
      improvement: row.improvement,
    })),
  };
}

function readEvaluations(database: Database, id: string) {
  const { evaluations, marks, dimensions, doubts } = statements(database);
  return evaluations.all(id).map((row) => ({
    ...row,
    evaluation: {
      ...row,
      doubts: doubts.all(row.number),
      calibration:
        row.calibrationName === null
          ? null
          : {
              name: row.calibrationName,
              intercept: row.intercept,
              slope: row.slope,
              rawScore: row.rawScore,
            },
      dimensions: Object.fromEntries(dimensions.all(row.number)),
      marks: marks.all(row.number),
    },
  }));
}

function byPosition<Row extends TurnRow>(rows: readonly Row[]): Map<number, Row[]> {
  return Map.groupBy(rows, (row) => row.position);
}

function material(hash: string | null, name: string | null, text: string | null): Material | null {
  return hash === null || name === null || text === null ? null : { hash, name, text };
}
