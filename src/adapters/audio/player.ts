/**
 * The loudspeaker: play-sound, guarded. The package picks a player whatever the format, listens to no error of a missing
 * program, and takes every end for success; so the player is named, errors are heard in the same tick, and what ended too
 * soon for its length was not heard. Where a program can play from a pipe, the first sound comes with the first chunk.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { PlayOptions, Player, PlayingEnd } from "../../speech/devices.ts";
import type { SynthesizedSpeech } from "../../speech/ports.ts";
import { wavHeader } from "../../speech/wav.ts";
import { hasOwnGroup, signalProgram } from "./signal-program.ts";
import type { PlayerProgram } from "./player-programs.ts";
import { makeSpeechPipe, missingPlayerCode, pipedCommand } from "./speech-pipe.ts";
import type { SpeechPipe } from "./speech-pipe.ts";

/** A player that is done in less than this share of the sound's length played it nowhere. */
const heardShare = 0.7;
/** A player that takes no sound for so long, or is still there so long after its end, hangs: mpg123 without a card, for one. */
const overtimeMs = 5000;
/** So much goes into the pipe at once; the first of it is the first sound. */
const pieceBytes = 4096;
/** Who leaves the pipe is about to end, and then says why. */
const leavingMs = 1000;

/** A player over the programs given; it remembers the one that was heard. */
export function createPlayer(programs: readonly PlayerProgram[]): Player {
  let candidates = programs;
  return {
    play: async (speech, options) => {
      const source = rewindable(speech);
      const problems: string[] = [];
      try {
        for (const program of candidates) {
          const end = await playWith(program, source, options);
          if (end.outcome === "heard")
            candidates = [program, ...candidates.filter((each) => each !== program)];
          if (end.outcome !== "not-heard") return end;
          problems.push(...end.problems);
        }
        return { outcome: "not-heard", problems };
      } finally {
        source.close();
      }
    },
  };
}

interface Source {
  readonly sampleRateHz: number;
  /** The chunk of this number from 0 on, for each player that is tried; null after the last. */
  readonly chunk: (index: number) => Promise<Uint8Array | null>;
  /** Nobody wants more: a download is broken off. */
  readonly close: () => void;
}

/** Chunks are read once; a second player begins with those that the first one got, or was waiting for. */
function rewindable({ sampleRateHz, chunks }: SynthesizedSpeech): Source {
  const kept: Promise<Uint8Array | null>[] = [];
  const iterator = chunks[Symbol.asyncIterator]();
  return {
    sampleRateHz,
    chunk: (index) =>
      (kept[index] ??= iterator.next().then((next) => (next.done === true ? null : next.value))),
    close: () => {
      // Not waited for: a source that waits for its next chunk comes to it only afterwards.
      iterator.return?.().catch(() => undefined);
    },
  };
}

