/**
 * The database's shape, as the steps that lead to it. A step that has been released is never changed: whoever has it
 * already would not get the change. A new shape is a new step at the end.
 *
 * Rules: times are ISO 8601 in UTC, so that their text sorts as time. JSON stands only where the shape is the model's
 * or nobody asks for a part of it; what is queried is a column. CHECK stands only for sets that the queries rely on;
 * growing one means rebuilding its table. Rows can be rebuilt here freely: a migration runs without foreign keys, which
 * are checked before it is committed.
 */

import { firstShape } from "./first-shape.ts";
import { scoreDays } from "./score-days.ts";
import { turnStates } from "./turn-states.ts";

export interface Migration {
  /** Why the shape changed; for the reader. */
  readonly why: string;
  readonly sql: string;
}

/** The version of a database is the number of migrations it has been through (`PRAGMA user_version`). */
export const migrations: readonly Migration[] = [
  // 1. The first shape: everything of `InterviewRecord`, the profile, the calls to models and the memory.
  {
    why: "interviews, profile, model calls and memory",
    sql: firstShape,
  },
  // 2. Evaluations that are handed to the provider's batch engine.
  {
    why: "runs of the provider's batch engine",
    sql: `
      CREATE TABLE provider_runs (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        created_at TEXT NOT NULL,
        base_url TEXT NOT NULL,
        model TEXT NOT NULL,
        state TEXT NOT NULL,
        arguments TEXT NOT NULL,
        answers INTEGER NOT NULL,
        waits_for TEXT NOT NULL,
        queue_tokens INTEGER
      ) STRICT;

      CREATE TABLE provider_files (
        number INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES provider_runs (id) ON DELETE CASCADE,
        file INTEGER NOT NULL,
        requests INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        tokens INTEGER NOT NULL,
        input_hash TEXT NOT NULL,
        stage TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        uploaded_file_id TEXT,
        creating_at TEXT,
        retry_at TEXT,
        problem TEXT,
        -- As the provider last told of it.
        batch TEXT,
        -- Counted here as replies come in: counting a million requests for a progress line would take seconds.
        replied INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0,
        cost_usd REAL NOT NULL DEFAULT 0,
        without_price INTEGER NOT NULL DEFAULT 0,
        UNIQUE (run_id, file)
      ) STRICT;

      -- Equal requests are one, whichever run sends it. A million rows: no index that can be done without.
      CREATE TABLE provider_requests (
        custom_id TEXT PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES provider_files (number) ON DELETE CASCADE,
        outcome TEXT CHECK (outcome IN ('replied', 'failed'))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE provider_replies (
        custom_id TEXT PRIMARY KEY,
        reply TEXT NOT NULL
      ) STRICT;
    `,
  },
  // 3. What batches keep, so that nothing is judged, paid or written twice.
  {
    why: "judgements and written criteria of batches",
    sql: `
      -- One judgement of one answer by one model; the key is a hash of everything that could change it.
      CREATE TABLE judgements (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        evaluation TEXT NOT NULL,
        input_tokens INTEGER NOT NULL,
        output_tokens INTEGER NOT NULL,
        cost_usd REAL,
        judged_at TEXT NOT NULL
      ) STRICT;

      -- Criteria for questions that came without; every later run judges by the same.
      CREATE TABLE written_criteria (
        key TEXT PRIMARY KEY,
        criteria TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt_hash TEXT NOT NULL,
        written_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  // 4. What recordings say.
  {
    why: "transcripts of recordings",
    sql: `
      -- The key is a hash of the recording's bytes, the endpoint and the model.
      CREATE TABLE transcripts (
        key TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        language TEXT,
        duration_ms INTEGER,
        transcribed_at TEXT NOT NULL
      ) STRICT;
    `,
  },
  // 5. What failed comes back.
  {
    why: "cards, practice answers and their reviews",
    sql: `
      -- A criterion that failed. It goes with the interview that made it: a model's question may tell of the job.
      CREATE TABLE cards (
        number INTEGER PRIMARY KEY,
        question_id TEXT NOT NULL,
        criterion_id TEXT NOT NULL,
        content_hash TEXT NOT NULL REFERENCES question_contents (hash),
        area TEXT NOT NULL,
        interview_id TEXT REFERENCES interviews (id) ON DELETE CASCADE,
        created_at TEXT NOT NULL,
        last_mark TEXT NOT NULL,
        drilled INTEGER NOT NULL DEFAULT 0,
        -- FSRS.
        due_at TEXT NOT NULL,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        reviews INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        last_review_at TEXT NOT NULL,
        interval_days INTEGER NOT NULL,
        UNIQUE (question_id, criterion_id)
      ) STRICT;
      CREATE INDEX cards_by_due ON cards (due_at);
      CREATE INDEX cards_by_interview ON cards (interview_id);
      CREATE INDEX cards_by_content ON cards (content_hash);

      -- Answers given in a drill or to the daily question; the evaluation is null until it is judged.
      CREATE TABLE attempts (
        number INTEGER PRIMARY KEY,
        occasion TEXT NOT NULL CHECK (occasion IN ('drill', 'daily')),
        question_id TEXT NOT NULL,
        area TEXT NOT NULL,
        content_hash TEXT NOT NULL REFERENCES question_contents (hash),
        -- In which words it was asked, and by which criteria it is judged.
        wording TEXT NOT NULL,
        criteria TEXT NOT NULL,
        text TEXT NOT NULL,
        duration_ms REAL,
        answered_at TEXT NOT NULL,
        score REAL CHECK (score BETWEEN 1 AND 5),
        engine TEXT,
        model TEXT,
        rubric_hash TEXT,
        evaluation TEXT
      ) STRICT;
      CREATE INDEX attempts_by_time ON attempts (answered_at);
      CREATE INDEX attempts_by_content ON attempts (content_hash);

      -- Every review of every card, for whoever wants to fit the schedule or to see how it went.
      CREATE TABLE reviews (
        number INTEGER PRIMARY KEY,
        card INTEGER NOT NULL REFERENCES cards (number) ON DELETE CASCADE,
        reviewed_at TEXT NOT NULL,
        mark TEXT NOT NULL,
        rating TEXT NOT NULL CHECK (rating IN ('again', 'hard', 'good')),
        stability REAL NOT NULL,
        interval_days INTEGER NOT NULL,
        -- What was judged: one of the two.
        attempt INTEGER REFERENCES attempts (number) ON DELETE CASCADE,
        interview_id TEXT,
        position INTEGER
      ) STRICT;
      CREATE INDEX reviews_by_card ON reviews (card);
      CREATE INDEX reviews_by_attempt ON reviews (attempt);

      -- Answers of interviews whose marks have become reviews: each counts once, however often it is judged again.
      CREATE TABLE practised_turns (
        interview_id TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        PRIMARY KEY (interview_id, position)
      ) STRICT, WITHOUT ROWID;

      -- A streak asks day by day whether anything was answered; bets are few among very many answers.
      CREATE INDEX answers_by_time ON answers (answered_at);
      CREATE INDEX predicted ON answers (interview_id, position) WHERE predicted_score IS NOT NULL;
    `,
  },
  // 6. How surely an answer was judged, and people's own marks to measure judges by.
  {
    why: "spread, doubts and calibration of evaluations; labels by people",
    sql: `
      -- An evaluation of before was made once and not corrected.
      ALTER TABLE evaluations ADD COLUMN judges INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE evaluations ADD COLUMN spread REAL;
      ALTER TABLE evaluations ADD COLUMN calibration TEXT;
      ALTER TABLE evaluations ADD COLUMN calibration_intercept REAL;
      ALTER TABLE evaluations ADD COLUMN calibration_slope REAL;
      ALTER TABLE evaluations ADD COLUMN raw_score REAL;

      -- Why an evaluation is of low confidence.
      CREATE TABLE evaluation_doubts (
        evaluation INTEGER NOT NULL REFERENCES evaluations (number) ON DELETE CASCADE,
        doubt TEXT NOT NULL,
        UNIQUE (evaluation, doubt)
      ) STRICT;

      -- One correction for a grader; prompt_hash is empty where there is no prompt.
      CREATE TABLE calibrations (
        engine TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt_hash TEXT NOT NULL,
        name TEXT NOT NULL,
        intercept REAL NOT NULL,
        slope REAL NOT NULL,
        answers INTEGER NOT NULL,
        fitted_at TEXT NOT NULL,
        PRIMARY KEY (engine, model, prompt_hash)
      ) STRICT, WITHOUT ROWID;

      -- Answers that a person marked. The key is a hash of the criteria and the answer: each is marked once, and its
      -- question is kept with it, since it may come from a file.
      CREATE TABLE labels (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        level TEXT NOT NULL,
        question TEXT NOT NULL,
        answers TEXT NOT NULL,
        labelled_at TEXT NOT NULL
      ) STRICT;
      CREATE TABLE label_marks (
        label INTEGER NOT NULL REFERENCES labels (number) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        criterion_id TEXT NOT NULL,
        mark TEXT NOT NULL CHECK (mark IN ('met', 'partly', 'missed', 'contradicted', 'cannot-tell')),
        PRIMARY KEY (label, criterion_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  // 7. Spoken answers.
  {
    why: "how spoken answers were heard",
    sql: `
      -- The recording's path, the recogniser's own transcript with its words' times, and where there was speech, as JSON;
      -- null for an answer that was not spoken.
      ALTER TABLE answers ADD COLUMN heard TEXT;
    `,
  },
  // 8. The trend of delivery reads spoken answers alone.
  {
    why: "spoken answers are found without the others",
    sql: `
      CREATE INDEX spoken ON answers (interview_id) WHERE heard IS NOT NULL;
    `,
  },
  // 9. Real interviews.
  {
    why: "debriefs of real interviews",
    sql: `
      CREATE TABLE debriefs (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        company TEXT NOT NULL,
        job TEXT,
        role TEXT,
        round TEXT,
        -- YYYY-MM-DD, as the person says it.
        held_on TEXT NOT NULL,
        outcome TEXT NOT NULL,
        rating INTEGER CHECK (rating BETWEEN 1 AND 5),
        note TEXT NOT NULL,
        recorded_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE debrief_questions (
        debrief INTEGER NOT NULL REFERENCES debriefs (number) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        question_id TEXT NOT NULL,
        text TEXT NOT NULL,
        area TEXT NOT NULL,
        kind TEXT NOT NULL,
        rating INTEGER CHECK (rating BETWEEN 1 AND 5),
        note TEXT NOT NULL,
        -- It went badly, and its criteria were made due.
        brought_back INTEGER NOT NULL DEFAULT 0 CHECK (brought_back IN (0, 1)),
        PRIMARY KEY (debrief, ordinal)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX debrief_questions_by_question ON debrief_questions (question_id);
    `,
  },
  // 10. `progress` over ten thousand interviews.
  {
    why: "the answers to one requirement of a job are found without looking at all",
    sql: `
      CREATE INDEX questions_by_requirement ON questions (requirement_id, asked_at);
    `,
  },
  // 11. What is asked of many turns at once.
  {
    why: "the state of each turn is kept, so that nobody waits for it to be worked out from all answers",
    sql: turnStates,
  },
  // 12. Trends of ten thousand interviews.
  {
    why: "the scores of each day are summed up when they come, and not whenever somebody asks for their trend",
    sql: scoreDays,
  },
];
