/** One-line questions to the person: @inquirer/prompts, or numbered lines with `--plain` and TERM=dumb. */
import { createInterface } from "node:readline";
import * as inquirer from "@inquirer/prompts";
import type { Format } from "./format.ts";
import { wrap, wrapHanging } from "./format.ts";
import { stoppedByPerson } from "./stopped.ts";
import type { InputStream, OutputStream } from "./terminal.ts";
import { askingWords } from "../words/asking.ts";

export interface Choice<T> {
  readonly value: T;
  readonly name: string;
  /** Shown while the choice is the current one. */
  readonly description?: string | undefined;
}

export interface Prompts {
  select<T>(prompt: {
    readonly message: string;
    readonly choices: readonly Choice<T>[];
    readonly initial?: T | undefined;
  }): Promise<T>;
  confirm(prompt: {
    readonly message: string;
    readonly initial?: boolean | undefined;
  }): Promise<boolean>;
  text(prompt: {
    readonly message: string;
    readonly initial?: string | undefined;
  }): Promise<string>;
  password(prompt: { readonly message: string }): Promise<string>;
}

export interface PromptStreams {
  readonly input: InputStream;
  readonly output: OutputStream;
  readonly format: Format;
  readonly plain: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Prompts on the given streams, which are a terminal; each throws GreenroomError `stopped` on Ctrl-C or an aborted signal. */
export function createPrompts(streams: PromptStreams): Prompts {
  const { input, output, format, signal } = streams;
  const context = signal === undefined ? { input, output } : { input, output, signal };
  const { style, symbols } = format;
  /** For each prompt anew, as the language may have changed since the first. */
  const theme = () => ({
    prefix: { idle: style.accent("?"), done: style.good(symbols.ok) },
    icon: { cursor: ">" },
    style: {
      answer: style.accent,
      message: (text: string) => style.strong(text),
      error: (text: string) => style.bad(`> ${text}`),
      defaultAnswer: (text: string) => style.faint(`(${text})`),
      help: style.faint,
      highlight: style.accent,
      key: style.strong,
      description: style.faint,
      keysHelpTip: (keys: [key: string, action: string][]) =>
        style.faint(
          keys
            .map(([key, action]) => `${key} ${keyWord(action, format)}`)
            .join(`  ${symbols.separator}  `),
        ),
    },
  });

  /** Broken at spaces, below what stands behind the sign before it; inquirer breaks in the middle of words. */
  const fitted = (text: string): string => wrapHanging("  ", text, format).slice(2);

  const password: Prompts["password"] = (prompt) => {
    const message = fitted(prompt.message);
    return guarded(
      inquirer.password({ message, mask: "*", toggleMask: false, theme: theme() }, context),
    );
  };
  if (streams.plain) return { ...createPlainPrompts(streams), password };

  return {
    select: (prompt) =>
      guarded(
        inquirer.select(
          {
            message: fitted(prompt.message),
            choices: prompt.choices.map(({ value, name, description }) => ({
              value,
              name: fitted(name),
              short: name,
              ...(description === undefined ? {} : { description: wrap(description, format) }),
            })),
            // inquirer looks at whether the key is there, not at its value.
            ...(prompt.initial === undefined ? {} : { default: prompt.initial }),
            pageSize: 12,
            theme: theme(),
          },
          context,
        ),
      ),
    confirm: ({ message, initial }) =>
      guarded(
        inquirer.confirm(
          {
            message: fitted(message),
            default: initial ?? true,
            theme: { ...theme(), keywords: yesNoWords(format) },
          },
          context,
        ),
      ),
    text: ({ message, initial }) =>
      guarded(
        inquirer.input(
          {
            message: fitted(message),
            ...(initial === undefined ? {} : { default: initial }),
            theme: theme(),
          },
          context,
        ),
      ),
    password,
  };
}

/** What a key does, by the English word that inquirer has for it. */
function keyWord(action: string, { language }: Format): string {
  const { key } = askingWords(language);
  return action === "navigate" ? key.navigate : action === "select" ? key.select : action;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** As inquirer shows and takes them; English "yes" and "no" it always takes. */
function yesNoWords({ language }: Format) {
  const { yes, no, typeYesOrNo } = askingWords(language);
  return { yes: capital(yes), no: capital(no), error: () => typeYesOrNo };
}

/** Ctrl-C and an aborted signal in inquirer's words become ours. */
async function guarded<T>(prompt: Promise<T>): Promise<T> {
  try {
    return await prompt;
  } catch (error) {
    if (
      error instanceof Error &&
      (error.name === "ExitPromptError" || error.name === "AbortPromptError")
    ) {
      throw stoppedByPerson();
    }
    throw error;
  }
}

/** The same questions as plain lines: nothing is drawn over, so screen readers and dumb terminals can follow. */
function createPlainPrompts(streams: PromptStreams): Omit<Prompts, "password"> {
  const text: Prompts["text"] = async ({ message, initial }) => {
    const line = (
      await readLine(
        streams,
        `${wrap(`${message}${initial === undefined ? "" : ` (${initial})`}`, streams.format)} `,
      )
    ).trim();
    return line === "" ? (initial ?? "") : line;
  };
  return {
    text,
    confirm: async ({ message, initial = true }) => {
      const words = askingWords(streams.format.language);
      for (;;) {
        const line = (
          await text({ message: `${message} (${words.yesNo(initial)})` })
        ).toLowerCase();
        if (line === "") return initial;
        // The English words are taken everywhere: fingers know them.
        if ([words.yes, "yes"].some((word) => word.startsWith(line))) return true;
        if ([words.no, "no"].some((word) => word.startsWith(line))) return false;
        streams.output.write(`${words.typeYesOrNo}\n`);
      }
    },
    select: async ({ message, choices, initial }) => {
      const words = askingWords(streams.format.language);
      const lines = choices.map(({ name, description }, index) =>
        wrapHanging(
          `  ${index + 1}) `,
          description === undefined ? name : `${name} - ${description}`,
          streams.format,
        ),
      );
      const initialIndex = Math.max(
        0,
        choices.findIndex((choice) => choice.value === initial),
      );
      streams.output.write(`${wrap(message, streams.format)}\n${lines.join("\n")}\n`);
      for (;;) {
        const line = await text({ message: words.number, initial: String(initialIndex + 1) });
        const choice = /^\d+$/.test(line) ? choices[Number(line) - 1] : undefined;
        if (choice !== undefined) return choice.value;
        streams.output.write(`${words.typeNumber(choices.length)}\n`);
      }
    },
  };
}

/** One line without its end. @throws GreenroomError `stopped` on Ctrl-C, Ctrl-D and an aborted signal. */
function readLine({ input, output, signal }: PromptStreams, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input, output, historySize: 0 });
    const stop = (): void => {
      reader.close();
    };
    let line: string | null = null;
    signal?.addEventListener("abort", stop, { once: true });
    reader.once("SIGINT", stop);
    reader.once("close", () => {
      signal?.removeEventListener("abort", stop);
      if (line === null) {
        output.write("\n");
        reject(stoppedByPerson());
      } else {
        resolve(line);
      }
    });
    if (signal?.aborted === true) return stop();
    reader.question(question, (answer) => {
      line = answer;
      reader.close();
    });
  });
}
