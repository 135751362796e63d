/**
 * What `greenroom progress` counts: sums made in SQL, so that ten thousand interviews are a few thousand rows, and without
 * the whole store, whose schemas take longer to load than the sums.
 */
import { resolve } from "node:path";
import type { Predictions, RecurringMiss, RequirementHistory } from "../../practice/progress.ts";
import type { ScoreBucket } from "../../practice/trends.ts";
import type { SpokenAnswer } from "../../speech/delivery-trend.ts";
import { explainErrors } from "./errors.ts";
import { openDatabase } from "./file.ts";
import { migrations } from "./migrations.ts";
import { cardCounts, isPractised, neverPractised } from "./practised.ts";
import { interviewQueries } from "./queries.ts";
import type { StoreOptions } from "./store.ts";

// Rows are of the types named because the tables are STRICT.

/** Opens the database as `openStore` does, with its errors, for what counts over all interviews and all practice. */
export function openProgress(options: StoreOptions) {
  const path = resolve(options.path);
  const explained = <Parameters extends readonly unknown[], Result>(
    method: (...parameters: Parameters) => Result,
  ) => explainErrors(path, method);
  const database = explained(() => openDatabase({ ...options, path, migrations }))();
  const { pendingAnswers } = interviewQueries(database);

  const newest = (condition: string, ...parameters: string[]) =>
    database
      .prepare<string[], { readonly id: string; readonly job: string | null }>(
        `SELECT id, job_name AS job FROM interviews WHERE ${condition}
         ORDER BY started_at DESC, number DESC LIMIT 1`,
      )
      .get(...parameters);

  const requirementsOf = (
    interviewId: string,
    area: string | null,
  ): readonly RequirementHistory[] =>
    database
      .prepare<
        [{ readonly interviewId: string; readonly area: string | null }],
        Omit<RequirementHistory, "areas"> & { readonly areas: string }
      >(
        // A model names requirements for one job; the words of the lexicon are the same for every job.
        `SELECT requirement_id AS id, name, importance, kind, areas,
           (SELECT max(asked_at) FROM questions WHERE questions.requirement_id = wanted.requirement_id) AS lastAskedAt,
           (SELECT count(*) FROM questions WHERE questions.requirement_id = wanted.requirement_id) AS asked,
           (SELECT (SELECT score FROM evaluations
                    WHERE evaluations.interview_id = asked.interview_id AND evaluations.position = asked.position
                      AND score IS NOT NULL ORDER BY number DESC LIMIT 1) AS latest
            FROM questions AS asked
            WHERE asked.requirement_id = wanted.requirement_id AND latest IS NOT NULL
            ORDER BY asked_at DESC LIMIT 1) AS lastScore
         FROM requirements AS wanted
         WHERE interview_id = @interviewId
           AND (@area IS NULL OR EXISTS (SELECT 1 FROM json_each(wanted.areas) WHERE value = @area))
         ORDER BY ordinal`,
      )
      .all({ interviewId, area })
      .map((row) => ({ ...row, areas: areasOf(row.areas) }));

  const spoken = explained((since: Date | null, area: string | null, interviews: number) =>
    database
      .prepare<
        [{ readonly since: string; readonly area: string | null; readonly interviews: number }],
        Pick<SpokenAnswer, "interviewId" | "startedAt" | "language"> & { readonly heard: string }
      >(
        `SELECT spoken.id AS interviewId, started_at AS startedAt, language, heard
         FROM (SELECT id, started_at, language FROM interviews
               WHERE started_at >= @since AND id IN (
                 SELECT interview_id FROM answers INDEXED BY spoken JOIN turns USING (interview_id, position)
                 WHERE heard IS NOT NULL AND (@area IS NULL OR area = @area))
               ORDER BY started_at DESC LIMIT @interviews) AS spoken
         JOIN answers INDEXED BY spoken ON interview_id = spoken.id
         JOIN turns USING (interview_id, position)
         WHERE heard IS NOT NULL AND heard ->> '$.transcript' IS NOT NULL AND (@area IS NULL OR area = @area)
         ORDER BY started_at, position, probe_number`,
      )
      .all({ since: from(since), area, interviews }),
  );

  return {
    scores: explained((since: Date | null): readonly ScoreBucket[] =>
      database
        .prepare<[{ readonly since: string }], ScoreBucket>(
          // Of the day on which the time begins, only what comes after.
          `SELECT day, area, engine, model, nullif(prompt_hash, '') AS promptHash, count, sum,
             sum_of_squares AS sumOfSquares, first_asked_at AS firstAskedAt, last_asked_at AS lastAskedAt
           FROM score_days WHERE day > coalesce(date(@since), '') AND count > 0
           UNION ALL
           SELECT date(@since), turns.area, engine, model, prompt_hash, count(*), total(score), total(score * score),
             min(turns.asked_at), max(turns.asked_at)
           FROM questions JOIN turns USING (interview_id, position)
           WHERE questions.asked_at >= @since AND questions.asked_at < date(@since, '+1 day') AND score IS NOT NULL
           GROUP BY turns.area, engine, model, prompt_hash`,
        )
        .all({ since: from(since) }),
    ),

    counts: explained((since: Date | null, area: string | null) => {
      // Only with an area is every answer looked up among the turns.
      const asked =
        area === null
          ? ""
          : `AND EXISTS (SELECT 1 FROM turns WHERE turns.interview_id = answers.interview_id
                         AND turns.position = answers.position AND area = @area)`;
      const met =
        area === null ? "" : "AND id IN (SELECT interview_id FROM turns WHERE area = @area)";
      const tried = area === null ? "" : "AND area = @area";
      const row = database
        .prepare<
          unknown[],
          {
            readonly interviews: number;
            readonly answers: number;
            readonly practiceAnswers: number;
            readonly practisedMs: number;
          }
        >(
          `SELECT (SELECT count(*) FROM interviews WHERE started_at >= @since ${met}) AS interviews,
             answers, practiceAnswers, answerMs + practiceMs AS practisedMs
           FROM (SELECT count(*) AS answers, total(duration_ms) AS answerMs
                 FROM answers WHERE answered_at >= @since AND outcome = 'answered' ${asked}),
                (SELECT count(*) AS practiceAnswers, total(duration_ms) AS practiceMs
                 FROM attempts WHERE answered_at >= @since ${tried})`,
        )
        .get({ since: from(since), area });
      return row ?? { interviews: 0, answers: 0, practiceAnswers: 0, practisedMs: 0 };
    }),

    predictions: explained((since: Date | null, area: string | null): Predictions => {
      const row = database
        .prepare<[{ readonly since: string; readonly area: string | null }], Predictions>(
          `SELECT count(*) AS count, total(error) AS sum, total(error * error) AS sumOfSquares, total(abs(error)) AS sumOfSizes
           FROM (
             SELECT predicted_score - score AS error
             FROM answers INDEXED BY predicted JOIN turns USING (interview_id, position)
             WHERE predicted_score IS NOT NULL AND score IS NOT NULL AND answered_at >= @since
               AND (@area IS NULL OR area = @area)
           )`,
        )
        .get({ since: from(since), area });
      return row ?? { count: 0, sum: 0, sumOfSquares: 0, sumOfSizes: 0 };
    }),

    requirements: explained((jobHash: string | null, area: string | null) => {
      const interview =
        (jobHash === null ? undefined : newest("job_hash = ?", jobHash)) ??
        newest("job_hash IS NOT NULL") ??
        newest("true");
      return {
        job: interview?.job ?? null,
        requirements: interview === undefined ? [] : requirementsOf(interview.id, area),
      };
    }),

    recurringMisses: explained((limit: number, area: string | null): readonly RecurringMiss[] =>
      database
        .prepare<
          [string | null, string | null, number],
          Omit<RecurringMiss, "criterion"> & {
            readonly criterion: string | null;
            readonly criterionId: string;
          }
        >(
          `SELECT area, times, lastMissedAt, due_at AS dueAt, json ->> '$.text' AS question,
             criterion_id AS criterionId,
             (SELECT value ->> '$.text' FROM json_each(question_contents.json, '$.criteria')
              WHERE value ->> '$.id' = criterion_id) AS criterion
           FROM (SELECT card, count(*) AS times, max(reviewed_at) AS lastMissedAt
                 FROM reviews WHERE rating = 'again' GROUP BY card HAVING count(*) >= 2)
           JOIN cards ON cards.number = card JOIN question_contents ON hash = content_hash
           WHERE ? IS NULL OR area = ?
           ORDER BY times DESC, lastMissedAt DESC LIMIT ?`,
        )
        .all(area, area, limit)
        .map(({ criterionId, criterion, ...row }) => ({
          ...row,
          criterion: criterion ?? criterionId,
        })),
    ),

    cardCounts: explained((at: Date) => cardCounts(database, at)),
    isPractised: explained((first: Date, next: Date) => isPractised(database, first, next)),
    neverPractised: explained(() => neverPractised(database)),
    ungradedAnswers: explained((): number => pendingAnswers(null).length),

    currentJob: explained(
      (): string | null =>
        database
          .prepare<[], string>(
            "SELECT text FROM profile_documents WHERE kind = 'job' AND is_default = 1",
          )
          .pluck()
          .get() ?? null,
    ),

    async spokenAnswers(
      since: Date | null,
      area: string | null,
      interviews: number,
    ): Promise<readonly SpokenAnswer[]> {
      const rows = spoken(since, area, interviews);
      if (rows.length === 0) return [];
      const [{ heardSchema }, { fromJson }] = await Promise.all([
        import("../../speech/heard.ts"),
        import("./record.ts"),
      ]);
      return rows.map((row) => ({ ...row, heard: heardSchema.parse(fromJson(row.heard)) }));
    },

    close: (): void => {
      database.close();
    },
  };
}

/** Written by this program as a list of words; by hand, since what reads JSON elsewhere loads zod. */
function areasOf(json: string): readonly string[] {
  const areas: unknown = JSON.parse(json);
  return Array.isArray(areas) ? areas.map(String) : [];
}

/** For comparison with a column of times. */
function from(since: Date | null): string {
  return since?.toISOString() ?? "";
}
