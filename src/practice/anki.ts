/**
 * Cards as a text file that Anki imports (File > Import), by its documented header lines: tab-separated fields, HTML
 * allowed, and a first column of identifiers, so that a second import updates the notes and makes no new ones.
 * @see https://docs.ankiweb.net/importing/text-files.html
 */
import type { Card } from "./card.ts";

const header = [
  "#separator:tab",
  "#html:true",
  "#notetype:Basic",
  "#deck:Greenroom",
  "#guid column:1",
  "#tags column:4",
];

/** One line a card: question in front; behind it what a good answer shows, and an example answer where there is one. */
export function* ankiLines(cards: readonly Card[]): Generator<string, void, undefined> {
  yield* header;
  for (const { question, criterionId } of cards) {
    const criterion = question.criteria.find(({ id }) => id === criterionId);
    if (criterion === undefined) continue;
    const probe = question.probes.find((each) => each.criterionId === criterionId);
    const front = [question.text, ...(probe === undefined ? [] : [probe.text])];
    const back = [
      `<b>${field(criterion.text)}</b>`,
      ...(question.examples === null ? [] : [field(question.examples.strong)]),
    ];
    yield [
      `greenroom:${question.id}:${criterionId}`,
      front.map(field).join("<br><br>"),
      back.join("<br><br>"),
      `greenroom ${question.area} ${question.difficulty}`,
    ].join("\t");
  }
}

/** Text as one field: no tab or line end, no markup of its own, no quotation mark that would begin a quoted field. */
function field(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", " ")
    .replaceAll(/\r\n?|\n/g, "<br>");
}
