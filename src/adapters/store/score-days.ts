/**
 * What a trend sums up: the scores that count, by day, area and grader. They follow from `turns`, and adding up fifty
 * thousand of them takes a fifth of the time that `greenroom progress` may take, so they stand in a table of their own.
 *
 * Triggers write it in the statement that it follows from. They sum a day's scores anew rather than add and take away:
 * sums of fractions would drift from what they are the sums of.
 */

/** Sums up the day, area and grader of the turn that a trigger calls `OLD` or `NEW`; of no score, the row counts none. */
function sumUp(turn: "OLD" | "NEW"): string {
  return `
        INSERT INTO score_days
        SELECT date(${turn}.asked_at), ${turn}.area, ${turn}.engine, ${turn}.model, coalesce(${turn}.prompt_hash, ''),
          count(*), total(score), total(score * score), min(asked_at), max(asked_at)
        FROM turns INDEXED BY turns_by_grader
        WHERE area = ${turn}.area AND engine = ${turn}.engine AND model = ${turn}.model
          AND prompt_hash IS ${turn}.prompt_hash AND score IS NOT NULL
          AND asked_at >= date(${turn}.asked_at) AND asked_at < date(${turn}.asked_at, '+1 day')
        ON CONFLICT DO UPDATE SET count = excluded.count, sum = excluded.sum, sum_of_squares = excluded.sum_of_squares,
          first_asked_at = excluded.first_asked_at, last_asked_at = excluded.last_asked_at;`;
}

export const scoreDays = `
      CREATE TABLE score_days (
        -- YYYY-MM-DD in UTC: the local day would be another after a journey.
        day TEXT NOT NULL,
        area TEXT NOT NULL,
        engine TEXT NOT NULL,
        model TEXT NOT NULL,
        -- Empty where there is no prompt.
        prompt_hash TEXT NOT NULL,
        count INTEGER NOT NULL,
        sum REAL NOT NULL,
        sum_of_squares REAL NOT NULL,
        first_asked_at TEXT,
        last_asked_at TEXT,
        PRIMARY KEY (day, area, engine, model, prompt_hash)
      ) STRICT, WITHOUT ROWID;

      INSERT INTO score_days
      SELECT date(asked_at), area, engine, model, coalesce(prompt_hash, ''),
        count(*), total(score), total(score * score), min(asked_at), max(asked_at)
      FROM turns WHERE score IS NOT NULL
      GROUP BY 1, 2, 3, 4, 5;

      CREATE TRIGGER score_goes AFTER UPDATE OF evaluation ON turns WHEN OLD.score IS NOT NULL
      BEGIN ${sumUp("OLD")}
      END;
      CREATE TRIGGER score_comes AFTER UPDATE OF evaluation ON turns WHEN NEW.score IS NOT NULL
      BEGIN ${sumUp("NEW")}
      END;
      CREATE TRIGGER scored_turn_goes AFTER DELETE ON turns WHEN OLD.score IS NOT NULL
      BEGIN ${sumUp("OLD")}
      END;
    `;
