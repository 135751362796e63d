/** Runs of `greenroom evaluate` at a provider's batch engine, in the three languages. */
import { english } from "./provider-runs/english.ts";
import { errorsIn, retoldIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./provider-runs/spanish.ts")).spanish,
  pt: async () => (await import("./provider-runs/portuguese.ts")).portuguese,
};

export const providerRunsError = errorsIn(english, others);
export const providerRunsWords = wordsIn(english, others);
/** An error of the service as the commands about runs tell it. */
export const retoldByProvider = retoldIn(english, others);
