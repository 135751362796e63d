/** Running a batch: rows in, results out, in the same order. */
import { evaluateError } from "../words/evaluate-errors.ts";
import { inOrder } from "./order.ts";
import type { Begun } from "./order.ts";
import { invalidRow } from "./result.ts";
import type { AnswerRow, InvalidRow, ReadRow, ResultRow } from "./row.ts";
import type { Tally } from "./tally.ts";

/** Begins with one row: what is known already comes at once, the rest as a task. */
export type RowJudge = (row: AnswerRow) => Begun<ResultRow>;

export interface RunBatchOptions {
  readonly judge: RowJudge;
  /** How many rows may be with a judge that waits for something, now. */
  readonly limit: () => number;
  /** The first invalid row ends the run. */
  readonly strict: boolean;
  /** Aborted: rows that were begun are finished, no other is. */
  readonly stop: AbortSignal;
  readonly tally: Tally;
}

/**
 * So many results may wait for an earlier one. A row that is retried for half a minute holds up no other one at ten rows
 * a second; a result is a few kilobytes.
 */
const window = 1000;

/**
 * The result of each row, in the order of the rows. Every result that took a model is kept on the disk before it comes.
 *
 * @throws GreenroomError `stopped` after the last result when it was stopped before the end of the rows, `usage` at the
 * first invalid row with `strict`, `key` when the key is refused, `below-minimum` when the budget is used up; in each
 * case the results that were yielded are a beginning of those of the whole run
 */
export async function* runBatch(
  rows: AsyncIterable<ReadRow>,
  options: RunBatchOptions,
): AsyncGenerator<ResultRow, void> {
  const begin = (read: ReadRow): Begun<ResultRow> => {
    const begun = read.status === "ok" ? options.judge(read.row) : { output: invalidRow(read.row) };
    if (options.strict && "output" in begun && begun.output.status === "invalid") {
      throw strictError(begun.output.reason ?? "is invalid", begun.output);
    }
    return begun;
  };
  const results = inOrder(rows, begin, {
    limit: options.limit,
    window,
    stop: options.stop,
    stopped: () => evaluateError("stopped", (words) => words.stopped),
  });
  for await (const result of results) {
    options.tally.addResult(result);
    yield result;
  }
}

function strictError(reason: string, { file, line }: Pick<InvalidRow, "file" | "line">) {
  const place = line === 0 ? file : `${file}:${line}`;
  return evaluateError("usage", (words) => words.strict(place, reason));
}
