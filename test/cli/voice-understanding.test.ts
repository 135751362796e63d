/** What was said in a recording: shown, corrected, and kept when no service understands it. */
import { expect, test } from "vitest";
import { GreenroomError } from "../../src/errors.ts";
import type { AnswerCommand } from "../../src/cli/answer-editor.ts";
import { question } from "../support/interview.ts";
import type { Transcript } from "../../src/speech/ports.ts";
import { enter, escape, letter, play, transcript } from "./voice-stage.ts";
import type { Scene } from "./voice-stage.ts";

test("c corrects; what was heard stays beside it, doubts marked", async () => {
  const doubtful = { ...transcript, doubtful: [{ start: 2, end: 9 }] };
  const { response, shown } = await play({
    scenes: [({ speak, press }) => [speak(1), press(enter)]],
    choices: [letter("c")],
    corrected: "A closure keeps its variables.",
    voice: { transcribe: async () => doubtful },
  });
  expect(shown).toContain("A closure(?) keeps");
  expect(response).toMatchObject({
    text: "A closure keeps its variables.",
    heard: { transcript: doubtful },
  });
});

test("a service that is down keeps the recording without words", async () => {
  const { response, shown } = await play({
    scenes: [({ speak, press }) => [speak(1), press(enter)]],
    voice: {
      transcribe: async () => {
        throw new GreenroomError("service", "It does not answer.", "Later.");
      },
    },
  });
  expect(shown).toContain("Your recording is kept");
  expect(response).toMatchObject({ text: "", heard: { transcript: null } });
});

test("a command in place of a correction is done and judged as no answer", async () => {
  const spoken = { scenes: [({ speak, press }: Scene) => [speak(1), press(enter)]] };
  const of = async (...commands: readonly AnswerCommand[]) =>
    await play({ ...spoken, choices: [letter("c")], commands, corrected: "Corrected." });
  expect(await of("skip")).toMatchObject({
    response: { type: "skip" },
    discarded: ["/recordings/1.wav"],
  });
  expect(await of("end")).toMatchObject({ response: { type: "end" } });
  // What was said is offered again.
  expect(await of("pause")).toMatchObject({ response: { type: "pause" }, discarded: [] });
  expect(await of("clarify")).toMatchObject({ response: { type: "clarify" }, discarded: [] });
  const repeated = await of("repeat");
  expect(repeated.response).toMatchObject({ text: "Corrected." });
  expect(repeated.shown).toContain(question("q1").text);
});

test("what the recogniser cannot do is told once, what it left out each time", async () => {
  const { shown } = await play({
    scenes: [
      ({ speak, press }) => [speak(1), press(enter)],
      ({ speak, press }) => [speak(1), press(enter)],
    ],
    choices: [enter, enter],
    turns: 2,
    voice: {
      transcribe: async () => ({ ...transcript, notices: ["no-word-times", "silence-left-out"] }),
    },
  });
  expect(shown.match(/gave no times for words/g)).toHaveLength(1);
  expect(shown.match(/wrote into silence were left out/g)).toHaveLength(2);
});

test("practice, which keeps no recording, does not say that it does", async () => {
  const { shown } = await play({
    scenes: [({ speak, press }) => [speak(1), press(enter)]],
    isPractice: true,
    voice: {
      transcribe: async () => {
        throw new GreenroomError("service", "It does not answer.", "Later.");
      },
    },
  });
  expect(shown).not.toContain("kept");
  expect(shown).toContain("It is typed, then.");
});

test("who waits for a transcript may leave it for later with Escape", async () => {
  const slow = (until: AbortSignal): Promise<Transcript> =>
    new Promise((_, reject) => {
      const stop = (): void => reject(new GreenroomError("stopped", "Stopped.", ""));
      until.addEventListener("abort", stop);
    });
  const left = await play({
    scenes: [({ speak, press }) => [speak(1), press(enter)]],
    choices: [escape],
    voice: { transcribe: async ({ signal }) => await slow(signal) },
  });
  expect(left.response).toMatchObject({ text: "", heard: { transcript: null } });
  expect(left.discarded).toEqual([]);
  expect(left.shown).toContain("Your recording is kept");
});

test("words in another language than the interview's are told, and stand as long as doubtful ones", async () => {
  const spoken = async (language: string | null) =>
    await play({
      scenes: [({ speak, press }) => [speak(1), press(enter)]],
      choices: [enter],
      voice: { transcribe: async () => ({ ...transcript, language }) },
    });
  const other = await spoken("es");
  expect(other.shown).toContain("Understood as Spanish; the interview is in English");
  expect(other.shown).toContain("what was misheard");
  expect(other.response).toMatchObject({ text: transcript.text });
  for (const same of ["en", "en-GB", "EN", "auto", "", null])
    expect((await spoken(same)).shown).not.toContain("Understood as");
});
