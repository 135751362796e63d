/** The real binary in a pseudo-terminal on a virtual sound card, with a recogniser that hears behind the fake API. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { FakeTranscript, HeardRecording } from "./fake-openai-audio.ts";
import { binary, cleanEnvironment } from "./greenroom.ts";
import type { PseudoTerminal } from "./pseudo-terminal.ts";
import { openPseudoTerminal } from "./pseudo-terminal.ts";
import type { VirtualAudio } from "./virtual-audio.ts";

const run = promisify(execFile);

/** Says the words with flite into a WAV file. */
export async function spokenFile(folder: string, words: string): Promise<string> {
  const path = join(folder, `said-${words.length}-${words.slice(0, 8).replaceAll(/\W/g, "_")}.wav`);
  await run("flite", ["-voice", "rms", "-t", words, "-o", path]);
  return path;
}

/** What pocketsphinx hears in the recording, with word times, as `verbose_json` has them. */
export async function hearWithPocketsphinx(recording: HeardRecording): Promise<FakeTranscript> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-hearing-"));
  try {
    const path = join(folder, "recording.wav");
    writeFileSync(path, recording.content);
    const { stdout } = await run("pocketsphinx_continuous", [
      "-infile",
      path,
      "-time",
      "yes",
      "-logfn",
      "/dev/null",
    ]);
    const words = stdout.split("\n").flatMap((line) => {
      const match = /^([a-z'.]+)(?:\(\d+\))? ([\d.]+) ([\d.]+) ([\d.]+)$/.exec(line);
      if (match === null) return [];
      const [, word = "", start, end, probability] = match;
      return [{ word, start: Number(start), end: Number(end), probability: Number(probability) }];
    });
    const text = words.map(({ word }) => word).join(" ");
    return { text, words, language: "english", seconds: words.at(-1)?.end ?? 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many of the words that were said were heard, 0 to 1. */
export function shareHeard(said: string, heard: string): number {
  const words = said.toLowerCase().match(/[a-z']+/g) ?? [];
  const there = new Set(heard.toLowerCase().match(/[a-z']+/g));
  return words.filter((word) => there.has(word)).length / words.length;
}

export interface SpokenRun {
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** Greenroom in a terminal, on the virtual card. */
export function openSpoken(parameters: readonly string[], options: SpokenRun): PseudoTerminal {
  const { home, environment, columns = 100 } = options;
  return openPseudoTerminal(process.execPath, [binary, ...parameters], {
    columns,
    rows: 40,
    environment: cleanEnvironment(home, environment),
  });
}

/** Ids of the processes of that name on this virtual card. */
export function processesOn(audio: VirtualAudio, name: string): readonly number[] {
  const server = audio.environment["PULSE_SERVER"] ?? "";
  return readdirSync("/proc")
    .filter((id) => /^\d+$/.test(id))
    .filter((id) => {
      try {
        const isOurs = readFileSync(`/proc/${id}/environ`, "utf8").includes(server);
        return isOurs && readFileSync(`/proc/${id}/comm`, "utf8").trim() === name;
      } catch {
        // It ended meanwhile, or is not ours to look into.
        return false;
      }
    })
    .map(Number);
}

/** Programs of Greenroom's on this virtual card: none may be left behind. */
export function programsOn(audio: VirtualAudio): readonly string[] {
  const names = ["arecord", "aplay", "paplay", "sox", "play", "rec"];
  return names.filter((name) => processesOn(audio, name).length > 0);
}
