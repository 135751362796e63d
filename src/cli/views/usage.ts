import type { UsageRow } from "../store.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { UpkeepWords } from "../../words/upkeep/english.ts";
import type { Column } from "./table.ts";
import { renderTable } from "./table.ts";

export interface UsageTotals {
  readonly calls: number;
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the rows whose price is known. */
  readonly costUsd: number;
  /** Calls of rows whose price is not known. */
  readonly callsWithoutPrice: number;
}

/** The sums over all rows. */
export function totalUsage(rows: readonly UsageRow[]): UsageTotals {
  const sum = (value: (row: UsageRow) => number): number =>
    rows.reduce((total, row) => total + value(row), 0);
  return {
    calls: sum(({ calls }) => calls),
    failed: sum(({ failed }) => failed),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costUsd: sum(({ costUsd }) => costUsd ?? 0),
    callsWithoutPrice: sum(({ calls, costUsd }) => (costUsd === null ? calls : 0)),
  };
}

/** A row for each day, purpose and model, and the total. */
export function renderUsage(rows: readonly UsageRow[], words: UpkeepWords, format: Format): string {
  const titles = words.columns;
  const columns: readonly Column[] = [
    { title: titles.day },
    { title: titles.purpose, shrinkTo: 6 },
    { title: titles.model, shrinkTo: 6, leaveOut: 3 },
    { title: titles.calls, align: "right" },
    { title: titles.failed, align: "right", leaveOut: 4 },
    { title: titles.input, align: "right", leaveOut: 1 },
    { title: titles.output, align: "right", leaveOut: 2 },
    { title: titles.usd, align: "right" },
  ];
  const totals = totalUsage(rows);
  const table = renderTable(
    columns,
    [
      ...rows.map((row) => [
        row.day,
        sanitizeLine(row.purpose),
        sanitizeLine(row.model),
        String(row.calls),
        row.failed === 0 ? "" : String(row.failed),
        tokens(row.inputTokens),
        tokens(row.outputTokens),
        row.costUsd === null ? "?" : dollars(row.costUsd),
      ]),
      [
        words.total,
        "",
        "",
        String(totals.calls),
        String(totals.failed),
        tokens(totals.inputTokens),
        tokens(totals.outputTokens),
        dollars(totals.costUsd),
      ].map((text) => ({ text, paint: format.style.strong })),
    ],
    format,
  );
  if (totals.callsWithoutPrice === 0) return table;
  const note = words.withoutPrice(totals.callsWithoutPrice);
  return `${table}\n${format.style.faint(wrap(note, format))}`;
}

/** `1234`, `56.7k`, `1.2M` */
function tokens(count: number): string {
  if (count < 10_000) return String(count);
  return count < 1_000_000 ? `${(count / 1000).toFixed(1)}k` : `${(count / 1_000_000).toFixed(1)}M`;
}

function dollars(amount: number): string {
  return amount === 0 || amount >= 1 ? amount.toFixed(2) : amount.toFixed(4);
}
