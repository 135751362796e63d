/** From lines to the text of a document: blank lines between blocks, words joined that a line end had divided. */
import type { Line } from "./lines.ts";

/** First halves of compounds that are hardly ever the first syllables of another word. */
const compoundBeginnings: ReadonlySet<string> = new Set(
  "cross cutting five four full highly large long self six small third three two well".split(" "),
);
/** Second halves of compounds that are hardly ever the last syllables of another word. */
const compoundEndings: ReadonlySet<string> = new Set(
  (
    "agnostic and availability aware based by centric class cloud commerce compliant critical day defined driven edge efficient end " +
    "facing first focused free friendly functional generation grade growing hosted hour house in intensive language latency learning " +
    "level like managed minded month native of off on oriented out paced page party performance person platform premise premises quality region " +
    "related safe scale service side site solving source specific speed stack stage step strong team tenant term tested the threaded " +
    "through throughput time to tolerant traffic up value volume week wide word year"
  ).split(" "),
);
/** Syllables that make other words with those: "in-side", "over-time", "un-like". */
const syllables: ReadonlySet<string> = new Set(
  "a any be bed down every in life out over re some sub super un under up with work".split(" "),
);

/** A line that ends in a divided word: what is before the hyphen, of which the last word is captured. */
const dividedEnd = /(?<word>[\p{L}\p{N}][\p{L}\p{N}'’-]*)-$/u;
const continuation = /^(?<word>\p{Ll}[\p{L}'’-]*[.,;:!?)\]]*)\s*(?<rest>.*)$/u;

interface Vocabulary {
  has(word: string): boolean;
}

function vocabularyOf(lines: readonly Line[]): Vocabulary {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu))
      words.add(word.toLowerCase());
  }
  return words;
}

/** Whether the hyphen between the two halves is part of the word, going by the document's own spelling first. */
function keepsHyphen(before: string, after: string, vocabulary: Vocabulary): boolean {
  const plain = after.replace(/[^\p{L}\p{N}-]+$/u, "");
  if (vocabulary.has(`${before}-${plain}`.toLowerCase())) return true;
  if (vocabulary.has(`${before}${plain}`.toLowerCase())) return false;
  // "end-of-|life" has hyphens already, "HTTP-|only" and "p95-|latency" begin with no common word.
  if (before.includes("-") || /[\p{Lu}\p{N}]$/u.test(before)) return true;
  const [first, second] = [before.toLowerCase(), plain.split("-")[0] ?? ""];
  return compoundBeginnings.has(first) || (compoundEndings.has(second) && !syllables.has(first));
}

/** Moves the second half of a divided word up to the line of the first. */
function joinDividedWords(lines: readonly Line[]): Line[] {
  const vocabulary = vocabularyOf(lines);
  const joined: Line[] = [];
  for (const original of lines) {
    let line = original;
    const previous = joined.at(-1);
    const before =
      previous === undefined ? undefined : dividedEnd.exec(previous.text)?.groups?.["word"];
    const next = continuation.exec(line.text)?.groups;
    const [word, rest] = [next?.["word"], next?.["rest"] ?? ""];
    const isSameText =
      previous !== undefined &&
      previous.angle === line.angle &&
      Math.abs(previous.size - line.size) < 0.15 * line.size;
    if (previous !== undefined && before !== undefined && word !== undefined && isSameText) {
      const hyphen = keepsHyphen(before, word, vocabulary) ? "-" : "";
      joined[joined.length - 1] = {
        ...previous,
        text: `${previous.text.slice(0, -1)}${hyphen}${word}`,
      };
      if (rest === "") {
        // The divided word was the whole line: what follows is measured from there.
        joined[joined.length - 1] = {
          ...previous,
          text: `${previous.text.slice(0, -1)}${hyphen}${word}`,
          baseline: line.baseline,
        };
        continue;
      }
      line = { ...line, text: rest };
    }
    joined.push(line);
  }
  return joined;
}

/** The distance from one line down to the next, in shares of the larger font size; null when it is not below. */
function leadingBetween(above: Line, below: Line): number | null {
  if (above.angle !== below.angle) return null;
  const leading = (above.baseline - below.baseline) / Math.max(above.size, below.size, 1e-6);
  return leading > 0 ? leading : null;
}

/** Lines this much further apart than usual begin a new block. */
const blockLeading = 1.35;

/** The text of the page's lines, a blank line where a block or column ends. */
function writeLines(lines: readonly Line[]): string {
  const leadings = lines.flatMap((line, index) => {
    const above = lines[index - 1];
    const leading = above === undefined ? null : leadingBetween(above, line);
    return leading !== null && leading < 3 ? [leading] : [];
  });
  const sorted = leadings.toSorted((a, b) => a - b);
  const usual = Math.max(1, sorted[Math.floor(sorted.length / 2)] ?? 1.2);
  let text = "";
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    if (above !== undefined) {
      const leading = leadingBetween(above, line);
      // Pieces of one line that could not be brought together have a leading of nearly nothing.
      text += leading !== null && leading <= usual * blockLeading ? "\n" : "\n\n";
    }
    text += line.text;
  }
  return text;
}

/** The text of a document from the lines of each of its pages. */
export function textOf(pages: readonly (readonly Line[])[]): string {
  // Words are divided over page ends too, but a footer mostly stands between: only pages themselves are joined inside.
  return pages
    .map((lines) => writeLines(joinDividedWords(lines)))
    .filter((page) => page !== "")
    .join("\n\n")
    .trim();
}
