/** The questions of a run's rows, each made once: graders compile a question and know it again as the same object. */
import { criteriaFromReferences } from "../grading/reference-criteria.ts";
import type { Criterion, Kind, Language, Question, Rubric } from "../grading/question.ts";
import { bareQuestion, levelSchema } from "../grading/question.ts";
import { rubricHash } from "../grading/score.ts";
import { criteriaKey, hashQuestion } from "./cache-key.ts";
import type { AnswerRow, RowQuestion } from "./row.ts";

/** A question that answers can be judged by. */
export interface AskedQuestion {
  readonly question: Question;
  readonly rubric: Rubric;
  readonly questionHash: string;
  readonly rubricHash: string;
}

/** A question that has no criteria yet. */
export interface BareQuestion {
  readonly text: string;
  readonly kind: Kind;
  readonly language: Language;
  readonly references: readonly string[];
  /** Under which its criteria are kept. */
  readonly criteriaKey: string;
}

export type FoundQuestion =
  | { readonly status: "ready"; readonly asked: AskedQuestion }
  | { readonly status: "bare"; readonly bare: BareQuestion }
  | { readonly status: "unknown"; readonly questionId: string };

/** A question of the bank, in a language or else in English; null when there is none of that id. */
export type BankQuestion = (id: string, language?: Language) => Question | null;

export interface QuestionsOptions {
  readonly bankQuestion: BankQuestion;
  readonly rubricFor: (kind: Kind) => Rubric;
  /** The criteria of a question that came without, now; null when there are none yet. */
  readonly criteriaFor: (bare: BareQuestion) => readonly Criterion[] | null;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
}

/**
 * So many questions are kept compiled, a few dozen kilobytes each; a batch with more different ones compiles some again.
 */
const mostKept = 500;

/** Finds the question of each row. */
export function createQuestions(options: QuestionsOptions): (row: AnswerRow) => FoundQuestion {
  const { hash } = options;
  const kept = new Map<string, AskedQuestion>();
  /** Rows that are about the same share their question; see `createRowReader`. */
  const keys = new WeakMap<RowQuestion, { readonly language: Language; readonly key: string }>();

  function keyOf(question: Extract<RowQuestion, { source: "row" }>, language: Language): string {
    const known = keys.get(question);
    if (known?.language === language) return known.key;
    const { text, kind, references, criteria } = question;
    // Hashed, since a question may come with a book of references.
    const key = hash(JSON.stringify([text, kind, language, references, criteria]));
    keys.set(question, { language, key });
    return key;
  }

  function keep(key: string, question: Question): AskedQuestion {
    const rubric = options.rubricFor(question.kind);
    const asked = {
      question,
      rubric,
      questionHash: hashQuestion(question, hash),
      rubricHash: rubricHash(question, rubric, hash),
    };
    const oldest = kept.size < mostKept ? undefined : kept.keys().next().value;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, asked);
    return asked;
  }

  function ofRow(
    question: Extract<RowQuestion, { source: "row" }>,
    language: Language,
  ): FoundQuestion {
    const { text, kind, references, criteria } = question;
    const key = keyOf(question, language);
    const known = kept.get(key);
    if (known !== undefined) return { status: "ready", asked: known };
    const bare = { text, kind, language, references };
    const withKey = { ...bare, criteriaKey: criteriaKey(bare, hash) };
    const found = criteria.length > 0 ? criteria : options.criteriaFor(withKey);
    return found === null
      ? { status: "bare", bare: withKey }
      : { status: "ready", asked: keep(key, toQuestion(withKey, found)) };
  }

  return ({ question, language }) => {
    if (question.source === "row") return ofRow(question, language);
    const { questionId } = question;
    const key = `bank ${language} ${questionId}`;
    const known = kept.get(key);
    if (known !== undefined) return { status: "ready", asked: known };
    const found = options.bankQuestion(questionId, language);
    return found === null
      ? { status: "unknown", questionId }
      : { status: "ready", asked: keep(key, found) };
  };
}

function toQuestion(bare: BareQuestion, criteria: readonly Criterion[]): Question {
  const { text, language, kind } = bare;
  const id = `row-${bare.criteriaKey.slice(0, 12)}`;
  const seniority = [...levelSchema.options];
  return bareQuestion({ id, text, language, area: "batch", kind, seniority, criteria });
}

/** What can be taken from a question's references without a model; null when that is nothing. */
export function derivedCriteria(bare: BareQuestion, rubric: Rubric): readonly Criterion[] | null {
  const dimension = rubric.dimensions[0]?.id ?? "correctness";
  const criteria = criteriaFromReferences({ ...bare, dimension }, bare.references);
  return criteria.length === 0 ? null : criteria;
}
