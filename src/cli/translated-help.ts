/** Help in another language: commander's own layout, with every text looked up when it is printed. */
import type { Command, HelpConfiguration } from "commander";
import { Help } from "commander";
import type { HelpWords } from "../words/help.ts";

/** What commander itself adds to a description, and how a usage line shows options and commands. */
const ofCommander = ["choices", "default", "[options]", "[command]"] as const;

/** Has the command and those under it print help in the words' language; a text without a translation stays English. */
export function translateHelp(command: Command, words: HelpWords): void {
  const say = (text: string): string => words[text] ?? text;
  const plain = new Help();
  const described = (text: string, whole: string): string => {
    const translated = say(text);
    const added = ofCommander.reduce(
      (rest, word) => rest.replaceAll(`${word}: `, `${say(word)}: `),
      whole.slice(text.length),
    );
    return `${translated}${added}`;
  };
  const translated: HelpConfiguration = {
    styleTitle: say,
    commandDescription: (each) => say(plain.commandDescription(each)),
    subcommandDescription: (each) => say(plain.subcommandDescription(each)),
    optionDescription: (option) => described(option.description, plain.optionDescription(option)),
    argumentDescription: (argument) =>
      described(argument.description, plain.argumentDescription(argument)),
    commandUsage: (each) =>
      ofCommander.reduce((usage, word) => usage.replace(word, say(word)), plain.commandUsage(each)),
  };
  for (const each of [command, ...command.commands]) {
    each.configureHelp({ ...each.configureHelp(), ...translated });
    if (each !== command) translateHelp(each, words);
  }
}
