/** Something that a person writes in their editor, until it is right: a question, a role, a debrief. */
import { join } from "node:path";
import { isGreenroomError } from "../errors.ts";
import type { GreenroomError } from "../errors.ts";
import { ownQuestionsError, ownQuestionsWords } from "../words/own-questions.ts";
import type { Finding } from "../bank/source.ts";
import type { Dependencies } from "./dependencies.ts";
import { editInEditor } from "./external-editor.ts";
import { writeTextFile } from "./files.ts";
import { wrapHanging } from "./format.ts";
import { sanitizeLine } from "./sanitize.ts";

export interface EditingTask<T> {
  readonly thing: "question" | "role" | "debrief";
  /** What the editor opens on. */
  readonly text: string;
  /** The command that takes the text from a file, without the file's name. */
  readonly command: string;
  /** True when the person has written nothing. */
  readonly isUnfilled: (text: string) => boolean;
  /** What is written, or what is wrong with it. Findings beside a value are advice. */
  readonly check: (text: string) => {
    readonly value: T | null;
    readonly findings: readonly Finding[];
  };
}

/**
 * Opens the editor, says what is wrong by line, and offers it again. What a person has written is never lost: a text
 * that they leave unfinished is kept in a file.
 * @returns null when they wrote nothing
 * @throws GreenroomError `usage` without a terminal, when the editor fails, or when the text was left unfinished
 */
export async function writeInEditor<T>(
  task: EditingTask<T>,
  dependencies: Dependencies,
): Promise<{ readonly value: T; readonly text: string } | null> {
  const { terminal, config, environment, signal } = dependencies;
  if (!terminal.isInteractive) {
    throw ownQuestionsError("usage", ({ errors }) => errors.nobodyHere[task.thing](task.command));
  }
  const { editor: words } = await ownQuestionsWords(terminal.talkFormat.language);
  let { text } = task;
  const unfinished = async (
    code: "usage" | "stopped",
    written: string,
  ): Promise<GreenroomError> => {
    const path = join(config.paths.dataDirectory, `unfinished-${task.thing}.yaml`);
    await writeTextFile(path, `${written}\n`);
    return ownQuestionsError(code, ({ errors }) =>
      errors.unfinished[task.thing](path, task.command),
    );
  };
  for (;;) {
    let left = "";
    text = await editInEditor({
      text,
      below: null,
      fileName: `${task.thing}.yaml`,
      editor: config.settings.editor,
      environment,
      signal,
      onLeft: (inFile) => {
        left = inFile;
      },
    }).catch(async (error: unknown) => {
      if (left === task.text || task.isUnfilled(left)) throw error;
      throw await unfinished(isGreenroomError(error, "stopped") ? "stopped" : "usage", left);
    });
    if (task.isUnfilled(text)) {
      terminal.talk(words.nothing);
      return null;
    }
    const { value, findings } = task.check(text);
    for (const { line, message, fix } of findings) {
      const told = sanitizeLine(`${message}; ${fix}`);
      terminal.dialogue(wrapHanging(words.line(line), told, terminal.talkFormat));
    }
    if (value !== null && findings.length === 0) return { value, text };
    const written = text;
    const isAgain = await terminal
      .confirm({ message: words.again, initial: true, instead: `${task.command} FILE` })
      .catch(async (error: unknown) => {
        throw isGreenroomError(error, "stopped") ? await unfinished("stopped", written) : error;
      });
    if (isAgain) continue;
    if (value !== null) return { value, text };
    throw await unfinished("usage", written);
  }
}
