/** Runs at the provider's batch engine as a person reads them. */
import type { RunStep } from "../../batch/provider/run.ts";
import type { Language } from "../../vocabulary.ts";
import type { ProviderRunsWords } from "../../words/provider-runs/english.ts";
import type { RunReport } from "../provider-runs.ts";
import type { Format } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import { dollarAmount } from "./amounts.ts";
import type { Column } from "./table.ts";
import { renderTable } from "./table.ts";
import { localTime } from "./time.ts";

/** What happens to a run, one line. */
export function describeStep(step: RunStep, { steps }: ProviderRunsWords): string {
  switch (step.step) {
    case "uploading":
      return steps.uploading(step.file, step.requests);
    case "submitted":
      return steps.submitted(step.file, step.requests, step.batchId);
    case "found":
      return steps.found(step.file, step.batchId);
    case "queue-full":
      return steps.queueFull(step.file);
    case "lost":
      return steps.lost(step.batchId);
    case "results-lost":
      return steps.resultsLost(step.batchId, step.fileId);
    case "fetched":
      return steps.fetched(step.batchId);
  }
}

/** A row for each run. */
export function renderRuns(
  runs: readonly RunReport[],
  words: ProviderRunsWords,
  format: Format,
): string {
  const { columns: titles, states } = words;
  const columns: readonly Column[] = [
    { title: titles.run },
    { title: titles.begun, leaveOut: 3 },
    { title: titles.model, shrinkTo: 6, leaveOut: 2 },
    { title: titles.state },
    { title: titles.batches, align: "right", leaveOut: 1 },
    { title: titles.requests, align: "right" },
    { title: titles.replies, align: "right" },
    { title: titles.failed, align: "right" },
    { title: titles.usd, align: "right", leaveOut: 4 },
  ];
  return renderTable(
    columns,
    runs.map((run) => [
      run.id,
      localTime(run.createdAt),
      sanitizeLine(run.model),
      states[run.state],
      `${run.batches.filter(({ isOver }) => isOver).length}/${run.batches.length}`,
      String(run.requests),
      String(run.replied),
      run.failed === 0 ? "" : String(run.failed),
      dollars(run.costUsd, format.language),
    ]),
    format,
  );
}

/** One run with a row for each of its files. */
export function renderRun(run: RunReport, words: ProviderRunsWords, format: Format): string {
  const { columns: titles, counts: said } = words;
  const { separator } = format.symbols;
  const counts = [
    said.answers(run.answers),
    said.requests(run.requests),
    said.replies(run.replied),
    run.failed === 0 ? null : said.failed(run.failed),
    run.missing === 0 ? null : said.missing(run.missing),
    run.costUsd === null ? null : words.dollars(dollars(run.costUsd, format.language)),
  ].filter((part) => part !== null);
  const place = words.at(sanitizeLine(run.model), sanitizeLine(run.baseUrl));
  const head = [
    `${run.id} ${separator} ${words.states[run.state]} ${separator} ${place}`,
    words.begun(localTime(run.createdAt), counts.join(", ")),
  ];
  // What the provider calls a state of its own is what its pages call it too.
  const stages = new Map<string, string>(Object.entries(words.stages));
  const columns: readonly Column[] = [
    { title: titles.file, align: "right" },
    { title: titles.batch, shrinkTo: 8, leaveOut: 2 },
    { title: titles.state },
    { title: titles.requests, align: "right" },
    { title: titles.done, align: "right" },
    { title: titles.failed, align: "right" },
    { title: titles.problem, shrinkTo: 10, leaveOut: 1 },
  ];
  const table = renderTable(
    columns,
    run.batches.map((batch) => [
      String(batch.file),
      sanitizeLine(batch.batchId ?? ""),
      stages.get(batch.state) ?? batch.state,
      String(batch.requests),
      batch.done === null ? "" : String(batch.done),
      batch.failed === null || batch.failed === 0 ? "" : String(batch.failed),
      sanitizeLine(batch.problem === null ? "" : words.problem(batch.problem)),
    ]),
    format,
  );
  return [...head, "", table].join("\n");
}

function dollars(amount: number | null, language: Language): string {
  return amount === null ? "?" : dollarAmount(amount, language);
}
