/** The person who speaks, with devices in memory: from the question to the answer, and typing where it cannot be spoken. */
import { expect, test } from "vitest";
import { GreenroomError } from "../../src/errors.ts";
import { enter, play, transcript } from "./voice-stage.ts";

test("silence ends it, the transcript is shown, and both are in the answer", async () => {
  const { response, shown } = await play({
    scenes: [({ speak, beSilent }) => [speak(2), beSilent(2.6)]],
    choices: [enter],
  });
  expect(response).toMatchObject({
    type: "answer",
    input: "spoken",
    text: transcript.text,
    heard: { recordingPath: "/recordings/1.wav", transcript },
  });
  expect(shown).toContain("Silence: this ends");
  expect(shown).toContain("Transcribing");
  expect(shown).toContain("A closure keeps its scope.");
});

test("the microphone is open while the question is said, and closed when that is stopped", async () => {
  const events: string[] = [];
  const stopping = play({
    scenes: [() => undefined],
    voice: {
      say: async () => {
        events.push("said");
        throw new GreenroomError("stopped", "Stopped.", "");
      },
      discard: (path) => events.push(`discarded ${path}`),
    },
  });
  await expect(stopping).rejects.toMatchObject({ code: "stopped" });
  expect(events).toEqual(["said", "discarded /recordings/1.wav"]);
});

test("a loudspeaker that plays nothing and a missing recorder are said once", async () => {
  let said = 0;
  const { response, shown } = await play({
    scenes: [],
    turns: 2,
    voice: {
      hearingProblem: { finding: "No program that records is installed.", fix: "Install one." },
      say: async () => {
        said += 1;
        return { outcome: "not-heard", problems: ["no card"] };
      },
    },
  });
  expect(response).toMatchObject({ text: "typed" });
  expect(said).toBe(1);
  expect(shown.match(/Install one/g)).toHaveLength(1);
  expect(shown.match(/no card/g)).toHaveLength(1);
});

test("Ctrl-C stops it with the recording whole, and it is offered again", async () => {
  await expect(play({ scenes: [({ speak, stop }) => [speak(1), stop()]] })).rejects.toMatchObject({
    code: "stopped",
  });
  const { response } = await play({
    scenes: [],
    choices: [enter, enter],
    leftover: { path: "/recordings/old.wav", durationMs: 42_000 },
  });
  expect(response).toMatchObject({ heard: { recordingPath: "/recordings/old.wav" } });
});

test("a recording in which nobody speaks is not offered, but goes", async () => {
  const { response, shown, discarded } = await play({
    scenes: [({ speak, beSilent }) => [speak(2), beSilent(2.6)]],
    choices: [enter],
    leftover: { path: "/recordings/old.wav", durationMs: 2000 },
    voice: { findSpeech: async () => [] },
  });
  expect(shown).not.toContain("You were answering");
  expect(discarded).toEqual(["/recordings/old.wav"]);
  expect(response).toMatchObject({ heard: { recordingPath: "/recordings/1.wav" } });
});
