/**
 * What makes speaking feel like a conversation, measured on a virtual sound card against the fake service with fixed delays:
 * `npm run bench:voice`. Each line has the goal and what was measured; a goal that is missed ends with exit code 1.
 */
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { playerPrograms } from "../../src/adapters/audio/player-programs.ts";
import { createPlayer } from "../../src/adapters/audio/player.ts";
import { recorderPrograms } from "../../src/adapters/audio/recorder-programs.ts";
import { startRecording } from "../../src/adapters/audio/recorder.ts";
import { createOpenAiModel } from "../../src/adapters/openai/model.ts";
import { createOpenAiVoice } from "../../src/adapters/openai/speech.ts";
import { createOpenAiRecogniser } from "../../src/adapters/openai/transcriptions.ts";
import { createModelEngine } from "../../src/interview/model-engine.ts";
import { recordingRateHz } from "../../src/speech/devices.ts";
import { createEndpointer } from "../../src/speech/endpointing.ts";
import type { SpeechSynthesizer } from "../../src/speech/ports.ts";
import { createGrowingText, sayText } from "../../src/speech/say.ts";
import { tone } from "../support/fake-openai-audio.ts";
import { library } from "../support/library.ts";
import { role, testAmbient, turn } from "../support/interview.ts";
import { spokenFile } from "../support/spoken-interview.ts";
import type { SlowApiOptions } from "./slow-api.ts";
import { startSlowApi, writingMs } from "./slow-api.ts";
import { startVirtualAudio, virtualAudioProblem } from "../support/virtual-audio.ts";

const rounds = 5;
const rateHz = 24_000;
/** The service of the measurement: so long to the first audio, and four times as fast as it sounds. */
const firstAudioMs = 300;
const madeTimes = 4;
const spokenText = "Why is that so? What would you do about it? And what did you learn from it?";

const problem = virtualAudioProblem();
if (problem !== null) {
  console.log(`Nothing is measured: ${problem}.`);
  process.exit(0);
}
const audio = await startVirtualAudio();
Object.assign(process.env, audio.environment);
let missed = 0;

function line(name: string, goal: string, measured: number, limit: number, unit: string): void {
  if (measured > limit) missed += 1;
  const verdict = measured > limit ? "missed" : "met";
  console.log(
    `${name.padEnd(44)} goal ${goal.padEnd(12)} ${measured.toFixed(0)} ${unit}  ${verdict}`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A voice of 1.2 s a sentence, delayed as a service is or as what was prepared. */
function synthesizer(isPrepared: boolean): SpeechSynthesizer {
  const bytes = Buffer.from(tone(1200).buffer);
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < bytes.length; at += 4800) {
      if (!isPrepared) await pause(100 / madeTimes);
      yield bytes.subarray(at, at + 4800);
    }
  }
  return {
    name: "bench",
    synthesize: async () => {
      if (!isPrepared) await pause(firstAudioMs);
      return { sampleRateHz: rateHz, chunks: chunks() };
    },
  };
}

/** From the wish to say it to the first sound, and the longest hole in it. */
async function speak(isPrepared: boolean): Promise<{ firstMs: number; holeMs: number }> {
  const listener = await audio.listen();
  const player = createPlayer(playerPrograms("linux"));
  const startMs = performance.now();
  const { signal } = new AbortController();
  const request = {
    text: spokenText,
    language: "en",
    speed: 1,
    instructions: null,
    signal,
  } as const;
  const said = sayText(synthesizer(isPrepared), player, request);
  const firstMs = ((await listener.soundAfter(startMs, 10_000)) ?? Number.NaN) - startMs;
  await said;
  await pause(300);
  const segments = createSilenceMeter(listener.heard());
  await listener.stop();
  return { firstMs, holeMs: segments };
}

/** The longest silence between first and last sound, in milliseconds. */
function createSilenceMeter(samples: Int16Array): number {
  const loud = (sample: number): boolean => Math.abs(sample) > 100;
  const last = samples.findLastIndex(loud);
  let longest = 0;
  let quiet = 0;
  for (let at = samples.findIndex(loud); at < last; at += 1) {
    quiet = loud(samples[at] ?? 0) ? 0 : quiet + 1;
    longest = Math.max(longest, quiet);
  }
  return (longest / 16_000) * 1000;
}

const prepared: number[] = [];
const fresh: number[] = [];
const holes: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  prepared.push((await speak(true)).firstMs);
  const { firstMs, holeMs } = await speak(false);
  fresh.push(firstMs - firstAudioMs - 100 / madeTimes);
  holes.push(holeMs);
}
line("a prepared question, to its first sound", "≤ 150 ms", median(prepared), 150, "ms");
line("a fresh text, beyond the service's own time", "≤ 150 ms", median(fresh), 150, "ms");
line("the longest hole between sentences", "≤ 250 ms", Math.max(...holes), 250, "ms");

