/** What was said in a recording: shown, corrected, and kept when no service understands it. */
import { expect, test } from "vitest";
import { GreenroomError } from "../../src/errors.ts";
import { enter, letter, play, transcript } from "./voice-stage.ts";

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
