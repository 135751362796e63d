/** The process edge: signals, streams, and how a run ends. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isatty } from "node:tty";
import { bugExitCode, describeFailure, endOnBrokenPipe, stopExitCodes } from "./cli/exit.ts";
import type { Failure, StopSignal } from "./cli/exit.ts";
import { runProgram } from "./cli/program.ts";
import { spokenLanguage } from "./spoken-language.ts";
import type { Language } from "./vocabulary.ts";

// zod would compile each schema at its first use, which pays after thousands of values; a command reads a few. Set here,
// where no schema has been made yet: each asks once.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** `src` or `dist`: both stand beside `prompts` and `package.json`. */
const programFolder = import.meta.dirname;

/** Runs greenroom with the arguments after node and script, and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const version = readVersion();
  const stop = new AbortController();
  let stoppedBy: StopSignal | null = null;
  // A window that is closed ends what plays and records. With nohup stdin is no terminal, and the signal stays ignored.
  const stopSignals: readonly StopSignal[] = [
    "SIGINT",
    "SIGTERM",
    ...(isatty(0) ? ["SIGHUP" as const] : []),
  ];
  for (const signal of stopSignals) {
    process.on(signal, () => {
      // A closed window may say so twice: the system does, and the shell after it.
      if (stoppedBy !== null && signal === "SIGHUP") return;
      if (stoppedBy !== null) {
        // Asked twice: leave now. Whatever was answered is on the disk. A third one ends a process that cannot leave,
        // since a thread of it waits for a file system.
        process.removeAllListeners(signal);
        process.exit(stopExitCodes[signal]);
      }
      stoppedBy = signal;
      stop.abort();
    });
  }
  let language: Language | null = null;
  const describe = async (error: unknown): Promise<Failure> =>
    describeFailure(error, {
      version,
      stoppedBy,
      language: language ?? (await spoken()),
    });
  // For help, and for what goes wrong before the settings are read.
  const spoken = (): Promise<Language> => spokenLanguage(argv, process.env);
  let hasFailed = false;
  async function failToWrite(error: unknown): Promise<void> {
    // The window is gone: nobody can be told, and what runs is ending.
    if (stoppedBy === "SIGHUP") return;
    // Where stderr fails as well, nobody can be told.
    if (hasFailed) exit(bugExitCode);
    hasFailed = true;
    const { text, exitCode } = await describe(error);
    process.stderr.write(`${text}\n`, () => exit(exitCode));
  }
  for (const stream of [process.stdout, process.stderr]) {
    endOnBrokenPipe(stream, exit, (error) => void failToWrite(error));
  }

  const closers: (() => void)[] = [];
  try {
    await runProgram(argv, {
      version,
      stdout: process.stdout,
      language: spoken,
      // Help needs none of it.
      start: async (flags) =>
        (await import("./wiring/wire.ts")).wire(flags, {
          version,
          programFolder,
          isBuilt: import.meta.filename.endsWith(".js"),
          signal: stop.signal,
          onClose: (close) => closers.push(close),
          onLanguage: (next) => {
            language = next;
          },
        }),
    });
  } catch (error) {
    const failure = await describe(error);
    process.stderr.write(`${await fitted(failure)}\n`);
    process.exitCode = failure.exitCode;
  } finally {
    stop.abort();
    for (const close of closers) {
      close();
    }
  }
}

function exit(code: number): void {
  process.exit(code);
}

/** On a terminal no word is broken at its edge; the stack of a bug stays as it is. */
async function fitted({ text, exitCode }: Failure): Promise<string> {
  if (!process.stderr.isTTY || exitCode === bugExitCode) {
    return text;
  }
  const { noStyle, plainSymbols, wrap } = await import("./cli/format.ts");
  const width = Math.max(20, process.stderr.columns || 80);
  return wrap(text, { style: noStyle, symbols: plainSymbols, language: "en", width });
}

function readVersion(): string {
  const text = readFileSync(join(programFolder, "..", "package.json"), "utf8");
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? "unknown";
}

// Run from source (`node src/main.ts …`); the built program is started by bin/greenroom.js.
if (import.meta.main) {
  await main(process.argv.slice(2));
}
