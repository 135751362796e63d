import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEndpointer, levelOf } from "../../src/speech/endpointing.ts";
import { clicks, hum, inTurn, mixed, pinkNoise, rate, samplesOf, toPcm, voice } from "./audio.ts";

const silenceLimitMs = 2500;

/** When, in milliseconds, an answer would be ended by silence; null: never. */
function endedAt(signal: Float64Array, limitMs = silenceLimitMs): number | null {
  const endpointer = createEndpointer(rate);
  const pcm = toPcm(signal);
  // In lumps as recorders deliver them.
  for (let at = 0; at < pcm.length; at += 2000) {
    const state = endpointer.push(pcm.subarray(at, at + 2000));
    if (state.hasSaidEnough && state.silenceMs >= limitMs) return state.elapsedMs - limitMs;
  }
  return null;
}

/** Half a second of room, six seconds of voice with a thinking pause in it, six of nothing: ends at 8.3 s. */
const answer = (dbfs: number): Float64Array =>
  inTurn(samplesOf(0.5), voice(3, dbfs), samplesOf(1.8), voice(3, dbfs, 7), samplesOf(6));
const voiceEndsMs = 8300;
/** A lump is 125 ms long, and the last syllable may end a little earlier. */
const toleranceMs = 300;

describe("the end of an answer", () => {
  const room = (make: (seconds: number) => Float64Array): Float64Array => make(15);
  test.each<[string, Float64Array]>([
    ["a quiet room", answer(-22)],
    [
      "a room that is not silent",
      mixed(
        answer(-22),
        room((seconds) => pinkNoise(seconds, -60)),
      ),
    ],
    [
      "pink noise at -45 dBFS",
      mixed(
        answer(-22),
        room((seconds) => pinkNoise(seconds, -45)),
      ),
    ],
    [
      "pink noise at -34 dBFS",
      mixed(
        answer(-20),
        room((seconds) => pinkNoise(seconds, -34)),
      ),
    ],
    [
      "hum",
      mixed(
        answer(-22),
        room((seconds) => hum(seconds, -38)),
      ),
    ],
    [
      "key clicks",
      mixed(
        answer(-22),
        room((seconds) => clicks(seconds)),
      ),
    ],
    [
      "a television 20 dB below",
      mixed(
        answer(-20),
        room((seconds) => voice(seconds, -40, 11)),
      ),
    ],
    [
      "a quiet speaker",
      mixed(
        answer(-42),
        room((seconds) => pinkNoise(seconds, -66)),
      ),
    ],
    [
      "a loud speaker",
      mixed(
        answer(-10),
        room((seconds) => pinkNoise(seconds, -55)),
      ),
    ],
    [
      "a speaker who gets quieter by 12 dB",
      mixed(
        inTurn(samplesOf(0.5), voice(3, -18), samplesOf(1.8), voice(3, -30, 7), samplesOf(6)),
        room((seconds) => pinkNoise(seconds, -60)),
      ),
    ],
    ["somebody who speaks from the first moment", inTurn(voice(8.3, -22), samplesOf(6))],
  ])("is found in %s", (_name, signal) => {
    const end = endedAt(signal);
    expect(end).not.toBeNull();
    expect(Math.abs((end ?? 0) - voiceEndsMs)).toBeLessThanOrEqual(toleranceMs);
  });

  test.each(
    [0.3, 0.6, 1].flatMap((seconds) =>
      [-28, -32].flatMap((dbfs) => [0, 0.4].map((gap) => [seconds, dbfs, gap] as const)),
    ),
  )(
    "is not taken from a throat cleared for %s s before speech at %s dBFS, %s s apart",
    (seconds, dbfs, gap) => {
      const throat = inTurn(samplesOf(0.5), voice(seconds, -8, 9), samplesOf(gap));
      const signal = inTurn(throat, voice(8, dbfs, 5), samplesOf(6));
      const endMs = (throat.length / rate + 8) * 1000;
      expect(Math.abs((endedAt(signal) ?? 0) - endMs)).toBeLessThanOrEqual(toleranceMs);
    },
  );

  test.each([0.5, 2, 5])("is found in a television that is heard alone for %s s first", (lead) => {
    const answered = inTurn(samplesOf(lead), voice(6, -20), samplesOf(6));
    const end = endedAt(mixed(answered, voice(lead + 12, -40, 11)));
    expect(end).not.toBeNull();
    expect(Math.abs((end ?? 0) - (lead + 6) * 1000)).toBeLessThanOrEqual(toleranceMs);
  });

  test("does not come in a thinking pause that is shorter than the limit", () => {
    const thinking = inTurn(voice(2, -22), samplesOf(2.3), voice(2, -22, 5), samplesOf(2));
    expect(endedAt(thinking)).toBeNull();
    expect(endedAt(thinking, 1500)).toBeGreaterThan(1800);
  });

  test.each<[string, Float64Array]>([
    ["silence", samplesOf(12)],
    ["noise", pinkNoise(12, -40)],
    ["hum", hum(12, -38)],
    ["a cough's length of voice", inTurn(samplesOf(2), voice(0.12, -20), samplesOf(8))],
    ["key clicks", mixed(clicks(12), pinkNoise(12, -60))],
  ])("never comes of %s: nobody has spoken", (_name, signal) => {
    expect(endedAt(signal)).toBeNull();
  });

  // The two weaknesses that are known; when one is mended, this says so.
  test("is missed with a voice within 18 dB, and comes early for a speaker who drops by 20 dB", () => {
    const neighbour = mixed(answer(-22), voice(15, -32, 11));
    expect(endedAt(neighbour)).toBeNull();
    const dropping = inTurn(voice(4, -16), voice(4, -38, 5), samplesOf(4));
    expect(endedAt(dropping)).toBeLessThan(6000);
  });
});

