/** From what a file says of one answer to a row that can be graded, or to why it cannot. */
import * as z from "zod";
import { criterionSchema, kindSchema, languageSchema, levelSchema } from "../grading/question.ts";
import type { Criterion, Kind, Language, Level } from "../grading/question.ts";
import { oneLine } from "./one-line.ts";
import type { AnswerRow, AudioRow, ReadRow, RowPlace, RowQuestion } from "./row.ts";
import { issueText } from "../words/issues.ts";
import { english } from "../words/issues/english.ts";

/** What holds for every row that does not say it itself. */
export interface RowDefaults {
  /** Of `--question` or `--question-id`; null: every row has to name its own. */
  readonly question: RowQuestion | null;
  readonly language: Language;
  readonly level: Level;
  readonly kind: Kind;
  /** Whether the bank holds a question of this id. */
  readonly isBankQuestion: (id: string) => boolean;
}

/** What reading rows takes. */
export interface RowOptions extends RowDefaults {
  /** SHA-256 in hexadecimal (`Ambient.hash`). */
  readonly hash: (text: string) => string;
}

const textSchema = z.string().trim();
/** People number their rows and their candidates. */
const nameSchema = z.union([textSchema, z.number().transform(String)]);

/** One of a few words, in any case; a blank one is not there. */
function wordOf<Word extends string>(words: z.ZodType<Word>) {
  return z.preprocess((value) => {
    if (typeof value !== "string") return value;
    const word = value.trim().toLowerCase();
    return word === "" ? null : word;
  }, words.nullish());
}

/** What a criterion of a row may leave out is filled in by `completeCriteria`. */
const rowCriterionSchema = z.union([
  textSchema.transform((text) => ({ text })),
  z.object({ text: textSchema }).catchall(z.unknown()),
]);

/** More would not fit the rubric's eight with room to spare; a list this long is a mistake. */
const mostCriteria = 20;

const fieldsSchema = z.object({
  id: nameSchema.nullish(),
  question: textSchema.nullish(),
  questionId: textSchema.nullish(),
  answer: z.string(),
  candidate: nameSchema.nullish(),
  language: wordOf(languageSchema),
  kind: wordOf(kindSchema),
  level: wordOf(levelSchema),
  // By `measureSchema`.
  reference: z.unknown().optional(),
  criteria: z.unknown().optional(),
});

/** What an answer is measured by, where the row brings it: the larger part of most rows, and the same in many. */
const measureSchema = z.object({
  reference: z.union([textSchema.transform((text) => [text]), z.array(textSchema)]).nullish(),
  criteria: z.array(rowCriterionSchema).max(mostCriteria).nullish(),
});

type Fields = Omit<z.infer<typeof fieldsSchema>, "answer">;

const expectations: Readonly<Record<string, string>> = {
  id: "a text or a number",
  question: "a text",
  questionId: "a text",
  reference: "a text or a list of texts",
  criteria: `a list of up to ${mostCriteria} sentences, or of objects with "text"`,
  answer: "a text",
  candidate: "a text or a number",
  language: languageSchema.options.join(", "),
  kind: kindSchema.options.join(", "),
  level: levelSchema.options.join(", "),
};

/** Where a criterion of a row goes that names no dimension: the first of its kind's rubric that every question has. */
export const dimensionByKind: Readonly<Record<Kind, string>> = {
  technical: "correctness",
  behavioural: "action",
  "system-design": "design",
};

/** Finds what a row is about. */
type QuestionReader = (fields: Fields) => RowQuestion | { readonly reason: string };

/**
 * The row of one answer.
 *
 * `questionId` wins over `question` when the bank has it, or when there is no `question`; a row with both and an id of
 * its own keeping is about its `question`. A row that names neither takes the default question, and may bring its own
 * references. An answer that is there but blank is an answer: it scores 1. White space around a question, a reference
 * and a name is dropped; the answer is kept as it is.
 *
 * @param fields any value: unknown keys are ignored, null counts as not there
 * @param placeName the id of a row that brings none
 */
export function readRow(
  fields: unknown,
  place: RowPlace,
  defaults: RowOptions,
  placeName = `${place.file}:${place.line}`,
  questionOf: QuestionReader = (read) => readQuestion(read, defaults),
): ReadRow {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success) return invalid(place, reasonOf(parsed.error, fields), idOf(fields));
  const { answer } = parsed.data;
  const base = readBase(parsed.data, place, defaults, placeName, questionOf);
  if ("status" in base) return base;
  const damage = damageOf(answer);
  if (damage !== null) return invalid(place, `its answer ${damage}`, base.id);
  const answerHash = hashAnswer(base.question, answer, defaults.hash);
  return { status: "ok", row: { ...base, answer, answerHash } };
}

/** So many questions of one file are remembered. */
const mostQuestions = 100;
/** One with a book of references is read anew. */
const longestQuestion = 20_000;

/**
 * `readRow` for the rows of one file. Rows that are about the same have the very same question, which is read once: in a
 * file of answers to a few questions it is most of the work.
 * @param fields of JSON or CSV: nothing that contains itself
 */
