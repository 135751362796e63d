/** Reads bytes or text as if they were a file, for the tests of reading. */
import { createHash } from "node:crypto";
import { parseYaml } from "../../src/adapters/answer-files/yaml.ts";
import { readAnswers } from "../../src/batch/read-answers.ts";
import type { AnswerFile, ReadOptions } from "../../src/batch/read-answers.ts";
import type { AnswerRow, SourceRow } from "../../src/batch/row.ts";

export const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

export const options: ReadOptions = {
  question: null,
  language: "en",
  level: "mid",
  kind: "technical",
  isBankQuestion: (id) => id === "js-closures-counter",
  hash,
  openYaml: () => Promise.resolve(parseYaml),
};

/** A file whose bytes come in pieces of the given size, each overwritten by the next, as a real file's are. */
export function fileOf(name: string, content: string | Uint8Array, pieceBytes = 7): AnswerFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    path: name === "stdin" ? null : name,
    open: async function* () {
      const buffer = Buffer.alloc(pieceBytes);
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        const piece = bytes.subarray(at, at + pieceBytes);
        buffer.set(piece);
        yield buffer.subarray(0, piece.length);
      }
    },
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export async function read(
  name: string,
  content: string | Uint8Array,
  changes: Partial<ReadOptions> = {},
  pieceBytes?: number,
): Promise<SourceRow[]> {
  return collect(readAnswers([fileOf(name, content, pieceBytes)], { ...options, ...changes }));
}

/** The rows that can be graded; fails when another is among them. */
export async function readGood(
  name: string,
  content: string | Uint8Array,
  changes: Partial<ReadOptions> = {},
): Promise<AnswerRow[]> {
  return (await read(name, content, changes)).map((row) => {
    if (row.status !== "ok") throw new Error(`not a good row: ${JSON.stringify(row)}`);
    return row.row;
  });
}

/** `line reason` of the invalid rows, and `line` of the others. */
export function outline(rows: readonly SourceRow[]): string[] {
  return rows.map(({ status, row }) =>
    status === "invalid" ? `${row.line} ${row.reason}` : `${row.line}`,
  );
}
