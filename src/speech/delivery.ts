/**
 * How an answer was said, apart from what was said: never part of a score. Each measure is a function of the transcript
 * and of the stretches in which our own detector heard speech; what neither gives is null, "not measured". The method of
 * each and what it is blind to stand in `deliveryMeasures`, and are shown with the figures.
 */
import { countFillers, countHedges } from "./fillers.ts";
import type { PhraseCount } from "./fillers.ts";
import type { Heard, SpeechSegment, SpokenLanguage, TimedWord } from "./ports.ts";
import { splitSentences } from "./sentences.ts";

export interface DeliveryInput {
  /** What the recogniser wrote, not what the person corrected. */
  readonly text: string;
  readonly words: readonly TimedWord[] | null;
  readonly speech: readonly SpeechSegment[] | null;
  readonly language: SpokenLanguage;
}

export interface Delivery {
  /** Words of the transcript. */
  readonly words: number;
  /** From the first sound of speech to the last, pauses included. */
  readonly spanMs: number | null;
  readonly talkMs: number | null;
  readonly timeBeforeFirstWordMs: number | null;
  readonly pauses: Pauses | null;
  readonly longestMonologueMs: number | null;
  readonly fillers: readonly PhraseCount[];
  /** Sounds that may be fillers which the recogniser did not write. */
  readonly suspectedFillers: number | null;
  readonly hedges: readonly PhraseCount[];
  /** Beginnings of sentences that were used more than once, with how often. */
  readonly repeatedOpenings: readonly PhraseCount[];
  /** How many sentences there are to begin. */
  readonly sentences: number;
}

export interface Pauses {
  /** Of a second and more, between two stretches of speech. */
  readonly count: number;
  /** Of four seconds and more: those that listeners notice (coaching sources, weak evidence). */
  readonly long: number;
  readonly longestMs: number;
  readonly totalMs: number;
}

/** Shorter gaps are breath and grammar: 250 ms to a second are usual between clauses. */
const pauseMs = 1000;
const longPauseMs = 4000;

/** A shorter sound without a word is an edge that the recogniser's times missed. */
const suspectedFillerMs = 300;

/** Whisper's word times are off by about so much; sound within it of a word belongs to the word. */
const wordToleranceMs = 100;

/** So many words make an opening. */
const openingWords = 2;

/** The measures of one answer. */
export function measureDelivery({ text, words, speech, language }: DeliveryInput): Delivery {
  const span = spanOf(words, speech);
  const sentences = splitSentences(text).filter((sentence) => wordsOf(sentence).length > 0);
  return {
    words: wordsOf(text).length,
    spanMs: span === null ? null : span.endMs - span.startMs,
    talkMs: speech === null ? null : speech.reduce((ms, each) => ms + lengthOf(each), 0),
    timeBeforeFirstWordMs: span?.startMs ?? null,
    pauses: speech === null || speech.length === 0 ? null : pausesIn(speech),
    longestMonologueMs: speech === null || speech.length === 0 ? null : longestMonologue(speech),
    fillers: countFillers(text, language),
    suspectedFillers: words === null || speech === null ? null : countWordlessSounds(words, speech),
    hedges: countHedges(text, language),
    repeatedOpenings: repeatedOpenings(sentences),
    sentences: sentences.length,
  };
}

/** The measures of a spoken answer as it is kept; null for one without a transcript. */
export function deliveryOf(heard: Heard | null, fallback: SpokenLanguage): Delivery | null {
  if (heard === null || heard.transcript === null) return null;
  const { text, words, language } = heard.transcript;
  return measureDelivery({
    text,
    words,
    speech: heard.speech,
    language: spoken(language, fallback),
  });
}

/** The measures of several answers as those of one. A figure that some answer lacks is that of the others; rates need all. */
export function joinDeliveries(deliveries: readonly Delivery[]): Delivery | null {
  if (deliveries.length === 0) return null;
  const all = <Key extends keyof Delivery>(key: Key) => deliveries.map((each) => each[key]);
  const pauses = all("pauses").filter((each) => each !== null);
  return {
    words: sum(all("words")) ?? 0,
    // Rates divide by it, so it must be the time of all that is counted.
    spanMs: all("spanMs").includes(null) ? null : sum(all("spanMs")),
    talkMs: sum(all("talkMs")),
    timeBeforeFirstWordMs: mean(all("timeBeforeFirstWordMs")),
    pauses:
      pauses.length === 0
        ? null
        : {
            count: sum(pauses.map((each) => each.count)) ?? 0,
            long: sum(pauses.map((each) => each.long)) ?? 0,
            longestMs: Math.max(...pauses.map((each) => each.longestMs)),
            totalMs: sum(pauses.map((each) => each.totalMs)) ?? 0,
          },
    longestMonologueMs: most(all("longestMonologueMs")),
    fillers: joinCounts(all("fillers")),
    suspectedFillers: sum(all("suspectedFillers")),
    hedges: joinCounts(all("hedges")),
    repeatedOpenings: joinCounts(all("repeatedOpenings")),
    sentences: sum(all("sentences")) ?? 0,
  };
}

