/** What every part of the wiring stands on. Each slow thing is opened when it is first used, and once. */
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Library, Secrets } from "../cli/dependencies.ts";
import type { Store } from "../cli/store.ts";
import type { Terminal } from "../cli/terminal.ts";
import type { Ambient } from "../grading/ports.ts";
import type { Language } from "../vocabulary.ts";

/** Where and under which signal the program runs. */
export interface Process {
  readonly version: string;
  /** `src` or `dist`: both stand beside `prompts` and `package.json`. */
  readonly programFolder: string;
  /** Bundled into `dist`, with the bank as JSON beside it; false: run from source. */
  readonly isBuilt: boolean;
  /** Aborted by the first Ctrl-C or TERM. */
  readonly signal: AbortSignal;
  /** Called at the end of the program, in whatever way it ends. */
  readonly onClose: (close: () => void) => void;
  /** Told the language that the person is spoken to in, as soon as it is known and whenever it changes. */
  readonly onLanguage: (language: Language) => void;
}

export type WiredLibrary = Library & { readonly modelData: () => unknown };

export interface Workbench extends Process {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly ambient: Ambient;
  readonly config: Config;
  readonly terminal: Terminal;
  readonly secrets: Secrets;
  readonly openStore: () => Promise<Store>;
  /** With the person's own questions and roles. */
  readonly openLibrary: () => Promise<WiredLibrary>;
  readonly openBundledLibrary: () => Promise<WiredLibrary>;
}

/** The same promise for every caller. */
export function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null;
  return () => (opened ??= open());
}

/** Where openLibrary finds what stands in `prompts`. */
export function libraryFolders({
  programFolder,
  isBuilt,
}: Pick<Process, "programFolder" | "isBuilt">) {
  return {
    promptsFolder: join(programFolder, "..", "prompts"),
    compiledFolder: isBuilt ? join(programFolder, "data") : null,
  };
}
