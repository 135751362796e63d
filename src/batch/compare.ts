/** What changed since an earlier run: its JSONL against the results of this one, row by row by their ids. */
import * as z from "zod";
import { bandOf, differences, yardstickKeys } from "../grading/comparison.ts";
import type { Yardstick, YardstickKey } from "../grading/comparison.ts";
import type { Language } from "../vocabulary.ts";
import type { EvaluateWords } from "../words/evaluate/english.ts";
import { evaluateError } from "../words/evaluate-errors.ts";
import { decimal } from "../words/numbers.ts";
import { oneLine } from "./one-line.ts";
import type { AnswerFile } from "./read-answers.ts";
import { createLineSplitter } from "./read-lines.ts";
import type { Line } from "./read-lines.ts";
import type { ResultRow } from "./row.ts";

export interface EarlierResult {
  /** 1 to 5; null when it had none. */
  readonly score: number | null;
  readonly spread: number | null;
  readonly yardstick: Yardstick;
}

/** By id. Rows without one were invalid and have no score. */
export type EarlierResults = ReadonlyMap<string, EarlierResult>;

/** One row's score then and now. */
export interface ScoreChange {
  readonly id: string;
  readonly candidate: string | null;
  readonly question: string | null;
  readonly before: number;
  readonly after: number;
  /** after - before, two decimals. */
  readonly change: number;
  /** What the score may move by without anything having changed. */
  readonly band: number;
}

export interface Comparison {
  /** Rows with a score in both runs, given by the same yardstick. */
  readonly compared: number;
  readonly better: number;
  readonly worse: number;
  /** Rows whose score changed by no more than its band, or not at all. */
  readonly within: number;
  /** Means over the compared rows; null when there are none. */
  readonly means: {
    readonly before: number;
    readonly after: number;
    readonly change: number;
    readonly band: number;
  } | null;
  /** The largest changes beyond their band, what got worse first; at most `mostChanges`. */
  readonly changes: readonly ScoreChange[];
  /** Rows with a score in both runs, by different yardsticks: in none of the numbers above. */
  readonly incomparable: {
    readonly count: number;
    /** How many rows differ in each. */
    readonly differs: Readonly<Record<YardstickKey, number>>;
    /** Mean of after - before; null when there are none. */
    readonly meanChange: number | null;
  };
  /** Rows that only this run has, and that only the earlier one had. */
  readonly added: number;
  readonly removed: number;
  /** The first of those that were removed. */
  readonly removedIds: readonly string[];
  /** Rows in both runs of which only one has a score. */
  readonly lostScore: number;
  readonly gainedScore: number;
}

const mostChanges = 20;
const mostIds = 20;

const earlierSchema = z.object({
  id: z.string().nullable(),
  status: z.enum(["evaluated", "ungraded", "invalid"]),
  score: z.number().min(1).max(5).nullable(),
  spread: z.number().min(0).nullable().default(null),
  engine: z.string().nullable(),
  model: z.string().nullable(),
  promptHash: z.string().nullable(),
  rubricHash: z.string().nullable(),
  calibration: z.object({ name: z.string() }).nullable().default(null),
});

/**
 * Reads what `--output` wrote in an earlier run, a line at a time; keeps of each row its id, score and spread, and each
 * yardstick once.
 * @throws GreenroomError `usage` with the line, when it is not such a file or cannot be read
 */
export async function readEarlierResults(file: AnswerFile): Promise<EarlierResults> {
  const results = new Map<string, EarlierResult>();
  const yardsticks = new Map<string, Yardstick>();
  const addLine = (line: Line): void => {
    if (line.status === "ok" && line.text.trim() === "") return;
    const row = line.status === "ok" ? parseResult(line.text) : null;
    if (row === null) {
      throw evaluateError("usage", (words) => words.notAResult(file.name, line.number));
    }
    // The second row of an id is invalid, and bears it too.
    if (row.id === null || (row.status === "invalid" && results.has(row.id))) return;
    const yardstick = yardstickOfRow(row);
    const key = JSON.stringify(yardstick);
    const known = yardsticks.get(key) ?? yardstick;
    yardsticks.set(key, known);
    results.set(row.id, { score: row.score, spread: row.spread, yardstick: known });
  };
  const splitter = createLineSplitter();
  for await (const chunk of file.open()) splitter.push(chunk).forEach(addLine);
  splitter.end().forEach(addLine);
  return results;
}

function yardstickOfRow(
  row: Pick<ResultRow, "engine" | "model" | "promptHash" | "rubricHash"> & {
    readonly calibration: { readonly name: string } | null;
  },
): Yardstick {
  const { engine, model, promptHash, rubricHash, calibration } = row;
  return { engine, model, promptHash, rubricHash, calibration: calibration?.name ?? null };
}

