/** The measures of delivery as they are shown: name, figure, what is usual, how it was measured and what it cannot see. */
import { perMinute, total, wordsPerMinute } from "./delivery.ts";
import type { Delivery } from "./delivery.ts";
import type { PhraseCount } from "./fillers.ts";

export const deliveryKeys = [
  "pace",
  "talk-time",
  "first-word",
  "pauses",
  "monologue",
  "fillers",
  "suspected-fillers",
  "hedges",
  "openings",
] as const;
export type DeliveryKey = (typeof deliveryKeys)[number];

export interface DeliveryMeasure {
  readonly key: DeliveryKey;
  readonly name: string;
  /** What is usual or comfortable, and how well that is known; null where nothing is known. */
  readonly usual: string | null;
  readonly method: string;
  readonly blindness: string;
  /** The figure in words; null: not measured. */
  readonly show: (delivery: Delivery) => string | null;
  /** The figure for a trend; null: not measured. */
  readonly value: (delivery: Delivery) => number | null;
  readonly unit: string;
  /** Which way is taken for better by coaches; null: neither. */
  readonly better: "lower" | null;
}

export const deliveryMeasures: readonly DeliveryMeasure[] = [
  {
    key: "pace",
    name: "Pace",
    usual:
      "120 to 160 words a minute are comfortable, under 100 slow, over 180 fast (coaching sources)",
    method:
      "words of the transcript over the time from the first sound to the last, pauses included",
    blindness: "words that the recogniser left out make it slower than it was",
    show: (delivery) => withUnit(wordsPerMinute(delivery), "words a minute"),
    value: wordsPerMinute,
    unit: "words a minute",
    better: null,
  },
  {
    key: "talk-time",
    name: "Talk time",
    usual: null,
    method: "the sum of the stretches in which our own detector heard speech",
    blindness: "another voice nearby counts as yours; very quiet speech does not count",
    show: ({ talkMs }) => seconds(talkMs),
    value: ({ talkMs }) => toSeconds(talkMs),
    unit: "s",
    better: null,
  },
  {
    key: "first-word",
    name: "Before the first word",
    usual: null,
    method: "from the beginning of the recording to the first speech",
    blindness:
      "thinking is no fault, and the recording begins when the question ends, not when it was understood",
    show: ({ timeBeforeFirstWordMs }) => seconds(timeBeforeFirstWordMs),
    value: ({ timeBeforeFirstWordMs }) => toSeconds(timeBeforeFirstWordMs),
    unit: "s",
    better: null,
  },
  {
    key: "pauses",
    name: "Pauses",
    usual: "pauses over 4 s in the middle of an answer are noticed (coaching sources)",
    method: "gaps of a second and more between stretches of speech in the recording itself",
    blindness: "a noise in a pause may split or hide it",
    show: ({ pauses }) =>
      pauses === null
        ? null
        : pauses.count === 0
          ? "none over 1 s"
          : `${pauses.count}, the longest ${seconds(pauses.longestMs)}, ${pauses.long} over 4 s`,
    value: (delivery) =>
      delivery.pauses === null ? null : perMinute(delivery.pauses.count, delivery),
    unit: "a minute",
    better: null,
  },
  {
    key: "monologue",
    name: "Longest stretch without a pause",
    usual: null,
    method: "speech without a gap of a second or more",
    blindness: "as for pauses",
    show: ({ longestMonologueMs }) => seconds(longestMonologueMs),
    value: ({ longestMonologueMs }) => toSeconds(longestMonologueMs),
    unit: "s",
    better: null,
  },
  {
    key: "fillers",
    name: "Fillers",
    usual: "about 1 a minute is ideal, 5 average (coaching sources)",
    method: "filler words of the language in the transcript",
    blindness:
      "recognisers leave many out; a word that also has a meaning counts only between commas",
    show: (delivery) => counted(delivery.fillers, delivery),
    value: (delivery) => perMinute(total(delivery.fillers), delivery),
    unit: "a minute",
    better: "lower",
  },
  {
    key: "suspected-fillers",
    name: "Suspected fillers",
    usual: null,
    method: "sounds of 300 ms and more that our detector heard and no word covers",
    blindness: "a cough, a laugh or a word that the recogniser missed counts as well",
    show: (delivery) => {
      const count = delivery.suspectedFillers;
      if (count === null) return null;
      const rate = perMinute(count, delivery);
      return rate === null || count === 0 ? String(count) : `${count} (${rate} a minute)`;
    },
    value: (delivery) =>
      delivery.suspectedFillers === null ? null : perMinute(delivery.suspectedFillers, delivery),
    unit: "a minute",
    better: "lower",
  },
  {
    key: "hedges",
    name: "Hedging",
    usual: null,
    method: "phrases such as “maybe” and “I think” in the transcript",
    blindness: "a doubt that is due counts like a habit",
    show: (delivery) => counted(delivery.hedges, delivery),
    value: (delivery) => perMinute(total(delivery.hedges), delivery),
    unit: "a minute",
    better: "lower",
  },
  {
    key: "openings",
    name: "Repeated openings",
    usual: null,
    method: "sentences that begin with the same two words",
    blindness: "sentences end where the recogniser put a full stop",
    show: ({ repeatedOpenings, sentences }) =>
      repeatedOpenings.length === 0
        ? "none"
        : `${listed(repeatedOpenings)}, of ${sentences} sentences`,
    value: ({ repeatedOpenings }) => total(repeatedOpenings),
    unit: "sentences",
    better: null,
  },
];

/** Said wherever figures of delivery are shown. */
export const deliveryNote =
  "Delivery is apart from the score and never part of it. The figures are measured on your recordings, and accents, " +
  "languages and people differ.";

const listedPhrases = 4;

function counted(counts: readonly PhraseCount[], delivery: Delivery): string {
  const all = total(counts);
  if (all === 0) return "none heard";
  const rate = perMinute(all, delivery);
  return `${all}${rate === null ? "" : ` (${rate} a minute)`}: ${listed(counts)}`;
}

function listed(counts: readonly PhraseCount[]): string {
  const shown = counts.slice(0, listedPhrases).map(({ phrase, count }) => `“${phrase}” ${count}`);
  const more = counts.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function withUnit(value: number | null, unit: string): string | null {
  return value === null ? null : `${value} ${unit}`;
}

function seconds(milliseconds: number | null): string | null {
  if (milliseconds === null) return null;
  const all = milliseconds / 1000;
  return all < 60 ? `${all.toFixed(1)} s` : `${Math.floor(all / 60)} min ${Math.round(all % 60)} s`;
}

function toSeconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds / 100) / 10;
}
