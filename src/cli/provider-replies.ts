/** Replies that batches have brought, on their way to the judge of `greenroom evaluate`. */
import type { ProviderEngine, ProviderRunStore } from "../batch/provider/ports.ts";
import type { Model, ModelCall } from "../grading/ports.ts";
import type { Store } from "./store.ts";
import type { Evaluation } from "./evaluate-input.ts";
import { parsePrice } from "./evaluate-options.ts";
import { isFinished } from "./provider-runs.ts";
import { providerRunsWords } from "../words/provider-runs.ts";

/** How `greenroom evaluate` takes replies that are there already. */
export interface Replies {
  /**
   * The model for the judgement of this key; null: the ordinary one.
   * @param ordinary paced and paid for, for what is left to ask
   * @param onCall told what a fetched reply took
   */
  readonly modelFor: (
    key: string,
    ordinary: Model,
    onCall: (call: ModelCall) => void,
  ) => Model | null;
  /** Dollars that `--max-cost` has gone for already. */
  readonly spentUsd: number;
  /** All results are written. */
  readonly onWritten: () => Promise<void>;
}

/**
 * Replies for `greenroom evaluate collect`: what is still missing is not asked now.
 * @param options.asksLeftovers false: requests without a usable reply are left without a score
 * @param options.onMissing told the key of a request for which nothing came, in this run or in one whose replies it needs
 */
export function repliesOfRuns(
  engine: ProviderEngine,
  store: ProviderRunStore,
  options: {
    readonly asksLeftovers: boolean;
    readonly onMissing: (key: string) => void;
  } & Pick<Replies, "spentUsd" | "onWritten">,
): Replies {
  return {
    modelFor: (key, ordinary, onCall) => {
      const request = store.findRequest(key);
      const reply = request === null ? null : store.findReply(key);
      if (request !== null && reply === null) options.onMissing(key);
      return engine.repliedModel({
        reply,
        ordinary,
        onCall,
        asksLeftovers: options.asksLeftovers,
        // An answer that changed since, or was in no run, is a leftover like any other.
        asksMissing: request === null && options.asksLeftovers,
        onUseless: (reason) => store.rejectReply(key, reason),
      });
    },
    spentUsd: options.spentUsd,
    onWritten: options.onWritten,
  };
}

/** Replies for every other run: one that was fetched and not judged yet is taken, the rest is asked as usual. */
function repliesAtHand(engine: ProviderEngine, store: ProviderRunStore): Replies {
  return {
    modelFor: (key, ordinary, onCall) => {
      const reply = store.findReply(key);
      return reply === null
        ? null
        : engine.repliedModel({
            reply,
            ordinary,
            onCall,
            asksLeftovers: true,
            asksMissing: true,
            onUseless: (reason) => store.rejectReply(key, reason),
          });
    },
    spentUsd: 0,
    onWritten: () => Promise.resolve(),
  };
}

/** Replies that are there for `greenroom evaluate`; null where no run at the provider could have brought any. */
export async function openReplies(
  { options, dependencies }: Evaluation,
  { providerRuns }: Store,
): Promise<Replies | null> {
  const runs = providerRuns.runs().filter(({ state }) => state !== "done");
  if (runs.length === 0) return null;
  const waiting = runs
    .filter((run) => run.state === "open" && !isFinished([run], providerRuns))
    .map(({ id }) => id);
  if (waiting.length > 0) {
    const words = await providerRunsWords(dependencies.terminal.talkFormat.language);
    dependencies.terminal.talk(words.askedNow(waiting.join(", ")));
  }
  const engine = await dependencies.batch.openProvider(parsePrice(options.price));
  return repliesAtHand(engine, providerRuns);
}
