/**
 * The terminal as the rest of the program knows it. stdout is the result, stderr the talk, and nothing here ever waits
 * for a person who is not there. chalk, ora and @inquirer/prompts each have a file of their own (colour.ts, spinner.ts,
 * prompts.ts) and are loaded when they are first needed.
 */
import type { ReadStream, WriteStream } from "node:tty";
import type { Language } from "../vocabulary.ts";
import { startError } from "../words/start-errors.ts";
import type { AnswerDraft, AnswerOptions } from "./answer-editor.ts";
import { loadStyle, wantsColour } from "./colour.ts";
import type { Format } from "./format.ts";
import { noStyle, plainSymbols, unicodeSymbols, wrap, wrapHanging } from "./format.ts";
import type { KeyReader } from "./key-reader.ts";
import type { Key, KeyListening, StatusLine } from "./keys.ts";
import { listenForKeys, openStatusLine } from "./keys.ts";
import type { Choice, Prompts } from "./prompts.ts";
import { safeJson } from "./sanitize.ts";
import { startSpinner } from "./spinner.ts";
import type { Spinner } from "./spinner.ts";

/** What this file needs of `process.stdin`; a test hands in a stream of its own. */
export type InputStream = NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY" | "setRawMode">>;
/** What this file needs of `process.stdout` and `process.stderr`. */
export type OutputStream = NodeJS.WritableStream & Partial<Pick<WriteStream, "isTTY" | "columns">>;

export interface TerminalFlags {
  /** `--quiet`: no talk, no spinner; questions to the person are still asked. */
  readonly quiet: boolean;
  /** `--plain`: no colour, no spinner, ASCII signs, numbered choices. */
  readonly plain: boolean;
  /** `--no-input` makes it false: never ask anything. */
  readonly input: boolean;
  /** `--json`: the result is for a program, so it is never coloured. */
  readonly json: boolean;
}

export interface TerminalSources {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly flags: TerminalFlags;
  /** Of Greenroom's own words until `useLanguage` says otherwise; English without it. */
  readonly language?: Language | undefined;
  /** Told the language at the beginning and whenever it changes. */
  readonly onLanguage?: ((language: Language) => void) | undefined;
  /** Aborted by the first Ctrl-C or TERM: an open prompt then ends at once. */
  readonly signal?: AbortSignal | undefined;
  /** What Ctrl-C does where it arrives as a key. Without it: what the signal SIGINT does to this process. */
  readonly interrupt?: (() => void) | undefined;
}

/** In every prompt: `instead` names the flag or command that answers it without a person, e.g. `--yes`. */
interface PromptBase {
  readonly message: string;
  readonly instead: string;
}

/** All prompts throw GreenroomError `usage` where nobody can answer, and `stopped` on Ctrl-C or when the signal is aborted. */
export interface Terminal {
  /** stdin and stderr are a terminal, and neither `--no-input` nor CI says that nobody is there. */
  readonly isInteractive: boolean;
  readonly isQuiet: boolean;
  /** A spinner shows as one line that changes, so that it may be updated often; else each text is a line of its own. */
  readonly isAnimated: boolean;
  /** stdout is a terminal: what is written there scrolls past the person. */
  readonly isResultShown: boolean;
  /** For text that goes to stdout. */
  readonly resultFormat: Format;
  /** For text that goes to stderr. */
  readonly talkFormat: Format;
  /** Both formats are of this language from here on: an interview keeps its own, whatever the settings say. */
  useLanguage(language: Language): void;
  /** One or more lines of the result, on stdout. */
  result(text: string): void;
  /** Text of the result exactly as it is, on stdout; resolves when there is room for more. */
  resultText(text: string): Promise<void>;
  /** The result as a JSON document, indented, on stdout. */
  json(value: unknown): void;
  /** One line of JSON on stdout: one event of a stream. */
  jsonLine(value: unknown): void;
  /** What goes on, on stderr; nothing with `--quiet`. */
  talk(text: string): void;
  /** What a person who is asked something must see even with `--quiet`, on stderr. */
  dialogue(text: string): void;
  /** On stderr while something takes time; one plain line where there is no terminal. */
  spinner(text: string): Spinner;
  select<T>(
    prompt: PromptBase & {
      readonly choices: readonly Choice<T>[];
      readonly initial?: T | undefined;
    },
  ): Promise<T>;
  confirm(prompt: PromptBase & { readonly initial?: boolean | undefined }): Promise<boolean>;
  text(prompt: PromptBase & { readonly initial?: string | undefined }): Promise<string>;
  /** Typed without being shown. */
  password(prompt: PromptBase): Promise<string>;
  /** An answer over several lines; see answer-editor.ts. */
  answer(options: AnswerOptions & { readonly instead: string }): Promise<AnswerDraft>;
  /** Keys of the person, one at a time as they are pressed; close it afterwards. */
  readKeys(prompt: PromptBase): Promise<KeyReader>;
  /** Every key until it is closed. @throws GreenroomError `usage` where nobody can press one. */
  keys(onKey: (key: Key) => void): KeyListening;
  /** A line that changes in place, on stderr; it shows nothing where `isAnimated` is false. */
  statusLine(): StatusLine;
  /** All of stdin, as UTF-8. @throws GreenroomError `usage` when stdin is a terminal. */
  readInput(instead: string): Promise<string>;
  /** stdin piece by piece, for what may be long. @throws GreenroomError `usage` when stdin is a terminal. */
  inputBytes(instead: string): AsyncIterable<Uint8Array>;
}

