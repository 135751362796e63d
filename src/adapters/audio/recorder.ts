/**
 * The microphone: node-record-lpcm16, guarded. The package lets a missing program kill the process, signals one's own
 * process group after a failed start, loses what comes before a listener is there, and writes headers with a false
 * length. So listeners are there in the same tick, nothing is signalled without a process id, samples are asked for raw
 * and the WAV header is ours.
 */
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { machineError } from "../../words/machine-errors.ts";
import type { Recording, RecordingEnd } from "../../speech/devices.ts";
import { recordingRateHz } from "../../speech/devices.ts";
import { readWavHeader, toSamples, wavHeader } from "../../speech/wav.ts";
import { hasOwnGroup, signalProgram } from "./signal-program.ts";
import type { RecorderProgram } from "./recorder-programs.ts";
import { inWorkFolder } from "./work-folder.ts";

/** What is still in the program and the sound server when somebody stops: up to 240 ms were measured. */
const recordOnMs = 250;
/** What comes so soon after a pause was heard in it: programs and sound servers are late. */
const lateMs = 100;
/** A program that does not end after TERM is killed. */
const endWithinMs = 2000;
/** Of what the program says; the cause stands first, before pages of numbers. */
const stderrLength = 8000;
const wavHeaderBytes = 44;

export interface RecordingOptions {
  readonly program: RecorderProgram;
  /** Null: the system's own microphone. */
  readonly device: string | null;
  /** The WAV to write; it grows while it is recorded. */
  readonly path: string;
  /** Sees the samples as they come, 16 kHz, one channel; not those dropped in a pause. */
  readonly onSamples: (samples: Int16Array) => void;
}

/** As `fs.writeSync`. */
export type WriteBytes = (
  descriptor: number,
  bytes: Uint8Array,
  offset: number,
  length: number,
  position: number,
) => number;

/**
 * Begins to record.
 * @param modulesFolder where recorder-command.cjs stands, in `src` or `dist`
 * @param writeBytes writes into the file, for a test of a full disk
 * @throws GreenroomError `device` when the file cannot be written
 */
