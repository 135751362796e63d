/** The measures of delivery and how their figures are told; names, methods and blind spots stand in words/delivery/. */
import type { Language } from "../vocabulary.ts";
import type { DeliveryWords } from "../words/delivery/english.ts";
import { decimal, figure } from "../words/numbers.ts";
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
  /** The figure in words; null: not measured. */
  readonly show: (delivery: Delivery, tongue: Tongue) => string | null;
  /** The figure for a trend; null: not measured. */
  readonly value: (delivery: Delivery) => number | null;
  /** Which way is taken for better by coaches; null: neither. */
  readonly better: "lower" | null;
}

/** The words in which figures are told, and how the language writes numbers. */
interface Tongue {
  readonly words: DeliveryWords;
  readonly language: Language;
}

export const deliveryMeasures: readonly DeliveryMeasure[] = [
  {
    key: "pace",
    show: (delivery, { words, language }) => {
      const pace = wordsPerMinute(delivery);
      return pace === null ? null : `${figure(pace, language)} ${words.units.pace}`;
    },
    value: wordsPerMinute,
    better: null,
  },
  {
    key: "talk-time",
    show: ({ talkMs }, { language }) => seconds(talkMs, language),
    value: ({ talkMs }) => toSeconds(talkMs),
    better: null,
  },
  {
    key: "first-word",
    show: ({ timeBeforeFirstWordMs }, { language }) => seconds(timeBeforeFirstWordMs, language),
    value: ({ timeBeforeFirstWordMs }) => toSeconds(timeBeforeFirstWordMs),
    better: null,
  },
  {
    key: "pauses",
    show: ({ pauses }, { words, language }) => {
      if (pauses === null) return null;
      const longest = seconds(pauses.longestMs, language);
      return pauses.count === 0 || longest === null
        ? words.noPauses
        : words.pauses(pauses.count, longest, pauses.long);
    },
    value: (delivery) =>
      delivery.pauses === null ? null : perMinute(delivery.pauses.count, delivery),
    better: null,
  },
  {
    key: "monologue",
    show: ({ longestMonologueMs }, { language }) => seconds(longestMonologueMs, language),
    value: ({ longestMonologueMs }) => toSeconds(longestMonologueMs),
    better: null,
  },
  {
    key: "fillers",
    show: (delivery, tongue) => counted(delivery.fillers, delivery, tongue),
    value: (delivery) => perMinute(total(delivery.fillers), delivery),
    better: "lower",
  },
  {
    key: "suspected-fillers",
    show: (delivery, tongue) => {
      const count = delivery.suspectedFillers;
      return count === null ? null : withRate(count, delivery, tongue);
    },
    value: (delivery) =>
      delivery.suspectedFillers === null ? null : perMinute(delivery.suspectedFillers, delivery),
    better: "lower",
  },
  {
    key: "hedges",
    show: (delivery, tongue) => counted(delivery.hedges, delivery, tongue),
    value: (delivery) => perMinute(total(delivery.hedges), delivery),
    better: "lower",
  },
  {
    key: "openings",
    show: ({ repeatedOpenings, sentences }, { words }) =>
      repeatedOpenings.length === 0
        ? words.none
        : words.ofSentences(listed(repeatedOpenings, words), sentences),
    value: ({ repeatedOpenings }) => total(repeatedOpenings),
    better: null,
  },
];

/** What is usual of a measure, and how well that is known; null where nothing is known. */
export function usualOf(key: DeliveryKey, { usual }: DeliveryWords): string | null {
  return new Map<string, string>(Object.entries(usual)).get(key) ?? null;
}

const listedPhrases = 4;

function counted(counts: readonly PhraseCount[], delivery: Delivery, tongue: Tongue): string {
  const all = total(counts);
  return all === 0
    ? tongue.words.noneHeard
    : `${withRate(all, delivery, tongue)}: ${listed(counts, tongue.words)}`;
}

function withRate(count: number, delivery: Delivery, { words, language }: Tongue): string {
  const rate = perMinute(count, delivery);
  return rate === null || count === 0
    ? String(count)
    : `${count} (${words.perMinute(figure(rate, language))})`;
}

function listed(counts: readonly PhraseCount[], words: DeliveryWords): string {
  const shown = counts.slice(0, listedPhrases).map(({ phrase, count }) => `“${phrase}” ${count}`);
  const more = counts.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` ${words.andMore(more)}` : ""}`;
}

function seconds(milliseconds: number | null, language: Language): string | null {
  if (milliseconds === null) return null;
  const all = milliseconds / 1000;
  return all < 60
    ? `${decimal(all, language)} s`
    : `${Math.floor(all / 60)} min ${Math.round(all % 60)} s`;
}

function toSeconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds / 100) / 10;
}
