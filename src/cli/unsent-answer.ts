/** What a person has typed and not sent: kept when they leave, and there again when they come back to the question. */
import * as z from "zod";
import type { Question } from "../grading/question.ts";
import type { CandidatePrompt } from "../interview/ports.ts";
import type { Store } from "./store.ts";

type Memory = Pick<Store, "readMemory" | "writeMemory">;

const unsentSchema = z.object({ position: z.int(), probeNumber: z.int(), text: z.string() });
const practiceSchema = z.object({ asked: z.string(), text: z.string() });

export interface UnsentAnswers {
  /** What was typed for this question or follow-up when it was left; "" where nothing was. */
  read(prompt: CandidatePrompt): string;
  /** In the place of what was kept before. */
  keep(prompt: CandidatePrompt, text: string): void;
}

/**
 * Of an interview: one for each, since only the question that is open can be answered. What was kept for another of its
 * questions is forgotten.
 */
export function openUnsentAnswers(store: Memory): UnsentAnswers {
  return {
    read: ({ interview, position, probe }) => {
      const kept = interview === undefined ? undefined : store.readMemory(keyOf(interview.id));
      if (interview === undefined || kept === undefined) return "";
      const { data } = unsentSchema.safeParse(kept);
      if (data?.position === position && data.probeNumber === (probe?.number ?? 0))
        return data.text;
      forgetUnsentAnswer(store, interview.id);
      return "";
    },
    keep: ({ interview, position, probe }, text) => {
      if (interview === undefined || text === "") return;
      const unsent = { position, probeNumber: probe?.number ?? 0, text };
      store.writeMemory(keyOf(interview.id), unsent);
    },
  };
}

/**
 * Of drills and the daily question: one for all. It waits until its question is asked again, whenever that is and in
 * whatever words, since most sittings begin with another.
 */
export function openUnsentPractice(store: Memory): UnsentAnswers {
  return {
    read: ({ question }) => {
      const { data } = practiceSchema.safeParse(store.readMemory(practiceKey));
      return data?.asked === practiceIdOf(question) ? data.text : "";
    },
    keep: ({ question }, text) => {
      if (text !== "") store.writeMemory(practiceKey, { asked: practiceIdOf(question), text });
    },
  };
}

/** Once the question was answered or skipped. */
export function forgetUnsentPractice(store: Memory, question: Question): void {
  const { data } = practiceSchema.safeParse(store.readMemory(practiceKey));
  if (data?.asked === practiceIdOf(question)) store.writeMemory(practiceKey, undefined);
}

const practiceKey = "unsent-practice-answer";

/** A question with many criteria that are due is asked in parts, by some of them at a time. */
function practiceIdOf({ id, language, criteria }: Question): string {
  return [id, language, ...criteria.map((criterion) => criterion.id)].join(" ");
}

/** For an interview that is over, or deleted. */
export function forgetUnsentAnswer(store: Memory, interviewId: string): void {
  const key = keyOf(interviewId);
  if (store.readMemory(key) !== undefined) store.writeMemory(key, undefined);
}

function keyOf(interviewId: string): string {
  return `unsent-answer ${interviewId}`;
}
