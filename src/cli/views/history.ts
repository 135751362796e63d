import { scoreText } from "../../report/words.ts";
import type { InterviewListing } from "../dependencies.ts";
import type { Format } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { Cell, Column } from "./table.ts";
import { renderTable } from "./table.ts";
import { localTime } from "./time.ts";

const columns: readonly Column[] = [
  { title: "Id" },
  { title: "Date" },
  { title: "Time", leaveOut: 2 },
  { title: "Role", shrinkTo: 4 },
  { title: "Level", leaveOut: 3 },
  { title: "Mode", leaveOut: 6 },
  { title: "Engine", leaveOut: 5 },
  { title: "Answered", align: "right", leaveOut: 4 },
  { title: "Score", align: "right" },
  { title: "Status" },
  { title: "Ungraded", align: "right", leaveOut: 1 },
];

const statusWords: Readonly<Record<InterviewListing["status"], string>> = {
  open: "open",
  completed: "done",
  "ended-early": "ended",
};

/** The interviews as a table, one a line; columns are left out where the width has no room. */
export function renderHistory(listings: readonly InterviewListing[], format: Format): string {
  const anyUngraded = listings.some(({ ungraded }) => ungraded > 0);
  const shown = anyUngraded ? columns : columns.slice(0, -1);
  return renderTable(
    shown,
    listings.map((listing) => row(listing, format)),
    format,
  );
}

function row(listing: InterviewListing, { style }: Format): readonly Cell[] {
  const [date = "", time = ""] = localTime(listing.startedAt).split(" ");
  return [
    { text: listing.id, paint: style.accent },
    date,
    time,
    sanitizeLine(listing.role),
    listing.level,
    listing.mode,
    listing.engine,
    `${listing.answered}/${listing.questionLimit}`,
    listing.score === null ? "-" : scoreText(listing.score),
    listing.status === "open"
      ? { text: statusWords.open, paint: style.warning }
      : statusWords[listing.status],
    listing.ungraded === 0 ? "" : String(listing.ungraded),
  ];
}
