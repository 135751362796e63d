/**
 * The command line as a tree of commander commands, built from the tables of command-list.ts. Nothing slow is loaded
 * here: a command's own module is imported when it was chosen, so that `--version` and `--help` stay quick.
 */
import { Argument, Command, Help } from "commander";
import type { Option } from "commander";
import type { HelpWords } from "../words/help.ts";
import { startError } from "../words/start-errors.ts";
import { filled } from "./command-definition.ts";
import type { CommandDefinition } from "./command-definition.ts";
import { commandList } from "./command-list.ts";
import { nearest } from "../nearest.ts";
import type { CommandFlags, ProgramHost as WholeHost } from "./program.ts";
import { usageError } from "./usage-error.ts";

const withoutCommand = "Without a command in a terminal: where you stand, and a menu.";

type ProgramHost = Omit<WholeHost, "language">;

/** The options of the commands above that this one does not have itself: a group and its commands may share some. */
function optionsAbove(command: Command): Option[] {
  const own = new Set(command.options.map(({ long }) => long));
  const above: Option[] = [];
  for (let each = command.parent; each !== null; each = each.parent) above.push(...each.options);
  return above.filter(({ hidden, long }) => !hidden && !own.has(long));
}

/**
 * The tree that the arguments are parsed with. Of the commands it holds the one that is named, since making the forty
 * others takes some milliseconds; all of them where the arguments name none that is known, and only their names and
 * descriptions, which is what help prints, where they name none at all.
 * @param argv without it, everything
 * @param words for what stands below commander's own help; null: English
 */
export function createCommandTree(
  host: ProgramHost,
  argv: readonly string[] | null = null,
  words: HelpWords | null = null,
): Command {
  const say = (text: string): string => words?.[text] ?? text;
  const program = new Command("greenroom");
  program
    .description(
      "An interview coach for developers: asks, judges each answer against a rubric, remembers.",
    )
    .version(host.version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .option("--quiet", "print only results and errors")
    .option("--plain", "no colour, no spinner, ASCII signs, numbered choices")
    .option("--no-input", "never ask anything; fail instead, naming the flag that is missing")
    .configureHelp({
      showGlobalOptions: true,
      visibleGlobalOptions: optionsAbove,
      subcommandTerm: commandTerm,
      minWidthToWrap: 20,
      formatItem,
    })
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      // Errors reach the person as one thrown error, in exit.ts.
      writeErr: () => undefined,
      getOutHelpWidth: () => host.stdout.columns || 80,
    })
    .addHelpText(
      "after",
      () =>
        `\n${say("Examples:")}\n  $ greenroom interview --sample\n  $ greenroom interview --resume cv.pdf --job job.md\n  $ greenroom history\n\n${new Help().boxWrap(say(withoutCommand), host.stdout.columns || 80)}`,
    );

  const word = argv?.find((each) => !each.startsWith("-"));
  const add = argv !== null && word === undefined ? addName : addCommand;
  const isNamed = Object.values(commandList)
    .flat()
    .some(({ name }) => name === word);
  for (const [heading, entries] of Object.entries(commandList)) {
    program.commandsGroup(`${heading}:`);
    for (const entry of entries) {
      if (isNamed && entry.name !== word) continue;
      if ("commands" in entry) {
        const group = program.command(entry.name).description(entry.description);
        for (const definition of entry.commands) add(group, definition, host, say);
      } else {
        add(program, entry, host, say);
      }
    }
  }
  // Bare `greenroom`, and everything that begins with no known command.
  const home = program
    .command("home", { isDefault: true, hidden: true })
    .allowExcessArguments()
    .allowUnknownOption();
  home.action(async () => {
    refuseUnknownWords(home, program);
    const dependencies = await host.start(flagsOf(home, false));
    if (!dependencies.terminal.isInteractive) return program.outputHelp();
    const { run } = await import("./commands/home.ts");
    await run({}, dependencies);
  });
  program.helpCommand("help [command]", "print the help of a command");
  for (const command of [
    program,
    ...program.commands,
    ...program.commands.flatMap((group) => group.commands),
  ]) {
    command.exitOverride((error) => {
      throw error.exitCode === 0 ? error : usageError(error, helpOf(command));
    });
  }
  return program;
}

