/**
 * Holds the question bank to what the offline grader must make of it. Used by test/grading/bank.test.ts and by authors:
 *
 *     node test/support/bank-check.ts prompts/questions/javascript.yaml [question-id]
 *
 * Prints nothing but "ok" for a question that passes; else the rule, the score, and what each criterion got and lacks.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { createQuestionRules } from "../../src/bank/rules.ts";
import type { BrokenRule } from "../../src/bank/rules.ts";
import {
  fewestCriteria,
  kindSchema,
  languageSchema,
  questionSchema,
  rubricSchema,
} from "../../src/grading/question.ts";
import type { Kind, Language, Question, Rubric } from "../../src/grading/question.ts";
import { translateQuestions, translationFileSchema } from "../../src/grading/translation.ts";
import { strangersAbove } from "./strangers.ts";

const root = join(import.meta.dirname, "../..");
const bankFolder = join(root, "prompts/questions");

/** One thing that is wrong with a question. */
export interface BankFailure {
  readonly questionId: string;
  readonly rule: string;
  /** Lines that help the author. */
  readonly details: readonly string[];
}

/** Right answers by people who never saw the bank: a question whose phrasings fit only its own example fails on them. */
const paraphrases = readdirSync(join(root, "test/fixtures/grading"))
  .filter((name) => /^paraphrases.*\.yaml$/u.test(name))
  .toSorted()
  .flatMap((name) =>
    z
      .array(z.object({ questionId: z.string(), text: z.string() }))
      .parse(parse(readFileSync(join(root, "test/fixtures/grading", name), "utf8"))),
  );

const fileSchema = z.looseObject({
  area: z.string(),
  questions: z.array(z.looseObject({ id: z.string() })),
});

/**
 * Reads one file of the bank, a translation laid over its English questions; what the schema refuses comes back as failures.
 */
export function readBankFile(path: string): { questions: Question[]; failures: BankFailure[] } {
  const file = fileSchema.parse(parse(readFileSync(path, "utf8")));
  if (file["language"] !== undefined) return readTranslation(path, file);
  const questions: Question[] = [];
  const failures: BankFailure[] = [];
  for (const raw of file.questions) {
    const parsed = questionSchema.safeParse({ ...raw, area: file.area });
    if (parsed.success) questions.push(parsed.data);
    else
      failures.push({
        questionId: raw.id,
        rule: "schema",
        details: z.prettifyError(parsed.error).split("\n"),
      });
  }
  return { questions, failures };
}

function readTranslation(
  path: string,
  file: z.infer<typeof fileSchema>,
): { questions: Question[]; failures: BankFailure[] } {
  const originals = readBankFile(join(bankFolder, basename(path))).questions;
  const questions: Question[] = [];
  const failures: BankFailure[] = [];
  const fail = (questionId: string, text: string): void => {
    failures.push({ questionId, rule: "translation", details: text.split("\n") });
  };
  for (const raw of file.questions) {
    const parsed = translationFileSchema.safeParse({ ...file, questions: [raw] });
    if (!parsed.success) {
      fail(raw.id, z.prettifyError(parsed.error));
      continue;
    }
    try {
      questions.push(...translateQuestions(originals, parsed.data));
    } catch (error) {
      fail(raw.id, String(error));
    }
  }
  for (const { id } of originals) {
    if (!file.questions.some((raw) => raw.id === id)) fail(id, "is not translated");
  }
  return { questions, failures };
}

/** Every English file of the bank, in order of name; or the translations into a language. */
export function bankFiles(language: Language = "en"): string[] {
  const folder = language === "en" ? bankFolder : join(bankFolder, language);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".yaml"))
        .toSorted()
        .map((name) => join(folder, name))
    : [];
}

/** The rubric of each kind. */
function readRubric(kind: Kind): Rubric {
  return rubricSchema.parse(
    parse(readFileSync(join(root, "prompts/rubrics", `${kind}.yaml`), "utf8")),
  );
}

const rubrics = new Map(kindSchema.options.map((kind) => [kind, readRubric(kind)]));
const rules = createQuestionRules({
  rubricFor: (kind) => rubrics.get(kind) ?? readRubric(kind),
  hash: (text) => createHash("sha256").update(text).digest("hex"),
});

/** The offline grader's evaluation of a text as the answer to a question. */
export const offlineEvaluation = rules.evaluation;

/** Its score; 0 when it was ungraded. */
export const offlineScore = rules.score;

/** So many other wordings has a question of the bank, for a drill to take turns with; a translation may have none as yet. */
const VARIANTS = 2;

/** More is no spoken question. */
const MOST_WORDS = 40;

