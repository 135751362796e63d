/** What the command line is handed for a person's own questions and roles. */
import type { AnswerFile } from "../batch/read-answers.ts";
import type { ParseMarkdown } from "../bank/importing/markdown.ts";
import type { JoinedFile, OwnEntry, OwnQuestions } from "../bank/own-library.ts";
import type { OwnRoleFile } from "../bank/own-role.ts";
import type { ParseSource } from "../bank/source.ts";
import type { CriteriaOutcome, CriteriaRequest } from "../grading/criteria-writer.ts";

/** Everything that writes keeps the comments of the file, and throws GreenroomError `usage` when it cannot. */
export interface OwnLibrary {
  /** As the files stand now. */
  readonly read: () => Promise<OwnContents>;
  /**
   * Appends questions to the file of their area, which is made when it is missing.
   * @returns the file's path
   */
  readonly append: (
    area: string,
    records: readonly Readonly<Record<string, unknown>>[],
    path: string | null,
  ) => Promise<string>;
  /** One question as it stands in its file, for an editor. */
  readonly entryText: (place: EntryPlace) => Promise<string>;
  /** Puts another text, a question in YAML, in its place; null takes it out. */
  readonly replace: (place: EntryPlace, text: string | null) => Promise<void>;
  /** @param path where it stands already; null: a file of its own @returns the file's path */
  readonly saveRole: (id: string, text: string, path: string | null) => Promise<string>;
  readonly removeFile: (path: string) => Promise<void>;
  /** Parsers and what writes a record as YAML, loaded when they are needed. */
  readonly openTools: () => Promise<{
    readonly parseSource: ParseSource;
    readonly parseMarkdown: ParseMarkdown;
    readonly toYaml: (record: Readonly<Record<string, unknown>>) => string;
  }>;
  /** The files behind paths; `-` is stdin. @throws GreenroomError `usage` when a path leads nowhere, while iterating */
  readonly openFiles: (paths: readonly string[]) => AsyncIterable<AnswerFile>;
  /** What writes criteria by the configured model; calls are recorded under no interview. */
  readonly openCriteriaWriter: () => Promise<
    (request: CriteriaRequest) => Promise<CriteriaOutcome>
  >;
}

export interface EntryPlace {
  readonly path: string;
  /** Its place in the file's list, from 0. */
  readonly index: number;
  /** The question's text, by which it is found again when the file has changed since. */
  readonly text: string;
}

/** Where an entry stands. */
export function placeOf({ file, index, own }: OwnEntry): EntryPlace {
  return { path: file, index, text: own.written.text };
}

export interface OwnContents {
  readonly questions: OwnQuestions;
  readonly files: readonly (JoinedFile & { readonly text: string })[];
  readonly roles: readonly (OwnRoleFile & { readonly text: string })[];
}
