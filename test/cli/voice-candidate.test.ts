/** The person who speaks, with devices in memory: every way in which a spoken answer can come or fail to. */
import { expect, test } from "vitest";
import { GreenroomError } from "../../src/errors.ts";
import type { Candidate, CandidateResponse } from "../../src/interview/ports.ts";
import type { Key } from "../../src/cli/keys.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { createVoiceCandidate } from "../../src/cli/voice-candidate.ts";
import { createSpeaker } from "../../src/cli/voice-speaker.ts";
import type { Voice } from "../../src/cli/voice-ports.ts";
import type { PlayingEnd, RecordingEnd } from "../../src/speech/devices.ts";
import type { Transcript } from "../../src/speech/ports.ts";
import { samplesOf, toPcm, voice as tones } from "../speech/audio.ts";
import { captureTerminal } from "./fakes.ts";
import { question } from "../support/interview.ts";
import { english } from "../../src/words/voice/english.ts";

const enter: Key = { name: "enter" };
const escape: Key = { name: "escape" };
const letter = (text: string): Key => ({ name: "letter", letter: text });

const transcript: Transcript = {
  text: "A closure keeps its scope.",
  language: "en",
  words: null,
  doubtful: [],
  durationMs: 2000,
  recogniser: "test",
  model: "test",
  notices: [],
};
const heard: PlayingEnd = { outcome: "heard", player: "test", durationMs: 100 };

/** What happens while a recording runs. */
interface Scene {
  readonly speak: (seconds: number) => void;
  readonly beSilent: (seconds: number) => void;
  readonly press: (key: Key) => void;
  /** The program that records ends by itself. */
  readonly die: (durationMs: number, detail: string) => void;
  readonly stop: () => void;
}

interface Stage {
  readonly scenes: readonly ((scene: Scene) => void)[];
  /** Keys for what is asked after a recording, in order. */
  readonly choices?: readonly Key[];
  readonly voice?: Partial<Voice>;
  readonly corrected?: string;
  readonly transcribesEarly?: boolean;
  readonly turns?: number;
  readonly leftover?: { readonly path: string; readonly durationMs: number };
}

async function play(stage: Stage) {
  const captured = await captureTerminal({ columns: 80, flags: { plain: true } });
  const controller = new AbortController();
  const listeners = new Set<(key: Key) => void>();
  const press = (key: Key): void => {
    for (const listener of listeners) listener(key);
  };
  const scenes = [...stage.scenes];
  const choices = [...(stage.choices ?? [])];
  const discarded: string[] = [];
  /** A key is wanted only once there is a recording to ask about. */
  let isAsked = false;
  let number = 0;
  const terminal: Terminal = {
    ...captured.terminal,
    keys: (onKey) => {
      listeners.add(onKey);
      if (isAsked && choices.length > 0) setImmediate(() => press(choices.shift() ?? enter));
      return { close: () => listeners.delete(onKey) };
    },
    answer: async () => ({ type: "text", text: stage.corrected ?? "", input: "typed" }),
  };
  const voice: Voice = {
    hearingProblem: null,
    say: async () => heard,
    prepare: () => undefined,
    record: async (_turn, onSamples) => {
      isAsked = false;
      const path = `/recordings/${(number += 1)}.wav`;
      const { promise: ended, resolve } = Promise.withResolvers<RecordingEnd>();
      const send = (signal: Float64Array): void => {
        onSamples(toPcm(signal));
      };
      const scene = scenes.shift();
      if (scene === undefined) throw new Error("an unexpected recording");
      setImmediate(() =>
        scene({
          speak: (seconds) => send(tones(seconds, -18)),
          beSilent: (seconds) => send(samplesOf(seconds)),
          press,
          die: (durationMs, detail) => resolve({ path, durationMs, reason: "failed", detail }),
          stop: () => controller.abort(),
        }),
      );
      return {
        path,
        setPaused: () => undefined,
        stop: async () => {
          isAsked = true;
          resolve({ path, durationMs: 2000, reason: "stopped", detail: null });
          return await ended;
        },
        ended,
      };
    },
    findLeftover: () => {
      isAsked = stage.leftover !== undefined;
      return stage.leftover ?? null;
    },
    findSpeech: async () => [],
    discard: (path) => discarded.push(path),
    transcribe: async () => transcript,
    close: async () => undefined,
    ...stage.voice,
  };
  const typedAnswer: CandidateResponse = {
    type: "answer",
    text: "typed",
    input: "typed",
    durationMs: 1,
    predictedScore: null,
  };
  const typed: Candidate = {
    respond: async () => typedAnswer,
    afterFeedback: async () => "next",
    acceptOfflineEngine: async () => true,
  };
  const candidate = createVoiceCandidate({
    terminal,
    words: english,
    voice,
    typed,
    now: () => new Date(0),
    silence: 2.5,
    transcribesEarly: stage.transcribesEarly ?? false,
    predict: false,
    editor: null,
  });
  const responses: CandidateResponse[] = [];
  for (let position = 1; position <= (stage.turns ?? 1); position += 1) {
    const prompt = { position, questionLimit: 2, question: question("q1"), probe: null };
    responses.push(await candidate.respond(prompt, controller.signal));
    isAsked = false;
  }
  return { response: responses[0], shown: captured.stderr(), discarded };
}

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

test("a thinking pause of two seconds ends nothing; Enter does", async () => {
  const { response } = await play({
    scenes: [
      ({ speak, beSilent, press }) => [speak(1), beSilent(2), speak(1), beSilent(1), press(enter)],
    ],
    choices: [enter],
  });
  expect(response).toMatchObject({ input: "spoken" });
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
