/** The person's own editor on a text: a temporary file, readable by nobody else, gone afterwards. */
import { translatedError } from "../words/errors.ts";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stoppedByPerson } from "./stopped.ts";

export interface EditRequest {
  readonly text: string;
  /** A text that is shown below the person's own and is no part of it, and the words of the line between; null: none. */
  readonly below: { readonly line: string; readonly text: string } | null;
  /** What the temporary file is called, for the editor to know what it holds; `answer.md` without it. */
  readonly fileName?: string;
  /** A command line, e.g. `code --wait`; null: VISUAL, EDITOR, then notepad or vi. */
  readonly editor: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** Told what the file holds when the editor was stopped or failed, before that is thrown. */
  readonly onLeft?: ((text: string) => void) | undefined;
}

/**
 * The text as it was when the editor was closed, without white space at its end.
 * @throws GreenroomError `usage` when the editor cannot be started, fails or takes the file away, `stopped` when the signal
 * was aborted
 */
export async function editInEditor(request: EditRequest): Promise<string> {
  const { environment } = request;
  const fallback = process.platform === "win32" ? "notepad" : "vi";
  const editor =
    [request.editor, environment["VISUAL"], environment["EDITOR"]].find((value) => value?.trim()) ??
    fallback;
  const folder = await mkdtemp(join(tmpdir(), "greenroom-"));
  try {
    const path = join(folder, request.fileName ?? "answer.md");
    const markerLine = request.below === null ? null : `------ ${request.below.line} ------`;
    const note = request.below === null ? "" : `\n\n${markerLine}\n${request.below.text}\n`;
    const readEdited = async (): Promise<string> => {
      const edited = await readFile(path, "utf8");
      const own = markerLine === null ? edited : (edited.split(markerLine)[0] ?? "");
      return own.replaceAll("\r\n", "\n").trimEnd();
    };
    await writeFile(path, `${request.text}${note}`, { mode: 0o600 });
    try {
      await runEditor(editor, path, request.signal);
    } catch (error) {
      // Where the editor took the file away as well, what was in it before is all there is.
      request.onLeft?.(await readEdited().catch(() => request.text));
      throw error;
    }
    return await readEdited().catch((error: unknown) => {
      throw translatedError("usage", (words) => words.editorLeftNothing(editor), { cause: error });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runEditor(editor: string, path: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    // Through a shell, since the setting is a command line. stdout may be a file or a pipe: the editor gets stderr.
    const [program, parameters, shell] =
      process.platform === "win32"
        ? ([`${editor} "${path}"`, [], true] as const)
        : (["/bin/sh", ["-c", `${editor} "$1"`, "greenroom", path], false] as const);
    const child = spawn(program, parameters, { stdio: [0, 2, 2], shell, signal });
    child.once("error", (error) => {
      if (signal?.aborted === true) return reject(stoppedByPerson());
      reject(translatedError("usage", (words) => words.editorNotStarted(editor), { cause: error }));
    });
    child.once("close", (exitCode) => {
      if (signal?.aborted === true) return reject(stoppedByPerson());
      if (exitCode === 0) return resolve();
      reject(translatedError("usage", (words) => words.editorFailed(editor, exitCode)));
    });
  });
}