function parseResult(text: string): z.infer<typeof earlierSchema> | null {
  try {
    return earlierSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Compares the rows of this run as they come. A change counts when it is larger than the band of its row
 * (grading/comparison.ts). The band of the mean is √(Σ band²) ÷ n, the rows varying by themselves.
 */
export function createComparison(earlier: EarlierResults): {
  readonly add: (row: ResultRow) => void;
  readonly end: () => Comparison;
} {
  const unseen = new Map(earlier);
  // Of rows that are invalid now: a good row of the same id may still come.
  const invalidIds = new Set<string>();
  const counts = { better: 0, worse: 0, within: 0, added: 0, lostScore: 0, gainedScore: 0 };
  const sums = { before: 0, after: 0, squaredBands: 0, incomparable: 0 };
  const differs = { engine: 0, model: 0, promptHash: 0, rubricHash: 0, calibration: 0 };
  let incomparable = 0;
  let changes: ScoreChange[] = [];

  const compare = (
    row: ResultRow,
    id: string,
    before: number,
    after: number,
    band: number,
  ): void => {
    sums.before += before;
    sums.after += after;
    sums.squaredBands += band * band;
    const change = twoDecimals(after - before);
    if (Math.abs(change) <= band) {
      counts.within += 1;
      return;
    }
    counts[change > 0 ? "better" : "worse"] += 1;
    const { candidate, question } = row;
    changes.push({
      id,
      candidate,
      question: question?.slice(0, 500) ?? null,
      before,
      after,
      change,
      band,
    });
    if (changes.length >= 2 * mostChanges) changes = largest(changes);
  };

  return {
    add: (row) => {
      const { id, score } = row;
      if (id === null) return;
      const then = unseen.get(id);
      if (row.status === "invalid") {
        if (then !== undefined) invalidIds.add(id);
        return;
      }
      if (then === undefined) {
        counts.added += 1;
        return;
      }
      unseen.delete(id);
      if (score === null || then.score === null) {
        if (then.score !== null) counts.lostScore += 1;
        if (score !== null) counts.gainedScore += 1;
        return;
      }
      const different = differences(yardstickOfRow(row), then.yardstick);
      if (different.length > 0) {
        incomparable += 1;
        sums.incomparable += score - then.score;
        for (const key of different) differs[key] += 1;
        return;
      }
      compare(row, id, then.score, score, bandOf(row, then));
    },
    end: () => {
      for (const id of invalidIds) {
        if (typeof unseen.get(id)?.score === "number") counts.lostScore += 1;
        unseen.delete(id);
      }
      invalidIds.clear();
      const compared = counts.better + counts.worse + counts.within;
      return {
        ...counts,
        compared,
        means:
          compared === 0
            ? null
            : {
                before: sums.before / compared,
                after: sums.after / compared,
                change: (sums.after - sums.before) / compared,
                band: Math.sqrt(sums.squaredBands) / compared,
              },
        changes: largest(changes).toSorted((left, right) => left.change - right.change),
        incomparable: {
          count: incomparable,
          differs,
          meanChange: incomparable === 0 ? null : sums.incomparable / incomparable,
        },
        removed: unseen.size,
        removedIds: [...unseen.keys().take(mostIds)],
      };
    },
  };
}

/** Those that changed most, the first of equals. */
function largest(changes: readonly ScoreChange[]): ScoreChange[] {
  return changes
    .toSorted((left, right) => Math.abs(right.change) - Math.abs(left.change))
    .slice(0, mostChanges);
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The comparison as plain lines, a sentence each. They hold ids from outside: escape or sanitize them. */
export function describeComparison(
  comparison: Comparison,
  { comparison: words }: EvaluateWords,
  language: Language,
): readonly string[] {
  const { means, incomparable, compared, better, worse, within } = comparison;
  const lines: string[] = [];
  if (means === null) {
    lines.push(words.none);
  } else {
    const say = Math.abs(means.change) > means.band ? words.beyond : words.within;
    const shown = (value: number): string => decimal(value, language, 2);
    lines.push(
      say(
        shown(means.before),
        shown(means.after),
        signed(means.change, language),
        shown(means.band),
      ),
      words.counts(compared, better, worse, within),
    );
  }
  if (incomparable.count > 0) {
    const reasons = yardstickKeys
      .filter((key) => incomparable.differs[key] > 0)
      .map((key) => `${words.yardsticks[key]} (${incomparable.differs[key]})`);
    const change = signed(incomparable.meanChange ?? 0, language);
    lines.push(words.incomparable(incomparable.count, reasons.join(", "), change));
  }
  const { added, removed, removedIds, lostScore, gainedScore } = comparison;
  if (added > 0) lines.push(words.added(added));
  if (removed > 0) {
    const more = removed > removedIds.length ? ", …" : "";
    const ids = removedIds.map((id) => oneLine(id, 80)).join(", ");
    lines.push(words.removed(removed, `${ids}${more}`));
  }
  if (lostScore > 0) lines.push(words.lostScore(lostScore));
  if (gainedScore > 0) lines.push(words.gainedScore(gainedScore));
  return lines;
}

/** Changes beyond their band that `changes` does not list. */
export function unlistedChanges({ better, worse, changes }: Comparison): number {
  return better + worse - changes.length;
}

/** `+0.25`, `-0.25`, `0.00`. */
export function signed(value: number, language: Language): string {
  const rounded = twoDecimals(value);
  // Minus nothing is nothing.
  const text = decimal(rounded === 0 ? 0 : rounded, language, 2);
  return rounded > 0 ? `+${text}` : text;
}
