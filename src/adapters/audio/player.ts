/**
 * The loudspeaker: play-sound, guarded. The package picks a player whatever the format, listens to no error of a missing
 * program, and takes every end for success; so the player is named, errors are heard in the same tick, and what ended too
 * soon for its length was not heard. Where a program can play from a pipe, the first sound comes with the first chunk.
 */
import { execFile } from "node:child_process";
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { PlayOptions, Player, PlayingEnd } from "../../speech/devices.ts";
import type { SynthesizedSpeech } from "../../speech/ports.ts";
import { wavHeader } from "../../speech/wav.ts";
import { hasOwnGroup, signalProgram } from "./signal-program.ts";
import type { PlayerProgram } from "./player-programs.ts";

/** A player that is done in less than this share of the sound's length played it nowhere. */
const heardShare = 0.7;
/** A player that is still there so long after the sound's end will never end: mpg123 without a card, for one. */
const overtimeMs = 5000;
/** A pipe that is full is tried again after so long; it holds more than a second of sound. */
const fullPipeMs = 10;
const pieceBytes = 8192;
/** How often it is looked whether the player is ready. */
const openPipeMs = 3;

/** A player over the programs given; it remembers the one that was heard. */
export function createPlayer(programs: readonly PlayerProgram[]): Player {
  let candidates = programs;
  return {
    play: async (speech, options) => {
      const source = rewindable(speech);
      const problems: string[] = [];
      for (const program of candidates) {
        const end = await playWith(program, source, options);
        if (end.outcome === "heard")
          candidates = [program, ...candidates.filter((each) => each !== program)];
        if (end.outcome !== "not-heard") return end;
        problems.push(...end.problems);
      }
      return { outcome: "not-heard", problems };
    },
  };
}

interface Source {
  readonly sampleRateHz: number;
  /** From the beginning, for each player that is tried. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** Chunks are read once; a second player begins with those that the first one got. */
function rewindable({ sampleRateHz, chunks }: SynthesizedSpeech): Source {
  const kept: Uint8Array[] = [];
  const iterator = chunks[Symbol.asyncIterator]();
  let isDone = false;
  async function* fromStart(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* kept;
    while (!isDone) {
      const next = await iterator.next();
      if (next.done === true) {
        isDone = true;
        return;
      }
      kept.push(next.value);
      yield next.value;
    }
  }
  return { sampleRateHz, chunks: fromStart };
}

async function playWith(
  program: PlayerProgram,
  source: Source,
  options: PlayOptions,
): Promise<PlayingEnd> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-speech-"));
  try {
    const pipe = program.streamArguments === null ? null : await makePipe(join(folder, "speech"));
    return pipe === null || program.streamArguments === null
      ? await playFile(program, source, join(folder, "speech.wav"), options)
      : await playPipe(
          program,
          program.streamArguments(source.sampleRateHz),
          pipe,
          source,
          options,
        );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A named pipe, or null where the system has none. */
async function makePipe(path: string): Promise<string | null> {
  try {
    await promisify(execFile)("mkfifo", ["-m", "600", path]);
    return path;
  } catch {
    return null;
  }
}

interface Running {
  /** Resolves when the process is over: the problem, or null when it ended as it should. */
  readonly over: Promise<string | null>;
  readonly kill: () => void;
}

async function start(
  program: PlayerProgram,
  arguments_: readonly string[],
  file: string,
): Promise<Running> {
  const { default: createPlaySound } = await import("play-sound");
  const { promise: over, resolve: end } = Promise.withResolvers<string | null>();
  const child = createPlaySound({ player: program.command }).play(
    file,
    {
      [program.command]: [...arguments_],
      env: { ...process.env, ...program.environment(file) },
      // A terminal's Ctrl-C is ours to handle.
      detached: hasOwnGroup,
    },
    (code) =>
      end(code === null || code === 0 ? null : `${program.name} ended with ${codeText(code)}`),
  );
  child?.on("error", (error) => {
    const isMissing = "code" in error && error.code === "ENOENT";
    end(isMissing ? `${program.name} is not installed` : `${program.name}: ${error.message}`);
  });
  return {
    over,
    kill: () => {
      // TERM is not enough for a player that waits for a card that is not there.
      signalProgram(child?.pid, "SIGKILL");
    },
  };
}

/** The package hands over the exit code, or an error where its types say so. */
function codeText(code: unknown): string {
  return typeof code === "number" ? String(code) : "an error";
}

async function playFile(
  program: PlayerProgram,
  source: Source,
  path: string,
  { signal, onFirstSound }: PlayOptions,
): Promise<PlayingEnd> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of source.chunks()) {
    if (signal.aborted) return { outcome: "stopped" };
    pieces.push(chunk);
  }
  const pcm = Buffer.concat(pieces);
  const { sampleRateHz } = source;
  const header = wavHeader({ sampleRateHz, dataBytes: pcm.length });
  writeFileSync(path, Buffer.concat([header, pcm]), { mode: 0o600 });
  const startedMs = performance.now();
  const running = await start(program, program.wavArguments, path);
  onFirstSound?.();
  const durationMs = (pcm.length / 2 / sampleRateHz) * 1000;
  return await watch(program, running, { startedMs, durationMs, signal });
}

