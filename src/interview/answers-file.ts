/** Answers that were written beforehand: parsing the file, and the candidate that reads them out in order. */
import { translatedError } from "../words/errors.ts";
import * as z from "zod";
import { parseJson } from "../json.ts";
import type { Heard } from "../speech/ports.ts";
import type { Candidate, CandidatePrompt } from "./ports.ts";

const lineSchema = z.union([
  z.object({ answer: z.string() }),
  z.object({ audio: z.string().min(1) }),
  z.object({ skip: z.literal(true) }),
]);

/** An answer that was spoken beforehand; the path as it was written. */
export interface RecordedAnswer {
  readonly audio: string;
}

/** One answer that was given beforehand; null skips the question. */
export type WrittenAnswer = string | RecordedAnswer | null;

/** Says what is in a recording. A response without words: the recording is kept, and transcribed later. */
export type Listener = (
  recording: RecordedAnswer,
  prompt: CandidatePrompt,
  signal: AbortSignal,
) => Promise<Heard>;

/**
 * Reads a file of answers: JSONL with `answer`, `audio` (a recording's path) or `"skip": true` on every line, else text
 * whose parts are separated by a line of `---`. An HTML comment at the very beginning is a note to the reader and no part of an answer.
 * @throws GreenroomError `usage` with the line when a JSONL line is not of that shape, or nothing is in the file
 */
export function parseAnswers(text: string, fileName: string): WrittenAnswer[] {
  const clean = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  if (clean.trim() === "") {
    throw translatedError("usage", (words) => words.noAnswers(fileName));
  }
  return /^\s*\{/.test(clean) ? parseLines(clean, fileName) : parseParts(clean);
}

function parseLines(text: string, fileName: string): WrittenAnswer[] {
  return text.split("\n").flatMap((line, index): WrittenAnswer[] => {
    if (line.trim() === "") {
      return [];
    }
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) {
      throw translatedError("usage", (words) => words.noAnswerLine(fileName, index + 1));
    }
    const { data } = parsed;
    if ("answer" in data) return [data.answer];
    return ["audio" in data ? { audio: data.audio } : null];
  });
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

/**
 * A candidate who gives the answers in order and pauses the interview when they run out. Never asks anybody.
 * @param listen for recordings; null: where there can be none
 */
export function createScriptedCandidate(
  answers: readonly WrittenAnswer[],
  acceptOffline: boolean,
  listen: Listener | null = null,
): Candidate {
  let next = 0;
  return {
    respond: async (prompt, signal) => {
      const answer = answers[next];
      next += 1;
      if (answer === undefined) {
        return { type: "pause" };
      }
      if (answer === null) {
        return { type: "skip" };
      }
      const given = { type: "answer", durationMs: null, predictedScore: null } as const;
      if (typeof answer === "string") {
        return { ...given, text: answer, input: "file" };
      }
      if (listen === null) {
        throw translatedError("usage", (words) => words.recordingHere(answer.audio));
      }
      const heard = await listen(answer, prompt, signal);
      const durationMs = heard.transcript?.durationMs ?? null;
      const text = heard.transcript?.text ?? "";
      return { ...given, text, input: "spoken", durationMs, heard };
    },
    afterFeedback: async () => "next",
    acceptOfflineEngine: async () => acceptOffline,
  };
}
