/** Answers that were written beforehand: parsing the file, and the candidate that reads them out in order. */
import * as z from "zod";
import { GreenroomError } from "../errors.ts";
import type { Candidate } from "./ports.ts";

const lineSchema = z.union([z.object({ answer: z.string() }), z.object({ skip: z.literal(true) })]);

/** One written answer; null skips the question. */
export type WrittenAnswer = string | null;

/**
 * Reads a file of answers: JSONL with `answer` (or `"skip": true`) on every line, else text whose parts are separated
 * by a line of `---`. An HTML comment at the very beginning is a note to the reader and no part of an answer.
 * @throws GreenroomError `usage` with the line when a JSONL line is not of that shape, or nothing is in the file
 */
export function parseAnswers(text: string, fileName: string): WrittenAnswer[] {
  const clean = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  if (clean.trim() === "") {
    throw new GreenroomError("usage", `${fileName} holds no answers`, answersHint);
  }
  return /^\s*\{/.test(clean) ? parseLines(clean, fileName) : parseParts(clean);
}

const answersHint =
  'Separate answers by a line of ---, or write one JSON object a line: {"answer": "…"}';

function parseLines(text: string, fileName: string): WrittenAnswer[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") {
      return [];
    }
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) {
      throw new GreenroomError(
        "usage",
        `${fileName}:${index + 1}: not a JSON object with "answer"`,
        answersHint,
      );
    }
    return ["answer" in parsed.data ? parsed.data.answer : null];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function parseParts(text: string): WrittenAnswer[] {
  const parts = text
    .replace(/^\s*<!--[^]*?-->/, "")
    .split(/^---[ \t]*$/m)
    .map((part) => part.trim());
  // A file that ends in a separator holds no empty answer behind it; one in the middle is an empty answer.
  if (parts.length > 1 && parts.at(-1) === "") {
    parts.pop();
  }
  return parts;
}

/** A candidate who reads out the answers in order and pauses the interview when they run out. Never asks anybody. */
export function createScriptedCandidate(
  answers: readonly WrittenAnswer[],
  acceptOffline: boolean,
): Candidate {
  let next = 0;
  return {
    respond: async () => {
      const text = answers[next];
      next += 1;
      if (text === undefined) {
        return { type: "pause" };
      }
      return text === null
        ? { type: "skip" }
        : { type: "answer", text, input: "file", durationMs: null, predictedScore: null };
    },
    afterFeedback: async () => "next",
    acceptOfflineEngine: async () => acceptOffline,
  };
}
