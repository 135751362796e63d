/** A spoken interview with devices in memory: what happens while it is recorded is played, and what comes of it given back. */
import type { Candidate, CandidateResponse } from "../../src/interview/ports.ts";
import type { AnswerCommand } from "../../src/cli/answer-editor.ts";
import type { Key } from "../../src/cli/keys.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { createVoiceCandidate } from "../../src/cli/voice-candidate.ts";
import type { Voice } from "../../src/cli/voice-ports.ts";
import type { PlayingEnd, RecordingEnd } from "../../src/speech/devices.ts";
import type { Transcript } from "../../src/speech/ports.ts";
import { samplesOf, toPcm, voice as tones } from "../speech/audio.ts";
import { captureTerminal } from "./fakes.ts";
import { question } from "../support/interview.ts";
import { english } from "../../src/words/voice/english.ts";

export const enter: Key = { name: "enter" };
export const escape: Key = { name: "escape" };
export const letter = (text: string): Key => ({ name: "letter", letter: text });

export const transcript: Transcript = {
  text: "A closure keeps its scope.",
  language: "en",
  words: null,
  doubtful: [],
  durationMs: 2000,
  recogniser: "test",
  model: "test",
  notices: [],
};
export const heard: PlayingEnd = { outcome: "heard", player: "test", durationMs: 100 };

/** What happens while a recording runs. */
export interface Scene {
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
  /** What the person does in place of a correction, one after the other; `corrected` when it is over. */
  readonly commands?: readonly AnswerCommand[];
  readonly isPractice?: boolean;
  readonly transcribesEarly?: boolean;
  readonly turns?: number;
  readonly leftover?: { readonly path: string; readonly durationMs: number };
}

/** Asks as many turns as the stage has, and gives the first response, what was shown, and what was thrown away. */
export async function play(stage: Stage) {
  const captured = await captureTerminal({ columns: 80, flags: { plain: true } });
  const controller = new AbortController();
  const listeners = new Set<(key: Key) => void>();
  const press = (key: Key): void => {
    for (const listener of listeners) listener(key);
  };
  const scenes = [...stage.scenes];
  const choices = [...(stage.choices ?? [])];
  const commands = [...(stage.commands ?? [])];
  const discarded: string[] = [];
  /** A key is wanted only once there is a recording to ask about. */
  let isAsked = false;
  let number = 0;
  const terminal: Terminal = {
    ...captured.terminal,
    keys: (onKey) => {
      listeners.add(onKey);
      // Not where somebody only waits, and is done by then.
      const choose = (): void => {
        if (listeners.has(onKey)) press(choices.shift() ?? enter);
      };
      if (isAsked && choices.length > 0) setImmediate(choose);
      return { close: () => listeners.delete(onKey) };
    },
    answer: async () => {
      const name = commands.shift();
      if (name !== undefined) return { type: "command", name, text: "" };
      return { type: "text", text: stage.corrected ?? "", input: "typed" };
    },
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
      const { leftover } = stage;
      if (leftover === undefined || discarded.includes(leftover.path)) return null;
      isAsked = true;
      return leftover;
    },
    findSpeech: async () => [{ startMs: 0, endMs: 1000 }],
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
    language: "en",
    keepsRecordings: stage.isPractice !== true,
  });
  const responses: CandidateResponse[] = [];
  for (let position = 1; position <= (stage.turns ?? 1); position += 1) {
    const prompt = { position, questionLimit: 2, question: question("q1"), probe: null };
    responses.push(await candidate.respond(prompt, controller.signal));
    isAsked = false;
  }
  return { response: responses[0], shown: captured.stderr(), discarded };
}
