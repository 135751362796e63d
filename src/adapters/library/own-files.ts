/**
 * Changes a person's own questions and roles: YAML files in the data directory, one for each area and role, that they may
 * edit by hand. What is written here keeps their comments.
 */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, realpath, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Document, isMap, isSeq, parseDocument } from "yaml";
import type { YAMLSeq } from "yaml";
import type { GreenroomError } from "../../errors.ts";
import { ownQuestionsError } from "../../words/own-questions.ts";
import { explained, readText } from "./read-own-files.ts";

export interface OwnFilesOptions {
  readonly questionsDirectory: string;
  readonly rolesDirectory: string;
  /** Keeps other processes from writing; null while another one does. @returns what gives it back */
  readonly takeLock: () => (() => void) | null;
}

/** Where an entry stood when it was read. */
export interface EntryPlace {
  readonly path: string;
  /** Its place in the list of questions. */
  readonly index: number;
  /** The question's text, by which it is found again when the file has changed since. */
  readonly text: string;
}

/** Long lines stay long: folding them would rewrite what the person wrote. */
const style = { lineWidth: 0 } as const;

/** Everything throws GreenroomError `usage` for a file that cannot be written. */
export function createOwnFiles(options: OwnFilesOptions) {
  const { questionsDirectory, rolesDirectory, takeLock } = options;
  const change = (path: string, edit: (text: string) => string): Promise<void> =>
    locked(takeLock, path, () => changeFile(path, edit));
  return {
    /**
     * Appends records to the list of a file, or begins one.
     * @param path null: the area has no file yet
     * @returns the file's path
     */
    append: async (
      area: string,
      records: readonly Readonly<Record<string, unknown>>[],
      path: string | null,
    ): Promise<string> => {
      const target = path ?? (await freePath(questionsDirectory, area));
      await change(target, (text) => {
        const document = parseDocument(text);
        if (document.contents === null) {
          const begun = new Document({ area, questions: records });
          begun.commentBefore = document.commentBefore ?? document.comment ?? null;
          return begun.toString(style);
        }
        const list = listOf(document, target);
        for (const record of records) list.add(document.createNode(record));
        return document.toString(style);
      });
      return target;
    },

    /** The text of one entry, with its comments, for an editor. */
    entryText: async (place: EntryPlace): Promise<string> => {
      const document = parseDocument(await readText(place.path));
      const list = listOf(document, place.path);
      const entry = new Document();
      entry.contents = document.createNode(list.items[indexOf(list, place)]);
      return entry.toString(style);
    },

    /** Puts another text in the place of an entry, with its comments; null takes the entry out. */
    replace: async (place: EntryPlace, text: string | null): Promise<void> => {
      await change(place.path, (before) => {
        const document = parseDocument(before);
        const list = listOf(document, place.path);
        const index = indexOf(list, place);
        if (text === null) list.delete(index);
        else {
          const { contents } = parseDocument(text);
          if (isMap(contents)) {
            contents.delete("area");
            list.set(index, contents);
          }
        }
        return document.toString(style);
      });
    },

    /** Writes a role's file. @returns its path */
    saveRole: async (id: string, text: string, path: string | null): Promise<string> => {
      const target = path ?? join(rolesDirectory, `${id}.yaml`);
      await writeWhole(target, text);
      return target;
    },

    removeFile: (path: string): Promise<void> => explained(path, "removed", () => rm(path)),

    /** A record as YAML. */
    toYaml: (record: Readonly<Record<string, unknown>>): string =>
      new Document(record).toString(style),
  };
}

function listOf(document: Document.Parsed, path: string): YAMLSeq {
  const { contents } = document;
  if (isMap(contents) && document.errors.length === 0) {
    const list: unknown = contents.get("questions", true);
    if (isSeq(list)) {
      // `questions: []` would put everything on one line.
      if (list.items.length === 0) list.flow = false;
      return list;
    }
    const isEmpty = list === undefined || list === null || isEmptyScalar(list);
    if (isEmpty) {
      const begun = document.createNode([]);
      if (isSeq(begun)) {
        begun.flow = false;
        document.set("questions", begun);
        return begun;
      }
    }
  }
  throw ownQuestionsError("usage", ({ errors }) => errors.noList(path));
}

/** @throws GreenroomError `usage` when the entry is not there any more */
function indexOf(list: YAMLSeq, { path, index, text }: EntryPlace): number {
  const isMeant = (item: unknown): boolean =>
    isMap(item) && String(item.get("text")).trim() === text;
  if (isMeant(list.items[index])) return index;
  const found = list.items.findIndex(isMeant);
  if (found !== -1) return found;
  throw ownQuestionsError("usage", ({ errors }) => errors.gone(path));
}

function isEmptyScalar(node: unknown): boolean {
  return typeof node === "object" && node !== null && "value" in node && node.value === null;
}

/** A name that no file of another area has taken; one of this area may have been begun meanwhile. */
async function freePath(directory: string, area: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = join(directory, number === 1 ? `${area}.yaml` : `${area}-${number}.yaml`);
    if (!existsSync(path)) return path;
    const document = parseDocument(await readText(path));
    const { contents } = document;
    const isFree = contents === null || (isMap(contents) && String(contents.get("area")) === area);
    if (isFree && document.errors.length === 0) return path;
  }
}

/** So often a file is read again that somebody else wrote to in between. */
const mostTries = 5;

/** Reads, changes and writes a file; what an editor, which takes no lock, wrote meanwhile is not lost. */
async function changeFile(path: string, edit: (text: string) => string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = existsSync(path) ? await readText(path) : "";
    const edited = edit(before);
    if (await writeWhole(path, edited, before)) return;
  }
  throw busy(path);
}

/** Another process is waited for so long: it writes one small file. */
const lockTries = 200;
const lockPauseMs = 25;

async function locked<T>(
  takeLock: OwnFilesOptions["takeLock"],
  path: string,
  work: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < lockTries; tries += 1) {
    const giveBack = takeLock();
    if (giveBack === null) {
      await setTimeout(lockPauseMs);
      continue;
    }
    try {
      return await work();
    } finally {
      giveBack();
    }
  }
  throw busy(path);
}

function busy(path: string): GreenroomError {
  return ownQuestionsError("usage", ({ errors }) => errors.busy(path));
}

/**
 * Writes a file whole or not at all, readable by its owner only; a link stays one.
 * @param expected what must still stand there; undefined: anything
 * @returns false when something else stands there by now
 */
async function writeWhole(path: string, text: string, expected?: string): Promise<boolean> {
  return await explained(path, "written", async () => {
    await mkdir(dirname(path), { recursive: true });
    const target = existsSync(path) ? await realpath(path) : path;
    const temporary = `${target}.${randomUUID().slice(0, 8)}.tmp`;
    try {
      const handle = await open(temporary, "wx", 0o600);
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      const now = existsSync(target) ? await readFile(target, "utf8") : "";
      if (expected !== undefined && now !== expected) return false;
      await rename(temporary, target);
      return true;
    } finally {
      await rm(temporary, { force: true });
    }
  });
}
