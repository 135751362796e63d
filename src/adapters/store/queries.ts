/** What is asked of many interviews at once; each is one SQL statement. */
import type { Database } from "better-sqlite3";
import type { Language } from "../../grading/question.ts";
import type { InterviewSettings, InterviewStatus } from "../../interview/interview.ts";
import type { PastQuestion } from "../../interview/ports.ts";
import type { EarlierAnswer } from "../../interview/claims.ts";
import { translatedError } from "../../words/errors.ts";

// The rows are of the types named because the tables are STRICT and CHECK the sets: thousands of them are read, and
// validating each once more would take longer than the query.

interface ListedInterview {
  readonly id: string;
  readonly status: InterviewStatus;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly role: string;
  readonly level: InterviewSettings["level"];
  readonly mode: InterviewSettings["mode"];
  readonly engine: InterviewSettings["engine"];
  readonly questionLimit: number;
  readonly answered: number;
  readonly ungraded: number;
  readonly score: number | null;
}

/** True for a turn with an answer that has no score yet: not read by any evaluation, or the last one left it ungraded. */
const isPending = `
  answered_probe IS NOT NULL AND (read_probe IS NULL OR read_probe < answered_probe OR score IS NULL)`;

/**
 * Numbers that are written as words are shares only (`fractions` in grading/claim-language/), so that their beginnings in
 * all languages do: too many answers are found rather than too few.
 */
const holdsShare = [
  "half",
  "third",
  "quarter",
  "mitad",
  "terc",
  "cuart",
  "medio",
  "metade",
  "terç",
  "quarto",
]
  .map((share) => `text LIKE '%${share}%'`)
  .join(" OR ");

const candidatesShown = 5;

/** The reading half of the store, apart from whole interviews. */
export function interviewQueries(database: Database) {
  const findIds = (condition: string, ...parameters: unknown[]): string[] =>
    database
      .prepare<unknown[], string>(`SELECT id FROM interviews ${condition}`)
      .pluck()
      .all(...parameters);

  return {
    /**
     * The id of the interview meant by an id, a unique beginning of one, or `last` (the most recently started).
     * @throws GreenroomError `usage` when none or more than one is meant
     */
    resolveInterviewId: (idOrBeginning: string): string => {
      const wanted = idOrBeginning.trim().toLowerCase();
      if (wanted === "last") {
        const [last] = findIds("ORDER BY started_at DESC, number DESC LIMIT 1");
        if (last === undefined) {
          throw translatedError("usage", (words) => words.noInterview);
        }
        return last;
      }
      const found =
        wanted === ""
          ? []
          : findIds("WHERE substr(id, 1, length(?)) = ? ORDER BY number DESC", wanted, wanted);
      const [only] = found;
      if (only === undefined) {
        throw translatedError("usage", (words) => words.noSuchInterview(idOrBeginning));
      }
      if (found.length > 1) {
        const shown = found.slice(0, candidatesShown).join(", ");
        const left = Math.max(0, found.length - candidatesShown);
        throw translatedError("usage", (words) =>
          words.severalInterviews(found.length, wanted, shown, left),
        );
      }
      return only;
    },

    /** Newest first. */
    listInterviews: (options: {
      readonly limit: number;
      readonly offset?: number;
      readonly status?: "open" | "finished";
    }): readonly ListedInterview[] => {
      const condition =
        options.status === undefined
          ? ""
          : options.status === "open"
            ? "WHERE status = 'open'"
            : "WHERE status <> 'open'";
      return database
        .prepare<[number, number], ListedInterview>(
          `WITH page AS MATERIALIZED (
             SELECT number, id, status, started_at, finished_at, role, level, mode, engine, question_limit
             FROM interviews ${condition} ORDER BY started_at DESC, number DESC LIMIT ? OFFSET ?
           ),
           summaries AS (
             SELECT number AS interview, count(answered_probe) AS answered, count(*) FILTER (WHERE ${isPending}) AS ungraded,
               round(avg(score) FILTER (WHERE answered_probe IS NOT NULL), 2) AS score
             FROM page CROSS JOIN turns ON interview_id = id GROUP BY number
           )
           SELECT id, status, started_at AS startedAt, finished_at AS finishedAt, role, level, mode,
             engine, question_limit AS questionLimit, coalesce(answered, 0) AS answered,
             coalesce(ungraded, 0) AS ungraded, score
           FROM page LEFT JOIN summaries ON interview = number
           ORDER BY started_at DESC, number DESC`,
        )
        .all(options.limit, options.offset ?? 0);
    },

    countInterviews: (): number => {
      return database.prepare<[], number>("SELECT count(*) FROM interviews").pluck().get() ?? 0;
    },

    /** Answers without a score, oldest interview first: of one interview, or of all. */
    pendingAnswers: (
      interviewId: string | null,
    ): readonly { readonly interviewId: string; readonly position: number }[] => {
      return database
        .prepare<
          [string | null, string | null],
          { readonly interviewId: string; readonly position: number }
        >(
          `SELECT id AS interviewId, position
           FROM turns INDEXED BY pending_turns JOIN interviews ON id = interview_id
           WHERE ${isPending} AND (? IS NULL OR id = ?) ORDER BY number, position`,
        )
        .all(interviewId, interviewId);
    },

    /** Questions asked in interviews and practice at or after the time given, newest first, with the score that counts. */
    questionsAskedSince: (since: Date): readonly PastQuestion[] => {
      return database
        .prepare<{ since: string }, PastQuestion>(
          `SELECT questionId, text, requirementId, askedAt, score FROM (
             SELECT question_id AS questionId, text, requirement_id AS requirementId, asked.asked_at AS askedAt, score,
               interview_id AS place, position AS number
             FROM questions AS asked JOIN turns USING (interview_id, position) WHERE asked.asked_at >= @since
             UNION ALL
             SELECT question_id, wording, NULL, answered_at, score, '', number
             FROM attempts WHERE answered_at >= @since)
           ORDER BY askedAt DESC, place, number DESC`,
        )
        .all({ since: since.toISOString() });
    },

    /** Answers in the language that hold a digit or the word for a share, from interviews that began before; the newest 300. */
    answersWithNumbersBefore: (startedAt: string, language: Language): readonly EarlierAnswer[] => {
      return database
        .prepare<[string, string], EarlierAnswer>(
          `SELECT interviews.id AS interviewId, answers.position, text, answered_at AS answeredAt
           FROM interviews JOIN answers ON answers.interview_id = interviews.id
           WHERE started_at < ? AND language = ? AND (text GLOB '*[0-9]*' OR ${holdsShare})
           ORDER BY started_at DESC LIMIT 300`,
        )
        .all(startedAt, language);
    },
  };
}
