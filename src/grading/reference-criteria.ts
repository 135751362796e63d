/**
 * Criteria from answers that are known to be good, without a model: what the reference says, clause by clause. The
 * grader finds a clause again by its content words, their inflections and synonyms.
 */
import type { Criterion, Language } from "./question.ts";
import { tokenize } from "./text/tokens.ts";

export interface ReferencedQuestion {
  readonly text: string;
  readonly language: Language;
  /** A dimension of the kind's rubric, for every criterion. */
  readonly dimension: string;
}

/** As many as a question of the bank may have; a longer reference is told by its most telling clauses. */
const mostCriteria = 8;

/** A clause of fewer content words says nothing by itself and stays with its neighbour. */
const leastWords = 2;

/** Two clauses of different references that share so many of the shorter one's words say the same. */
const sameShare = 0.6;

interface Clause {
  readonly text: string;
  readonly keys: ReadonlySet<string>;
}

/**
 * One criterion for each clause of the first reference, then for those that only the other references have. A clause
 * weighs 2, and 3 where another reference says it too; one that only another reference has weighs 1, since the first
 * was good without it. Words of the question itself count for nothing.
 *
 * @returns 0 to 8 criteria; none when the references hold no word beyond the question's
 */
export function criteriaFromReferences(
  question: ReferencedQuestion,
  references: readonly string[],
): Criterion[] {
  const asked = new Set(contentKeys(question.text, question.language));
  const [first = [], ...others] = references.map((reference) =>
    clausesOf(reference, question.language, asked),
  );
  const added: Clause[] = [];
  for (const clause of others.flat()) {
    if (![...first, ...added].some((known) => isSame(known, clause))) added.push(clause);
  }
  const weighed = [
    ...first.map((clause) => {
      const isShared = others.flat().some((other) => isSame(other, clause));
      return { ...clause, weight: isShared ? 3 : 2 };
    }),
    ...added.map((clause) => ({ ...clause, weight: 1 })),
  ];
  const telling = new Set(
    weighed
      .toSorted((left, right) => right.weight - left.weight || right.keys.size - left.keys.size)
      .slice(0, mostCriteria),
  );
  return weighed
    .filter((clause) => telling.has(clause))
    .map(({ text, weight }, index) => ({
      id: `reference-${index + 1}`,
      text,
      weight,
      dimension: question.dimension,
      // The grader takes the content words of the sentence where no concepts are written.
      concepts: [],
      contradictions: [],
    }));
}

/** The clauses of a reference that say something beyond the question, verbatim but for a mark at the end. */
function clausesOf(reference: string, language: Language, asked: ReadonlySet<string>): Clause[] {
  const { sentences } = tokenize(reference, language);
  return sentences.flatMap(({ start, end }) => {
    const clauses: Clause[] = [];
    let pending = "";
    for (const part of reference
      .slice(start, end)
      .split(/(?<=[;:])\s+|,\s+(?=(?:and|but|so|y|pero|e|mas)\s)/u)) {
      pending = pending === "" ? part : `${pending} ${part}`;
      const keys = new Set(contentKeys(pending, language).filter((key) => !asked.has(key)));
      if (keys.size < leastWords) continue;
      clauses.push({ text: withoutEnd(pending), keys });
      pending = "";
    }
    const keys = new Set(contentKeys(pending, language).filter((key) => !asked.has(key)));
    // One telling word may be all that there is to a short answer.
    if (keys.size > 0) clauses.push({ text: withoutEnd(pending), keys });
    return clauses;
  });
}

function withoutEnd(clause: string): string {
  return clause.trim().replace(/[\s,;:]+$/u, "");
}

function isSame(left: Clause, right: Clause): boolean {
  const shared = left.keys.intersection(right.keys).size;
  return shared >= sameShare * Math.min(left.keys.size, right.keys.size);
}

function contentKeys(text: string, language: Language): string[] {
  return tokenize(text, language)
    .tokens.filter((token) => !token.isFunctionWord)
    .map((token) => token.key);
}
