/** What a run of `greenroom evaluate` begins with. */
import type { BankQuestion } from "../batch/questions.ts";
import type { RowDefaults } from "../batch/read-row.ts";
import type { SourceRow } from "../batch/row.ts";
import type { Dependencies, Library } from "./dependencies.ts";
import type { EvaluateOptions } from "./evaluate-options.ts";

/** What a run is made of once its options are understood. */
export interface Evaluation {
  readonly options: EvaluateOptions;
  readonly dependencies: Dependencies;
  readonly library: Library;
  readonly bankQuestion: BankQuestion;
  readonly defaults: RowDefaults;
  /** Of all input; null when it is not known. */
  readonly totalBytes: number | null;
}

/** The files that are written, and the earlier results: no answers, wherever they stand. */
export function resultFiles(options: EvaluateOptions): readonly string[] {
  const { output, junit, csv, markdown, compare } = options;
  return [output, junit, csv, markdown, compare]
    .filter((path) => path !== undefined)
    .filter((path) => path !== "-");
}

/** Why a recording is invalid where nobody transcribes. */
export const needsEngine = "is a recording, which the openai engine transcribes";

export interface Input {
  readonly rows: AsyncIterable<SourceRow>;
  /** The share of it that was read, 0 to 1; null when its size is not known. */
  readonly share: () => number | null;
  /** How many rows that share held: more than are being judged, where some wait for a recording before them. */
  readonly taken: () => number;
}

/** The rows, and how much of the input they have used. */
export function openInput({ options, dependencies, defaults, totalBytes }: Evaluation): Input {
  let bytes = 0;
  let taken = 0;
  const onBytes = (more: number): void => {
    bytes += more;
  };
  async function* counted(): AsyncGenerator<SourceRow> {
    const { readAnswers } = dependencies.batch;
    const results = resultFiles(options);
    for await (const row of readAnswers(options.paths, results, defaults, onBytes)) {
      taken += 1;
      yield row;
    }
  }
  return {
    rows: counted(),
    taken: () => taken,
    share: (): number | null =>
      totalBytes === null || totalBytes === 0 ? null : Math.min(1, bytes / totalBytes),
  };
}
