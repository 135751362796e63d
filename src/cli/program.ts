/** The command line's entry: what it is handed, and a run of it. */
import { CommanderError } from "commander";
import { createCommandTree } from "./command-tree.ts";
import type { Language } from "../vocabulary.ts";
import type { HelpWords } from "../words/help.ts";
import type { Dependencies } from "./dependencies.ts";
import type { TerminalFlags } from "./terminal.ts";

/** What was given on the command line that decides how everything else is set up. */
export interface CommandFlags extends TerminalFlags {
  /** Every option of the command in camelCase; `loadConfig` picks the settings among them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The command must work even when the config file is wrong. */
  readonly tolerant: boolean;
}

export interface ProgramHost {
  readonly version: string;
  readonly stdout: { write(text: string): unknown; readonly columns?: number };
  /** In which help is printed. */
  readonly language: () => Promise<Language>;
  /** Sets up what a command needs; called once, for the command that was chosen. */
  readonly start: (flags: CommandFlags) => Promise<Dependencies>;
}

/**
 * Runs the command that the arguments (without node and script) name.
 * @throws GreenroomError `usage` for arguments that the command does not take, and whatever the command throws
 */
export async function runProgram(argv: readonly string[], host: ProgramHost): Promise<void> {
  try {
    const words = mayPrintHelp(argv) ? await helpWordsFor(host) : null;
    const program = createCommandTree(host, argv, words);
    if (words !== null) (await import("./translated-help.ts")).translateHelp(program, words);
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    // Help or version, which have been written.
    if (!(error instanceof CommanderError)) throw error;
  }
}

/** Help is asked for, or printed where no command is named. */
function mayPrintHelp(argv: readonly string[]): boolean {
  const [word] = argv.filter((each) => !each.startsWith("-"));
  if (argv.includes("--version") || argv.includes("-v")) return false;
  return word === undefined || word === "help" || argv.some((each) => /^(?:--help|-h)$/.test(each));
}

async function helpWordsFor(host: ProgramHost): Promise<HelpWords | null> {
  const language = await host.language();
  return language === "en" ? null : (await import("../words/help.ts")).helpWords(language);
}
