/** Whether a stream of the terminal is coloured, and with what: chalk's one owner. */
import type { Style } from "./format.ts";
import type { OutputStream, TerminalSources } from "./terminal.ts";

/**
 * Whether a stream is coloured. `--plain`, then FORCE_COLOR, then NO_COLOR, then TERM=dumb, then whether it is a
 * terminal: the order of Node's own `getColorDepth`. chalk 6 and ora 9 do not look at NO_COLOR, so it is decided here.
 */
export function wantsColour(
  stream: OutputStream,
  { flags, environment }: Pick<TerminalSources, "flags" | "environment">,
): boolean {
  if (flags.plain) return false;
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (environment["NO_COLOR"]) return false;
  if (environment["TERM"] === "dumb") return false;
  return stream.isTTY === true;
}

/** The colours. Loads chalk. */
export async function loadStyle(): Promise<Style> {
  const { Chalk } = await import("chalk");
  // The 16 basic colours follow the person's own palette, so level 1 is all that is used.
  const chalk = new Chalk({ level: 1 });
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warning: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    accent: (text) => chalk.cyan(text),
  };
}