/** The terminal of this process. Loads chalk when one of the streams is to be coloured. */
export async function createTerminal(sources: TerminalSources): Promise<Terminal> {
  const { stdout, stderr, environment, flags, signal } = sources;
  const isDumb = environment["TERM"] === "dumb";
  const plain = flags.plain || isDumb;
  const talkIsColoured = wantsColour(stderr, sources);
  const resultIsColoured = !flags.json && wantsColour(stdout, sources);
  const colours = talkIsColoured || resultIsColoured ? await loadStyle() : noStyle;
  const symbols = plain ? plainSymbols : unicodeSymbols;
  let language: Language = sources.language ?? "en";
  sources.onLanguage?.(language);

  // When it is asked, and stdin last: looking at it takes Node a millisecond, and most commands have no use for it.
  const isInteractive = (): boolean =>
    flags.input &&
    stderr.isTTY === true &&
    !isContinuousIntegration(environment) &&
    sources.stdin.isTTY === true;

  const formatOf = (stream: OutputStream, isColoured: boolean): Format => ({
    style: isColoured ? colours : noStyle,
    symbols,
    get language() {
      return language;
    },
    get width() {
      return widthOf(stream);
    },
  });
  const talkFormat = formatOf(stderr, talkIsColoured);
  const resultFormat = formatOf(stdout, resultIsColoured);

  /** A terminal would break long lines within words; a file or a pipe gets each message on its own line. */
  function fitted(text: string): string {
    return stderr.isTTY === true ? wrap(text, talkFormat) : text;
  }

  // ora 9 never returns from a render on a terminal that reports 0 columns.
  const isAnimated = !flags.quiet && stderr.isTTY === true && !plain && Boolean(stderr.columns);

  function requirePerson(instead: string, message: string): void {
    if (isInteractive()) return;
    throw startError("usage", (words) => words.needsAnswer(message, instead));
  }

  async function* inputBytes(instead: string): AsyncGenerator<Uint8Array, void, undefined> {
    const { stdin } = sources;
    if (stdin.isTTY === true) {
      throw startError("usage", (words) => words.nothingPiped(instead));
    }
    for await (const chunk of stdin) yield Buffer.from(chunk);
  }

  let prompts: Promise<Prompts> | null = null;
  async function ask(instead: string, message: string): Promise<Prompts> {
    requirePerson(instead, message);
    prompts ??= import("./prompts.ts").then((module) =>
      module.createPrompts({
        input: sources.stdin,
        output: stderr,
        format: talkFormat,
        plain,
        signal,
      }),
    );
    return prompts;
  }

  return {
    get isInteractive() {
      return isInteractive();
    },
    isQuiet: flags.quiet,
    isAnimated,
    isResultShown: stdout.isTTY === true,
    resultFormat,
    talkFormat,
    useLanguage: (next) => {
      language = next;
      sources.onLanguage?.(next);
    },
    result: (text) => write(stdout, text),
    resultText: (text) =>
      new Promise((resolve) => {
        if (stdout.write(text)) resolve();
        else stdout.once("drain", resolve);
      }),
    json: (value) => write(stdout, safeJson(value, 2)),
    jsonLine: (value) => write(stdout, safeJson(value)),
    talk: (text) => {
      if (!flags.quiet) write(stderr, fitted(text));
    },
    dialogue: (text) => write(stderr, fitted(text)),
    spinner: (text) => {
      if (flags.quiet) return { update: () => undefined, stop: () => undefined };
      if (!isAnimated) {
        write(stderr, `${text}${symbols.ellipsis}`);
        return { update: () => undefined, stop: () => undefined };
      }
      return startSpinner(text, stderr, talkIsColoured, (line) =>
        wrapHanging("  ", line, talkFormat).slice(2),
      );
    },
    select: async (prompt) => (await ask(prompt.instead, prompt.message)).select(prompt),
    confirm: async (prompt) => (await ask(prompt.instead, prompt.message)).confirm(prompt),
    text: async (prompt) => (await ask(prompt.instead, prompt.message)).text(prompt),
    password: async (prompt) => (await ask(prompt.instead, prompt.message)).password(prompt),
    answer: async (options) => {
      requirePerson(options.instead, "the interview's question");
      const { readAnswer } = await import("./answer-editor.ts");
      return readAnswer(
        { input: sources.stdin, output: stderr, format: talkFormat, isDumb, environment, signal },
        options,
      );
    },
    readKeys: async ({ instead, message }) => {
      requirePerson(instead, message);
      const { openKeys } = await import("./key-reader.ts");
      return openKeys({ input: sources.stdin, output: stderr, plain, signal });
    },
    keys: (onKey) => {
      requirePerson("--no-voice", "a spoken answer");
      return listenForKeys(sources.stdin, onKey, sources.interrupt ?? interruptSelf);
    },
    statusLine: () => openStatusLine(isAnimated ? stderr : null),
    readInput: async (instead) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of inputBytes(instead)) chunks.push(chunk);
      return Buffer.concat(chunks).toString("utf8");
    },
    inputBytes,
  };
}

function interruptSelf(): void {
  process.kill(process.pid, "SIGINT");
}

function write(stream: OutputStream, text: string): void {
  stream.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Columns of a stream; 80 where it has none or reports 0, never less than 20. */
function widthOf(stream: OutputStream): number {
  return Math.max(20, stream.columns || 80);
}

/** CI servers set `CI`; some tools set it to `false` or `0` to say that it is not one. */
function isContinuousIntegration(
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const value = environment["CI"] ?? "";
  return value !== "" && value !== "0" && value !== "false";
}
