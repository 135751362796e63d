import type { Card } from "../../practice/card.ts";
import { isDue, retrievability } from "../../practice/schedule.ts";
import type { Format } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { Column } from "./table.ts";
import { renderTable } from "./table.ts";
import { localDay } from "../../practice/local-day.ts";
import { areaName } from "../../words/areas.ts";
import { practiceWords } from "../../words/practice.ts";
import type { PracticeWords } from "../../words/practice/english.ts";

function columnsOf({ cardColumns }: PracticeWords): readonly Column[] {
  return [
    { title: cardColumns.due },
    { title: cardColumns.recall, align: "right", leaveOut: 1 },
    { title: cardColumns.last, leaveOut: 2 },
    { title: cardColumns.area, leaveOut: 3 },
    // What is not known yet is why the list is read: whole, and broad enough for it.
    { title: cardColumns.criterion, shrinkTo: 24, wraps: true },
  ];
}

/** The cards as a table, one a line, with the chance that each is still recalled. */
export function renderCards(cards: readonly Card[], now: Date, format: Format): string {
  const words = practiceWords(format.language);
  const rows = cards.map(({ question, criterionId, schedule, lastMark }) => [
    isDue(schedule, now)
      ? { text: words.now, paint: format.style.warning }
      : localDay(new Date(schedule.dueAt)),
    `${Math.round(retrievability(schedule, now) * 100)} %`,
    words.marks[lastMark],
    areaName(question.area, format.language),
    sanitizeLine(question.criteria.find(({ id }) => id === criterionId)?.text ?? criterionId),
  ]);
  return renderTable(columnsOf(words), rows, format);
}