describe("segments", () => {
  test("lie where somebody spoke, with short gaps closed", () => {
    const endpointer = createEndpointer(rate);
    endpointer.push(toPcm(inTurn(samplesOf(1), voice(2, -22), samplesOf(1.5), voice(1, -22, 5))));
    const segments = endpointer.segments();
    expect(segments).toHaveLength(2);
    for (const [index, [start, end]] of [
      [1000, 3000],
      [4500, 5500],
    ].entries()) {
      expect(Math.abs((segments[index]?.startMs ?? 0) - (start ?? 0))).toBeLessThanOrEqual(100);
      expect(Math.abs((segments[index]?.endMs ?? 0) - (end ?? 0))).toBeLessThanOrEqual(100);
    }
  });

  test("are the same however the samples come, in order and never overlapping", () => {
    const signal = toPcm(mixed(answer(-22), pinkNoise(15, -50)));
    const whole = createEndpointer(rate);
    const expected = whole.push(signal);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1 }), (sizes) => {
        const endpointer = createEndpointer(rate);
        let state = endpointer.push(new Int16Array(0));
        for (let at = 0, index = 0; at < signal.length; index += 1) {
          const size = sizes[index % sizes.length] ?? 1000;
          // Pieces of a few samples would only make the test slow.
          state = endpointer.push(signal.subarray(at, at + Math.max(size, 1000)));
          at += Math.max(size, 1000);
        }
        expect(state).toEqual(expected);
        const segments = endpointer.segments();
        expect(segments).toEqual(whole.segments());
        for (const [index, { startMs, endMs }] of segments.entries()) {
          expect(endMs).toBeGreaterThan(startMs);
          expect(startMs).toBeGreaterThanOrEqual(segments[index - 1]?.endMs ?? 0);
        }
      }),
      { numRuns: 10 },
    );
  });
});

test("a level is that of its samples", () => {
  expect(levelOf(new Int16Array(320))).toBe(-96);
  expect(levelOf(new Int16Array(320).fill(16_384))).toBeCloseTo(-6.02, 1);
  expect(levelOf(toPcm(pinkNoise(0.02, -30)))).toBeCloseTo(-30, 0);
});