/** A follow-up: transcribed, written, and spoken while it is written, each by an API with fixed delays. */
const clause = "You said that the index made writing slower,";
const api: SlowApiOptions = {
  transcriptionMs: 600,
  firstTokenMs: 400,
  tokenMs: 20,
  firstAudioMs,
  synthesisRate: madeTimes,
  reply: JSON.stringify({ probe: `${clause} so when would you keep it? And how would you know?` }),
  transcript: "The index made writing slower.",
  sound: Buffer.from(tone(1200).buffer),
};
// The comma counts when the space after it is there.
const untilClause = api.reply.indexOf(clause) + clause.length + 1;
const unavoidableMs = api.transcriptionMs + writingMs(api, untilClause) + api.firstAudioMs;

// One server for all rounds: in an interview the connections are there by the first follow-up.
const server = await startSlowApi(api);

async function followUp(): Promise<{ firstMs: number; holeMs: number }> {
  const shared = {
    baseUrl: server.baseUrl,
    apiKey: "bench",
    price: null,
    memory: { read: () => undefined, write: () => undefined },
    recordCall: () => undefined,
    now: () => new Date(),
  };
  const recogniser = createOpenAiRecogniser({
    ...shared,
    model: "whisper-1",
    words: true,
    later: "files",
  });
  const engine = createModelEngine({
    model: createOpenAiModel({
      ...shared,
      model: "slow",
      contextTokens: 8000,
      random: Math.random,
    }),
    prompts: library.prompts,
    rubricFor: () => {
      throw new Error("nothing is judged here");
    },
    role,
    language: "en",
    own: [],
    skills: [],
    areas: [],
    ambient: testAmbient(),
    newId: () => "1",
    judge: () => {
      throw new Error("nothing is judged here");
    },
  });
  const voice = createOpenAiVoice({ ...shared, model: "gpt-4o-mini-tts", voice: "coral" });
  const listener = await audio.listen();
  const player = createPlayer(playerPrograms("linux"));
  const { signal } = new AbortController();
  const asked = turn(1, 3);
  const [criterion] = asked.asked.question.criteria;
  if (criterion === undefined) throw new Error("no criterion");
  const path = await spokenFile(audio.folder, "the index made writing slower");
  // What is loaded and connected in an interview by then.
  await import("openai");
  const startMs = performance.now();
  await recogniser.transcribe({ path, language: "en", prompt: "", speech: null, signal });
  const text = createGrowingText(signal);
  const said = sayText(voice, player, {
    text: text.sentences,
    language: "en",
    speed: 1,
    instructions: null,
    signal,
  });
  text.end(await engine.probe(asked, criterion, signal, text.grow));
  const firstMs = ((await listener.soundAfter(startMs, 10_000)) ?? Number.NaN) - startMs;
  await said;
  await pause(300);
  const holeMs = createSilenceMeter(listener.heard());
  await listener.stop();
  return { firstMs, holeMs };
}

const followUps: Awaited<ReturnType<typeof followUp>>[] = [];
for (let round = 0; round < rounds; round += 1) followUps.push(await followUp());
server.close();
line(
  `a follow-up, beyond the API's own ${unavoidableMs} ms`,
  "≤ 150 ms",
  median(followUps.map(({ firstMs }) => firstMs - unavoidableMs)),
  150,
  "ms",
);
line(
  "the longest hole in a follow-up",
  "≤ 250 ms",
  median(followUps.map(({ holeMs }) => holeMs)),
  250,
  "ms",
);

/** Recording: when 2.5 s of silence are found after the speech's real end, and what it costs. */
const path = await spokenFile(audio.folder, "this is what somebody says in an interview");
const [program] = recorderPrograms("linux");
if (program === undefined) throw new Error("no recorder");
const endpointer = createEndpointer(recordingRateHz);
const { promise: ended, resolve: end } = Promise.withResolvers<number>();
const cpu = process.cpuUsage();
const began = performance.now();
const recording = await startRecording(
  {
    program,
    device: null,
    path: join(audio.folder, "bench.wav"),
    onSamples: (samples) => {
      const state = endpointer.push(samples);
      if (state.hasSaidEnough && state.silenceMs >= 2500) end(performance.now());
    },
  },
  join(import.meta.dirname, "../../src/adapters/audio"),
);
await pause(1000);
const mouth = await audio.listen("mouth");
const sayMs = performance.now();
await audio.say(path);
const lastMs = mouth.lastSoundAfter(sayMs);
const endedMs = await ended;
const { user, system } = process.cpuUsage(cpu);
const share = (user + system) / 1000 / (performance.now() - began);
await mouth.stop();
await recording.stop();
line(
  "silence of 2500 ms ends it, off by",
  "± 150 ms",
  Math.abs(endedMs - lastMs - 2500),
  150,
  "ms",
);
line("CPU while recording (and listening here)", "≤ 15 %", share * 100, 15, "%");
await audio.close();
process.exitCode = missed > 0 ? 1 : 0;
