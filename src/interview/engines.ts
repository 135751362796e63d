/** Which engine asks and which judges now: the offline engine takes over when the service of the chosen one fails. */
import type { Candidate, Engine } from "./ports.ts";

/** What the offline engine does after a failure: only ask, or ask and judge. */
export type TakeoverScope = "questions" | "everything";

export interface Engines {
  readonly asking: () => Engine;
  readonly judging: () => Engine;
  /** Null when the chosen engine is the offline one. */
  readonly offline: Engine | null;
  /**
   * Offers the candidate, once an interview, to let the offline engine do everything from here on.
   * @returns true when it was accepted now
   */
  readonly offerOffline: (reason: string) => Promise<boolean>;
  /** The offline engine asks from here on, and judges too if the candidate wants that; null when there is none to ask. */
  readonly takeOverQuestions: (reason: string) => Promise<TakeoverScope | null>;
}

/** Begins with the chosen engine for both. */
export function chooseEngines(
  chosen: Engine,
  offline: Engine | null,
  candidate: Candidate,
  signal: AbortSignal,
): Engines {
  let asking = chosen;
  let judging = chosen;
  let wasOffered = false;

  const offerOffline = async (reason: string): Promise<boolean> => {
    if (offline === null || wasOffered) {
      return false;
    }
    wasOffered = true;
    if (!(await candidate.acceptOfflineEngine(reason, signal))) {
      return false;
    }
    asking = offline;
    judging = offline;
    return true;
  };

  return {
    asking: () => asking,
    judging: () => judging,
    offline,
    offerOffline,
    takeOverQuestions: async (reason) => {
      if (offline === null || asking === offline) {
        return null;
      }
      if (await offerOffline(reason)) {
        return "everything";
      }
      asking = offline;
      return "questions";
    },
  };
}
