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
import type { Evaluation } from "../../src/grading/evaluation.ts";
import { evaluateOffline } from "../../src/grading/evaluate.ts";
import { traceOffline } from "../../src/grading/offline-grader.ts";
import { languageSchema, questionSchema, rubricSchema } from "../../src/grading/question.ts";
import type { Kind, Language, Question, Rubric } from "../../src/grading/question.ts";
import { translateQuestions, translationFileSchema } from "../../src/grading/translation.ts";
import { compilePhrase } from "../../src/grading/text/phrases.ts";
import { tokenize } from "../../src/grading/text/tokens.ts";
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
function readRubrics(): ReadonlyMap<Kind, Rubric> {
  return new Map(
    questionSchema.shape.kind.options.map((kind) => [
      kind,
      rubricSchema.parse(
        parse(readFileSync(join(root, "prompts/rubrics", `${kind}.yaml`), "utf8")),
      ),
    ]),
  );
}

const rubrics = readRubrics();
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The offline grader's evaluation of a text as the answer to a question. */
export function offlineEvaluation(question: Question, text: string): Evaluation {
  const rubric = rubrics.get(question.kind);
  if (rubric === undefined) throw new Error(`no rubric for ${question.kind}`);
  return evaluateOffline(question, rubric, [{ probe: null, text }], sha256);
}

/** Its score; 0 when it was ungraded. */
export function offlineScore(question: Question, text: string): number {
  return offlineEvaluation(question, text).score ?? 0;
}

/** Words in another order, the same every time. */
function shuffled(text: string): string {
  const words = text.split(/\s+/u);
  let state = 20_260_101;
  for (let index = words.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    const word = words[index] ?? "";
    words[index] = words[other] ?? "";
    words[other] = word;
  }
  return words.join(" ");
}

function explain(question: Question, text: string): string[] {
  return traceOffline(question, [{ probe: null, text }]).flatMap((trace) => {
    const weight =
      question.criteria.find((criterion) => criterion.id === trace.criterionId)?.weight ?? 0;
    const parts = trace.concepts.map(({ name, found, negated, given }) => {
      const label = given ? `${name} (in the question)` : name;
      if (found !== null) return `+ ${label}: "${found}"`;
      return negated === null ? `- ${label}: not found` : `- ${label}: only negated: "${negated}"`;
    });
    return [
      `    ${trace.mark.padEnd(12)} ${trace.criterionId} (weight ${weight})${trace.listed ? "  [listed, not said]" : ""}`,
      ...(trace.contradiction === null
        ? []
        : [`        ! contradiction: "${trace.contradiction}"`]),
      ...parts.map((part) => `        ${part}`),
    ];
  });
}

function checkScore(
  question: Question,
  rule: string,
  text: string,
  holds: (score: number) => boolean,
): BankFailure[] {
  const score = offlineScore(question, text);
  if (holds(score)) return [];
  return [
    { questionId: question.id, rule: `${rule}, got ${score}`, details: explain(question, text) },
  ];
}

/** What the form of a question lacks beyond its schema. */
function checkForm(question: Question): BankFailure[] {
  const rubric = rubrics.get(question.kind);
  const dimensions = new Set(rubric?.dimensions.map((dimension) => dimension.id));
  const wrong = [
    ...question.criteria
      .filter((criterion) => !dimensions.has(criterion.dimension))
      .map(
        (criterion) =>
          `criterion ${criterion.id}: "${criterion.dimension}" is no dimension of ${question.kind}`,
      ),
    ...question.criteria
      .filter((criterion) => criterion.concepts.length === 0)
      .map((criterion) => `criterion ${criterion.id} has no concepts`),
    ...(question.probes.length === 2 ? [] : [`${question.probes.length} probes instead of 2`]),
    ...(question.examples === null ? ["no examples"] : []),
    ...(question.clarification === "" ? ["no clarification"] : []),
    ...(question.why === "" ? ["no why"] : []),
    ...(question.mistakes.length === 0 ? ["no mistakes"] : []),
  ];
  return wrong.length === 0
    ? []
    : [{ questionId: question.id, rule: "form", details: wrong.map((line) => `    ${line}`) }];
}

/** Words that stand in every answer about anything. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    "use used uses using make makes made making do done doing thing things way ways get gets got give gives gave go goes " +
    "good know known knows need needs want wants work works time times say says said see seen take taken put come comes " +
    "look looks mean means help helps people person problem problems"
  ).split(" "),
);

/**
 * Phrasings that find themselves in any answer: of several words only a common one is left that counts, or a criterion
 * is shown by one common word alone.
 */