export function createRowReader(
  defaults: RowOptions,
): (fields: unknown, place: RowPlace, placeName?: string) => ReadRow {
  const kept = new Map<string, ReturnType<QuestionReader>>();

  const questionOf: QuestionReader = (fields) => {
    const { question, questionId, kind, reference, criteria } = fields;
    const key = JSON.stringify([question, questionId, kind, reference, criteria]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const fresh = readQuestion(fields, defaults);
    const oldest = kept.size < mostQuestions ? undefined : kept.keys().next().value;
    if (oldest !== undefined) kept.delete(oldest);
    if (key.length <= longestQuestion) kept.set(key, fresh);
    return fresh;
  };

  return (fields, place, placeName) => readRow(fields, place, defaults, placeName, questionOf);
}

/** What two rows share that bring the same answer to the same question. @param hash SHA-256 in hexadecimal */
export function hashAnswer(
  question: RowQuestion,
  answer: string,
  hash: (text: string) => string,
): string {
  const named = question.source === "bank" ? question.questionId : question.text;
  return hash(JSON.stringify([question.source, named, answer]));
}

/** The row of an answer that is to be transcribed; what it is about comes from the defaults. */
export function readAudioRow(
  place: RowPlace,
  audio: AudioRow["audio"],
  defaults: RowDefaults,
): { readonly status: "audio"; readonly row: AudioRow } | ReadRow {
  const base = readBase({}, place, defaults, place.file, (fields) =>
    readQuestion(fields, defaults),
  );
  return "status" in base ? base : { status: "audio", row: { ...base, audio } };
}

/** An invalid row. The reason goes on after the place: `answers.jsonl:3 names no question`. */
export function invalid(place: RowPlace, reason: string, id: string | null = null): ReadRow {
  return { status: "invalid", row: { file: place.file, line: place.line, id, reason } };
}

function readBase(
  fields: Fields,
  place: RowPlace,
  defaults: RowDefaults,
  placeName: string,
  questionOf: QuestionReader,
): Omit<AnswerRow, "answer" | "answerHash"> | ReadRow {
  const id = given(fields.id) ?? placeName;
  const { id: ownId, question: text, questionId, candidate } = fields;
  const reason = damageIn({ id: ownId, question: text, questionId, candidate });
  if (reason !== null) return invalid(place, reason, idOf(fields));
  const question = questionOf(fields);
  if ("reason" in question) return invalid(place, question.reason, id);
  return {
    file: place.file,
    line: place.line,
    id,
    question,
    candidate: given(candidate),
    language: fields.language ?? defaults.language,
    level: fields.level ?? defaults.level,
  };
}

function readQuestion(
  fields: Fields,
  defaults: RowDefaults,
): RowQuestion | { readonly reason: string } {
  const measure = measureSchema.safeParse(fields);
  if (!measure.success) return { reason: reasonOf(measure.error, fields) };
  const damage = damageIn(measure.data);
  if (damage !== null) return { reason: damage };
  const text = given(fields.question);
  const questionId = given(fields.questionId);
  if (questionId !== null && (text === null || defaults.isBankQuestion(questionId))) {
    return { source: "bank", questionId };
  }
  const references = (measure.data.reference ?? []).filter((reference) => reference !== "");
  const kind = fields.kind ?? defaults.kind;
  const criteria = completeCriteria(measure.data.criteria ?? [], kind);
  if ("reason" in criteria) return criteria;
  if (text !== null) return { source: "row", text, kind, references, criteria };
  const { question } = defaults;
  if (question === null) {
    return { reason: 'names no question: give "question", "questionId", or --question' };
  }
  if (question.source === "bank") return question;
  return {
    ...question,
    kind: fields.kind ?? question.kind,
    references: references.length > 0 ? references : question.references,
    criteria: criteria.length > 0 ? criteria : question.criteria,
  };
}

/** Criteria with what was left out: a running id, weight 1 and the kind's dimension. */
function completeCriteria(
  written: readonly z.infer<typeof rowCriterionSchema>[],
  kind: Kind,
): readonly Criterion[] | { readonly reason: string } {
  const criteria: Criterion[] = [];
  const ids = new Set<string>();
  for (const [index, each] of written.entries()) {
    const number = index + 1;
    const parsed = criterionSchema.safeParse({
      id: `criterion-${number}`,
      weight: 1,
      dimension: dimensionByKind[kind],
      ...each,
    });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const key = issue?.path[0] === undefined ? "" : ` "${String(issue.path[0])}"`;
      return {
        reason: `criterion ${number}:${key} ${oneLine(issue === undefined ? english.otherForm : issueText(issue, english))}`,
      };
    }
    if (ids.has(parsed.data.id)) return { reason: `two criteria have the id "${parsed.data.id}"` };
    ids.add(parsed.data.id);
    criteria.push(parsed.data);
  }
  return criteria;
}

/** A text that says something, else null. */
function given(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === "" ? null : text;
}

/** The first of these fields that is damaged, and how; null when all are well. */
function damageIn(fields: Readonly<Record<string, unknown>>): string | null {
  for (const [key, value] of Object.entries(fields)) {
    const damage = damageOf(value);
    if (damage !== null) return `its ${key} ${damage}`;
  }
  return null;
}

/** What no UTF-8 text holds, but JSON can write as `\ud800` and `\u0000`; null when all is well. Lists go by member. */
export function damageOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    return value.reduce<string | null>((found, member) => found ?? damageOf(member), null);
  }
  if (typeof value === "object" && value !== null && "text" in value) return damageOf(value.text);
  if (typeof value !== "string") return null;
  if (!value.isWellFormed()) return "holds half of a surrogate pair, which is no character";
  return value.includes("\u0000") ? "holds a NUL character" : null;
}

function reasonOf(error: z.ZodError, fields: unknown): string {
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    return 'is not an object with "answer" and a question';
  }
  const key = String(error.issues[0]?.path[0] ?? "");
  if (key === "answer" && (!("answer" in fields) || fields.answer === null)) return "has no answer";
  return `its ${key} is not ${expectations[key] ?? "as it should be"}`;
}

/** The id of a row that is wrong elsewhere, so that a person finds it. */
function idOf(fields: unknown): string | null {
  const parsed = z.object({ id: nameSchema }).safeParse(fields);
  return parsed.success && damageOf(parsed.data.id) === null ? given(parsed.data.id) : null;
}
