/**
 * JUnit XML for CI servers: a test case an answer. Valid by both schemas that are in use, Ant's (which asks for every
 * attribute, `properties`, `system-out` and `system-err`, and forbids attributes of `testsuites`) and Jenkins'.
 */
import { createMean, meanBelow } from "./mean.ts";
import { oneLine } from "./one-line.ts";
import type { ResultRow } from "./row.ts";
import type { ResultWriter, WriteText } from "./write-results.ts";

/** Somewhere to keep text until the numbers that stand before it are known. */
export interface Spool {
  readonly write: WriteText;
  /** All that was written, in pieces, once. */
  readonly read: () => AsyncIterable<string>;
}

export interface JunitOptions {
  /** Answers below it fail; null: none does. */
  readonly minScore: number | null;
  /** A mean below it is one more test that fails; null: there is no such test. */
  readonly minMean: number | null;
  readonly now: () => Date;
}

const longestName = 200;
const longestQuote = 300;
/** An id, a place and a candidate with what stands between them. */
const longestAttribute = 3 * longestName + 20;
/** Of a reason: servers show it whole, and GitLab keeps it in its database. */
const longestReason = 2000;

/**
 * Spools the test cases, and writes the file at the end: the counts come first. An answer below `minScore` is a failure
 * with what it lacks; one that could not be graded or read is an error, since nothing is known of it. Test cases are
 * called by their row and grouped (`classname`) by their question. They have no time of their own: judging runs in
 * parallel, and an unchanged answer costs none.
 */
export function createJunitWriter(
  write: WriteText,
  spool: Spool,
  options: JunitOptions,
): ResultWriter {
  const startedAt = options.now();
  const counts = { tests: 0, failures: 0, errors: 0 };
  const scores = createMean();
  let scored = 0;

  const add = (className: string, name: string, outcome: Outcome | null): void | Promise<void> => {
    counts.tests += 1;
    if (outcome?.element === "failure") counts.failures += 1;
    if (outcome?.element === "error") counts.errors += 1;
    return spool.write(testCase(className, name, outcome));
  };

  return {
    add: (row) => {
      if (row.score !== null) {
        scores.add(row.score);
        scored += 1;
      }
      return add(classOf(row), nameOf(row), outcomeOf(row, options.minScore));
    },
    end: async () => {
      const mean = scores.value();
      if (options.minMean !== null)
        await add(suite, "mean score", meanOutcome(mean, options.minMean));
      const seconds = Math.max(0, (options.now().getTime() - startedAt.getTime()) / 1000);
      await write(
        `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite${attributes({
          name: suite,
          // Asked for by Ant; a server puts it in front of the name.
          package: "",
          id: "0",
          hostname: "localhost",
          timestamp: startedAt.toISOString().slice(0, 19),
          tests: String(counts.tests),
          failures: String(counts.failures),
          errors: String(counts.errors),
          skipped: "0",
          time: seconds.toFixed(3),
        })}>\n    <properties/>\n`,
      );
      for await (const piece of spool.read()) await write(piece);
      const summary = `${scored} of ${counts.tests - (options.minMean === null ? 0 : 1)} answers evaluated, mean ${mean?.toFixed(2) ?? "none"}`;
      await write(
        `    <system-out>${escapeXml(summary)}</system-out>\n    <system-err/>\n  </testsuite>\n</testsuites>\n`,
      );
    },
  };
}

const suite = "greenroom";

interface Outcome {
  readonly element: "failure" | "error";
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

function testCase(className: string, name: string, outcome: Outcome | null): string {
  const open = `    <testcase${attributes({ classname: className, name, time: "0" })}`;
  if (outcome === null) return `${open}/>\n`;
  const { element, type, message, text } = outcome;
  return `${open}>\n      <${element}${attributes({ message, type })}>${escapeXml(text)}</${element}>\n    </testcase>\n`;
}

function outcomeOf(row: ResultRow, minScore: number | null): Outcome | null {
  const place = placeOf(row);
  if (row.score === null) {
    const reason = row.reason ?? "not evaluated";
    const text = `${place}: ${oneLine(reason, longestReason)}`;
    return { element: "error", type: row.status, message: reason, text };
  }
  if (minScore === null || row.score >= minScore) return null;
  const lines = [
    `${place}: score ${row.score}, below ${minScore}`,
    `Question: ${oneLine(row.question ?? row.questionId ?? "", longestQuote)}`,
    ...row.marks.map(({ criterionId, mark, quote }) => {
      const words = quote === null ? "" : `: “${oneLine(quote, longestQuote)}”`;
      return `${mark} ${oneLine(criterionId, longestName)}${words}`;
    }),
    ...(row.nextStep === null ? [] : [`Next: ${oneLine(row.nextStep, longestQuote)}`]),
  ];
  const message = `score ${row.score} is below ${minScore}`;
  return { element: "failure", type: "score", message, text: lines.join("\n") };
}

function meanOutcome(mean: number | null, minMean: number): Outcome | null {
  if (mean === null) {
    const message = "no answer was evaluated";
    return { element: "error", type: "mean", message, text: message };
  }
  if (mean >= minMean) return null;
  const message = `mean ${meanBelow(mean, minMean)} is below ${minMean}`;
  return { element: "failure", type: "mean", message, text: message };
}

/** A server takes what stands before the last dot for a package. */
function classOf(row: ResultRow): string {
  const question = row.questionId ?? row.question ?? row.file;
  return `${suite}.${oneLine(question.slice(0, longestName).replaceAll(".", " "), longestName)}`;
}

/**
 * Servers that find two cases of one name keep one of them. Ids are told apart by all that stands in them, so where one
 * is cut, or holds what cannot be written, its place follows.
 */
function nameOf(row: ResultRow): string {
  const candidate = row.candidate === null ? "" : ` (${oneLine(row.candidate, longestName)})`;
  const id = row.id === null ? "" : oneLine(row.id, longestName);
  const name = id !== "" && id === row.id ? id : `${id} ${placeOf(row)}`.trim();
  return `${name}${candidate}`;
}

/** The end of a long path tells more than its beginning. */
function placeOf({ file, line }: ResultRow): string {
  const path = file.length > longestName ? `…${file.slice(1 - longestName)}` : file;
  return `${oneLine(path, longestName)}:${line}`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(oneLine(value, longestAttribute))}"`)
    .join("");
}

/** What XML 1.0 has no way to write (section 2.2), and the controls that it advises against. */
const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escapeXml(text: string): string {
  return text.replace(unwritable, "").replace(/[&<>"]/g, (character) => entities[character] ?? "");
}