function addName(parent: Command, definition: CommandDefinition): Command {
  const command = parent.command(definition.name, { isDefault: definition.isDefault ?? false });
  command.description(definition.description);
  for (const [name, description] of definition.arguments ?? []) {
    const argument = new Argument(name, description);
    command.addArgument(takesFile(name) ? argument.argParser(filled) : argument);
  }
  return command;
}

/**
 * A file's name is never blank: an empty one is a script's variable that is not set, and would be the working folder.
 * @param name an argument's, or an option's flags
 */
function takesFile(name: string): boolean {
  return name.endsWith("<file>");
}

function addCommand(
  parent: Command,
  definition: CommandDefinition,
  host: ProgramHost,
  say: (text: string) => string,
): void {
  const command = addName(parent, definition);
  for (const option of definition.options ?? []) {
    command.addOption(
      takesFile(option.flags) && option.parseArg === undefined ? option.argParser(filled) : option,
    );
  }
  if (definition.examples !== undefined) {
    command.addHelpText(
      "after",
      ["", say("Examples:"), ...definition.examples.map((line) => `  $ greenroom ${line}`)].join(
        "\n",
      ),
    );
  }
  // A group's default command also gets words that are no command of the group.
  if (definition.isDefault === true) command.allowExcessArguments();
  for (const subcommand of definition.subcommands ?? []) addCommand(command, subcommand, host, say);
  command.action(async () => {
    if (definition.isDefault === true) refuseUnknownWords(command, parent);
    const flags = flagsOf(command, definition.tolerant ?? false);
    const named: Record<string, unknown> = { ...flags.options };
    for (const [index, argument] of command.registeredArguments.entries()) {
      named[argument.name()] = command.processedArgs[index];
    }
    const [run, dependencies] = await Promise.all([definition.load(), host.start(flags)]);
    await run(named, dependencies);
  });
}

function flagsOf(command: Command, tolerant: boolean): CommandFlags {
  const options = command.optsWithGlobals<Record<string, unknown>>();
  return {
    quiet: options["quiet"] === true,
    plain: options["plain"] === true,
    input: options["input"] !== false,
    json: options["json"] === true,
    options,
    tolerant,
  };
}

/** @throws GreenroomError `usage` when more words follow than a default command takes: the first was meant otherwise */
function refuseUnknownWords(command: Command, parent: Command): void {
  const extra = command.args.slice(command.registeredArguments.length);
  const word = extra.find((each) => !each.startsWith("-")) ?? extra[0];
  if (word === undefined) return;
  const isOption = word.startsWith("-");
  const known = isOption
    ? parent.options.flatMap(({ long }) => long ?? [])
    : parent.commands.map((each) => each.name()).filter((name) => name !== "home");
  const near = nearest(word, known);
  const meant = near === null ? [] : [near];
  const help = helpOf(parent);
  throw startError("usage", (words) =>
    isOption ? words.unknownOption(word, meant, help) : words.unknownCommand(word, meant, help),
  );
}

function helpOf(command: Command): string {
  const names: string[] = [];
  for (let current: Command | null = command; current !== null; current = current.parent)
    names.unshift(current.name());
  return `${names.join(" ")} --help`;
}

/** `read <file>`, as a list of commands shows it. */
function commandTerm(command: Command): string {
  const words = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [command.name(), ...words].join(" ");
}

/** Below this many columns there is no room for descriptions beside the longest option: each stands under its term. */
const narrow = 60;

function formatItem(term: string, termWidth: number, description: string, helper: Help): string {
  const width = helper.helpWidth ?? 80;
  if (width >= narrow || description === "") {
    return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
  }
  const indent = " ".repeat(6);
  const lines = helper.boxWrap(description, width - indent.length).split("\n");
  return [`  ${term}`, ...lines.map((line) => `${indent}${line}`)].join("\n");
}