function checkPhrasings(question: Question): BankFailure[] {
  const wrong = question.criteria.flatMap(({ id, concepts }) =>
    concepts
      .flat()
      .filter((phrasing) => {
        const phrase = compilePhrase(tokenize(phrasing, question.language), question.language);
        const [word] = tokenize(phrase?.words[0] ?? "", question.language).tokens;
        if (phrase === null || word === undefined || phrase.keys.length > 1 || phrase.negated)
          return false;
        const isShrunk = tokenize(phrasing, question.language).tokens.length > 1;
        if (!isShrunk) return concepts.length === 1 && COMMON_WORDS.has(word.word);
        return word.isFunctionWord || COMMON_WORDS.has(word.word);
      })
      .map((phrasing) => `    criterion ${id}: "${phrasing}"`),
  );
  return wrong.length === 0
    ? []
    : [{ questionId: question.id, rule: "no phrasing that is one common word", details: wrong }];
}

const dontKnow: Record<Language, string> = {
  en: "I don't know.",
  es: "No lo sé.",
  pt: "Não sei.",
};

/** No strong answer of another question scores more. */
export const STRANGER_LIMIT = 2;

/**
 * Pairs that break this rule so far: some are one subject asked in two areas, so that a right answer to the one is a right
 * answer to the other; some are chance hits of the grader. The list may only grow shorter: bank.test.ts refuses a pair on
 * it that no longer breaks the rule.
 */
export const knownOverlaps: readonly { readonly questionId: string; readonly answerOf: string }[] =
  z
    .array(z.tuple([z.string(), z.string()]))
    .parse(parse(readFileSync(join(root, "test/fixtures/grading/overlaps.yaml"), "utf8")))
    .map(([questionId, answerOf]) => ({ questionId, answerOf }));

function isKnownOverlap(questionId: string, answerOf: string): boolean {
  return knownOverlaps.some((pair) => pair.questionId === questionId && pair.answerOf === answerOf);
}

/** The rules for one question; `strangers` are the others whose strong answers may pass as one to it (strangers.ts). */
export function checkQuestion(question: Question, strangers: readonly Question[]): BankFailure[] {
  const failures = [...checkForm(question), ...checkPhrasings(question)];
  if (question.examples === null) return failures;
  const { strong, middling, weak } = question.examples;
  const phrasings = question.criteria.flatMap((criterion) => criterion.concepts.flat());
  failures.push(
    ...checkScore(question, "strong example >= 4.2", strong, (score) => score >= 4.2),
    ...checkScore(question, "weak example <= 2.8", weak, (score) => score <= 2.8),
    ...checkScore(
      question,
      '"I don\'t know" = 1',
      dontKnow[question.language],
      (score) => score === 1,
    ),
    ...checkScore(question, "question echoed <= 1.5", question.text, (score) => score <= 1.5),
    ...checkScore(
      question,
      "keywords joined by spaces <= 2.5",
      phrasings.join(" "),
      (score) => score <= 2.5,
    ),
    ...checkScore(
      question,
      "keywords joined by commas <= 2.5",
      phrasings.join(", "),
      (score) => score <= 2.5,
    ),
  );
  // Shuffled words are told from prose in English only.
  if (question.language === "en") {
    failures.push(
      ...checkScore(
        question,
        "strong example shuffled <= 2.5",
        shuffled(strong),
        (score) => score <= 2.5,
      ),
    );
  }
  if (middling !== undefined) {
    const low = offlineScore(question, weak);
    const high = offlineScore(question, strong);
    failures.push(
      ...checkScore(
        question,
        `middling between weak (${low}) and strong (${high})`,
        middling,
        (score) => score > low && score < high,
      ),
    );
  }
  for (const { questionId, text } of paraphrases) {
    if (questionId !== question.id || question.language !== "en") continue;
    failures.push(
      ...checkScore(
        question,
        "a right answer by another person >= 3.4",
        text,
        (score) => score >= 3.4,
      ),
    );
  }
  for (const { id, examples } of strangers) {
    if (isKnownOverlap(question.id, id)) continue;
    const rule = `strong answer of ${id} <= ${STRANGER_LIMIT}`;
    const text = examples?.strong ?? "";
    failures.push(...checkScore(question, rule, text, (score) => score <= STRANGER_LIMIT));
  }
  return failures;
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
        console.log(explain(question, text).join("\n"));
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
