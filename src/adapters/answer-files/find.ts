/** Which files of answers are meant by the paths of a command line, in an order that is the same every time. */
import type { Dirent } from "node:fs";
import { glob, readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { isGreenroomError } from "../../errors.ts";
import { evaluateError } from "../../words/evaluate-errors.ts";
import type { AnswerFile } from "../../batch/read-answers.ts";
import { hasAnswerEnding } from "../../batch/read-format.ts";
import { fileBytes, pipeBytes, streamBytes, unreadable } from "./bytes.ts";

export interface FindOptions {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Ends the waiting for stdin and pipes. */
  readonly signal?: AbortSignal | undefined;
  /** Files of results, there or not: left out of folders and patterns, and refused where one is named itself. */
  readonly results?: readonly string[] | undefined;
}

/**
 * The files behind the paths: a file or a pipe is itself, whatever it is called; `-` is stdin; a folder is all files in
 * it and below whose names end as an answer format does; anything else is a pattern (`answers/**\/*.csv`). Paths keep the order
 * they were given in; within a folder and a pattern names are sorted as people count (`2.txt` before `10.txt`). Left out
 * of folders and patterns: what begins with a dot, `node_modules`, pipes, and results. A linked folder is entered once; of a file
 * that is named twice the second is dropped.
 *
 * @throws GreenroomError `usage` when a path leads nowhere or to results, a folder or pattern holds no answers, or `-`
 * stands twice
 */
export async function* findAnswerFiles(
  paths: readonly string[],
  options: FindOptions,
): AsyncGenerator<AnswerFile, void, undefined> {
  if (paths.filter((path) => path === "-").length > 1) {
    throw evaluateError("usage", (words) => words.files.stdinTwice);
  }
  // A single path cannot name a file twice; with several the names have to be kept.
  const taken = paths.length > 1 ? new Set<string>() : null;
  const results = await identitiesOf(options.results ?? []);
  for (const path of paths) {
    if (path === "-") {
      yield {
        name: "stdin",
        path: null,
        open: () => streamBytes("stdin", options.stdin, options.signal),
      };
      continue;
    }
    const kind = await kindOf(path);
    if (kind === "pipe") {
      yield namedPipe(path, options.signal);
      continue;
    }
    for await (const found of filesOf(path, kind, results)) {
      if (taken?.has(resolve(found)) === true) continue;
      taken?.add(resolve(found));
      yield regularFile(found);
    }
  }
}

/**
 * The one file or pipe of this name, read as results or answers are. One that is not there is found out when it is read.
 * @throws GreenroomError `usage` when it cannot be looked at
 */
export async function openNamedFile(path: string, signal: AbortSignal): Promise<AnswerFile> {
  return (await kindOf(path)) === "pipe" ? namedPipe(path, signal) : regularFile(path);
}

function regularFile(path: string): AnswerFile {
  return { name: path, path, open: () => fileBytes(path) };
}

/** Without a path: what was read of it is gone, so that no other program could be handed it. */
function namedPipe(path: string, signal: AbortSignal | undefined): AnswerFile {
  return { name: path, path: null, open: () => pipeBytes(path, signal) };
}

async function* filesOf(
  path: string,
  kind: Exclude<Kind, "pipe">,
  results: ReadonlySet<string>,
): AsyncGenerator<string, void, undefined> {
  if (kind === "device") {
    throw evaluateError("usage", (words) => words.files.device(path));
  }
  if (kind === "file") {
    if (await isAmong(results, path)) {
      throw evaluateError("usage", (words) => words.files.bothWays(path));
    }
    yield path;
    return;
  }
  let found = 0;
  for await (const file of kind === "folder" ? folderFiles(path, new Set()) : globFiles(path)) {
    if (await isAmong(results, file)) continue;
    found += 1;
    yield file;
  }
  if (found > 0) return;
  throw evaluateError("usage", ({ files }) =>
    kind === "folder" ? files.noAnswerFiles(path) : files.noFile(path),
  );
}

/** The files as the system knows them, whatever links lead there; with what a run that was killed left beside them. */
async function identitiesOf(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const both = paths.flatMap((path) => [path, `${path}.partial`]);
  const found = await Promise.all(both.map((path) => identityOf(path)));
  return new Set(found.filter((identity) => identity !== null));
}

async function isAmong(identities: ReadonlySet<string>, path: string): Promise<boolean> {
  return identities.size > 0 && identities.has((await identityOf(path)) ?? "");
}

/** Device and inode of a file; null for anything else. */
async function identityOf(path: string): Promise<string | null> {
  const stats = await stat(path, { bigint: true }).catch(() => null);
  return stats?.isFile() === true ? `${stats.dev}:${stats.ino}` : null;
}

type Kind = "file" | "folder" | "pipe" | "device" | "nothing";

/** @throws GreenroomError `usage` */
async function kindOf(path: string): Promise<Kind> {
  if (path.includes("\u0000")) return "nothing";
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return "folder";
    if (stats.isFIFO()) return "pipe";
    return stats.isFile() ? "file" : "device";
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "nothing";
    throw unreadable(path, error);
  }
}

/** Of a path that was found: what cannot be looked at counts as a file, which is then seen not to be readable. */
async function kindOfFound(path: string): Promise<Kind> {
  return kindOf(path).catch(() => "file");
}

/**
 * @param entered the folders that were entered, by device and inode: a link may lead back into one
 * @throws GreenroomError `usage` when the folder itself cannot be read; one below it is passed on as if it were a file
 */
async function* folderFiles(
  folder: string,
  entered: Set<string>,
): AsyncGenerator<string, void, undefined> {
  const entries = await entriesOf(folder, entered);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const kind = entry.isFile() ? "file" : await kindOfFound(path);
    if (kind === "folder") {
      try {
        yield* folderFiles(path, entered);
      } catch (error) {
        if (!isGreenroomError(error, "usage")) throw error;
        yield path;
      }
    } else if ((kind === "file" || kind === "nothing") && hasAnswerEnding(entry.name)) yield path;
  }
}

/** What stands in the folder, in order; nothing when it was entered before. */
async function entriesOf(folder: string, entered: Set<string>): Promise<readonly Dirent[]> {
  try {
    const { dev, ino } = await stat(folder, { bigint: true });
    if (entered.has(`${dev}:${ino}`)) return [];
    entered.add(`${dev}:${ino}`);
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !isLeftOut(name))
      .toSorted((left, right) => byName(left.name, right.name));
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** Wildcards leave names with a dot at the beginning out by themselves, and enter no linked folder. */
async function* globFiles(pattern: string): AsyncGenerator<string, void, undefined> {
  const matches: string[] = [];
  for await (const path of glob(pattern, { exclude: isNodeModules })) matches.push(path);
  for (const path of matches.toSorted(byName)) {
    const kind = await kindOfFound(path);
    if (kind === "file" || kind === "nothing") yield path;
  }
}

function isLeftOut(name: string): boolean {
  return name.startsWith(".") || isNodeModules(name);
}

function isNodeModules(path: string): boolean {
  return basename(path) === "node_modules";
}

const collator = new Intl.Collator("en", { numeric: true });

/** Numbers by value; names that a person would read as equal by their characters, so that the order is always the same. */
function byName(left: string, right: string): number {
  return collator.compare(left, right) || (left < right ? -1 : left > right ? 1 : 0);
}
