/** Which program records here: the first that brings sound when it is asked for 300 ms of it. Lists of devices lie. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { RecorderTrial } from "../../speech/devices.ts";
import { noSound, recordingRateHz } from "../../speech/devices.ts";
import type { RecorderProgram } from "./recorder-programs.ts";

import { startRecording } from "./recorder.ts";

const captureMs = 300;
/** A sound server that has to be started takes a second or two. */
const patienceMs = 3000;

export interface FoundRecorder {
  /** Null when none of them works. */
  readonly program: RecorderProgram | null;
  /** Of the one that works, and of those that were tried before it. */
  readonly trials: readonly RecorderTrial[];
}

/** Tries the programs one after the other. Never rejects. */
export async function findRecorder(
  programs: readonly RecorderProgram[],
  device: string | null,
  modulesFolder: string,
): Promise<FoundRecorder> {
  const trials: RecorderTrial[] = [];
  for (const program of programs) {
    const trial = await tryRecorder(program, device, modulesFolder);
    trials.push(trial);
    if (trial.problem === null) return { program, trials };
  }
  return { program: null, trials };
}

async function tryRecorder(
  program: RecorderProgram,
  device: string | null,
  modulesFolder: string,
): Promise<RecorderTrial> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-mic-"));
  let samplesSeen = 0;
  let peak = 0;
  try {
    const { promise: heard, resolve: enough } = Promise.withResolvers<void>();
    const recording = await startRecording(
      {
        program,
        device,
        path: join(folder, "trial.wav"),
        onSamples: (samples) => {
          samplesSeen += samples.length;
          for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
          if (samplesSeen >= (captureMs * recordingRateHz) / 1000) enough();
        },
      },
      modulesFolder,
    );
    await Promise.race([heard, recording.ended, pause(patienceMs, undefined, { ref: false })]);
    const { detail } = await recording.stop();
    const came = samplesSeen >= (captureMs * recordingRateHz) / 1000;
    return {
      program: program.name,
      problem: came ? null : (detail ?? noSound),
      isInstalled: detail?.endsWith("is not installed") !== true,
      peak: samplesSeen === 0 ? null : peak,
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { program: program.name, problem, isInstalled: true, peak: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
