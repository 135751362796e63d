/** Which model hears and which speaks at a service, and what they cost: the `speech` part of `prompts/models.yaml`. */
import * as z from "zod";
import { storeError } from "../../words/store-errors.ts";

const dollars = z.number().nonnegative();

/** How a model of speech is paid; the vendor's own unit. */
const speechPriceSchema = z.union([
  /** Per minute of audio, heard or spoken. */
  z.strictObject({ perMinute: dollars }),
  /** Per million characters of text to speak. */
  z.strictObject({ perMillionCharacters: dollars }),
  /** Per million tokens, as the server counts them. */
  z.strictObject({ input: dollars, output: dollars }),
]);
export type SpeechPrice = z.infer<typeof speechPriceSchema>;

const speechModelSchema = z.strictObject({
  id: z.string(),
  price: speechPriceSchema.nullable(),
});

/** What the service uses where nothing else is chosen; null: it has none, or only the person knows it. */
export const speechDefaultsSchema = z.strictObject({
  transcription: z.string().nullable(),
  voice: z.string().nullable(),
  models: z.array(speechModelSchema),
});

export interface SpeechEndpoint {
  readonly baseUrl: string;
  readonly model: string;
  /** Null when it is unknown. */
  readonly price: SpeechPrice | null;
}

interface ServiceWithSpeech {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string | null;
  readonly note: string;
  readonly speech: z.infer<typeof speechDefaultsSchema>;
}

/** What most gateways to OpenAI and most servers of one's own take, whatever they run. */
const usualModels = { transcription: "whisper-1", voice: "tts-1" } as const;

/**
 * Where recordings, or texts to speak, are sent.
 * @param chosen.service an id of the file, or another word for an endpoint that is given by its base URL
 * @throws GreenroomError `usage` when the base URL is neither chosen nor known
 */
export function chooseSpeechEndpoint(
  services: readonly ServiceWithSpeech[],
  kind: "transcription" | "voice",
  chosen: {
    readonly service: string;
    readonly baseUrl: string | null;
    readonly model: string | null;
  },
): SpeechEndpoint {
  const service = services.find(({ id }) => id === chosen.service);
  const baseUrl = chosen.baseUrl ?? service?.baseUrl ?? null;
  if (baseUrl === null) {
    throw storeError("usage", ({ noSpeechUrl }) => noSpeechUrl[kind](service?.name ?? null));
  }
  const model = chosen.model ?? service?.speech[kind] ?? usualModels[kind];
  const seller = services.find(
    (each) => each.baseUrl !== null && withoutSlash(each.baseUrl) === withoutSlash(baseUrl),
  );
  const price = seller?.speech.models.find(({ id }) => id === model)?.price ?? null;
  return { baseUrl, model, price };
}

/** Dollars for one transcription; null where the price or what it is counted by is unknown. */
export function transcriptionCost(
  price: SpeechPrice | null,
  used: {
    readonly durationMs: number | null;
    readonly inputTokens: number | null;
    readonly outputTokens: number | null;
  },
): number | null {
  if (price === null) return null;
  if ("perMinute" in price) {
    return used.durationMs === null ? null : (used.durationMs / 60_000) * price.perMinute;
  }
  if ("input" in price && used.inputTokens !== null && used.outputTokens !== null) {
    return (used.inputTokens * price.input + used.outputTokens * price.output) / 1_000_000;
  }
  return null;
}

/** Dollars for a text that was spoken; null where the price or what it is counted by is unknown. */
export function speakingCost(
  price: SpeechPrice | null,
  used: { readonly characters: number; readonly spokenMs: number },
): number | null {
  if (price === null || "input" in price) return null;
  return "perMinute" in price
    ? (used.spokenMs / 60_000) * price.perMinute
    : (used.characters * price.perMillionCharacters) / 1_000_000;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
