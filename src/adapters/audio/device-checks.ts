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
import { findRecorder } from "./find-recorder.ts";
import { allowMicrophone, installPlayer, recorderFix } from "./install-hints.ts";
import { recorderPrograms } from "./recorder-programs.ts";
import type { RecorderProgram } from "./recorder-programs.ts";
import { startRecording } from "./recorder.ts";

export interface DeviceCheckOptions {
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
  const { platform, microphone, modulesFolder } = options;
  let heard: Uint8Array = new Uint8Array((trialMs * recordingRateHz * 2) / 1000);
  const silentPlayer = options.speakMs > 0 ? null : playerCheck(heard, options);
  // It is awaited after the recorder.
  silentPlayer?.catch(() => undefined);
  const found = await findRecorder(recorderPrograms(platform), microphone, modulesFolder);
  if (found.program === null) {
    const { finding, fix } = recorderFix(platform, found.trials, microphone);
    yield { name: "Recorder", status: "failed", finding, fix };
  } else {
    yield { name: "Recorder", status: "ok", finding: found.program.name, fix: null };
    if (options.speakMs > 0) {
      heard = await record(found.program, options);
      yield microphoneCheck(heard, platform);
    } else {
      const isDead = (found.trials.at(-1)?.peak ?? 0) <= 2;
      yield isDead
        ? { ...levelChecks.dead, name: "Microphone", fix: allowMicrophone(platform) }
        : { name: "Microphone", status: "ok", finding: "it brings sound", fix: null };
    }
  }
  if (options.speakMs > 0) options.onStage("listen");
  yield await (silentPlayer ?? playerCheck(heard, options));
  yield await opened("Voice", async () => (await options.openSynthesizer()).name);
  yield await opened("Recogniser", async () => {
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

const levelChecks: Readonly<Record<LevelVerdict, Omit<Check, "name">>> = {
  dead: { status: "failed", finding: "nothing but zeros: switched off, or not allowed", fix: null },
  silent: {
    status: "failed",
    finding: "nobody is heard",
    fix: "Speak while it records; is it the right microphone? `greenroom voice devices` lists them.",
  },
  quiet: { status: "warning", finding: "too quiet", fix: "Turn its level up, or come nearer." },
  clipping: { status: "warning", finding: "too loud: it is cut off", fix: "Turn its level down." },
  good: { status: "ok", finding: "a good level", fix: null },
};

function microphoneCheck(pcm: Uint8Array, platform: NodeJS.Platform): Check {
  const { verdict, peakDbfs } = judgeLevel(toSamples(pcm.subarray(0, pcm.length & ~1)));
  const check = levelChecks[verdict];
  const fix = verdict === "dead" ? allowMicrophone(platform) : check.fix;
  const finding = `${check.finding} (peak ${peakDbfs.toFixed(0)} dBFS)`;
  return { ...check, name: "Microphone", finding, fix };
}

async function playerCheck(
  pcm: Uint8Array,
  { player, platform, signal }: DeviceCheckOptions,
): Promise<Check> {
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    yield pcm;
  }
  const speech = { sampleRateHz: recordingRateHz, chunks: chunks() };
  const end = await player.play(speech, { signal });
  if (end.outcome !== "not-heard") {
    const finding = end.outcome === "heard" ? end.player : "stopped";
    return { name: "Player", status: "ok", finding, fix: null };
  }
  const isMissing = end.problems.every((each) => each.endsWith("is not installed"));
  return {
    name: "Player",
    status: "failed",
    finding: end.problems.join("; "),
    fix: isMissing
      ? installPlayer(platform)
      : "Is there a loudspeaker, and is it chosen in the system's settings?",
  };
}

async function opened(name: string, open: () => Promise<string>): Promise<Check> {
  try {
    return { name, status: "ok", finding: await open(), fix: null };
  } catch (error) {
    if (!isGreenroomError(error)) throw error;
    return { name, status: "failed", finding: error.message, fix: error.hint };
  }
}
