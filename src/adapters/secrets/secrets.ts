/** API keys: from the environment, or from one JSON file that only its owner can read. They are never printed. */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../make-folder.ts";
import { machineError } from "../../words/machine-errors.ts";

export interface SecretsOptions {
  /** The JSON file, `{"openai": "…"}`; it and its folder are made by the first `save`. */
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Variables that services are known by, where they are not the service's name: the vendors' own, and for an endpoint of
 * one's own that of OPENAI_BASE_URL, which is set together with it.
 */
const knownVariables = new Map([
  ["azure", "AZURE_OPENAI_API_KEY"],
  ["llamacpp", "LLAMA_API_KEY"],
  ["custom", "OPENAI_API_KEY"],
]);

/** The environment variables that win over the file, the first that is set: `GROQ_API_KEY` for `groq`. */
function environmentVariables(service: string): readonly string[] {
  const own = `${service.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}_API_KEY`;
  const known = knownVariables.get(service);
  return known === undefined ? [own] : [own, known];
}

/**
 * The keys by service (`openai`, `openrouter`, `groq`, `azure`, …). The file is read anew each time.
 * @throws GreenroomError `usage`, from every method, when the file cannot be read or written, or is not what `save` writes
 */
export function createSecrets({ path, environment }: SecretsOptions) {
  const readAll = (): Map<string, string> => {
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (error) {
      if (isMissing(error)) {
        return new Map();
      }
      throw unusable(path, "read", error);
    }
    return new Map(Object.entries(parse(text, path)));
  };

  /** Under another name first, so that a crash leaves the old file or the new one, never half of one. */
  const writeAll = (keys: ReadonlyMap<string, string>): void => {
    const unfinished = `${path}.unfinished-${process.pid}`;
    try {
      makeFolder(dirname(path));
      // What a process of the same number left behind when it was killed would be in the way.
      rmSync(unfinished, { force: true });
      const file = openSync(unfinished, "wx", 0o600);
      try {
        writeFileSync(file, `${JSON.stringify(Object.fromEntries(keys), null, 2)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(unfinished, path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw unusable(path, "write", error);
    }
  };

  return {
    path,

    /** The key to use and where it came from; null when there is none. A blank variable counts as unset. */
    read: (
      service: string,
    ): { readonly value: string; readonly source: "environment" | "file" } | null => {
      for (const variable of environmentVariables(service)) {
        const value = environment[variable]?.trim() ?? "";
        if (value !== "") {
          return { value, source: "environment" };
        }
      }
      const fromFile = readAll().get(service);
      return fromFile === undefined ? null : { value: fromFile, source: "file" };
    },

    /** Whether other users of the machine can read the file. */
    isOpenToOthers: (): boolean => {
      const file = statSync(path, { throwIfNoEntry: false });
      // Windows has no such mode and reports every file as readable by all.
      return file !== undefined && process.platform !== "win32" && (file.mode & 0o077) !== 0;
    },

    /** Keeps the key, without spaces and line ends around it, and makes the file private again if it was not. */
    save: (service: string, value: string): void => {
      const key = value.trim();
      if (key === "" || /\s/.test(key)) {
        throw machineError("usage", ({ emptyKey, severalWords }) =>
          key === "" ? emptyKey : severalWords,
        );
      }
      writeAll(readAll().set(service, key));
    },

    /** Takes the key out of the file; true when there was one. The environment stays as it is. */
    remove: (service: string): boolean => {
      const keys = readAll();
      const removed = keys.delete(service);
      if (removed) {
        writeAll(keys);
      }
      return removed;
    },
  };
}

function parse(text: string, path: string): Readonly<Record<string, string>> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may hold a key: it is not passed on.
    content = null;
  }
  if (!holdsKeys(content)) {
    throw machineError("usage", (words) => words.notKeys(path));
  }
  return content;
}

/** By hand: every command sets this adapter up, and the quick ones load no zod. */
function holdsKeys(content: unknown): content is Record<string, string> {
  return (
    typeof content === "object" &&
    content !== null &&
    !Array.isArray(content) &&
    Object.values(content).every((value) => typeof value === "string")
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function unusable(path: string, action: "read" | "write", error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (typeof code !== "string") {
    return error;
  }
  return machineError("usage", (words) => words.keyFile[action](path, code), { cause: error });
}
