/**
 * An answer typed over several lines. Lines are read by node:readline, which edits, wraps and follows the window's size;
 * this file decides what ends the answer, keeps a pasted block together, and knows the commands.
 */
import { createInterface } from "node:readline";
import * as z from "zod";
import { GreenroomError } from "../errors.ts";
import { editInEditor } from "./external-editor.ts";
import type { Format } from "./format.ts";
import { pad, wrap, wrapHanging } from "./format.ts";
import { nearest } from "../nearest.ts";
import { stoppedByPerson } from "./stopped.ts";
import type { InputStream, OutputStream } from "./terminal.ts";
import { askingWords } from "../words/asking.ts";

export interface AnswerOptions {
  /** What was typed before, when the person comes back from /repeat or /clarify. */
  readonly initial?: string | undefined;
  /** Put `initial` on the line that is edited, to be changed; else what is typed comes after it. One line only. */
  readonly isEdited?: boolean | undefined;
  /** The editor of the settings; null: VISUAL, EDITOR, then what the system has. */
  readonly editor?: string | null | undefined;
  /** Shown in the editor below the answer. */
  readonly question?: string | undefined;
  /** Told what was typed when the person stops, before `stopped` is thrown; not where nothing was. */
  readonly onStopped?: ((text: string) => void) | undefined;
}

export type AnswerCommand = "repeat" | "clarify" | "skip" | "pause" | "end";

export type AnswerDraft =
  | { readonly type: "text"; readonly text: string; readonly input: "typed" | "editor" }
  /** `text` is what was typed before the command; hand it back as `initial` when the answer goes on. */
  | { readonly type: "command"; readonly name: AnswerCommand; readonly text: string };

