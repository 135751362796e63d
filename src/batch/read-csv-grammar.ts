/** The grammar of CSV, a line at a time: RFC 4180 with any separator. */

/** What came of a line: it completes a record, the record goes on in the next line, or it is wrong. */
export type CsvStep =
  | { readonly status: "record"; readonly cells: readonly string[] }
  | { readonly status: "open" }
  | { readonly status: "wrong"; readonly reason: string };

export interface CsvGrammar {
  /** Takes a line without its end. After a record or an error the next line begins a record. */
  readonly feed: (line: string) => CsvStep;
  readonly reset: () => void;
}

const open: CsvStep = { status: "open" };

/**
 * Strict: a quotation mark stands at both ends of a cell and doubled within it, and nowhere else. So the number of marks
 * in a line alone tells whether it leaves a cell open that was not, which bounds how often a line is read again
 * (read-csv.ts). A cell with line ends in it has `\n` for each.
 *
 * @param allowsStrayMarks a mark within a cell that does not begin with one is taken as it stands, as Anki does
 *
 * Why not a library: csv-parse 7.0.3 was tried. An error ends its stream, and what it had read ahead is lost; with a new
 * parser for each wrong line, 2.4 MB of wrong lines took 13 s and 1.9 GB.
 */
export function createCsvGrammar(separator: string, allowsStrayMarks = false): CsvGrammar {
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;

  const reset = (): void => {
    cells = [];
    cell = "";
    isQuoted = false;
  };
  const wrong = (reason: string): CsvStep => {
    reset();
    return { status: "wrong", reason };
  };
  const record = (): CsvStep => {
    const complete = cells;
    reset();
    return { status: "record", cells: complete };
  };

  return {
    reset,
    feed: (line) => {
      if (isQuoted) cell += "\n";
      let at = 0;
      for (;;) {
        if (isQuoted) {
          const mark = line.indexOf('"', at);
          if (mark === -1) {
            cell += line.slice(at);
            return open;
          }
          cell += line.slice(at, mark);
          at = mark + 1;
          if (line[at] === '"') {
            cell += '"';
            at += 1;
            continue;
          }
          cells.push(cell);
          cell = "";
          isQuoted = false;
          if (at === line.length) return record();
          if (line[at] !== separator) return wrong(textAfterQuotes);
          at += 1;
        } else if (line[at] === '"') {
          isQuoted = true;
          at += 1;
        } else {
          const found = line.indexOf(separator, at);
          const end = found === -1 ? line.length : found;
          const text = line.slice(at, end);
          if (!allowsStrayMarks && text.includes('"')) return wrong(markWithoutQuotes);
          cells.push(text);
          if (found === -1) return record();
          at = end + 1;
        }
      }
    },
  };
}

const textAfterQuotes =
  "text after a closing quotation mark: double every quotation mark within quotes";
const markWithoutQuotes =
  "a quotation mark in a cell without quotes: put the cell into quotes and double the mark";
