import { scoreText } from "../../report/words.ts";
import type { InterviewListing } from "../store.ts";
import type { Format } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { Cell, Column } from "./table.ts";
import { renderTable } from "./table.ts";
import { localTime } from "./time.ts";
import { historyWords } from "../../words/history.ts";
import type { HistoryWords } from "../../words/history/english.ts";
import { interviewWords } from "../../words/interview.ts";

function columnsOf({ columns }: HistoryWords): readonly Column[] {
  return [
    { title: columns.id },
    { title: columns.date },
    { title: columns.time, leaveOut: 2 },
    { title: columns.role, shrinkTo: 4 },
    { title: columns.level, leaveOut: 3 },
    { title: columns.mode, leaveOut: 6 },
    { title: columns.engine, leaveOut: 5 },
    { title: columns.answered, align: "right", leaveOut: 4 },
    { title: columns.score, align: "right" },
    { title: columns.status },
    { title: columns.ungraded, align: "right", leaveOut: 1 },
  ];
}

/** The interviews as a table, one a line; columns are left out where the width has no room. */
export function renderHistory(listings: readonly InterviewListing[], format: Format): string {
  const anyUngraded = listings.some(({ ungraded }) => ungraded > 0);
  const columns = columnsOf(historyWords(format.language));
  const shown = anyUngraded ? columns : columns.slice(0, -1);
  return renderTable(
    shown,
    listings.map((listing) => row(listing, format)),
    format,
  );
}

function row(listing: InterviewListing, { style, language }: Format): readonly Cell[] {
  const { statuses } = historyWords(language);
  const { levels, modes } = interviewWords(language);
  const [date = "", time = ""] = localTime(listing.startedAt).split(" ");
  return [
    { text: listing.id, paint: style.accent },
    date,
    time,
    sanitizeLine(listing.role),
    levels[listing.level],
    modes[listing.mode],
    listing.engine,
    `${listing.answered}/${listing.questionLimit}`,
    listing.score === null ? "-" : scoreText(listing.score, language),
    listing.status === "open"
      ? { text: statuses.open, paint: style.warning }
      : statuses[listing.status],
    listing.ungraded === 0 ? "" : String(listing.ungraded),
  ];
}
