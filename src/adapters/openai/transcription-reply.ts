/**
 * A server's transcript as our own: words with times where it gives them, and where it was unsure.
 *
 * How sure a recogniser is means different things, and no more is made of it than there is:
 * - a `probability` for each word (faster-whisper, whisper.cpp's server): taken as it is;
 * - OpenAI's whisper-1 and Groq: only the mean log probability of a sentence-like segment; `exp` of it stands at each of
 *   its words, and the words are doubtful together where Whisper itself would call the segment failed;
 * - gpt-4o-transcribe: log probabilities of tokens; a word is as sure as its least sure token. It has no times.
 */
import * as z from "zod";
import type { TextSpan, TimedWord, Transcript, TranscriptNotice } from "../../speech/ports.ts";
import { doubtfulStretches, mergeSpans } from "../../speech/words-in-text.ts";

/** Whisper's own thresholds (`logprob_threshold`, `compression_ratio_threshold` in openai/whisper). */
const failedLogprob = -1;
const failedCompression = 2.4;

/** A word is doubtful when something else was as likely. */
const doubtfulProbability = 0.5;

const number = z.number().nullish().catch(null);

const wordSchema = z.object({
  word: z.string(),
  start: z.coerce.number(),
  end: z.coerce.number(),
  probability: number,
});

const segmentSchema = z.object({
  text: z.string(),
  start: z.coerce.number(),
  end: z.coerce.number(),
  avg_logprob: number,
  compression_ratio: number,
  words: z.array(wordSchema).nullish().catch(null),
});
type Segment = z.infer<typeof segmentSchema>;

/** What is asked for is checked; what more a server says is taken where it has the usual shape. */
export const wireTranscriptSchema = z.object({
  text: z.string(),
  language: z.string().nullish().catch(null),
  languages: z
    .array(z.object({ code: z.string() }))
    .nullish()
    .catch(null),
  /** Seconds; some servers send it as a text. */
  duration: z.coerce.number().nonnegative().nullish().catch(null),
  words: z.array(wordSchema).nullish().catch(null),
  segments: z.array(segmentSchema).nullish().catch(null),
  logprobs: z
    .array(z.object({ token: z.string(), logprob: z.number() }))
    .nullish()
    .catch(null),
  usage: z
    .object({ input_tokens: number, output_tokens: number, seconds: number })
    .nullish()
    .catch(null),
});
export type WireTranscript = z.infer<typeof wireTranscriptSchema>;

/**
 * The transcript in our words.
 * @param asked.words whether times of words were wanted, so that their lack is told
 * @param asked.language as it was given to the server; null: to be found out
 */
export function readTranscript(
  wire: WireTranscript,
  asked: { readonly words: boolean; readonly language: string | null },
  heardBy: { readonly recogniser: string; readonly model: string },
): Transcript {
  const text = wire.text.trim();
  const segments = wire.segments ?? [];
  const words = readWords(wire, segments);
  const hasOwn = wordsOf(wire).some(({ probability }) => typeof probability === "number");
  const isSure = hasOwn || segments.some(({ avg_logprob }) => typeof avg_logprob === "number");
  const tokens = wire.logprobs ?? [];
  const doubtful =
    tokens.length > 0
      ? doubtfulTokens(text, tokens)
      : words !== null && hasOwn
        ? doubtfulStretches(text, words, isDoubtful)
        : doubtfulSegments(text, segments);
  const language = wire.language ?? wire.languages?.[0]?.code ?? "";
  return {
    text,
    language: languageCode(language) ?? asked.language,
    words,
    doubtful,
    durationMs: durationOf(wire),
    ...heardBy,
    notices: [
      ...when("no-word-times", asked.words && words === null && text !== ""),
      ...when("no-confidence", asked.words && text !== "" && !isSure && tokens.length === 0),
    ],
  };
}

function when(notice: TranscriptNotice, applies: boolean): readonly TranscriptNotice[] {
  return applies ? [notice] : [];
}

/** Seconds of the recording as the server counts them, in milliseconds; null where it does not. */
export function durationOf({ duration, usage, segments }: WireTranscript): number | null {
  const seconds = duration ?? usage?.seconds ?? segments?.at(-1)?.end ?? null;
  return seconds === null ? null : Math.round(seconds * 1000);
}

function wordsOf({ words, segments }: WireTranscript) {
  return words ?? segments?.flatMap((segment) => segment.words ?? []) ?? [];
}

function readWords(wire: WireTranscript, segments: readonly Segment[]): TimedWord[] | null {
  const words = wordsOf(wire);
  if (words.length === 0) return null;
  let lastMs = 0;
  return words.map(({ word, start, end, probability }) => {
    // Servers round, and some go backwards by a frame: times only ever go on here.
    const startMs = Math.max(lastMs, Math.round(start * 1000));
    lastMs = startMs;
    const middle = (start + end) / 2;
    const segment = segments.find((each) => middle >= each.start && middle <= each.end);
    const logprob = segment?.avg_logprob ?? null;
    const confidence = probability ?? (logprob === null ? null : Math.exp(logprob));
    return {
      text: word.trim(),
      startMs,
      endMs: Math.max(startMs, Math.round(end * 1000)),
      confidence: confidence === null ? null : Math.min(1, Math.max(0, confidence)),
    };
  });
}

function isDoubtful({ confidence }: TimedWord): boolean {
  return confidence !== null && confidence < doubtfulProbability;
}

function doubtfulSegments(text: string, segments: readonly Segment[]): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let cursor = 0;
  for (const segment of segments) {
    const said = segment.text.trim();
    const start = said === "" ? -1 : text.indexOf(said, cursor);
    if (start < 0) continue;
    cursor = start + said.length;
    const isFailed =
      (segment.avg_logprob ?? 0) < failedLogprob ||
      (segment.compression_ratio ?? 0) > failedCompression;
    if (isFailed) spans.push({ start, end: cursor });
  }
  return mergeSpans(text, spans);
}

function doubtfulTokens(
  text: string,
  tokens: readonly { readonly token: string; readonly logprob: number }[],
): readonly TextSpan[] {
  const joined = tokens.map(({ token }) => token).join("");
  const offset = joined.indexOf(text);
  // Tokens of a character's single bytes do not join to the text.
  if (offset < 0) return [];
  const unsure: TextSpan[] = [];
  let position = -offset;
  for (const { token, logprob } of tokens) {
    const start = position + token.length - token.trimStart().length;
    position += token.length;
    if (Math.exp(logprob) < doubtfulProbability && /[\p{L}\p{N}]/u.test(token)) {
      unsure.push({ start, end: position });
    }
  }
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  return mergeSpans(
    text,
    words.filter((word) => unsure.some((span) => span.start < word.end && span.end > word.start)),
  );
}

/** `en` for `English`, `en`, `en-US`; null for anything that is no language. */
function languageCode(name: string): string | null {
  const clean = name.trim().toLowerCase();
  const code = /^([a-z]{2})(?:$|[-_])/.exec(clean)?.[1];
  return code ?? codesByName().get(clean) ?? null;
}

let codes: ReadonlyMap<string, string> | null = null;

function codesByName(): ReadonlyMap<string, string> {
  if (codes !== null) return codes;
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  const letters = "abcdefghijklmnopqrstuvwxyz".split("");
  codes = new Map(
    letters.flatMap((first) =>
      letters.flatMap((second): [string, string][] => {
        // `iw` is an old code of `he`.
        const code = Intl.getCanonicalLocales(first + second)[0] ?? "";
        const language = names.of(code);
        return language === undefined ? [] : [[language.toLowerCase(), code]];
      }),
    ),
  );
  return codes;
}
