/** Everything that a spoken interview needs, tried: recorder, microphone, player, voice, recogniser. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isGreenroomError } from "../../errors.ts";
import type { Player } from "../../speech/devices.ts";
import { recordingRateHz } from "../../speech/devices.ts";
import type { LevelVerdict } from "../../speech/level.ts";
import { judgeLevel } from "../../speech/level.ts";
import type { Recogniser, SpeechSynthesizer } from "../../speech/ports.ts";
import { readWavHeader, toSamples } from "../../speech/wav.ts";
import type { Check } from "../checks.ts";
import type { Language } from "../../vocabulary.ts";
import type { UpkeepWords } from "../../words/upkeep/english.ts";
import { findRecorder } from "./find-recorder.ts";
import { adviceFor, recorderFix } from "./install-hints.ts";
import { recorderPrograms } from "./recorder-programs.ts";
import type { RecorderProgram } from "./recorder-programs.ts";
import { startRecording } from "./recorder.ts";

export interface DeviceCheckOptions {
  readonly words: Pick<UpkeepWords, "checks" | "install">;
  /** Of what is found wrong by others. */
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  readonly microphone: string | null;
  readonly modulesFolder: string;
  readonly player: Player;
  readonly openRecogniser: () => Promise<Recogniser>;
  readonly openSynthesizer: () => Promise<SpeechSynthesizer>;
  /** How long somebody is asked to speak, and hears themselves; 0: nobody is asked, and silence is played. */
  readonly speakMs: number;
  /** Told when the person is to speak, and when to listen. */
  readonly onStage: (stage: "speak" | "listen") => void;
  readonly signal: AbortSignal;
}

const trialMs = 300;

/**
 * All checks in order; a check that fails does not stop the next. Where nobody speaks and listens, what takes long without a
 * sound card is tried at the same time.
 */
export async function* checkDevices(
  options: DeviceCheckOptions,
): AsyncGenerator<Check, void, undefined> {
  const { platform, microphone, modulesFolder, words } = options;
  const { names } = words.checks;
  let heard: Uint8Array = new Uint8Array((trialMs * recordingRateHz * 2) / 1000);
  const silentPlayer = options.speakMs > 0 ? null : playerCheck(heard, options);
  // It is awaited after the recorder.
  silentPlayer?.catch(() => undefined);
  const found = await findRecorder(recorderPrograms(platform), microphone, modulesFolder);
  if (found.program === null) {
    const { finding, fix } = recorderFix(platform, found.trials, microphone, words.install);
    yield { name: names.recorder, status: "failed", finding, fix };
  } else {
    yield { name: names.recorder, status: "ok", finding: found.program.name, fix: null };
    if (options.speakMs > 0) {
      heard = await record(found.program, options);
      yield microphoneCheck(heard, options);
    } else {
      const isDead = (found.trials.at(-1)?.peak ?? 0) <= 2;
      yield isDead
        ? levelCheck("dead", options)
        : {
            name: names.microphone,
            status: "ok",
            finding: words.checks.bringsSound,
            fix: null,
          };
    }
  }
  if (options.speakMs > 0) options.onStage("listen");
  yield await (silentPlayer ?? playerCheck(heard, options));
  yield await opened(names.voice, options, async () => (await options.openSynthesizer()).name);
  yield await opened(names.recogniser, options, async () => {
    const { name, model } = await options.openRecogniser();
    return `${name}, ${model}`;
  });
}

async function record(
  program: RecorderProgram,
  { microphone, modulesFolder, speakMs, onStage, signal }: DeviceCheckOptions,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-check-"));
  try {
    const path = join(folder, "check.wav");
    const recording = await startRecording(
      { program, device: microphone, path, onSamples: () => undefined },
      modulesFolder,
    );
    onStage("speak");
    await Promise.race([
      pause(speakMs, undefined, { signal }).catch(() => undefined),
      recording.ended,
    ]);
    await recording.stop();
    const bytes = readFileSync(path);
    return bytes.subarray(readWavHeader(bytes)?.dataStart ?? 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function levelCheck(verdict: LevelVerdict, { words, platform }: DeviceCheckOptions): Check {
  const { checks, install } = words;
  const found = { name: checks.names.microphone, finding: checks.levels[verdict] };
  if (verdict === "dead")
    return { ...found, status: "failed", fix: adviceFor(install.allow, platform) };
  if (verdict === "silent") return { ...found, status: "failed", fix: checks.silentFix };
  if (verdict === "quiet") return { ...found, status: "warning", fix: checks.quietFix };
  if (verdict === "clipping") return { ...found, status: "warning", fix: checks.clippingFix };
  return { ...found, status: "ok", fix: null };
}

function microphoneCheck(pcm: Uint8Array, options: DeviceCheckOptions): Check {
  const { verdict, peakDbfs } = judgeLevel(toSamples(pcm.subarray(0, pcm.length & ~1)));
  const check = levelCheck(verdict, options);
  const finding = options.words.checks.peak(check.finding, peakDbfs.toFixed(0));
  return { ...check, finding };
}

async function playerCheck(
  pcm: Uint8Array,
  { player, platform, signal, words }: DeviceCheckOptions,
): Promise<Check> {
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    yield pcm;
  }
  const speech = { sampleRateHz: recordingRateHz, chunks: chunks() };
  const end = await player.play(speech, { signal });
  if (end.outcome !== "not-heard") {
    const finding = end.outcome === "heard" ? end.player : words.checks.stopped;
    return { name: words.checks.names.player, status: "ok", finding, fix: null };
  }
  const isMissing = end.problems.every((each) => each.endsWith("is not installed"));
  return {
    name: words.checks.names.player,
    status: "failed",
    finding: words.checks.notHeard(end.problems.join("; ")),
    fix: isMissing ? adviceFor(words.install.player, platform) : words.checks.loudspeaker,
  };
}

async function opened(
  name: string,
  { language }: DeviceCheckOptions,
  open: () => Promise<string>,
): Promise<Check> {
  try {
    return { name, status: "ok", finding: await open(), fix: null };
  } catch (error) {
    if (!isGreenroomError(error)) throw error;
    const { message, hint } = await error.in(language);
    return { name, status: "failed", finding: message, fix: hint };
  }
}
