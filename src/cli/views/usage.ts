import type { UsageRow } from "../store.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { UpkeepWords } from "../../words/upkeep/english.ts";
import { dollarAmount, tokenCount } from "./amounts.ts";
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
  const { language } = format;
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
        tokenCount(row.inputTokens, language),
        tokenCount(row.outputTokens, language),
        row.costUsd === null ? "?" : dollarAmount(row.costUsd, language),
      ]),
      [
        words.total,
        "",
        "",
        String(totals.calls),
        String(totals.failed),
        tokenCount(totals.inputTokens, language),
        tokenCount(totals.outputTokens, language),
        dollarAmount(totals.costUsd, language),
      ].map((text) => ({ text, paint: format.style.strong })),
    ],
    format,
  );
  if (totals.callsWithoutPrice === 0) return table;
  const note = words.withoutPrice(totals.callsWithoutPrice);
  return `${table}\n${format.style.faint(wrap(note, format))}`;
}
