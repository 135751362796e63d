/**
 * A person's own questions as they were read the last time. Parsing YAML and deriving criteria take a millisecond a
 * question, at every start; this file is to them what the build's JSON is to the bank.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { JoinedFile } from "../../bank/own-library.ts";

export interface OwnCacheOptions {
  readonly directory: string;
  /** What reads: another version or copy of the program may read differently. */
  readonly program: string;
  /** SHA-256 in hexadecimal (`Ambient.hash`). */
  readonly hash: (text: string) => string;
}

/** Written by this file alone, and trusted when its key is right. */
const keptSchema = z.object({ key: z.string(), read: z.custom<JoinedFile>() });

/** What cannot be read or written is as if it were not there. */
export function createOwnCache({ directory, program, hash }: OwnCacheOptions) {
  const built = builtAt();
  // One for each file, so that nothing has to be cleared away.
  const pathOf = (file: string): string => join(directory, `${hash(file).slice(0, 24)}.json`);
  const keyOf = (file: string, text: string): string =>
    hash(JSON.stringify([program, built, file, text]));
  return {
    /** What the text was read as; null when it is not known. */
    read: (file: string, text: string): JoinedFile | null => {
      try {
        const kept = keptSchema.parse(JSON.parse(readFileSync(pathOf(file), "utf8")));
        return kept.key === keyOf(file, text) ? kept.read : null;
      } catch {
        return null;
      }
    },
    write: (file: string, text: string, read: JoinedFile): void => {
      const path = pathOf(file);
      const temporary = `${path}.${process.pid}.tmp`;
      try {
        mkdirSync(directory, { recursive: true });
        const kept = JSON.stringify({ key: keyOf(file, text), read });
        writeFileSync(temporary, kept, { mode: 0o600 });
        renameSync(temporary, path);
      } catch {
        // The next start reads the YAML again.
      }
    },
  };
}

/** When this code was written to the disk: a build of the same version may read differently. */
function builtAt(): number {
  return statSync(import.meta.filename, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