/** Words a minute from the first sound to the last; null where there is no time, or nothing was said in it. */
export function wordsPerMinute({ words, spanMs }: Delivery): number | null {
  // Two words in half a second are no pace.
  if (spanMs === null || spanMs < 3000 || words === 0) return null;
  return Math.round(words / (spanMs / 60_000));
}

/** So many of these in a minute of speech, to one decimal; null where there is no time. */
export function perMinute(count: number, { spanMs }: Delivery): number | null {
  if (spanMs === null || spanMs < 3000) return null;
  return Math.round((count / (spanMs / 60_000)) * 10) / 10;
}

/** The sum of the counts. */
export function total(counts: readonly PhraseCount[]): number {
  return sum(counts.map(({ count }) => count)) ?? 0;
}

function spoken(language: string | null, fallback: SpokenLanguage): SpokenLanguage {
  return language === "en" || language === "es" || language === "pt" ? language : fallback;
}

function spanOf(
  words: readonly TimedWord[] | null,
  speech: readonly SpeechSegment[] | null,
): SpeechSegment | null {
  const timed = speech !== null && speech.length > 0 ? speech : (words ?? []);
  const first = timed[0];
  const last = timed.at(-1);
  return first === undefined || last === undefined
    ? null
    : { startMs: first.startMs, endMs: last.endMs };
}

function pausesIn(speech: readonly SpeechSegment[]): Pauses {
  const gaps = speech
    .slice(1)
    .map(({ startMs }, index) => startMs - (speech[index]?.endMs ?? startMs))
    .filter((gapMs) => gapMs >= pauseMs);
  return {
    count: gaps.length,
    long: gaps.filter((gapMs) => gapMs >= longPauseMs).length,
    longestMs: Math.max(0, ...gaps),
    totalMs: gaps.reduce((all, gapMs) => all + gapMs, 0),
  };
}

function longestMonologue(speech: readonly SpeechSegment[]): number {
  let longestMs = 0;
  let startMs = 0;
  let endMs = -Infinity;
  for (const segment of speech) {
    if (segment.startMs - endMs >= pauseMs) startMs = segment.startMs;
    endMs = segment.endMs;
    longestMs = Math.max(longestMs, endMs - startMs);
  }
  return longestMs;
}

/** Stretches of at least 300 ms in which our detector heard somebody and the recogniser wrote no word. */
function countWordlessSounds(
  words: readonly TimedWord[],
  speech: readonly SpeechSegment[],
): number {
  let count = 0;
  for (const { startMs, endMs } of speech) {
    let fromMs = startMs;
    for (const word of words) {
      const beginMs = word.startMs - wordToleranceMs;
      if (word.endMs + wordToleranceMs <= fromMs) continue;
      if (beginMs >= endMs) break;
      if (beginMs - fromMs >= suspectedFillerMs) count += 1;
      fromMs = Math.max(fromMs, word.endMs + wordToleranceMs);
    }
    if (endMs - fromMs >= suspectedFillerMs) count += 1;
  }
  return count;
}

function repeatedOpenings(sentences: readonly string[]): readonly PhraseCount[] {
  const openings = sentences.flatMap((sentence) => {
    const words = wordsOf(sentence.toLowerCase());
    return words.length > openingWords ? [words.slice(0, openingWords).join(" ")] : [];
  });
  return joinCounts([openings.map((phrase) => ({ phrase, count: 1 }))]).filter(
    ({ count }) => count > 1,
  );
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’+#./-]*/gu) ?? [];
}

function joinCounts(lists: readonly (readonly PhraseCount[])[]): readonly PhraseCount[] {
  const counts = new Map<string, number>();
  for (const { phrase, count } of lists.flat()) {
    counts.set(phrase, (counts.get(phrase) ?? 0) + count);
  }
  return [...counts]
    .map(([phrase, count]) => ({ phrase, count }))
    .toSorted((a, b) => b.count - a.count || a.phrase.localeCompare(b.phrase));
}

function lengthOf({ startMs, endMs }: SpeechSegment): number {
  return endMs - startMs;
}

/** Null when no value is known. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
}

function mean(values: readonly (number | null)[]): number | null {
  const all = sum(values);
  return all === null ? null : Math.round(all / values.filter((value) => value !== null).length);
}

function most(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
