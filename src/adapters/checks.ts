/** What `greenroom doctor` looks at: each part that Greenroom needs, with what to do when it is not well. */
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { isGreenroomError } from "../errors.ts";

export interface Check {
  readonly name: string;
  readonly status: "ok" | "warning" | "failed";
  /** One line: what was found. */
  readonly finding: string;
  /** One line: what to do; null when nothing. */
  readonly fix: string | null;
}

export interface CheckSources {
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
    readonly keySource: string | null;
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
  yield { name: "Node.js", status: "ok", finding: sources.nodeVersion, fix: null };
  yield checkConfig(sources);
  yield await guarded("Question bank", async () => {
    const { questions, areas } = await sources.countLibrary();
    return { status: "ok", finding: `${questions} questions in ${areas} areas`, fix: null };
  });
  yield await guarded("Own questions", () => checkOwn(sources));
  yield await guarded("Database", async () => {
    const problems = await sources.checkDatabase();
    return problems.length === 0
      ? { status: "ok", finding: `sound, ${sources.databaseFile}`, fix: null }
      : {
          status: "failed",
          finding: `damaged: ${problems[0] ?? "unknown"}`,
          fix: "Export what can be read (greenroom data export), move the file away, and import the export.",
        };
  });
  yield await guarded("Disk", async () => {
    const { bavail, bsize } = await statfs(existingFolder(sources.databaseFile));
    const free = bavail * bsize;
    const finding = `${Math.round(free / 1024 / 1024)} MB free`;
    return free < scarceBytes
      ? { status: "warning", finding, fix: "Make room on the disk that holds the database." }
      : { status: "ok", finding, fix: null };
  });
  yield* checkService(sources);
}

function checkConfig({ configProblems, configFile }: CheckSources): Check {
  const [problem] = configProblems;
  return problem === undefined
    ? { name: "Settings", status: "ok", finding: configFile, fix: null }
    : { name: "Settings", status: "failed", finding: problem.message, fix: problem.hint };
}

async function checkOwn({ lookAtOwn }: CheckSources): Promise<Omit<Check, "name">> {
  const { questions, waiting, files, roles, findings } = await lookAtOwn();
  const [first] = findings;
  if (first !== undefined) {
    const { file, line, message, fix } = first;
    const more = findings.length === 1 ? "" : `, and ${findings.length - 1} more`;
    return { status: "warning", finding: `${file}:${line}: ${message}${more}`, fix: `${fix}.` };
  }
  const own = questions === 0 ? "none" : `${questions} in ${counted(files, "file")}`;
  return {
    status: waiting > 0 ? "warning" : "ok",
    finding: [
      own,
      ...(waiting > 0 ? [`${waiting} wait for a reference`] : []),
      ...(roles > 0 ? [counted(roles, "role")] : []),
    ].join(", "),
    fix:
      waiting > 0 ? "`greenroom questions lint` says which; they are not asked until then." : null,
  };
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

async function* checkService(sources: CheckSources): AsyncGenerator<Check, void, undefined> {
  let needed = false;
  const key = await guarded("API key", async () => {
    const endpoint = await sources.endpoint();
    if (endpoint === null) {
      return {
        status: "warning",
        finding: "none; interviews use the offline engine",
        fix: "Save one with `greenroom auth set`, or choose a local service: `greenroom config set service ollama`.",
      };
    }
    needed = true;
    if (endpoint.keySource === null) {
      return endpoint.needsKey
        ? {
            status: "failed",
            finding: `none for ${endpoint.baseUrl}`,
            fix: "Save one with `greenroom auth set`.",
          }
        : { status: "ok", finding: `not needed for ${endpoint.baseUrl}`, fix: null };
    }
    return { status: "ok", finding: `from the ${endpoint.keySource}`, fix: null };
  });
  yield key;
  if (!needed || key.status === "failed") {
    return;
  }
  yield await guarded("Service", async () => {
    const endpoint = await sources.endpoint();
    const { models, hasModel } = await sources.listModels();
    const name = endpoint?.model ?? "";
    const url = endpoint?.baseUrl ?? "";
    if (models === null || hasModel === null) {
      return { status: "ok", finding: `${url} answers and lists no models`, fix: null };
    }
    return hasModel
      ? { status: "ok", finding: `${url} answers and has ${name}`, fix: null }
      : {
          status: "failed",
          finding: `${url} answers, but has no model ${name}`,
          fix: `Choose one with \`greenroom config set model NAME\`: ${models.slice(0, 8).join(", ") || "it lists none"}.`,
        };
  });
}

async function guarded(name: string, look: () => Promise<Omit<Check, "name">>): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    if (isGreenroomError(error)) {
      return { name, status: "failed", finding: error.message, fix: error.hint };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { name, status: "failed", finding: message, fix: "Please report this." };
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
