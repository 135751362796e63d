import { describe, expect, test } from "vitest";
import {
  deliveryOf,
  joinDeliveries,
  measureDelivery,
  perMinute,
  total,
  wordsPerMinute,
} from "../../src/speech/delivery.ts";
import type { DeliveryInput } from "../../src/speech/delivery.ts";
import { deliveryMeasures } from "../../src/speech/delivery-measures.ts";
import { deliveryWords } from "../../src/words/delivery.ts";
import { deliveryTrends } from "../../src/speech/delivery-trend.ts";
import { countFillers, countHedges } from "../../src/speech/fillers.ts";
import { timedWords, transcriptOf } from "./transcript.ts";

const measure = (changes: Partial<DeliveryInput>) =>
  measureDelivery({ text: "", words: null, speech: null, language: "en", ...changes });

/** Twelve words of 400 ms each. */
const sentence = "So the cache keeps the keys. So the cache evicts the oldest.";

describe("what is measured", () => {
  test("pace counts pauses, and not the time before the first word", () => {
    const speech = [
      { startMs: 2000, endMs: 5000 },
      { startMs: 6500, endMs: 8000 },
    ];
    const delivery = measure({ text: sentence, speech });
    expect(delivery).toMatchObject({
      words: 12,
      spanMs: 6000,
      talkMs: 4500,
      timeBeforeFirstWordMs: 2000,
    });
    expect(wordsPerMinute(delivery)).toBe(120);
  });

  test("pauses are gaps of a second and more", () => {
    const speech = [
      { startMs: 0, endMs: 1000 },
      { startMs: 1900, endMs: 3000 },
      { startMs: 4000, endMs: 6000 },
      { startMs: 10_500, endMs: 11_000 },
    ];
    const delivery = measure({ speech });
    expect(delivery.pauses).toEqual({ count: 2, long: 1, longestMs: 4500, totalMs: 5500 });
    expect(delivery.longestMonologueMs).toBe(3000);
  });

  test("a sound of 300 ms without a word is a suspected filler, and the edge of a word is none", () => {
    const words = [
      { text: "a", startMs: 1000, endMs: 1500, confidence: null },
      { text: "b", startMs: 2100, endMs: 2500, confidence: null },
    ];
    const heard = (startMs: number, endMs: number) =>
      measure({ words, speech: [{ startMs, endMs }] }).suspectedFillers;
    expect(heard(700, 1500)).toBe(0);
    expect(heard(600, 1500)).toBe(1);
    expect(heard(1000, 2500)).toBe(1);
    expect(heard(500, 3000)).toBe(3);
    expect(heard(4000, 4200)).toBe(0);
    expect(heard(4000, 4300)).toBe(1);
  });

  test("openings that come again are told, with how many sentences there were", () => {
    const delivery = measure({ text: sentence });
    expect(delivery.repeatedOpenings).toEqual([{ phrase: "so the", count: 2 }]);
    expect(delivery.sentences).toBe(2);
  });

  test("without words or sound the figures that need them are not measured", () => {
    const shown = (changes: Partial<DeliveryInput>) =>
      Object.fromEntries(
        deliveryMeasures.map(({ key, show }) => [
          key,
          show(measure(changes), { words: deliveryWords("en"), language: "en" }),
        ]),
      );
    expect(shown({ text: sentence })).toMatchObject({
      pace: null,
      "talk-time": null,
      "first-word": null,
      pauses: null,
      "suspected-fillers": null,
      fillers: "none heard",
    });
    expect(shown({ text: sentence, words: timedWords(sentence) })).toMatchObject({
      pace: "153 words a minute",
      pauses: null,
      "suspected-fillers": null,
    });
  });
});

describe("fillers and hedges", () => {
  test.each([
    [
      "en",
      "Um, so, it's, like, a cache. I like it, you know.",
      { um: 1, so: 1, like: 1, "you know": 1 },
    ],
    ["es", "Eh, pues, o sea, el caché es pues rápido.", { eh: 1, pues: 1, "o sea": 1 }],
    ["pt", "Hum, tipo, é um cache, né? É rápido.", { hum: 1, tipo: 1, né: 1 }],
  ] as const)("%s: %s", (language, text, counts) => {
    const found = countFillers(text, language);
    expect(Object.fromEntries(found.map(({ phrase, count }) => [phrase, count]))).toEqual(counts);
  });

  test("words that only hold one are none", () => {
    expect(countFillers("The umbrella error sounded human.", "en")).toEqual([]);
    expect(total(countHedges("I think it may be, perhaps. Thinking.", "en"))).toBe(2);
    expect(total(countHedges("Creo que sí, tal vez.", "es"))).toBe(2);
    expect(total(countHedges("Eu acho que talvez.", "pt"))).toBe(2);
  });
});

describe("several answers", () => {
  const one = measure({ text: sentence, speech: [{ startMs: 1000, endMs: 7000 }] });
  const two = measure({ text: "Um, yes it is.", speech: [{ startMs: 3000, endMs: 9000 }] });

  test("are measured together", () => {
    const joined = joinDeliveries([one, two]);
    expect(joined).toMatchObject({
      words: 16,
      spanMs: 12_000,
      timeBeforeFirstWordMs: 2000,
      longestMonologueMs: 6000,
    });
    expect(joined && perMinute(total(joined.fillers), joined)).toBe(5);
    expect(joinDeliveries([])).toBeNull();
  });

  test("have no rate when the time of one is not known", () => {
    const joined = joinDeliveries([one, measure({ text: "Yes." })]);
    expect(joined && wordsPerMinute(joined)).toBeNull();
    expect(joined?.talkMs).toBe(6000);
  });

  test("are those that were heard, as they were heard", () => {
    const heard = {
      recordingPath: null,
      transcript: transcriptOf("Eh, sí.", { language: "es" }),
      speech: null,
    };
    expect(deliveryOf(heard, "en")?.fillers).toEqual([{ phrase: "eh", count: 1 }]);
    expect(deliveryOf({ ...heard, transcript: null }, "en")).toBeNull();
    expect(deliveryOf(null, "en")).toBeNull();
  });
});

describe("a trend", () => {
  const interview = (day: number, spanMs: number) => ({
    interviewId: `i${day}`,
    startedAt: `2026-01-0${day}T10:00:00.000Z`,
    delivery: { ...measure({ text: sentence }), spanMs },
  });

  test("goes from the earlier half to the later", () => {
    const trends = deliveryTrends([4, 1, 3, 2].map((day) => interview(day, day < 3 ? 6000 : 4800)));
    const pace = trends.find(({ key }) => key === "pace");
    expect(pace?.points.map(({ value }) => value)).toEqual([120, 120, 150, 150]);
    expect(pace?.change).toBe(30);
    expect(trends.some(({ key }) => key === "pauses")).toBe(false);
  });

  test("is none in three interviews", () => {
    expect(deliveryTrends([1, 2, 3].map((day) => interview(day, 6000)))[0]?.change).toBeNull();
  });
});
