/**
 * Cards as a text file that Anki imports (File > Import), by its documented header lines: tab-separated fields, HTML
 * allowed, and a first column of identifiers, so that a second import updates the notes and makes no new ones. The deck
 * has a column, since Anki makes a deck that is new from a column, and in its older versions not from a header line.
 * @see https://docs.ankiweb.net/importing/text-files.html
 */
import type { Criterion, Question } from "../grading/question.ts";
import type { Card } from "./card.ts";

const header = [
  "#separator:tab",
  "#html:true",
  "#notetype:Basic",
  "#guid column:1",
  "#deck column:2",
  "#tags column:5",
];

interface Note {
  readonly id: string;
  readonly question: Question;
  /** Asked about one criterion alone; null: the question as it is. */
  readonly probe: string | null;
  readonly criteria: readonly Criterion[];
}

/**
 * The file's header and a line for each note: a question in front; behind it what a good answer shows, and an example
 * answer where there is one. Criteria that a probe asks about are a note each, a question's others one together: notes
 * with the same front could not be told apart.
 */
export function ankiDeck(cards: readonly Card[]): {
  readonly lines: readonly string[];
  readonly notes: number;
} {
  const notes = [...Map.groupBy(cards, ({ question }) => question.id).values()].flatMap(notesOf);
  return { lines: [...header, ...notes.map(toLine)], notes: notes.length };
}

/** @param cards of one question */
function notesOf(cards: readonly Card[]): readonly Note[] {
  const newest = cards.toSorted((one, other) => other.number - one.number)[0];
  if (newest === undefined) return [];
  const { question } = newest;
  const wanted = new Set(cards.map(({ criterionId }) => criterionId));
  const criteria = question.criteria.filter(({ id }) => wanted.has(id));
  const probeOf = ({ id }: Criterion): string | null =>
    question.probes.find(({ criterionId }) => criterionId === id)?.text ?? null;
  const rest = criteria.filter((criterion) => probeOf(criterion) === null);
  return [
    ...(rest.length === 0 ? [] : [{ id: question.id, question, probe: null, criteria: rest }]),
    ...criteria.flatMap((criterion): readonly Note[] => {
      const probe = probeOf(criterion);
      const id = `${question.id}:${criterion.id}`;
      return probe === null ? [] : [{ id, question, probe, criteria: [criterion] }];
    }),
  ];
}

function toLine({ id, question, probe, criteria }: Note): string {
  const front = [question.text, ...(probe === null ? [] : [probe])];
  const back = [
    ...criteria.map(({ text }) => `<b>${field(text)}</b>`),
    ...(question.examples === null ? [] : [field(question.examples.strong)]),
  ];
  return [
    `greenroom:${id}`,
    "Greenroom",
    front.map(field).join("<br><br>"),
    back.join("<br><br>"),
    `greenroom ${question.area} ${question.difficulty}`,
  ].join("\t");
}

/**
 * Text as one field: no tab or line end, no markup of its own, no quotation mark that would begin a quoted field. Of several
 * spaces HTML shows one, and code is read by them.
 */
function field(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "    ")
    .replaceAll(/^ +| {2,}/gm, (spaces) => "&nbsp;".repeat(spaces.length))
    .replaceAll(/\r\n?|\n/g, "<br>");
}
