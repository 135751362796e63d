/** Answers to behavioural questions that scored well: what `greenroom stories` is made of. */
import type { Database } from "better-sqlite3";
import type { Mark } from "../../grading/evaluation.ts";
import type { Question } from "../../grading/question.ts";
import { questionSchema } from "../../grading/question.ts";
import type { ToldAnswer } from "../../practice/stories.ts";
import { explainErrors } from "./errors.ts";
import { fromJson } from "./record.ts";

// Rows are of the types named because the tables are STRICT and everything in them was written from parsed values.

interface AnswerRow {
  readonly interviewId: string;
  readonly position: number;
  readonly contentHash: string;
  readonly evaluation: number;
  readonly throughProbe: number;
  readonly score: number;
  readonly toldAt: string;
  readonly times: number;
}

/**
 * Reads them, the newest first. The same words to the same question are one row. Only the newest are read: whoever has
 * told more than so many different good stories will not look for the oldest.
 */
export function toldAnswers(
  database: Database,
  path: string,
): (leastScore: number) => readonly ToldAnswer[] {
  return explainErrors(path, (leastScore: number) => {
    const questions = new Map<string, Question>();
    const questionOf = (hash: string): Question => {
      const known = questions.get(hash);
      if (known !== undefined) return known;
      const row = database
        .prepare<[string], { readonly json: string }>(
          "SELECT json FROM question_contents WHERE hash = ?",
        )
        .get(hash);
      const question = questionSchema.parse(fromJson(row?.json ?? "null"));
      questions.set(hash, question);
      return question;
    };
    const texts = database
      .prepare<[string, number, number], string>(
        `SELECT text FROM answers
         WHERE interview_id = ? AND position = ? AND probe_number <= ? AND outcome = 'answered'
         ORDER BY probe_number`,
      )
      .pluck();
    const marks = database.prepare<[number], Mark>(
      `SELECT criterion_id AS criterionId, mark, quote, reason FROM marks
       WHERE evaluation = ? ORDER BY ordinal`,
    );
    return database
      .prepare<[number], AnswerRow>(
        // Of the rows of a group SQLite takes the other columns from the one with the greatest asked_at.
        `SELECT asked.interview_id AS interviewId, asked.position, content_hash AS contentHash,
           evaluations.number AS evaluation, through_probe AS throughProbe, turns.score,
           max(asked.asked_at) AS toldAt, count(*) AS times
         FROM questions AS asked
         JOIN turns USING (interview_id, position)
         JOIN evaluations ON evaluations.number = turns.evaluation
         JOIN answers ON answers.interview_id = asked.interview_id
           AND answers.position = asked.position AND probe_number = 0 AND outcome = 'answered'
         WHERE kind = 'behavioural' AND turns.score >= ?
         GROUP BY question_id, answers.text
         ORDER BY toldAt DESC LIMIT 1000`,
      )
      .all(leastScore)
      .map(({ contentHash, evaluation, throughProbe, ...row }) => ({
        ...row,
        question: questionOf(contentHash),
        texts: texts.all(row.interviewId, row.position, throughProbe),
        marks: marks.all(evaluation),
      }));
  });
}
