/**
 * A turn's state: how far it was answered and judged, and the evaluation that counts. It follows from answers and
 * evaluations, and working it out for fifty thousand turns takes half a second, so it stands in a table of its own.
 *
 * Triggers write it in the statement that it follows from, whoever runs that, and refuse the changes that it would not
 * follow: a turn grows, and goes only with its interview.
 */
export const turnStates = `
      CREATE TABLE turns (
        interview_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        area TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        -- The last probe that was answered; 0: only the question; null: nothing.
        answered_probe INTEGER,
        -- How far the evaluations have read; null: there is none.
        read_probe INTEGER,
        -- Of the evaluation that counts, the last saved; the score is null where it left the answer ungraded.
        evaluation INTEGER,
        engine TEXT,
        model TEXT,
        prompt_hash TEXT,
        score REAL,
        -- Whether its marks have become reviews: each turn counts once, however often it is judged again.
        practised INTEGER NOT NULL DEFAULT 0 CHECK (practised IN (0, 1)),
        PRIMARY KEY (interview_id, position),
        FOREIGN KEY (interview_id, position) REFERENCES questions (interview_id, position) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      INSERT INTO turns
      SELECT asked.interview_id, asked.position, area, asked_at,
        (SELECT max(probe_number) FROM answers
         WHERE answers.interview_id = asked.interview_id AND answers.position = asked.position AND outcome = 'answered'),
        (SELECT max(through_probe) FROM evaluations AS each
         WHERE each.interview_id = asked.interview_id AND each.position = asked.position),
        evaluations.number, engine, model, prompt_hash, score,
        EXISTS (SELECT 1 FROM practised_turns AS done
         WHERE done.interview_id = asked.interview_id AND done.position = asked.position)
      FROM questions AS asked LEFT JOIN evaluations ON evaluations.number = (
        SELECT max(number) FROM evaluations AS each
        WHERE each.interview_id = asked.interview_id AND each.position = asked.position);

      -- Its last column says the same, and nothing was asked of it but that.
      DROP TABLE practised_turns;

      -- A trend sums up scores of one area and grader by days, out of this index alone.
      CREATE INDEX turns_by_grader ON turns (area, engine, model, prompt_hash, asked_at, score) WHERE score IS NOT NULL;
      CREATE INDEX pending_turns ON turns (interview_id, position)
        WHERE answered_probe IS NOT NULL AND (read_probe IS NULL OR read_probe < answered_probe OR score IS NULL);
      CREATE INDEX unpractised_turns ON turns (interview_id, position) WHERE score IS NOT NULL AND practised = 0;

      -- How much was answered, and whether on a day, without reading the answers.
      DROP INDEX answers_by_time;
      CREATE INDEX answered_by_time ON answers (answered_at, duration_ms) WHERE outcome = 'answered';

      CREATE TRIGGER turn_asked AFTER INSERT ON questions
      BEGIN
        INSERT INTO turns (interview_id, position, area, asked_at)
        VALUES (NEW.interview_id, NEW.position, NEW.area, NEW.asked_at);
      END;
      CREATE TRIGGER turn_answered AFTER INSERT ON answers WHEN NEW.outcome = 'answered'
      BEGIN
        UPDATE turns SET answered_probe = max(coalesce(answered_probe, 0), NEW.probe_number)
        WHERE interview_id = NEW.interview_id AND position = NEW.position;
      END;
      CREATE TRIGGER turn_evaluated AFTER INSERT ON evaluations
      BEGIN
        SELECT RAISE(ABORT, 'an evaluation comes after those of before') FROM turns
        WHERE interview_id = NEW.interview_id AND position = NEW.position AND evaluation > NEW.number;
        UPDATE turns SET read_probe = max(coalesce(read_probe, 0), NEW.through_probe), evaluation = NEW.number,
          engine = NEW.engine, model = NEW.model, prompt_hash = NEW.prompt_hash, score = NEW.score
        WHERE interview_id = NEW.interview_id AND position = NEW.position;
      END;

      CREATE TRIGGER asked_never_changes BEFORE UPDATE OF interview_id, position, area, asked_at ON questions
      BEGIN SELECT RAISE(ABORT, 'what was asked is never changed'); END;
      CREATE TRIGGER questions_stay BEFORE DELETE ON questions
      WHEN EXISTS (SELECT 1 FROM interviews WHERE id = OLD.interview_id)
      BEGIN SELECT RAISE(ABORT, 'a question goes only with its interview'); END;
      CREATE TRIGGER outcome_never_changes BEFORE UPDATE OF interview_id, position, probe_number, outcome ON answers
      BEGIN SELECT RAISE(ABORT, 'what was answered is never changed'); END;
      CREATE TRIGGER answers_stay BEFORE DELETE ON answers
      WHEN EXISTS (SELECT 1 FROM interviews WHERE id = OLD.interview_id)
      BEGIN SELECT RAISE(ABORT, 'an answer goes only with its interview'); END;
    `;
