/** Runs at the provider's batch engine as a person reads them. */
import type { RunReport } from "../provider-runs.ts";
import type { Format } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { Column } from "./table.ts";
import { renderTable } from "./table.ts";
import { localTime } from "./time.ts";

const runColumns: readonly Column[] = [
  { title: "Run" },
  { title: "Begun", leaveOut: 3 },
  { title: "Model", shrinkTo: 6, leaveOut: 2 },
  { title: "State" },
  { title: "Batches", align: "right", leaveOut: 1 },
  { title: "Requests", align: "right" },
  { title: "Replies", align: "right" },
  { title: "Failed", align: "right" },
  { title: "USD", align: "right", leaveOut: 4 },
];

/** A row for each run. */
export function renderRuns(runs: readonly RunReport[], format: Format): string {
  return renderTable(
    runColumns,
    runs.map((run) => [
      run.id,
      localTime(run.createdAt),
      sanitizeLine(run.model),
      run.state,
      `${run.batches.filter(({ isOver }) => isOver).length}/${run.batches.length}`,
      String(run.requests),
      String(run.replied),
      run.failed === 0 ? "" : String(run.failed),
      dollars(run.costUsd),
    ]),
    format,
  );
}

const batchColumns: readonly Column[] = [
  { title: "File", align: "right" },
  { title: "Batch", shrinkTo: 8, leaveOut: 2 },
  { title: "State" },
  { title: "Requests", align: "right" },
  { title: "Done", align: "right" },
  { title: "Failed", align: "right" },
  { title: "Problem", shrinkTo: 10, leaveOut: 1 },
];

/** One run with a row for each of its files. */
export function renderRun(run: RunReport, format: Format): string {
  const counts = [
    `${run.answers} answers`,
    `${run.requests} requests`,
    `${run.replied} replies`,
    run.failed === 0 ? null : `${run.failed} failed`,
    run.missing === 0 ? null : `${run.missing} missing`,
    run.costUsd === null ? null : `$${dollars(run.costUsd)}`,
  ].filter((part) => part !== null);
  const head = [
    `${run.id} ${format.symbols.separator} ${run.state} ${format.symbols.separator} ${sanitizeLine(run.model)} at ${sanitizeLine(run.baseUrl)}`,
    `Begun ${localTime(run.createdAt)}: ${counts.join(", ")}.`,
  ];
  const table = renderTable(
    batchColumns,
    run.batches.map((batch) => [
      String(batch.file),
      sanitizeLine(batch.batchId ?? ""),
      batch.state,
      String(batch.requests),
      batch.done === null ? "" : String(batch.done),
      batch.failed === null || batch.failed === 0 ? "" : String(batch.failed),
      sanitizeLine(batch.problem ?? ""),
    ]),
    format,
  );
  return [...head, "", table].join("\n");
}

function dollars(amount: number | null): string {
  if (amount === null) return "?";
  return amount === 0 || amount >= 1 ? amount.toFixed(2) : amount.toFixed(4);
}
