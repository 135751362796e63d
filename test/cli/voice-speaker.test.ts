/** What is said aloud: questions, and follow-ups while they are written. */
import { expect, onTestFinished, test, vi } from "vitest";
import { createSpeaker } from "../../src/cli/voice-speaker.ts";
import { english } from "../../src/words/voice/english.ts";
import { captureTerminal } from "./fakes.ts";
import { heard } from "./voice-stage.ts";

test("a follow-up is said while it is written, and not again", async () => {
  const said: string[] = [];
  const captured = await captureTerminal({ columns: 80, flags: { plain: true } });
  const terminal = { ...captured.terminal, keys: () => ({ close: () => undefined }) };
  const speaker = createSpeaker({
    terminal,
    words: english,
    onMuted: (why) => said.push(why),
    voice: {
      say: async (text) => {
        if (typeof text === "string") said.push(text);
        else for await (const sentence of text) said.push(sentence);
        return heard;
      },
    },
  });
  const { signal } = new AbortController();
  speaker.begin("Why so? And");
  speaker.begin("Why so? And then?");
  await speaker.speak("Why so? And then?", signal);
  expect(said).toEqual(["Why so?", "And then?"]);
  said.length = 0;
  speaker.begin("Why so? And");
  await speaker.speak("What came of it?", signal);
  expect(said.at(-1)).toBe("What came of it?");
});

test("a voice that keeps one waiting is told, and no longer when it speaks", async () => {
  const lines: string[] = [];
  const captured = await captureTerminal({ columns: 80, flags: { plain: true } });
  const speaker = createSpeaker({
    terminal: {
      ...captured.terminal,
      keys: () => ({ close: () => undefined }),
      statusLine: () => ({ update: (line) => lines.push(line), clear: () => undefined }),
    },
    words: english,
    onMuted: () => undefined,
    voice: {
      say: async (_text, { onFirstSound }) => {
        await vi.advanceTimersByTimeAsync(2000);
        onFirstSound?.();
        await vi.advanceTimersByTimeAsync(2000);
        return heard;
      },
    },
  });
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  await speaker.speak("Why so?", new AbortController().signal);
  expect(lines).toEqual([english.awaitingVoice, english.speaking]);
});