export interface AnswerStreams {
  readonly input: InputStream;
  readonly output: OutputStream;
  readonly format: Format;
  /** TERM=dumb: lines come edited by the terminal, and no escape sequence is written. */
  readonly isDumb: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

const commandSchema = z.enum(["edit", "repeat", "clarify", "skip", "pause", "end", "help"]);

const prompt = "> ";
/** Asks the terminal to mark pasted text (xterm's bracketed paste mode), and not to. */
const pasteMarksOn = "\u001b[?2004h";
const pasteMarksOff = "\u001b[?2004l";

/**
 * One answer. An empty line or Ctrl-D sends it; Ctrl-D before anything was typed pauses. `/edit` and `/help` are done
 * here, the other commands are returned.
 * @throws GreenroomError `stopped` at once on Ctrl-C or when the signal is aborted
 */
export async function readAnswer(
  streams: AnswerStreams,
  options: AnswerOptions,
): Promise<AnswerDraft> {
  const { output, format, environment, signal } = streams;
  const words = askingWords(format.language);
  let text = options.initial ?? "";
  let input: "typed" | "editor" = "typed";
  let isFirst = true;
  output.write(`${format.style.faint(wrap(words.hint, format))}\n`);
  for (;;) {
    const prefilled = isFirst && options.isEdited === true ? text : "";
    isFirst = false;
    if (text !== "" && prefilled === "") output.write(`${wrap(text, format, prompt)}\n`);
    const outcome = await readLines(streams, {
      initial: prefilled === "" ? text : "",
      prefilled,
      onStopped: options.onStopped,
    });
    text = outcome.text;
    if (outcome.command === null) return { type: "text", text, input };
    if (outcome.command !== "edit") return { type: "command", name: outcome.command, text };
    let left = text;
    try {
      const edited = await editInEditor({
        text,
        below:
          options.question === undefined
            ? null
            : { line: words.belowIsNoAnswer, text: options.question },
        editor: options.editor ?? null,
        environment,
        signal,
        onLeft: (inFile) => {
          left = inFile;
        },
      });
      input = "editor";
      text = edited;
      output.write(
        `${format.style.faint(text === "" ? words.editorGaveNothing : words.editorIsDone)}\n`,
      );
    } catch (error) {
      // The text so far is worth more than the editor: say what went wrong and go on typing.
      if (!(error instanceof GreenroomError)) throw error;
      if (error.code === "stopped") {
        if (left !== "") options.onStopped?.(left);
        throw error;
      }
      const { message, hint } = await error.in(format.language);
      output.write(`${format.style.warning(wrap(`${message} ${hint}`, format))}\n`);
    }
  }
}

interface LinesRead {
  readonly text: string;
  /** Null: the answer is complete. */
  readonly command: AnswerCommand | "edit" | null;
}

interface LinesOptions extends Pick<AnswerOptions, "onStopped"> {
  /** Lines that come before those that are typed. */
  readonly initial: string;
  /** On the line that is edited. */
  readonly prefilled: string;
}

function readLines(
  streams: AnswerStreams,
  { initial, prefilled, onStopped }: LinesOptions,
): Promise<LinesRead> {
  const { input, output, format, isDumb, signal } = streams;
  const words = askingWords(format.language);
  return new Promise((resolve, reject) => {
    const lines = initial === "" ? [] : initial.split("\n");
    let isPasting = false;
    let untouched = prefilled;
    let blankIsPending = false;
    let isDone = false;

    if (!isDumb) output.write(pasteMarksOn);
    const reader = createInterface({
      input,
      output,
      terminal: !isDumb,
      historySize: 0,
      prompt: format.style.accent(prompt),
    });

    function finish(settle: () => void): void {
      if (isDone) return;
      isDone = true;
      signal?.removeEventListener("abort", onStop);
      input.removeListener("keypress", onKey);
      reader.close();
      if (!isDumb) output.write(pasteMarksOff);
      settle();
    }

    function finishWith(command: LinesRead["command"]): void {
      finish(() => resolve({ text: textOf(lines), command }));
    }

    function onStop(): void {
      // Before the reader is closed, which empties its line.
      const typed = textOf([...lines, reader.line]);
      finish(() => {
        output.write("\n");
        if (typed !== "") onStopped?.(typed);
        reject(stoppedByPerson());
      });
    }

    function onKey(_text: unknown, key: { readonly name?: string; readonly ctrl?: boolean }): void {
      if (key.name === "paste-start") isPasting = true;
      if (key.name === "paste-end") isPasting = false;
      // On an empty line readline closes by itself; with words before the cursor Ctrl-D would do nothing.
      if (
        key.name === "d" &&
        key.ctrl === true &&
        reader.line !== "" &&
        reader.cursor === reader.line.length
      ) {
        lines.push(reader.line);
        output.write("\n");
        finishWith(null);
      }
    }

    function onBlank(): void {
      if (textOf(lines) === "") {
        output.write(`${format.style.faint(words.nothingYet)}\n`);
        reader.prompt();
        return;
      }
      // Terminals without paste marks deliver a pasted block in one piece: when more of the same piece follows the
      // empty line, it was a paragraph's end and not the answer's.
      blankIsPending = true;
      setImmediate(() => {
        if (!blankIsPending || isDone) return;
        blankIsPending = false;
        if (reader.line === "") {
          finishWith(null);
        } else {
          lines.push("");
        }
      });
    }

    reader.on("line", (typed) => {
      if (isDone) return;
      let line = typed;
      // A command typed behind a line that stood there already is meant as one: nothing else could be typed before it.
      const behind = untouched !== "" && line.startsWith(untouched) ? untouched : "";
      untouched = "";
      if (behind !== "" && commandSchema.safeParse(commandIn(line.slice(behind.length))).success) {
        lines.push(behind);
        line = line.slice(behind.length);
      }
      if (blankIsPending) {
        blankIsPending = false;
        lines.push("");
      }
      if (isPasting) {
        lines.push(line);
        return reader.prompt();
      }
      if (line.trim() === "") return onBlank();
      const word = commandIn(line);
      const command = commandSchema.safeParse(word);
      if (command.success && command.data !== "help") return finishWith(command.data);
      const meant =
        word === undefined || command.success ? null : nearest(word, commandSchema.options);
      if (command.success) {
        output.write(`${helpText(format)}\n`);
      } else if (meant !== null) {
        output.write(`${format.style.warning(words.noSuchCommand(word ?? "", meant))}\n`);
      } else {
        lines.push(line);
      }
      reader.prompt();
    });
    reader.on("SIGINT", onStop);
    // Ctrl-D on an empty line, or the end of stdin.
    reader.on("close", () => {
      if (isDone) return;
      output.write("\n");
      finishWith(textOf(lines) === "" ? "pause" : null);
    });
    input.on("keypress", onKey);
    signal?.addEventListener("abort", onStop, { once: true });
    if (signal?.aborted === true) return onStop();
    reader.prompt();
    if (prefilled !== "") reader.write(prefilled);
  });
}

/** The word of a line that is nothing but `/word`. */
function commandIn(line: string): string | undefined {
  return /^\s*\/([a-z]+)\s*$/i.exec(line)?.[1]?.toLowerCase();
}

/** The lines as one text, without empty lines before and white space after. */
function textOf(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
}

/** What `/help` shows. */
function helpText(format: Format): string {
  const words = askingWords(format.language);
  const rows = commandSchema.options.map((name) =>
    wrapHanging(`  ${format.style.accent(pad(`/${name}`, 9))} `, words.commands[name], format),
  );
  return [wrap(words.helpIntro, format), words.helpCommands, ...rows].join("\n");
}
