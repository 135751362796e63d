/** What a command is to the command line: its words and options as data, and where its code is. */
import { InvalidArgumentError, Option } from "commander";
import type { Dependencies } from "./dependencies.ts";

/** A command's code. `options` holds options and arguments by name in camelCase; the command parses them with zod. */
type Run = (
  options: Readonly<Record<string, unknown>>,
  dependencies: Dependencies,
) => Promise<void>;

export interface CommandDefinition {
  readonly name: string;
  readonly description: string;
  readonly arguments?: readonly (readonly [name: string, description: string])[];
  readonly options?: readonly Option[];
  /** Without the leading `greenroom`. */
  readonly examples?: readonly string[];
  /** The one that runs when only the group is named. */
  readonly isDefault?: boolean;
  /** Works even when the config file is wrong. */
  readonly tolerant?: boolean;
  /** Commands under this one, which runs itself when its first word is none of theirs. */
  readonly subcommands?: readonly CommandDefinition[];
  readonly load: () => Promise<Run>;
}

export interface GroupDefinition {
  readonly name: string;
  readonly description: string;
  readonly commands: readonly CommandDefinition[];
}

export const json = new Option("--json", "print JSON");
export const language = new Option("--language <code>", "en, es, pt");

/** Settings given as flags are checked by config.ts together with their other sources. */
export const engineOptions = [
  new Option("--engine <name>", "who asks and judges: auto, openai, offline"),
  new Option(
    "--service <name>",
    "openai, openrouter, ollama, lmstudio, llamacpp, groq, azure, custom",
  ),
  new Option("--base-url <url>", "any OpenAI-compatible endpoint"),
  new Option("--model <name>", "the model's name"),
];

export const judgesOption = new Option(
  "--judges <count>",
  "judge each answer so often by a model and take the median",
).argParser(wholeNumber(1, 9));

/** A commander parser for whole numbers within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** A commander parser for numbers within bounds. */
export function decimal(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+(?:\.\d+)?$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It takes a number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** A commander parser for texts that a script may leave empty by mistake, as with a variable that is not set. */
export function filled(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It is blank.");
  return text;
}

export const microphone = new Option(
  "--microphone <name>",
  "the microphone; see `greenroom voice devices`",
);

/** Of every command that can be spoken. */
export const speechOptions = [
  new Option("--voice", "spoken: questions are said, answers recorded"),
  new Option("--no-voice", "typed, where `voice` is set"),
  microphone,
  new Option("--silence <seconds>", "the silence that ends an answer, 1.5 to 5, or off"),
  new Option("--early-transcription", "transcribe while it is not certain that an answer is over"),
  new Option("--no-early-transcription", "transcribe only when it is over"),
  new Option("--spoken-summary", "say the result at the end"),
  new Option("--no-spoken-summary", "only print it"),
  new Option("--recogniser <name>", "who transcribes speech: auto, openai, whisper-cli"),
  new Option("--speaker <name>", "who speaks: auto, openai, system"),
  new Option("--voice-name <name>", "the voice that speaks"),
  new Option("--voice-speed <factor>", "how fast it speaks, 0.5 to 2"),
];