export async function startRecording(
  options: RecordingOptions,
  modulesFolder: string,
  writeBytes: WriteBytes = writeSync,
): Promise<Recording> {
  const { program, device } = options;
  const file = openWav(options.path, writeBytes);
  const { default: recorder } = await import("node-record-lpcm16");
  const recording = recorder.record({
    sampleRate: recordingRateHz,
    channels: 1,
    audioType: "raw",
    recorder: join(modulesFolder, "recorder-command.cjs"),
    command: {
      cmd: program.command,
      args: program.arguments(device),
      spawnOptions: {
        env: { ...process.env, ...program.environment(device) },
        // Ctrl-C on a terminal goes to the whole group: the program would end before what was said is complete.
        detached: hasOwnGroup,
      },
    },
  });
  const child = recording.process;
  const stream = recording.stream();

  let isPaused = false;
  let heardFromMs = 0;
  let isStopping = false;
  let failure: string | null = null;
  let isWritable = true;
  let stderr = "";
  let odd: Uint8Array = new Uint8Array(0);

  const ended = new Promise<RecordingEnd>((resolve) => {
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      const { durationMs, problem } = file.close();
      const detail = failure ?? problem ?? tellingLine(stderr);
      const isWhole = isStopping && isWritable && problem === null;
      const reason = isWhole ? "stopped" : "failed";
      resolve({ path: options.path, durationMs, reason, detail });
    };
    child.on("error", (error) => {
      failure = isMissing(error) ? `${program.command} is not installed` : error.message;
      end();
    });
    child.on("close", end);
  });
  // The package sends a string as an error when the exit code is not 0, which is how arecord ends when it is stopped.
  stream.on("error", () => undefined);
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-stderrLength);
  });
  stream.on("data", (chunk: Buffer) => {
    const bytes = odd.length === 0 ? chunk : Buffer.concat([odd, chunk]);
    const whole = bytes.length - (bytes.length % 2);
    odd = bytes.subarray(whole);
    const isDropped = isPaused || performance.now() < heardFromMs;
    if (isDropped || whole === 0 || !isWritable) return;
    const pcm = bytes.subarray(0, whole);
    try {
      file.write(pcm);
    } catch (error) {
      isWritable = false;
      failure = unwritable(options.path, error);
      void endProgram();
      return;
    }
    options.onSamples(toSamples(pcm));
  });

  let stopped: Promise<RecordingEnd> | null = null;
  async function stop(): Promise<RecordingEnd> {
    isStopping = true;
    await Promise.race([pause(recordOnMs), ended]);
    return await endProgram();
  }
  async function endProgram(): Promise<RecordingEnd> {
    signalProgram(child.pid, "SIGTERM");
    const late = pause(endWithinMs, undefined, { ref: false }).then(() =>
      signalProgram(child.pid, "SIGKILL"),
    );
    return await Promise.race([ended, late.then(() => ended)]);
  }

  return {
    path: options.path,
    setPaused: (paused) => {
      if (isPaused && !paused) heardFromMs = performance.now() + lateMs;
      isPaused = paused;
    },
    stop: () => (stopped ??= stop()),
    ended,
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function unwritable(path: string, error: unknown): string {
  return `The recording ${path} cannot be written: ${causeOf(error)}`;
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** ALSA's table of parameters, sound that was lost on the way, and how a program that was told to end says so. */
const noise = /^[A-Z_]+: +\S+(?: \d+\])?$|^over-?run|\bWARN\b|aborted by signal/i;
const cause =
  /\b(?:error|fail(?:ed|ure)?|cannot|can't|could not|unable|no such|denied|busy|refused|lost|gone|not found|invalid)\b/i;

/** The first line that names a cause, without the place in ALSA's source; else the last that is no noise. */
function tellingLine(text: string): string | null {
  const lines = text
    .split("\n")
    .map((line) => line.trim().replace(/^ALSA lib \S+:\d+:\(\w+\) /, ""))
    .filter((line) => line !== "" && !noise.test(line));
  return lines.find((line) => cause.test(line)) ?? lines.at(-1) ?? null;
}

/** Hands over a copy of what is there of a recording that goes on, whole, and removes it afterwards. */
export async function withCopy<T>(path: string, use: (copy: string) => Promise<T>): Promise<T> {
  return await inWorkFolder(async (folder) => {
    const copy = join(folder, "recording.wav");
    await copyFile(path, copy);
    mendRecording(copy);
    return await use(copy);
  });
}

interface WavFile {
  /** @throws what the system says when there is no room; the bytes that found room are kept */
  readonly write: (pcm: Uint8Array) => void;
  /** Completes the header. `problem`: null, or why the file may not be whole. */
  readonly close: () => { readonly durationMs: number; readonly problem: string | null };
}

/** Written at once and not through a buffer: what was said is on the disk while it is said. */
function openWav(path: string, writeBytes: WriteBytes): WavFile {
  let descriptor: number;
  try {
    descriptor = openSync(path, "wx", 0o600);
    // Where there is no room for this, there is none for a recording.
    writeAll(writeBytes, descriptor, header(0), 0);
  } catch (error) {
    const why = causeOf(error);
    throw machineError("device", (words) => words.notRecorded(path, why), { cause: error });
  }
  let dataBytes = 0;
  return {
    write: (pcm) => {
      for (let at = 0; at < pcm.length;) {
        const place = wavHeaderBytes + dataBytes;
        const written = writeBytes(descriptor, pcm, at, pcm.length - at, place);
        dataBytes += written;
        at += written;
      }
    },
    close: () => {
      const whole = dataBytes - (dataBytes % 2);
      const durationMs = (whole / 2 / recordingRateHz) * 1000;
      try {
        ftruncateSync(descriptor, wavHeaderBytes + whole);
        // Not `writeBytes`: this place in the file is there already.
        writeAll(writeSync, descriptor, header(whole), 0);
        fsyncSync(descriptor);
        return { durationMs, problem: null };
      } catch (error) {
        return { durationMs, problem: unwritable(path, error) };
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

function writeAll(
  writeBytes: WriteBytes,
  descriptor: number,
  bytes: Uint8Array,
  position: number,
): void {
  for (let at = 0; at < bytes.length;)
    at += writeBytes(descriptor, bytes, at, bytes.length - at, position + at);
}

function header(dataBytes: number): Uint8Array {
  return wavHeader({ sampleRateHz: recordingRateHz, dataBytes });
}

/**
 * Completes a recording that was cut off: its header tells of no samples until the end.
 * @returns milliseconds of sound; null when the file is no recording of ours
 */
export function mendRecording(path: string): number | null {
  const bytes = statSync(path).size;
  const descriptor = openSync(path, "r+");
  try {
    const head = new Uint8Array(wavHeaderBytes);
    readSync(descriptor, head, 0, wavHeaderBytes, 0);
    const format = readWavHeader(head);
    if (format === null || format.dataStart !== wavHeaderBytes) return null;
    const dataBytes = Math.max(0, bytes - wavHeaderBytes);
    const whole = dataBytes - (dataBytes % 2);
    ftruncateSync(descriptor, wavHeaderBytes + whole);
    writeSync(descriptor, header(whole), 0, wavHeaderBytes, 0);
    return (whole / 2 / recordingRateHz) * 1000;
  } finally {
    closeSync(descriptor);
  }
}
