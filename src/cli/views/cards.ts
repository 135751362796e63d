import type { Card } from "../../practice/card.ts";
import { isDue, retrievability } from "../../practice/schedule.ts";
import type { Format } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { Column } from "./table.ts";
import { renderTable } from "./table.ts";
import { localDay } from "./time.ts";

const columns: readonly Column[] = [
  { title: "Due" },
  { title: "Recall", align: "right", leaveOut: 1 },
  { title: "Last", leaveOut: 2 },
  { title: "Area", leaveOut: 3 },
  { title: "What comes back", shrinkTo: 12 },
];

/** The cards as a table, one a line, with the chance that each is still recalled. */
export function renderCards(cards: readonly Card[], now: Date, format: Format): string {
  const rows = cards.map(({ question, criterionId, schedule, lastMark }) => [
    isDue(schedule, now)
      ? { text: "now", paint: format.style.warning }
      : localDay(new Date(schedule.dueAt)),
    `${Math.round(retrievability(schedule, now) * 100)} %`,
    lastMark,
    question.area,
    sanitizeLine(question.criteria.find(({ id }) => id === criterionId)?.text ?? criterionId),
  ]);
  return renderTable(columns, rows, format);
}
