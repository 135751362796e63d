import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quietestPlace } from "../../src/speech/cut.ts";
import { joinTranscripts } from "../../src/speech/join.ts";
import { readWavHeader, toSamples, wavHeader } from "../../src/speech/wav.ts";
import { doubtfulStretches, locateWords } from "../../src/speech/words-in-text.ts";
import { timedWords, transcriptOf } from "./transcript.ts";

describe("a WAV's header", () => {
  test("says what was written, mono and stereo", () => {
    for (const channels of [1, 2]) {
      const header = wavHeader({ sampleRateHz: 16_000, dataBytes: 3200, channels });
      expect(readWavHeader(header)).toEqual({
        isPcm: true,
        channels,
        sampleRateHz: 16_000,
        bitsPerSample: 16,
        dataStart: 44,
        dataBytes: 3200,
      });
    }
  });

  test("is found behind other chunks, and in the extensible form", () => {
    const plain = wavHeader({ sampleRateHz: 48_000, dataBytes: 0 });
    const list = Uint8Array.from([...new TextEncoder().encode("LIST"), 3, 0, 0, 0, 1, 2, 3, 0]);
    const long = Uint8Array.from([...plain.subarray(0, 36), ...list, ...plain.subarray(36)]);
    expect(readWavHeader(long)?.dataStart).toBe(56);
    const extended = Uint8Array.from([
      ...plain.subarray(0, 36),
      ...new Uint8Array(24),
      ...plain.subarray(36),
    ]);
    extended[16] = 40;
    extended.set([0xfe, 0xff], 20);
    expect(readWavHeader(extended)).toMatchObject({ isPcm: false, dataStart: 68 });
    extended[44] = 1;
    expect(readWavHeader(extended)).toMatchObject({ isPcm: true });
  });

  test("is null for anything else, whatever it holds", () => {
    expect(readWavHeader(new TextEncoder().encode("ID3 and more"))).toBeNull();
    const bytes = fc.uint8Array({ maxLength: 80 });
    fc.assert(
      fc.property(bytes, fc.nat({ max: 43 }), (noise, at) => {
        const broken = wavHeader({ sampleRateHz: 16_000, dataBytes: 10 });
        broken.set(noise.subarray(0, 44 - at), at);
        readWavHeader(broken);
        readWavHeader(noise);
      }),
    );
  });

  test("samples are signed and little-endian", () => {
    expect([...toSamples(Uint8Array.from([1, 0, 255, 255, 0, 128, 9]))]).toEqual([1, -1, -32_768]);
  });
});

describe("the place to cut a recording", () => {
  const format = { sampleRateHz: 16_000, channels: 1 };

  test("is the middle of the quietest 300 ms", () => {
    const samples = Int16Array.from({ length: 32_000 }, (_, index) =>
      index >= 12_000 && index < 20_000 ? (index % 3) - 1 : 8000 * Math.sin(index / 5),
    );
    const place = quietestPlace(samples, format);
    expect(place).toBeGreaterThan(14_000);
    expect(place).toBeLessThan(18_500);
  });

  test("falls between two frames of all channels, and anywhere in noise", () => {
    const samples = Int16Array.from({ length: 44_100 }, (_, index) => (index * 7919) % 4000);
    expect(quietestPlace(samples, { sampleRateHz: 44_100, channels: 2 }) % 2).toBe(0);
    expect(quietestPlace(new Int16Array(10), format)).toBe(10);
  });
});

describe("words in a text", () => {
  test("are found in order, whatever stands between them", () => {
    const text = "Well, C++ and Node.js — they're “fast”.";
    const words = ["Well", "C++", "and", "Node", "js", "they're", "gone", "fast"];
    const found = locateWords(
      text,
      words.map((word) => ({ text: word })),
    );
    expect(found.map((span) => span && text.slice(span.start, span.end))).toEqual([
      "Well",
      "C++",
      "and",
      "Node",
      "js",
      "they're",
      null,
      "fast",
    ]);
  });

  test("that are doubtful make stretches", () => {
    const text = "It caches in rabbits, you know, mostly.";
    const doubted = new Set(["in", "rabbits", "mostly"]);
    const spans = doubtfulStretches(text, timedWords(text), (word) => doubted.has(word.text));
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["in rabbits", "mostly"]);
  });

  test("spans always lie in the text, in order", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ maxLength: 4 })), (text, words) => {
        let last = 0;
        for (const span of locateWords(
          text,
          words.map((word) => ({ text: word })),
        )) {
          if (span === null) continue;
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeLessThanOrEqual(text.length);
          last = span.end;
        }
      }),
    );
  });
});

describe("the parts of a recording", () => {
  const first = transcriptOf("One two.", {
    words: timedWords("One two"),
    doubtful: [{ start: 4, end: 7 }],
    durationMs: 1000,
    language: null,
    notices: ["A", "B"],
  });
  const silent = transcriptOf("", { language: null, words: null, durationMs: 500 });
  const second = transcriptOf("Three.", {
    words: timedWords("Three"),
    doubtful: [{ start: 0, end: 5 }],
    durationMs: 700,
    notices: ["B"],
  });

  test("become one transcript, counted from its beginning", () => {
    const joined = joinTranscripts([
      { transcript: first, startMs: 0 },
      { transcript: silent, startMs: 1000 },
      { transcript: second, startMs: 1500 },
    ]);
    expect(joined).toMatchObject({
      text: "One two. Three.",
      language: "en",
      durationMs: 2200,
      notices: ["A", "B"],
    });
    expect(joined.words?.map(({ startMs }) => startMs)).toEqual([0, 400, 1500]);
    expect(joined.doubtful.map(({ start, end }) => joined.text.slice(start, end))).toEqual([
      "two",
      "Three",
    ]);
  });

  test("have no times when one of them has none", () => {
    const untimed = { ...second, words: null };
    expect(
      joinTranscripts([
        { transcript: first, startMs: 0 },
        { transcript: untimed, startMs: 1000 },
      ]).words,
    ).toBeNull();
  });
});
