/** What commander says of a wrong command line, in our two lines and in the person's language. */
import type { CommanderError } from "commander";
import { GreenroomError } from "../errors.ts";
import { startError } from "../words/start-errors.ts";
import type { StartErrorsWords } from "../words/start-errors/english.ts";

type Said = { readonly message: string; readonly hint: string };

/**
 * commander's message is `error: …`, sometimes with a suggestion on a second line. One that is not known here, of a later
 * commander, is said in its own words.
 * @param help the command line that prints the command's help
 */
export function usageError(error: CommanderError, help: string): GreenroomError {
  const [first = "", ...rest] = error.message.split("\n");
  const suggestion = rest.join(" ").replace(/^\(|\)$/g, "");
  const [, listed = null] = /^Did you mean (?:one of )?(.+)\?$/.exec(suggestion) ?? [];
  const meant = listed?.split(", ") ?? [];
  const isKnown = meant.length > 0 || suggestion === "";
  const pick = isKnown ? wordsFor(first.replace(/^error: /, ""), meant, help) : null;
  if (pick !== null) return startError("usage", pick, { cause: error });
  return new GreenroomError(
    "usage",
    first.replace(/^error: /, "").replace(/\.?$/, "."),
    suggestion === "" ? `See \`${help}\`.` : suggestion,
    { cause: error },
  );
}

function wordsFor(
  said: string,
  meant: readonly string[],
  help: string,
): ((words: StartErrorsWords) => Said) | null {
  const unknown = /^unknown (option|command) '(.+)'$/.exec(said);
  if (unknown !== null) {
    const [, what, word = ""] = unknown;
    return (words) =>
      what === "option"
        ? words.unknownOption(word, meant, help)
        : words.unknownCommand(word, meant, help);
  }
  const missing = /^missing required argument '(.+)'$/.exec(said)?.[1];
  if (missing !== undefined) return (words) => words.missingArgument(missing, help);
  const needed = /^required option '(.+)' not specified$/.exec(said)?.[1];
  if (needed !== undefined) return (words) => words.missingOption(needed, help);
  const bare = /^option '(.+)' argument missing$/.exec(said)?.[1];
  if (bare !== undefined) return (words) => words.missingValue(bare, help);
  const many =
    /^too many arguments for '(.+?)'\. Expected (\d+) arguments? but got (\d+): (.*)\.$/s.exec(
      said,
    );
  if (many !== null) {
    const [, command = "", expected, got, all = ""] = many;
    return (words) => words.tooManyArguments(command, Number(expected), Number(got), all, help);
  }
  const blank =
    /^command-argument value '\s*' is invalid for argument '(.+)'\. It is blank\.$/.exec(said)?.[1];
  if (blank !== undefined) return (words) => words.missingArgument(blank, help);
  const wrong = /^option '(.+)' argument '(.*)' is invalid\. (.+)$/s.exec(said);
  if (wrong === null) return null;
  const [, option = "", value = "", reason = ""] = wrong;
  if (reason === "It is blank.") return (words) => words.missingValue(option, help);
  const choices = /^Allowed choices are (.+)\.$/.exec(reason)?.[1];
  if (choices !== undefined) {
    return (words) => words.wrongValue(option, value, words.takes.oneOf(choices), help);
  }
  const bounds = /^It takes a (whole )?number from (\S+) to (\S+)\.$/.exec(reason);
  if (bounds === null) return null;
  const [, whole, least = "", most = ""] = bounds;
  return (words) => {
    const takes = whole === undefined ? words.takes.number : words.takes.wholeNumber;
    return words.wrongValue(option, value, takes(least, most), help);
  };
}
