/** What `greenroom doctor` looks at: each part that Greenroom needs, with what to do when it is not well. */
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { isGreenroomError } from "../errors.ts";
import type { Language } from "../vocabulary.ts";
import type { UpkeepWords } from "../words/upkeep/english.ts";

export interface Check {
  readonly name: string;
  readonly status: "ok" | "warning" | "failed";
  /** One line: what was found. */
  readonly finding: string;
  /** One line: what to do; null when nothing. */
  readonly fix: string | null;
}

export interface CheckSources {
  readonly words: UpkeepWords["checks"];
  /** Of what is found wrong by others. */
  readonly language: Language;
  /** Of this process, as in `process.versions.node`. */
  readonly nodeVersion: string;
  /** Problems of the config file, as one line and its fix. */
  readonly configProblems: readonly { readonly message: string; readonly hint: string }[];
  readonly configFile: string;
  readonly databaseFile: string;
  /** Opens the database and gives what its own check found wrong; an empty list means sound. */
  readonly checkDatabase: () => Promise<readonly string[]>;
  /** Bank questions and role packs that could be read. @throws when a file is wrong */
  readonly countLibrary: () => Promise<{ readonly questions: number; readonly areas: number }>;
  /** The person's own questions and roles, and what is wrong with them. */
  readonly lookAtOwn: () => Promise<{
    readonly questions: number;
    /** Of these, so many have neither a reference nor criteria. */
    readonly waiting: number;
    readonly files: number;
    readonly roles: number;
    readonly findings: readonly {
      readonly file: string;
      readonly line: number;
      readonly message: string;
      readonly fix: string;
    }[];
  }>;
  /** Where the openai engine would send requests; null when `auto` stays offline. @throws GreenroomError */
  readonly endpoint: () => Promise<{
    readonly baseUrl: string;
    readonly model: string;
    /** Where the key came from; null: none. */
    readonly keySource: "environment" | "file" | null;
    /** The file of keys when other users of the machine can read it; else null. */
    readonly openKeyFile: string | null;
    readonly needsKey: boolean;
  } | null>;
  /** @throws GreenroomError `key` or `service` */
  readonly listModels: () => Promise<{
    readonly models: readonly string[] | null;
    readonly hasModel: boolean | null;
  }>;
}

/** Less free space than this is too little for a day of use with room for a backup. */
const scarceBytes = 200 * 1024 * 1024;

/** All checks, one after the other; a check that fails does not stop the next. */
export async function* runChecks(sources: CheckSources): AsyncGenerator<Check, void, undefined> {
  const { words } = sources;
  const { names } = words;
  yield { name: names.node, status: "ok", finding: sources.nodeVersion, fix: null };
  yield checkConfig(sources);
  yield await guarded(names.bank, sources, async () => {
    const { questions, areas } = await sources.countLibrary();
    return { status: "ok", finding: words.bank(questions, areas), fix: null };
  });
  yield await guarded(names.own, sources, () => checkOwn(sources));
  yield await guarded(names.database, sources, async () => {
    const problems = await sources.checkDatabase();
    return problems.length === 0
      ? { status: "ok", finding: words.sound(sources.databaseFile), fix: null }
      : {
          status: "failed",
          finding: words.damaged(problems[0] ?? null),
          fix: words.damagedFix,
        };
  });
  yield await guarded(names.disk, sources, async () => {
    const { bavail, bsize } = await statfs(existingFolder(sources.databaseFile));
    const free = bavail * bsize;
    const finding = words.megabytesFree(Math.round(free / 1024 / 1024));
    return free < scarceBytes
      ? { status: "warning", finding, fix: words.makeRoom }
      : { status: "ok", finding, fix: null };
  });
  yield* checkService(sources);
}

function checkConfig({ configProblems, configFile, words }: CheckSources): Check {
  const [problem] = configProblems;
  const name = words.names.settings;
  if (problem !== undefined)
    return { name, status: "failed", finding: problem.message, fix: problem.hint };
  const finding = existsSync(configFile) ? configFile : words.noSettingsFile(configFile);
  return { name, status: "ok", finding, fix: null };
}

async function checkOwn({ lookAtOwn, words }: CheckSources): Promise<Omit<Check, "name">> {
  const { questions, waiting, files, roles, findings } = await lookAtOwn();
  const [first] = findings;
  if (first !== undefined) {
    const { file, line, message, fix } = first;
    const told = `${file}:${line}: ${message}`;
    const more = findings.length - 1;
    const finding = more === 0 ? told : words.findingAndMore(told, more);
    return { status: "warning", finding, fix: `${fix}.` };
  }
  const own = questions === 0 ? words.noOwn : words.ownIn(questions, files);
  return {
    status: waiting > 0 ? "warning" : "ok",
    finding: [
      own,
      ...(waiting > 0 ? [words.waiting(waiting)] : []),
      ...(roles > 0 ? [words.roles(roles)] : []),
    ].join(", "),
    fix: waiting > 0 ? words.waitingFix : null,
  };
}

async function* checkService(sources: CheckSources): AsyncGenerator<Check, void, undefined> {
  const { words } = sources;
  let needed = false;
  const key = await guarded(words.names.key, sources, async () => {
    const endpoint = await sources.endpoint();
    if (endpoint === null) {
      return {
        status: "warning",
        finding: words.noKey,
        fix: words.noKeyFix,
      };
    }
    needed = true;
    const { openKeyFile: path } = endpoint;
    if (endpoint.keySource === null && endpoint.needsKey) {
      return {
        status: "failed",
        finding: words.noKeyFor(endpoint.baseUrl),
        fix: words.saveKey,
      };
    }
    if (path !== null) {
      return { status: "warning", finding: words.othersRead(path), fix: words.makePrivate(path) };
    }
    if (endpoint.keySource === null) {
      return { status: "ok", finding: words.notNeeded(endpoint.baseUrl), fix: null };
    }
    return { status: "ok", finding: words.keyFrom[endpoint.keySource], fix: null };
  });
  yield key;
  if (!needed || key.status === "failed") {
    return;
  }
  yield await guarded(words.names.service, sources, async () => {
    const endpoint = await sources.endpoint();
    const { models, hasModel } = await sources.listModels();
    const name = endpoint?.model ?? "";
    const url = endpoint?.baseUrl ?? "";
    if (models === null || hasModel === null) {
      return { status: "ok", finding: words.listsNone(url), fix: null };
    }
    return hasModel
      ? { status: "ok", finding: words.hasModel(url, name), fix: null }
      : {
          status: "failed",
          finding: words.lacksModel(url, name),
          fix: words.chooseModel(models.slice(0, 8).join(", ")),
        };
  });
}

async function guarded(
  name: string,
  { words, language }: CheckSources,
  look: () => Promise<Omit<Check, "name">>,
): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    if (isGreenroomError(error)) {
      const { message, hint } = await error.in(language);
      return { name, status: "failed", finding: message, fix: hint };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { name, status: "failed", finding: message, fix: words.reportIt };
  }
}

/** The nearest folder above a file that exists: before the first use there is none. */
function existingFolder(file: string): string {
  let folder = dirname(file);
  while (!existsSync(folder) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}