async function playPipe(
  program: PlayerProgram,
  arguments_: readonly string[],
  path: string,
  source: Source,
  { signal, onFirstSound }: PlayOptions,
): Promise<PlayingEnd> {
  const running = await start(program, arguments_, path);
  let isOver = false;
  const markOver = async (): Promise<void> => {
    await running.over;
    isOver = true;
  };
  void markOver();
  let descriptor = await openPipe(path, () => isOver || signal.aborted);
  const closePipe = (): void => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  let bytes = 0;
  let isComplete = false;
  let startedMs = performance.now();
  try {
    for await (const chunk of source.chunks()) {
      for (let at = 0; at < chunk.length;) {
        if (signal.aborted || isOver || descriptor === null) break;
        const written = tryWrite(descriptor, chunk.subarray(at, at + pieceBytes));
        if (written === 0) {
          await pause(fullPipeMs);
          continue;
        }
        if (bytes === 0) {
          startedMs = performance.now();
          onFirstSound?.();
        }
        bytes += written;
        at += written;
      }
      if (signal.aborted || isOver) break;
    }
    isComplete = !isOver;
    // The player sees the end when nobody holds the pipe's other end open.
    closePipe();
    const durationMs = (bytes / 2 / source.sampleRateHz) * 1000;
    const end = await watch(program, running, { startedMs, durationMs, signal });
    return end.outcome === "heard" && !isComplete ? notHeard(tooSoon(program)) : end;
  } catch (error) {
    running.kill();
    throw error;
  } finally {
    closePipe();
  }
}

/**
 * The pipe's end to write into, once the player has opened the other: what is written and closed before would be lost.
 * Without blocking, so that neither opening nor a full pipe keeps a thread when the player is gone.
 * @returns null when it was given up
 */
async function openPipe(path: string, isGivenUp: () => boolean): Promise<number | null> {
  while (!isGivenUp()) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENXIO")) throw error;
      await pause(openPipeMs);
    }
  }
  return null;
}

/** @returns bytes written; 0 when the pipe is full, or nobody reads it any more */
function tryWrite(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      (error.code === "EAGAIN" || error.code === "EPIPE")
    )
      return 0;
    throw error;
  }
}

async function watch(
  program: PlayerProgram,
  running: Running,
  sound: { readonly startedMs: number; readonly durationMs: number; readonly signal: AbortSignal },
): Promise<PlayingEnd> {
  const { startedMs, durationMs, signal } = sound;
  const leftMs = startedMs + durationMs + overtimeMs - performance.now();
  const given = new AbortController();
  const waiting = { signal: AbortSignal.any([signal, given.signal]) };
  const late = pause(Math.max(0, leftMs), "late" as const, waiting).catch(() => "stopped" as const);
  const first = await Promise.race([running.over, late]);
  given.abort();
  if (signal.aborted) {
    running.kill();
    return { outcome: "stopped" };
  }
  if (first === "late") {
    running.kill();
    return notHeard(`${program.name} did not end`);
  }
  if (first !== null) return notHeard(first);
  const playedMs = performance.now() - startedMs;
  return playedMs < durationMs * heardShare
    ? notHeard(tooSoon(program))
    : { outcome: "heard", player: program.name, durationMs };
}

function tooSoon({ name }: PlayerProgram): string {
  return `${name} ended too soon to have played it`;
}

function notHeard(problem: string): PlayingEnd {
  return { outcome: "not-heard", problems: [problem] };
}
