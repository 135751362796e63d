/** What a person has typed and not sent: kept when the interview is left, and there again when it goes on. */
import * as z from "zod";
import type { CandidatePrompt } from "../interview/ports.ts";
import type { Store } from "./store.ts";

const unsentSchema = z.object({ position: z.int(), probeNumber: z.int(), text: z.string() });

export interface UnsentAnswers {
  /**
   * What was typed for this question or follow-up when the interview was left; "" where nothing was. What was kept for
   * another is forgotten.
   */
  read(prompt: CandidatePrompt): string;
  /** In the place of what was kept of the interview before. Of practice nothing is kept. */
  keep(prompt: CandidatePrompt, text: string): void;
}

/** One for each interview, since only the question that is open can be answered. */
export function openUnsentAnswers(store: Pick<Store, "readMemory" | "writeMemory">): UnsentAnswers {
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

/** For an interview that is over, or deleted. */
export function forgetUnsentAnswer(
  store: Pick<Store, "readMemory" | "writeMemory">,
  interviewId: string,
): void {
  const key = keyOf(interviewId);
  if (store.readMemory(key) !== undefined) store.writeMemory(key, undefined);
}

function keyOf(interviewId: string): string {
  return `unsent-answer ${interviewId}`;
}
