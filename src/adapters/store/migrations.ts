/**
 * The database's shape, as the steps that lead to it. A step that has been released is never changed: whoever has it
 * already would not get the change. A new shape is a new step at the end.
 *
 * Rules: times are ISO 8601 in UTC, so that their text sorts as time. JSON stands only where the shape is the model's
 * or nobody asks for a part of it; what is queried is a column. CHECK stands only for sets that the queries rely on;
 * growing one means rebuilding its table. Rows can be rebuilt here freely: a migration runs without foreign keys, which
 * are checked before it is committed.
 */

export interface Migration {
  /** Why the shape changed; for the reader, and for the message when it fails. */
  readonly why: string;
  readonly sql: string;
}

/** The version of a database is the number of migrations it has been through (`PRAGMA user_version`). */
export const migrations: readonly Migration[] = [
  // 1. The first shape: everything of `InterviewRecord`, the profile, the calls to models and the memory.
  {
    why: "interviews, profile, model calls and memory",
    sql: `
      -- Resumes and jobs, once each: the same resume is used again and again. Its name is the interview's.
      CREATE TABLE documents (
        hash TEXT PRIMARY KEY,
        text TEXT NOT NULL
      ) STRICT;

      CREATE TABLE interviews (
        -- The order in which they were saved; settles which of two that started in the same instant is the last.
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        status TEXT NOT NULL CHECK (status IN ('open', 'completed', 'ended-early')),
        mode TEXT NOT NULL CHECK (mode IN ('coach', 'mock')),
        role TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('junior', 'mid', 'senior', 'staff')),
        kinds TEXT NOT NULL,
        language TEXT NOT NULL,
        engine TEXT NOT NULL CHECK (engine IN ('openai', 'offline')),
        model TEXT NOT NULL,
        seed INTEGER NOT NULL,
        question_limit INTEGER NOT NULL,
        minutes REAL,
        probe_limit INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        finished_at TEXT,
        resume_hash TEXT REFERENCES documents (hash),
        resume_name TEXT,
        job_hash TEXT REFERENCES documents (hash),
        job_name TEXT,
        CHECK ((status = 'open') = (finished_at IS NULL)),
        CHECK ((resume_hash IS NULL) = (resume_name IS NULL)),
        CHECK ((job_hash IS NULL) = (job_name IS NULL))
      ) STRICT;
      CREATE INDEX interviews_by_start ON interviews (started_at);
      CREATE INDEX open_interviews ON interviews (started_at) WHERE status = 'open';
      CREATE INDEX interviews_by_resume ON interviews (resume_hash);
      CREATE INDEX interviews_by_job ON interviews (job_hash);

      CREATE TABLE requirements (
        interview_id TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        requirement_id TEXT NOT NULL,
        name TEXT NOT NULL,
        importance INTEGER NOT NULL,
        kind TEXT NOT NULL,
        job_quote TEXT,
        evidence TEXT,
        areas TEXT NOT NULL,
        skills TEXT NOT NULL,
        PRIMARY KEY (interview_id, ordinal),
        UNIQUE (interview_id, requirement_id)
      ) STRICT, WITHOUT ROWID;

      -- The whole question as JSON, once each: a question of the bank is asked many times and is some kilobytes long.
      CREATE TABLE question_contents (
        hash TEXT PRIMARY KEY,
        json TEXT NOT NULL
      ) STRICT;

      -- Questions as they were asked.
      CREATE TABLE questions (
        interview_id TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 1),
        question_id TEXT NOT NULL,
        area TEXT NOT NULL,
        kind TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        requirement_id TEXT,
        source TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        text TEXT NOT NULL,
        content_hash TEXT NOT NULL REFERENCES question_contents (hash),
        PRIMARY KEY (interview_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX questions_by_time ON questions (asked_at);
      CREATE INDEX questions_by_question ON questions (question_id, asked_at);
      CREATE INDEX questions_by_content ON questions (content_hash);

      CREATE TABLE probes (
        interview_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 1),
        criterion_id TEXT NOT NULL,
        text TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        PRIMARY KEY (interview_id, position, number),
        FOREIGN KEY (interview_id, position) REFERENCES questions (interview_id, position) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      -- One answer to a question and one to each of its probes; the keys make it impossible to save either twice.
      -- Ids are short and random, so they are unique within an interview, not in the whole database.
      CREATE TABLE answers (
        interview_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        probe_number INTEGER NOT NULL CHECK (probe_number >= 0),
        id TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'skipped')),
        input TEXT NOT NULL,
        duration_ms REAL,
        predicted_score REAL,
        answered_at TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (interview_id, position, probe_number),
        UNIQUE (interview_id, id),
        FOREIGN KEY (interview_id, position) REFERENCES questions (interview_id, position) ON DELETE CASCADE
      ) STRICT;
      -- Lets a list of interviews count what was answered without reading the answers.
      CREATE INDEX answered ON answers (interview_id, position, probe_number) WHERE outcome = 'answered';

      CREATE TABLE evaluations (
        -- The order in which they were saved: the last of a turn is the one that counts, whatever the clock said.
        number INTEGER PRIMARY KEY,
        interview_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        through_probe INTEGER NOT NULL CHECK (through_probe >= 0),
        status TEXT NOT NULL CHECK (status IN ('evaluated', 'ungraded')),
        score REAL CHECK (score BETWEEN 1 AND 5),
        engine TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt_hash TEXT,
        rubric_hash TEXT NOT NULL,
        screen TEXT,
        confidence TEXT NOT NULL,
        reason TEXT,
        next_step TEXT,
        evaluated_at TEXT NOT NULL,
        UNIQUE (interview_id, id),
        CHECK ((status = 'evaluated') = (score IS NOT NULL)),
        CHECK ((status = 'ungraded') = (reason IS NOT NULL)),
        FOREIGN KEY (interview_id, position) REFERENCES questions (interview_id, position) ON DELETE CASCADE
      ) STRICT;
      -- Holds all that a list of interviews needs to know of an evaluation, so that it need not read the rows.
      CREATE INDEX evaluations_by_turn ON evaluations (interview_id, position, number, through_probe, score);

      -- Weight and dimension are the criterion's: a trend is a sum over this table.
      CREATE TABLE marks (
        evaluation INTEGER NOT NULL REFERENCES evaluations (number) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        criterion_id TEXT NOT NULL,
        dimension TEXT NOT NULL,
        weight INTEGER NOT NULL,
        mark TEXT NOT NULL CHECK (mark IN ('met', 'partly', 'missed', 'contradicted', 'cannot-tell')),
        quote TEXT,
        reason TEXT,
        PRIMARY KEY (evaluation, criterion_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE dimension_scores (
        evaluation INTEGER NOT NULL REFERENCES evaluations (number) ON DELETE CASCADE,
        dimension TEXT NOT NULL,
        score REAL,
        PRIMARY KEY (evaluation, dimension)
      ) STRICT, WITHOUT ROWID;

      -- What was found is never changed; it goes only together with its interview.
      CREATE TRIGGER evaluations_never_change BEFORE UPDATE ON evaluations
      BEGIN SELECT RAISE(ABORT, 'an evaluation is never changed'); END;
      CREATE TRIGGER evaluations_stay BEFORE DELETE ON evaluations
      WHEN EXISTS (SELECT 1 FROM interviews WHERE id = OLD.interview_id)
      BEGIN SELECT RAISE(ABORT, 'an evaluation goes only with its interview'); END;
      CREATE TRIGGER marks_never_change BEFORE UPDATE ON marks
      BEGIN SELECT RAISE(ABORT, 'a mark is never changed'); END;
      CREATE TRIGGER dimension_scores_never_change BEFORE UPDATE ON dimension_scores
      BEGIN SELECT RAISE(ABORT, 'a dimension score is never changed'); END;

      CREATE TABLE improvements (
        interview_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (interview_id, position),
        FOREIGN KEY (interview_id, position) REFERENCES questions (interview_id, position) ON DELETE CASCADE
      ) STRICT;

      CREATE TABLE profile_documents (
        kind TEXT NOT NULL CHECK (kind IN ('resume', 'job')),
        label TEXT NOT NULL,
        is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
        name TEXT NOT NULL,
        format TEXT NOT NULL,
        pages INTEGER,
        warnings TEXT NOT NULL,
        hidden_text TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (kind, label)
      ) STRICT;
      CREATE UNIQUE INDEX one_default_of_a_kind ON profile_documents (kind) WHERE is_default = 1;

      -- interview_id is no foreign key: the calls that plan an interview come before it is saved, and what they cost
      -- stays known after the interview is deleted (its id is then taken out).
      CREATE TABLE model_calls (
        number INTEGER PRIMARY KEY,
        interview_id TEXT,
        at TEXT NOT NULL,
        purpose TEXT NOT NULL,
        base_url TEXT NOT NULL,
        model TEXT NOT NULL,
        outcome TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        duration_ms REAL NOT NULL,
        input_tokens INTEGER,
        cached_input_tokens INTEGER,
        output_tokens INTEGER,
        cost_usd REAL
      ) STRICT;
      CREATE INDEX model_calls_by_time ON model_calls (at);
      CREATE INDEX model_calls_by_interview ON model_calls (interview_id);

      CREATE TABLE memory (
        key TEXT PRIMARY KEY,
        json TEXT NOT NULL,
        written_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
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
  // 6. Spoken answers.
  {
    why: "how spoken answers were heard",
    sql: `
      -- The recording's path, the recogniser's own transcript with its words' times, and where there was speech, as JSON;
      -- null for an answer that was not spoken.
      ALTER TABLE answers ADD COLUMN heard TEXT;
    `,
  },
];
