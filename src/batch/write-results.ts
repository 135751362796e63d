/** What every output format is: a consumer of results in their order. */
import type { ResultRow } from "./row.ts";

/** Takes text on its way to a file or to stdout; what it returns is awaited, so that nothing piles up. */
export type WriteText = (text: string) => void | Promise<void>;

export interface ResultWriter {
  readonly add: (row: ResultRow) => void | Promise<void>;
  /** Once, after the last row. */
  readonly end: () => void | Promise<void>;
}

/** What a row is called in messages and tests: its id, else its place. */
export function rowName({ id, file, line }: ResultRow): string {
  return id ?? `${file}:${line}`;
}