async function playWith(
  program: PlayerProgram,
  source: Source,
  options: PlayOptions,
): Promise<PlayingEnd> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-speech-"));
  const path = join(folder, "speech");
  try {
    const pipe = program.streamArguments === null ? null : await makeSpeechPipe(path, overtimeMs);
    if (pipe === null || program.streamArguments === null)
      return await playFile(program, source, `${path}.wav`, options);
    const streaming = program.streamArguments(source.sampleRateHz);
    const command = pipedCommand(path, program.command, streaming);
    try {
      return await playPipe(program, command, pipe, source, options);
    } finally {
      pipe.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Running {
  /** Resolves when the process is over: the problem, or null when it ended as it should. */
  readonly over: Promise<string | null>;
  /** Aborted when the process is over, or somebody stopped it: then there is nobody to write to. */
  readonly gone: AbortSignal;
  readonly kill: () => void;
}

/** Starts the player; it is killed in the moment in which the signal comes. */
async function start(
  program: PlayerProgram,
  [command, ...arguments_]: readonly [string, ...(readonly string[])],
  file: string,
  signal: AbortSignal,
): Promise<Running> {
  const { default: createPlaySound } = await import("play-sound");
  const ended = new AbortController();
  const { promise: over, resolve } = Promise.withResolvers<string | null>();
  const end = (problem: string | null): void => {
    ended.abort();
    resolve(problem);
  };
  const missing = `${program.name} is not installed`;
  // The package puts what it is told to play behind the rest.
  const child = createPlaySound({ player: command }).play(
    arguments_.at(-1) ?? file,
    {
      [command]: arguments_.slice(0, -1),
      env: { ...process.env, ...program.environment(file) },
      // A terminal's Ctrl-C is ours to handle.
      detached: hasOwnGroup,
    },
    (code) => {
      if (code === missingPlayerCode) end(missing);
      else end(code === null || code === 0 ? null : `${program.name} ended with ${codeText(code)}`);
    },
  );
  child?.on("error", (error) => {
    const isMissing = "code" in error && error.code === "ENOENT";
    end(isMissing ? missing : `${program.name}: ${error.message}`);
  });
  const kill = (): void => {
    // TERM is not enough for a player that waits for a card that is not there.
    signalProgram(child?.pid, "SIGKILL");
  };
  signal.addEventListener("abort", kill, { once: true, signal: ended.signal });
  if (signal.aborted) kill();
  return { over, gone: AbortSignal.any([signal, ended.signal]), kill };
}

/** The value, or `gone` as soon as the signal comes. */
async function unlessGone<Value>(
  value: Promise<Value>,
  signal: AbortSignal,
): Promise<Value | "gone"> {
  const settled = new AbortController();
  const gone = new Promise<"gone">((resolve) => {
    if (signal.aborted) resolve("gone");
    signal.addEventListener("abort", () => resolve("gone"), { signal: settled.signal });
  });
  try {
    return await Promise.race([gone, value]);
  } finally {
    settled.abort();
  }
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
  for (;;) {
    const chunk = await unlessGone(source.chunk(pieces.length), signal);
    if (chunk === "gone") return { outcome: "stopped" };
    if (chunk === null) break;
    pieces.push(chunk);
  }
  const pcm = Buffer.concat(pieces);
  const { sampleRateHz } = source;
  const header = wavHeader({ sampleRateHz, dataBytes: pcm.length });
  writeFileSync(path, Buffer.concat([header, pcm]), { mode: 0o600 });
  const startedMs = performance.now();
  const command = [program.command, ...program.wavArguments, path] as const;
  const running = await start(program, command, path, signal);
  onFirstSound?.();
  const durationMs = (pcm.length / 2 / sampleRateHz) * 1000;
  const untilMs = startedMs + durationMs;
  return await watch(program, running, { startedMs, untilMs, durationMs, signal });
}

async function playPipe(
  program: PlayerProgram,
  command: readonly [string, ...(readonly string[])],
  pipe: SpeechPipe,
  source: Source,
  { signal, onFirstSound }: PlayOptions,
): Promise<PlayingEnd> {
  const running = await start(program, command, "", signal);
  let startedMs = performance.now();
  let untilMs = startedMs;
  let durationMs = 0;
  try {
    let problem = await pipe.opened(running.gone);
    let isComplete = false;
    for (let index = 0; problem === null && !isComplete; index += 1) {
      const chunk = await unlessGone(source.chunk(index), running.gone);
      if (chunk === "gone") problem = "halted";
      else if (chunk === null) isComplete = true;
      else {
        for (let at = 0; problem === null && at < chunk.length; at += pieceBytes) {
          const piece = chunk.subarray(at, at + pieceBytes);
          if (durationMs === 0) startedMs = performance.now();
          problem = await pipe.write(piece, running.gone);
          if (durationMs === 0 && problem === null) onFirstSound?.();
          const pieceMs = (piece.length / 2 / source.sampleRateHz) * 1000;
          durationMs += pieceMs;
          // A voice may be slower than its sound: what came late is heard late.
          untilMs = Math.max(untilMs, performance.now()) + pieceMs;
        }
      }
    }
    // The player sees the end when nobody holds the pipe's other end open.
    pipe.close();
    if (problem === "stuck") {
      running.kill();
      return notHeard(`${program.name} took no sound`);
    }
    if (problem === "closed") untilMs = performance.now() + leavingMs - overtimeMs;
    const end = await watch(program, running, { startedMs, untilMs, durationMs, signal });
    return end.outcome === "heard" && !isComplete ? notHeard(tooSoon(program)) : end;
  } catch (error) {
    running.kill();
    throw error;
  }
}

async function watch(
  program: PlayerProgram,
  running: Running,
  sound: {
    readonly startedMs: number;
    /** When the last sound should have been heard. */
    readonly untilMs: number;
    readonly durationMs: number;
    readonly signal: AbortSignal;
  },
): Promise<PlayingEnd> {
  const { startedMs, untilMs, durationMs, signal } = sound;
  const leftMs = untilMs + overtimeMs - performance.now();
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
