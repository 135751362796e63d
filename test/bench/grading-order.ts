/**
 * Order, where there are no human grades: the bank's own examples must come out weak < middling < strong, and an answer
 * that loses what shows one dimension must lose there and nowhere else.
 */
import type { Evaluation } from "../../src/grading/evaluation.ts";
import type { Question } from "../../src/grading/question.ts";
import { tokenize } from "../../src/grading/text/tokens.ts";

type Grade = (question: Question, answer: string) => Evaluation;

/** Whether a question's three examples come out in their order; null when it has not all of them. */
function isInOrder(question: Question, grade: Grade): boolean | null {
  const { weak, middling, strong } = question.examples ?? {};
  if (weak === undefined || middling === undefined || strong === undefined) return null;
  const [low = 0, middle = 0, high = 0] = [weak, middling, strong].map(
    (text) => grade(question, text).score ?? 0,
  );
  return low < middle && middle < high;
}

interface Deletion {
  readonly questionId: string;
  readonly dimension: string;
  /** The dimension's score fell. */
  readonly isLowered: boolean;
  /** Other dimensions whose score changed. */
  readonly alsoChanged: readonly string[];
}

/**
 * For each dimension of a question: the strong example without the sentences that carry the quotes of its criteria,
 * graded anew. What is said twice is taken out twice: until the score falls, or until nothing is left that carries a
 * quote of this dimension and of no other (a shared sentence would rightly cost both). Dimensions without any sentence of
 * their own are left out.
 */
function deletions(question: Question, grade: Grade): Deletion[] {
  const strong = question.examples?.strong;
  if (strong === undefined) return [];
  const before = grade(question, strong);
  const sentences = tokenize(strong, question.language).sentences.map(({ start, end }) =>
    strong.slice(start, end),
  );
  const dimensions = Object.keys(before.dimensions);
  return dimensions.flatMap((dimension) => {
    const changes = (after: Evaluation): string[] =>
      dimensions.filter((name) => (after.dimensions[name] ?? 1) < (before.dimensions[name] ?? 1));
    let left = sentences;
    let changed: string[] = [];
    while (!changed.includes(dimension)) {
      const own = ownSentences(question, left, dimension, grade);
      if (own.length === 0) break;
      left = left.filter((sentence) => !own.includes(sentence));
      changed = changes(grade(question, joined(left)));
    }
    if (left.length === sentences.length) return [];
    return [
      {
        questionId: question.id,
        dimension,
        isLowered: changed.includes(dimension),
        alsoChanged: changed.filter((name) => name !== dimension),
      },
    ];
  });
}

const joined = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `${sentence}.`).join(" ");

/** The sentences that carry quotes of one dimension's criteria and of no other's. */
function ownSentences(
  question: Question,
  sentences: readonly string[],
  dimension: string,
  grade: Grade,
): string[] {
  const quotes = grade(question, joined(sentences)).marks.flatMap(({ criterionId, quote }) => {
    const criterion = question.criteria.find(({ id }) => id === criterionId);
    return quote === null ? [] : [{ quote, isOwn: criterion?.dimension === dimension }];
  });
  const carries = (sentence: string, quote: string): boolean =>
    quote.includes(sentence) || sentence.includes(quote) || overlaps(sentence, quote);
  return sentences.filter((sentence) => {
    const carried = quotes.filter(({ quote }) => carries(sentence, quote));
    return carried.length > 0 && carried.every(({ isOwn }) => isOwn);
  });
}

/** A quote of two sentences ends in the one or begins in it. */
const overlaps = (sentence: string, quote: string): boolean =>
  quote.split(/[.!?]\s+/u).some((part) => part !== "" && sentence.includes(part));

const share = (found: readonly boolean[]): number =>
  found.length === 0 ? 0 : found.filter(Boolean).length / found.length;

export interface OrderMeasure {
  readonly name: string;
  readonly share: number;
  readonly count: number;
  /** Question ids, with the dimension where it is about one. */
  readonly faults: readonly string[];
}

interface Finding {
  readonly fault: string;
  readonly holds: boolean;
}

const measure = (name: string, found: readonly Finding[]): OrderMeasure => ({
  name,
  share: share(found.map(({ holds }) => holds)),
  count: found.length,
  faults: found.filter(({ holds }) => !holds).map(({ fault }) => fault),
});

/** The shares that hold over a bank, and where they do not. */
export function measureOrder(questions: readonly Question[], grade: Grade) {
  const ordered = questions.flatMap((question) => {
    const holds = isInOrder(question, grade);
    return holds === null ? [] : [{ fault: question.id, holds }];
  });
  const deleted = questions.flatMap((question) => deletions(question, grade));
  const exactly = (of: readonly Deletion[]): Finding[] =>
    of.map(({ questionId, dimension, isLowered, alsoChanged }) => ({
      fault: `${questionId}/${dimension}`,
      holds: isLowered && alsoChanged.length === 0,
    }));
  const of = (name: string) => deleted.filter(({ dimension }) => dimension === name);
  return {
    order: measure("weak < middling < strong", ordered),
    deleted: measure("a part deleted lowers exactly its dimension", exactly(deleted)),
    result: measure("  a STAR answer's result", exactly(of("result"))),
    tradeOffs: measure("  a design's trade-offs", exactly(of("trade-offs"))),
    others: measure(
      "  it lowers no other dimension",
      deleted.map(({ questionId, dimension, alsoChanged }) => ({
        fault: `${questionId}/${dimension}`,
        holds: alsoChanged.length === 0,
      })),
    ),
  };
}

/** Columns: measure, share, of how many. */
export function formatOrder(measures: readonly OrderMeasure[]): string {
  return measures
    .map(
      ({ name, share: value, count, faults }) =>
        `${name.padEnd(46)}${(100 * value).toFixed(1).padStart(6)} % of ${count}` +
        (faults.length === 0 ? "" : `\n    not: ${faults.join(", ")}`),
    )
    .join("\n");
}
