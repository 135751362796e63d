/** A spoken answer up to its recording: pauses, keys, what is transcribed early, recorders that fail. */
import { expect, test } from "vitest";
import { enter, escape, letter, play, transcript } from "./voice-stage.ts";

test("what was transcribed in the silence is taken, and asked for once", async () => {
  const asked: boolean[] = [];
  const { response } = await play({
    scenes: [({ speak, beSilent }) => [speak(2), beSilent(1), beSilent(1.6)]],
    choices: [enter],
    transcribesEarly: true,
    voice: {
      transcribe: async ({ isGrowing, path }) => {
        expect(path).toBe("/recordings/1.wav");
        asked.push(isGrowing);
        return transcript;
      },
    },
  });
  expect(response).toMatchObject({ text: transcript.text });
  expect(asked).toEqual([true]);
});

test("what was transcribed before speech went on is broken off, and the whole is transcribed", async () => {
  const asked: { isGrowing: boolean; signal: AbortSignal }[] = [];
  await play({
    scenes: [
      ({ speak, beSilent, press }) => [speak(2), beSilent(1), speak(1), beSilent(1), press(enter)],
    ],
    choices: [enter],
    transcribesEarly: true,
    voice: {
      transcribe: async (request) => {
        asked.push(request);
        return transcript;
      },
    },
  });
  // The second pause is too short after one that was in vain.
  expect(asked.map(({ isGrowing, signal }) => [isGrowing, signal.aborted])).toEqual([
    [true, true],
    [false, false],
  ]);
});

test("a thinking pause of two seconds ends nothing; Enter does", async () => {
  const { response } = await play({
    scenes: [
      ({ speak, beSilent, press }) => [speak(1), beSilent(2), speak(1), beSilent(1), press(enter)],
    ],
    choices: [enter],
  });
  expect(response).toMatchObject({ input: "spoken" });
});

test("a cough before the answer ends nothing; a single word does when a minute has passed, or with Enter", async () => {
  const asked: string[] = [];
  const voice = {
    transcribe: async ({ path }: { readonly path: string }) => {
      asked.push(path);
      return transcript;
    },
  };
  const { shown } = await play({
    scenes: [
      ({ speak, beSilent, press }) => [speak(0.4), beSilent(4), press(letter("r"))],
      ({ speak, beSilent }) => [speak(2), beSilent(2.6)],
    ],
    choices: [enter],
    transcribesEarly: true,
    voice,
  });
  expect(asked).toEqual(["/recordings/2.wav"]);
  expect(shown.match(/Silence: this ends/g)).toHaveLength(1);

  asked.length = 0;
  const { response, shown: later } = await play({
    scenes: [({ speak, beSilent }) => [speak(0.4), beSilent(16), beSilent(45)]],
    choices: [enter],
    voice,
  });
  expect(later).toContain("Nobody has been heard for 15 s");
  expect(response).toMatchObject({ input: "spoken" });
  expect(asked).toEqual(["/recordings/1.wav"]);
});

test("r throws the recording away, in the middle and when it is shown", async () => {
  const { discarded, response } = await play({
    scenes: [
      ({ speak, press }) => [speak(1), press(letter("r"))],
      ({ speak, press }) => [speak(1), press(enter)],
      ({ speak, press }) => [speak(1), press(enter)],
    ],
    choices: [letter("r"), enter],
  });
  expect(discarded).toEqual(["/recordings/1.wav", "/recordings/2.wav"]);
  expect(response).toMatchObject({ heard: { recordingPath: "/recordings/3.wav" } });
});

test("nobody for 15 s is said, and after a minute it is typed", async () => {
  const { response, shown, discarded } = await play({
    scenes: [({ beSilent }) => [beSilent(16), beSilent(45)]],
  });
  expect(shown).toContain("may be switched off");
  expect(response).toMatchObject({ text: "typed" });
  expect(discarded).toHaveLength(1);
});

test("Escape goes to typing; Enter before a word records again", async () => {
  const { response, shown } = await play({
    scenes: [({ beSilent, press }) => [beSilent(1), press(enter)], ({ press }) => press(escape)],
  });
  expect(shown).toContain("Nobody was heard in it");
  expect(response).toMatchObject({ text: "typed" });
});

test("five minutes are the longest, with a warning half a minute before", async () => {
  const { response, shown } = await play({
    scenes: [({ speak }) => [speak(271), speak(30)]],
    choices: [enter],
  });
  expect(shown).toContain("Half a minute is left");
  expect(shown).toContain("Five minutes");
  expect(response).toMatchObject({ input: "spoken" });
});

test("a recorder that dies leaves what was said; one that brings nothing twice ends speaking", async () => {
  const kept = await play({
    scenes: [({ speak, die }) => [speak(2), die(2000, "device lost")]],
    choices: [enter, enter],
  });
  expect(kept.shown).toContain("device lost");
  expect(kept.response).toMatchObject({ input: "spoken" });
  const gone = await play({
    scenes: [({ die }) => die(0, "no device"), ({ die }) => die(0, "no device")],
    choices: [letter("r")],
    turns: 2,
  });
  expect(gone.shown).toContain("typed from now on");
  expect(gone.response).toMatchObject({ text: "typed" });
});
