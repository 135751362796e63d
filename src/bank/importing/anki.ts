/**
 * Anki's text export ("Notes in Plain Text"): lines of `#key:value`, then a note a line.
 * @see https://docs.ankiweb.net/importing/text-files.html
 */
import { parseTable } from "../../batch/read-csv.ts";
import type { FileParser } from "../../batch/read-parser.ts";
import { plainText } from "./html.ts";
import { languageOf } from "../../grading/text/language-of.ts";
import { interviewWords } from "../../words/interview.ts";
import { fieldOf, invalidRow, readFields } from "./row.ts";
import type { ImportRow } from "./row.ts";

/** What the lines at the top say. Columns are counted from 1. */
interface Header {
  separator: string;
  isHtml: boolean;
  columns: readonly string[];
  deck: string | null;
  tags: readonly string[];
  /** What stands in a column that is no field of the note. */
  readonly special: Map<number, "guid" | "notetype" | "deck" | "tags">;
}

const separators: Readonly<Record<string, string>> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  space: " ",
  pipe: "|",
  colon: ":",
};

/**
 * A question for each note: the field that is called so, else the first, is asked; the one that is called answer or
 * back, else the second, is its reference. The deck's last name is the area, tags are skills. Of a cloze note the gaps
 * are asked and the whole text is the reference.
 */
export function parseAnki(file: string): FileParser<ImportRow> {
  const header: Header = {
    separator: "\t",
    isHtml: false,
    columns: [],
    deck: null,
    tags: [],
    special: new Map(),
  };
  let isInHeader = true;
  return parseTable<ImportRow>({
    separatorOf: () => header.separator,
    allowsStrayMarks: true,
    skips: (line) => {
      if (!line.startsWith("#")) isInHeader = false;
      else if (isInHeader) readHeaderLine(line, header);
      return line.startsWith("#");
    },
    record: (cells, line) => readNote(cells, header, { file, line }),
    invalid: (line, reason) => invalidRow({ file, line }, reason),
  });
}

function readHeaderLine(line: string, header: Header): void {
  const [, rawKey = "", value = ""] = /^#([^:]*):(.*)$/.exec(line) ?? [];
  const key = rawKey.trim().toLowerCase();
  const special = /^(guid|notetype|deck|tags) column$/.exec(key)?.[1];
  if (special === "guid" || special === "notetype" || special === "deck" || special === "tags") {
    header.special.set(Number(value), special);
  } else if (key === "separator") {
    header.separator = separators[value.trim().toLowerCase()] ?? value[0] ?? "\t";
  } else if (key === "html") header.isHtml = value.trim().toLowerCase() === "true";
  else if (key === "columns") header.columns = value.split(header.separator);
  else if (key === "deck") header.deck = value;
  else if (key === "tags") header.tags = value.trim().split(/\s+/);
}

function readNote(
  cells: readonly string[],
  header: Header,
  place: { readonly file: string; readonly line: number },
): ImportRow {
  const fields: { readonly name: string; readonly text: string }[] = [];
  let { deck } = header;
  const tags = [...header.tags];
  for (const [index, cell] of cells.entries()) {
    const special = header.special.get(index + 1);
    if (special === "deck") deck = cell;
    else if (special === "tags") tags.push(...cell.trim().split(/\s+/));
    else if (special === undefined) {
      const text = header.isHtml ? plainText(cell) : cell.trim();
      fields.push({ name: header.columns[index] ?? "", text });
    }
  }
  const named = (key: string) => fields.findIndex(({ name }) => fieldOf(name) === key);
  const asked = Math.max(0, named("text"));
  const answer =
    named("reference") === -1 ? fields.findIndex((_, at) => at !== asked) : named("reference");
  const question = fields[asked]?.text ?? "";
  const reference = fields[answer]?.text ?? "";
  const cloze = withoutGaps(question);
  if (question === "") return invalidRow(place, "has no words to ask: a picture or a sound alone");
  return readFields(
    [
      ["text", cloze?.asked ?? question],
      ["reference", cloze?.whole ?? reference],
      // What stands on the back of a cloze note is more about it.
      ...(cloze === null || reference === "" ? [] : [["why", reference] as const]),
      ["tags", tags.join(",")],
      ["area", deck === unnamedDeck ? null : (deck?.split("::").at(-1) ?? null)],
    ],
    place,
  );
}

/** What Anki calls the deck of whoever has made none. */
const unnamedDeck = "Default";

const gap = /\{\{c\d+::((?:[^{}:]|:(?!:)|[{}](?![{}]))*)(?:::([^{}]*))?\}\}/g;

/** A cloze note's text with gaps, and whole; null when it has none. */
function withoutGaps(text: string): { readonly asked: string; readonly whole: string } | null {
  if (!/\{\{c\d+::/.test(text)) return null;
  const asked = text.replaceAll(gap, (_, _hidden, hint: string | undefined) =>
    hint === undefined ? "…" : `… (${hint})`,
  );
  const whole = text.replaceAll(gap, (_, hidden: string) => hidden);
  return whole === text
    ? null
    : { asked: interviewWords(languageOf(asked, "en")).fillIn(asked), whole };
}