/** What the form of a question lacks that the bank asks for beyond what a person's own question may be. */
function checkForm(question: Question): BankFailure[] {
  const wrong = [
    ...(question.criteria.length >= fewestCriteria ? [] : ["fewer than 4 criteria"]),
    ...question.criteria
      .filter((criterion) => criterion.concepts.length === 0)
      .map((criterion) => `criterion ${criterion.id} has no concepts`),
    ...(question.probes.length === 2 ? [] : [`${question.probes.length} probes instead of 2`]),
    ...(question.variants.length === VARIANTS
      ? []
      : [`${question.variants.length} variants instead of ${VARIANTS}`]),
    ...question.variants
      .filter((variant) => variant.split(/\s+/u).length > MOST_WORDS)
      .map((variant) => `more than ${MOST_WORDS} words in a variant: ${variant}`),
    ...(question.examples === null ? ["no examples"] : []),
    ...(question.examples?.weak === undefined ? ["no weak example"] : []),
    ...(question.clarification === "" ? ["no clarification"] : []),
    ...(question.why === "" ? ["no why"] : []),
    ...(question.mistakes.length === 0 ? ["no mistakes"] : []),
  ];
  return wrong.length === 0
    ? []
    : [{ questionId: question.id, rule: "form", details: wrong.map((line) => `    ${line}`) }];
}

/** No strong answer of another question scores more. */
export const STRANGER_LIMIT = 2;

/** The rules for one question; `strangers` are the others whose strong answers may pass as one to it (strangers.ts). */
export function checkQuestion(question: Question, strangers: readonly Question[]): BankFailure[] {
  const others = [
    ...paraphrases
      .filter(({ questionId }) => questionId === question.id && question.language === "en")
      .flatMap(({ text }) =>
        scored(question, text, "a right answer by another person >= 3.4", (score) => score >= 3.4),
      ),
    ...strangers.flatMap(({ id, examples }) =>
      scored(
        question,
        examples?.strong ?? "",
        `strong answer of ${id} <= ${STRANGER_LIMIT}`,
        (score) => score <= STRANGER_LIMIT,
      ),
    ),
  ];
  const broken = [...rules.check(question), ...others];
  return [
    ...checkForm(question),
    ...broken.map(({ rule, message, details }) => ({
      questionId: question.id,
      rule,
      details: details.length > 0 ? details : [`    ${message}`],
    })),
  ];
}

function scored(
  question: Question,
  text: string,
  name: string,
  holds: (score: number) => boolean,
): readonly BrokenRule[] {
  return rules.scored(question, text, { name, holds, path: [], fix: "" });
}

function main(path: string | undefined, questionId: string | undefined): void {
  if (path === undefined) {
    console.error("Usage: node test/support/bank-check.ts <file.yaml|all|es|pt> [question-id]");
    process.exitCode = 2;
    return;
  }
  const language = languageSchema.safeParse(path);
  const files = path === "all" ? bankFiles() : language.success ? bankFiles(language.data) : [path];
  const read = files.map(readBankFile);
  const checked = read
    .flatMap(({ questions }) => questions)
    .filter(({ id }) => questionId === undefined || id === questionId);
  const spoken = checked[0]?.language ?? "en";
  const everything = new Map(
    [...bankFiles(spoken).flatMap((file) => readBankFile(file).questions), ...checked].map(
      (question) => [question.id, question],
    ),
  );
  const failures = read.flatMap(({ failures: schemaFailures }) => schemaFailures);
  const strangers = strangersAbove(checked, [...everything.values()], STRANGER_LIMIT);
  let passed = 0;
  for (const question of checked) {
    const own = checkQuestion(question, strangers.get(question.id) ?? []);
    if (own.length === 0) passed += 1;
    if (questionId !== undefined && question.examples !== null) {
      for (const [name, text] of Object.entries(question.examples)) {
        if (text === undefined) continue;
        console.log(`${question.id}: ${name} example scores ${offlineScore(question, text)}`);
        console.log(rules.explain(question, text).join("\n"));
      }
    }
    failures.push(...own);
  }
  for (const failure of failures) {
    console.log(`\n${failure.questionId}: ${failure.rule}`);
    for (const line of failure.details) console.log(line);
  }
  if (failures.length > 0) {
    console.log(
      "\nPhrasings count only in sentences about the question's topic, so keep them as people say them: a narrower",
    );
    console.log(
      "phrasing that fits only your own example is worse than a false hit. Change the criterion or the example instead.",
    );
  }
  console.log(`\n${passed} of ${checked.length} questions pass.`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

if (import.meta.main) main(process.argv[2], process.argv[3]);
