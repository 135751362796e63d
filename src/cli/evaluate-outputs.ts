/** Where the results of `greenroom evaluate` go: files under their names only when they are whole, or stdout. */
import type { Comparison } from "../batch/compare.ts";
import type { ResultRow } from "../batch/row.ts";
import { createCsvWriter } from "../batch/write-csv.ts";
import { createJsonlWriter } from "../batch/write-jsonl.ts";
import { createJunitWriter } from "../batch/write-junit.ts";
import { createMarkdownWriter } from "../batch/write-markdown.ts";
import type { ResultWriter, WriteText } from "../batch/write-results.ts";
import { evaluateWords } from "../words/evaluate.ts";
import { evaluateError } from "../words/evaluate-errors.ts";
import type { Dependencies } from "./dependencies.ts";
import type { EvaluateOptions } from "./evaluate-options.ts";
import { openOutputFile, trueName } from "./output-file.ts";
import type { OutputFile } from "./output-file.ts";

export interface Outputs {
  /** True when stdout is taken by results. */
  readonly isOnStdout: boolean;
  /** What it returns is to be awaited. */
  add(result: ResultRow): Promise<void> | undefined;
  /** Everything is there: each file gets its name. Resolves with the names. */
  finish(): Promise<readonly string[]>;
  /** It ended early: what is there is kept under other names, with which this resolves. Never throws. */
  keepPartial(): Promise<readonly string[]>;
}

/**
 * Opens what the options name; JSONL goes to stdout when nothing is named, and `-` is stdout for one of them.
 *
 * @param comparison with an earlier run, asked for at the end; null: there is none
 * @throws GreenroomError `usage` when a file cannot be written, or two outputs have the same name
 */
export async function openOutputs(
  options: EvaluateOptions,
  comparison: (() => Comparison) | null,
  dependencies: Pick<Dependencies, "terminal" | "batch" | "ambient" | "signal">,
): Promise<Outputs> {
  const { terminal, batch, ambient, signal } = dependencies;
  const targets = (["output", "junit", "csv", "markdown"] as const).flatMap((format) => {
    const path = options[format];
    return path === undefined ? [] : [{ format, path }];
  });
  if (targets.length === 0) targets.push({ format: "output", path: "-" });
  const names = await Promise.all(
    targets.map(async ({ path }) => (path === "-" ? path : await trueName(path))),
  );
  const twice = targets.find((_, index) => names.indexOf(names[index] ?? "") < index);
  if (twice !== undefined) {
    throw evaluateError("usage", (words) => words.sameOutput(twice.path));
  }

  const files: OutputFile[] = [];
  const closers: (() => Promise<void>)[] = [];
  const minScore = options.minScore ?? null;
  const minMean = options.minMean ?? null;

  async function openWriter(
    format: (typeof targets)[number]["format"],
    write: WriteText,
  ): Promise<ResultWriter> {
    switch (format) {
      case "output":
        return createJsonlWriter(write);
      case "csv":
        return createCsvWriter(write);
      case "markdown": {
        const { language } = terminal.resultFormat;
        const words = await evaluateWords(language);
        return createMarkdownWriter(write, { minScore, minMean, comparison, words, language });
      }
      case "junit": {
        const spool = await batch.openSpool();
        closers.push(spool.close);
        return createJunitWriter(write, spool, { minScore, minMean, now: ambient.now });
      }
    }
  }

  async function closeSpools(): Promise<void> {
    for (const close of closers.splice(0)) await close();
  }

  const writers: ResultWriter[] = [];
  try {
    for (const { format, path } of targets) {
      if (path === "-") {
        writers.push(await openWriter(format, (text) => terminal.resultText(text)));
        continue;
      }
      const file = await openOutputFile(path, signal);
      files.push(file);
      writers.push(await openWriter(format, (text) => file.write(text)));
    }
  } catch (error) {
    await Promise.all([...files.map((file) => file.discard()), closeSpools()]);
    throw error;
  }

  let isEmpty = true;
  let hasEnded = false;

  return {
    isOnStdout: targets.some(({ path }) => path === "-"),
    add: (result) => {
      isEmpty = false;
      const pending = writers
        .map((writer) => writer.add(result))
        .filter((each) => each !== undefined);
      return pending.length === 0 ? undefined : Promise.all(pending).then(() => undefined);
    },
    finish: async () => {
      hasEnded = true;
      for (const writer of writers) await writer.end();
      await closeSpools();
      // None gets its name before all are whole.
      for (const file of files) await file.complete();
      for (const file of files) await file.finish();
      return files.map(({ path }) => path);
    },
    keepPartial: async () => {
      // What goes wrong here is not what ended it, which is what is told.
      if (!hasEnded && !isEmpty)
        await Promise.allSettled(writers.map(async (writer) => await writer.end()));
      await closeSpools().catch(() => undefined);
      if (isEmpty) {
        await Promise.allSettled(files.map((file) => file.discard()));
        return [];
      }
      const kept = await Promise.all(files.map((file) => file.keepPartial()));
      return kept.filter((path) => path !== null);
    },
  };
}
