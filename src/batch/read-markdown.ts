/** Markdown: one answer a file, or one under each heading of the second level. */
import { inMegabytes, longestRowBytes } from "./read-lines.ts";
import type { Line } from "./read-lines.ts";
import { parseLines } from "./read-parser.ts";
import type { FileParser } from "./read-parser.ts";
import { oneLine } from "./one-line.ts";
import { invalid, readRow } from "./read-row.ts";
import type { RowOptions } from "./read-row.ts";
import type { ReadRow } from "./row.ts";

/** @throws when the text is not YAML */
export type ParseYaml = (text: string) => unknown;

const longestFrontMatter = 64 * 1024;

/** One answer while it is being read. */
interface Section {
  /** Of the heading, or 1. */
  readonly line: number;
  /** Null when the whole file is one answer. */
  readonly heading: string | null;
  readonly body: string[];
  length: number;
  /** Why it cannot be graded; null while it can. */
  damage: string | null;
}

/**
 * Rows of a Markdown file. It may begin with front matter: YAML between two lines of `---`, with the keys of JSONL.
 *
 * 1. When the front matter names a question (`question` or `questionId`), or `--question` gives one, the body is one
 *    answer, headings and all. Its line is 1.
 * 2. Else every heading of the second level (`## …`, not in a fenced code block) begins an answer that goes up to the
 *    next; what stands before the first is no answer. The heading is the question's id when it is one word in brackets
 *    (`## [js-closures]`) or exactly the id of a bank question (`## js-closures`), and its text otherwise.
 *    The front matter holds for all of them; with an `id`, theirs are `<id>#1`, `<id>#2`, …; `reference` and
 *    `criteria` are refused, since they belong to one question. Its line is the heading's.
 * 3. A file with neither is one invalid row.
 *
 * An answer is the text without blank lines at its beginning and end.
 */
export function parseMarkdown(
  file: string,
  defaults: RowOptions,
  parseYaml: ParseYaml,
): FileParser {
  let frontMatter: string[] | null = null;
  let frontMatterLength = 0;
  let fields: Readonly<Record<string, unknown>> = {};
  let section: Section | null = null;
  let isOneAnswer = defaults.question !== null;
  let isRefused = false;
  let headings = 0;
  let fence: string | null = null;

  const refuse = (reason: string): ReadRow[] => {
    isRefused = true;
    section = null;
    return [invalid({ file, line: 1 }, reason)];
  };

  const readFrontMatter = (text: string): ReadRow[] => {
    const parsed = parseFields(text, parseYaml);
    if ("reason" in parsed) return refuse(parsed.reason);
    ({ fields } = parsed);
    isOneAnswer ||= isGiven(fields["question"]) || isGiven(fields["questionId"]);
    if (!isOneAnswer && (isGiven(fields["reference"]) || isGiven(fields["criteria"]))) {
      return refuse("the front matter has a reference or criteria but no question to go with it");
    }
    return [];
  };

  const complete = (): ReadRow[] => {
    if (section === null) return [];
    const { line, heading, body, damage } = section;
    section = null;
    const place = { file, line };
    if (damage !== null) return [invalid(place, damage)];
    const answer = body
      .join("\n")
      .replace(/^(?:[ \t]*\n)+/, "")
      .trimEnd();
    if (heading === null) return [readRow({ ...fields, answer }, place, defaults)];
    headings += 1;
    const id = isGiven(fields["id"]) ? { id: `${String(fields["id"])}#${headings}` } : {};
    return [
      readRow({ ...fields, ...id, ...questionOf(heading, defaults), answer }, place, defaults),
    ];
  };

  const readBody = (line: Line): ReadRow[] => {
    const text = line.status === "ok" ? line.text : "";
    const heading = isOneAnswer || fence !== null ? null : headingOf(text);
    fence = fenceAfter(text, fence);
    if (heading !== null) {
      const rows = complete();
      section = { line: line.number, heading, body: [], length: 0, damage: null };
      return rows;
    }
    if (isOneAnswer) section ??= { line: 1, heading: null, body: [], length: 0, damage: null };
    if (section === null) return [];
    if (line.status === "bad") section.damage ??= `line ${line.number} ${line.reason}`;
    section.length += text.length + 1;
    if (section.length > longestRowBytes) {
      section.damage ??= `the answer is longer than ${inMegabytes(longestRowBytes)}`;
      section.body.length = 0;
    } else section.body.push(text);
    return [];
  };

  return parseLines({
    line: (line) => {
      if (isRefused) return [];
      if (line.number === 1 && line.status === "ok" && /^---[ \t]*$/.test(line.text)) {
        frontMatter = [];
        return [];
      }
      if (frontMatter === null) return readBody(line);
      if (line.status === "bad") return refuse(`line ${line.number} ${line.reason}`);
      if (/^(?:---|\.\.\.)[ \t]*$/.test(line.text)) {
        const text = frontMatter.join("\n");
        frontMatter = null;
        return readFrontMatter(text);
      }
      frontMatterLength += line.text.length + 1;
      if (frontMatterLength > longestFrontMatter) return refuse("the front matter is too long");
      frontMatter.push(line.text);
      return [];
    },
    end: () => {
      if (isRefused) return [];
      if (frontMatter !== null) return refuse("the front matter has no closing ---");
      if (isOneAnswer) section ??= { line: 1, heading: null, body: [], length: 0, damage: null };
      const rows = complete();
      return rows.length > 0 || headings > 0
        ? rows
        : refuse("names no question: put it in front matter, under ## headings, or in --question");
    },
    isDone: () => isRefused,
  });
}

function parseFields(
  text: string,
  parseYaml: ParseYaml,
): { readonly fields: Readonly<Record<string, unknown>> } | { readonly reason: string } {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "";
    return { reason: oneLine(`the front matter is not YAML: ${message}`) };
  }
  if (value === null || value === undefined) return { fields: {} };
  if (typeof value !== "object" || Array.isArray(value)) {
    return { reason: "the front matter is not a list of keys and values" };
  }
  return { fields: { ...value } };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** The text of a heading of the second level (CommonMark 0.31, ATX headings); null for any other line. */
function headingOf(line: string): string | null {
  const match = /^ {0,3}##(?:[ \t]+(.*))?$/.exec(line);
  if (match === null) return null;
  return (match[1] ?? "").replace(/(?:^|[ \t]+)#+[ \t]*$/, "").trim();
}

/** The fence that is open after this line, when `open` was before it: backticks or tildes; null when none is. */
function fenceAfter(line: string, open: string | null): string | null {
  if (open === null) return /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null;
  const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1] ?? "";
  return closing.startsWith(open) ? null : open;
}

function questionOf(heading: string, defaults: RowOptions): Readonly<Record<string, string>> {
  const bracketed = /^\[([^\s[\]]+)\]$/.exec(heading)?.[1];
  if (bracketed !== undefined) return { questionId: bracketed };
  return defaults.isBankQuestion(heading) ? { questionId: heading } : { question: heading };
}
