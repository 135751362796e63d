import { expect, test, vi } from "vitest";
import { GreenroomError } from "../../src/errors.ts";
import type { Player } from "../../src/speech/devices.ts";
import { judgeLevel } from "../../src/speech/level.ts";
import type { SpeechSynthesizer } from "../../src/speech/ports.ts";
import { createGrowingText, sayText } from "../../src/speech/say.ts";
import { toPcm, voice } from "./audio.ts";

/** Says each text as its own bytes, and tells what was asked for and played. */
function stage(rates: readonly number[] = []) {
  const asked: string[] = [];
  const played: { readonly rate: number; readonly text: string }[] = [];
  const synthesizer: SpeechSynthesizer = {
    name: "test",
    synthesize: async ({ text }) => {
      asked.push(text);
      const sampleRateHz = rates[asked.length - 1] ?? 24_000;
      async function* chunks(): AsyncGenerator<Uint8Array> {
        yield Buffer.from(text);
      }
      return { sampleRateHz, chunks: chunks() };
    },
  };
  const player: Player = {
    play: async ({ sampleRateHz, chunks }) => {
      let text = "";
      for await (const chunk of chunks) text += Buffer.from(chunk).toString();
      played.push({ rate: sampleRateHz, text });
      return { outcome: "heard", player: "test", durationMs: 1 };
    },
  };
  return { asked, played, synthesizer, player };
}

function request(text: string, signal = new AbortController().signal) {
  return { text, language: "en", speed: 1, instructions: null, signal } as const;
}

test("sentences are asked for one by one and played as one sound", async () => {
  const { asked, played, synthesizer, player } = stage();
  const end = await sayText(synthesizer, player, request("First one. Second one! Third?"));
  expect(end.outcome).toBe("heard");
  expect(asked).toEqual(["First one.", "Second one!", "Third?"]);
  expect(played).toEqual([{ rate: 24_000, text: "First one.Second one!Third?" }]);
});

test("another voice at another rate is another sound, and nothing is lost", async () => {
  const { played, synthesizer, player } = stage([24_000, 22_050, 22_050]);
  await sayText(synthesizer, player, request("One is here. Two is here. Three is here."));
  expect(played).toEqual([
    { rate: 24_000, text: "One is here." },
    { rate: 22_050, text: "Two is here.Three is here." },
  ]);
});

test("a text is said while it is written: its first clause before the rest is there", async () => {
  const { asked, played, synthesizer, player } = stage();
  const { signal } = new AbortController();
  const text = createGrowingText(signal);
  const saying = sayText(synthesizer, player, { ...request(""), text: text.sentences });
  text.grow("You said that the index made writing slower,");
  text.grow("You said that the index made writing slower, so");
  await vi.waitFor(() => expect(asked).toEqual(["You said that the index made writing slower,"]));
  expect(text.end("You said that the index made writing slower, so why keep it?")).toBe(true);
  expect(await saying).toMatchObject({ outcome: "heard" });
  expect(asked).toEqual(["You said that the index made writing slower,", "so why keep it?"]);
  expect(played).toHaveLength(1);
});

test("another text than was begun is told, and a stop lets go of what waits for words", async () => {
  const { asked, synthesizer, player } = stage();
  const stopping = new AbortController();
  const text = createGrowingText(stopping.signal);
  text.grow("Why is");
  const { signal } = stopping;
  const saying = sayText(synthesizer, player, { ...request("", signal), text: text.sentences });
  stopping.abort();
  expect(await saying).toEqual({ outcome: "stopped" });
  expect(text.end("And then?")).toBe(false);
  expect(asked).toEqual([]);
});

test("nothing to say is not heard; what fails is thrown, unless it was stopped", async () => {
  const { synthesizer, player } = stage();
  expect(await sayText(synthesizer, player, request(" "))).toMatchObject({ outcome: "not-heard" });
  const failing: SpeechSynthesizer = {
    name: "test",
    synthesize: async () => {
      throw new GreenroomError("service", "down", "later");
    },
  };
  await expect(sayText(failing, player, request("Hello."))).rejects.toThrow("down");
  const stopped = AbortSignal.abort();
  expect(await sayText(failing, player, request("Hello.", stopped))).toEqual({
    outcome: "stopped",
  });
});

test.each([
  ["dead", new Int16Array(1000)],
  ["silent", toPcm(voice(1, -60))],
  ["quiet", toPcm(voice(1, -48))],
  ["good", toPcm(voice(1, -20))],
  ["clipping", new Int16Array(1000).fill(32_767)],
])("a microphone that is %s", (verdict, samples) => {
  expect(judgeLevel(samples).verdict).toBe(verdict);
});
