/** Interviews in the database: every save is one immediate transaction, and nothing that was saved is changed. */
import type { Database } from "better-sqlite3";
import type { Question } from "../../grading/question.ts";
import type {
  Answer,
  AskedProbe,
  AskedQuestion,
  InterviewRecord,
  InterviewStatus,
  Material,
  SavedEvaluation,
} from "../../interview/interview.ts";
import type { Transcript } from "../../speech/ports.ts";
import { insertEvaluation } from "./evaluation-rows.ts";
import { toJson } from "./record.ts";
import { preparedOnce } from "./statements.ts";
import { inTransaction } from "./transaction.ts";

const contentInsert = preparedOnce((database) =>
  database.prepare(
    "INSERT INTO question_contents (hash, json) VALUES (?, ?) ON CONFLICT DO NOTHING",
  ),
);

/** Keeps a question once, whoever asks it. @returns the hash under which it is kept */
export function saveContent(database: Database, question: Question): string {
  const json = toJson(question);
  // Loaded when it is needed: a command that only reads starts some milliseconds sooner without it.
  const { hash: digest } = process.getBuiltinModule("node:crypto");
  const hash = digest("sha256", json);
  contentInsert(database).run(hash, json);
  return hash;
}

const documentInsert = preparedOnce((database) =>
  database.prepare("INSERT INTO documents (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING"),
);

const sameDocument = preparedOnce((database) =>
  database.prepare("SELECT 1 FROM documents WHERE hash = ? AND text = ?"),
);

const questionInsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO questions (interview_id, position, question_id, area, kind, difficulty,
       requirement_id, source, asked_at, text, content_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
);

const probeInsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO probes (interview_id, position, number, criterion_id, text, asked_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ),
);

const answerInsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO answers (interview_id, position, probe_number, id, outcome, input,
       duration_ms, predicted_score, answered_at, text, heard)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
);

const transcriptUpdate = preparedOnce((database) =>
  database.prepare(
    `UPDATE answers SET text = ?, heard = json_set(heard, '$.transcript', json(?))
     WHERE interview_id = ? AND id = ? AND text = '' AND heard ->> '$.transcript' IS NULL`,
  ),
);

const improvementUpsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO improvements (interview_id, position, text) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET text = excluded.text`,
  ),
);

const interviewInsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO interviews (id, status, mode, role, level, kinds, language, engine, model, seed,
       question_limit, minutes, probe_limit, started_at, finished_at,
       resume_hash, resume_name, job_hash, job_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
);

const requirementInsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO requirements (interview_id, ordinal, requirement_id, name, importance, kind,
         job_quote, evidence, areas, skills)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
);

/**
 * The saving half of the store. Saving the same thing twice, or something that belongs to nothing, breaks a
 * constraint and throws SQLite's error: that is a bug of the caller, not to be papered over.
 */
export function interviewWriter(database: Database) {
  const immediately = <Parameters extends unknown[]>(save: (...parameters: Parameters) => void) =>
    inTransaction(database, save);

  const saveDocument = (material: Material | null): void => {
    if (material === null) {
      return;
    }
    documentInsert(database).run(material.hash, material.text);
    const same = sameDocument(database).get(material.hash, material.text);
    if (same === undefined) {
      throw new TypeError(`another document with the hash ${material.hash} is stored already`);
    }
  };

  const saveQuestion = immediately((interviewId: string, asked: AskedQuestion): void => {
    const { question } = asked;
    questionInsert(database).run(
      interviewId,
      asked.position,
      question.id,
      question.area,
      question.kind,
      question.difficulty,
      asked.requirementId,
      asked.source,
      asked.askedAt,
      question.text,
      saveContent(database, question),
    );
  });

  const saveProbe = immediately((interviewId: string, probe: AskedProbe): void => {
    probeInsert(database).run(
      interviewId,
      probe.position,
      probe.number,
      probe.criterionId,
      probe.text,
      probe.askedAt,
    );
  });

  const saveAnswer = immediately((interviewId: string, answer: Answer): void => {
    answerInsert(database).run(
      interviewId,
      answer.position,
      answer.probeNumber,
      answer.id,
      answer.outcome,
      answer.input,
      answer.durationMs,
      answer.predictedScore,
      answer.answeredAt,
      answer.text,
      answer.heard === null ? null : toJson(answer.heard),
    );
  });

  const saveTranscript = immediately(
    (interviewId: string, answerId: string, transcript: Transcript): void => {
      // Only an answer without words gets them: what was judged is never changed.
      const { changes } = transcriptUpdate(database).run(
        transcript.text,
        toJson(transcript),
        interviewId,
        answerId,
      );
      if (changes !== 1) {
        throw new TypeError(`the answer ${answerId} does not wait for a transcript`);
      }
    },
  );

  const saveEvaluation = immediately((interviewId: string, saved: SavedEvaluation): void => {
    insertEvaluation(database, interviewId, saved);
  });

  const saveImprovement = immediately(
    (interviewId: string, position: number, text: string): void => {
      improvementUpsert(database).run(interviewId, position, text);
    },
  );

  const saveInterview = immediately((record: InterviewRecord): void => {
    const { settings, resume, job } = record;
    saveDocument(resume);
    saveDocument(job);
    interviewInsert(database).run(
      record.id,
      record.status,
      settings.mode,
      settings.role,
      settings.level,
      toJson(settings.kinds),
      settings.language,
      settings.engine,
      settings.model,
      settings.seed,
      settings.questionLimit,
      settings.minutes,
      settings.probeLimit,
      record.startedAt,
      record.finishedAt,
      resume?.hash ?? null,
      resume?.name ?? null,
      job?.hash ?? null,
      job?.name ?? null,
    );
    const insertRequirement = requirementInsert(database);
    for (const [ordinal, requirement] of record.plan.requirements.entries()) {
      insertRequirement.run(
        record.id,
        ordinal,
        requirement.id,
        requirement.name,
        requirement.importance,
        requirement.kind,
        requirement.jobQuote,
        requirement.evidence,
        toJson(requirement.areas),
        toJson(requirement.skills),
      );
    }
    for (const turn of record.turns) {
      saveQuestion(record.id, turn.asked);
      turn.probes.forEach((probe) => saveProbe(record.id, probe));
      turn.answers.forEach((answer) => saveAnswer(record.id, answer));
      turn.evaluations.forEach((evaluation) => saveEvaluation(record.id, evaluation));
      if (turn.improvement !== null) {
        saveImprovement(record.id, turn.asked.position, turn.improvement);
      }
    }
  });

  const finishInterview = immediately(
    (id: string, status: Exclude<InterviewStatus, "open">, finishedAt: string): void => {
      const { changes } = database
        .prepare(
          "UPDATE interviews SET status = ?, finished_at = ? WHERE id = ? AND status = 'open'",
        )
        .run(status, finishedAt, id);
      if (changes !== 1) {
        throw new TypeError(`there is no open interview ${id} to finish`);
      }
    },
  );

  /** Takes away all that belongs to the interview, and documents and questions that no other one uses. */
  const deleteInterview = immediately((id: string): void => {
    database.prepare("UPDATE model_calls SET interview_id = NULL WHERE interview_id = ?").run(id);
    // What was answered in drills to a question that only this interview asked goes too: it may tell of the job.
    database
      .prepare(
        `DELETE FROM attempts WHERE question_id IN (
           SELECT question_id FROM questions WHERE interview_id = ? AND source = 'openai')`,
      )
      .run(id);
    database.prepare("DELETE FROM interviews WHERE id = ?").run(id);
    database.exec(`
      DELETE FROM documents WHERE
        NOT EXISTS (SELECT 1 FROM interviews WHERE resume_hash = hash) AND
        NOT EXISTS (SELECT 1 FROM interviews WHERE job_hash = hash);
      DELETE FROM question_contents WHERE
        NOT EXISTS (SELECT 1 FROM questions WHERE content_hash = hash) AND
        NOT EXISTS (SELECT 1 FROM cards WHERE content_hash = hash) AND
        NOT EXISTS (SELECT 1 FROM attempts WHERE content_hash = hash);
    `);
  });

  return {
    saveInterview,
    saveQuestion,
    saveProbe,
    saveAnswer,
    saveTranscript,
    saveEvaluation,
    saveImprovement,
    finishInterview,
    deleteInterview,
  };
}
