/** `greenroom questions lint`: everything that is wrong with files of questions, in the order of their lines. */
import { readBankFile } from "./bank-file.ts";
import type { BankFile, BankFileOptions } from "./bank-file.ts";
import type { OwnQuestion } from "./own-question.ts";
import type { BrokenRule, QuestionRules } from "./rules.ts";
import type { Finding } from "./source.ts";
import { english } from "../words/findings/english.ts";
import type { FindingsWords } from "../words/findings/english.ts";

export interface LintFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The findings of each file, one after the other; ids are unique over all of them. Without findings a question is judged
 * well: a good answer scores high, none scores low.
 */
export function* lintQuestions(
  files: Iterable<LintFile>,
  rules: QuestionRules,
  options: BankFileOptions,
): Generator<readonly Finding[], void, undefined> {
  const { words = english } = options;
  const places = new Map<string, string>();
  for (const { name, text } of files) {
    const read = readBankFile(name, text, options);
    const findings = [
      ...read.findings,
      ...usedElsewhere(read, places, words),
      ...read.entries.flatMap(({ own, lineOf }) =>
        adviceFor(own, rules, words).map(({ path, severity, message, fix }) => ({
          file: name,
          line: lineOf(path),
          id: own.id,
          severity,
          message,
          fix,
        })),
      ),
    ];
    yield findings.toSorted((one, other) => one.line - other.line);
  }
}

function usedElsewhere(
  { file, entries }: BankFile,
  places: Map<string, string>,
  words: FindingsWords,
): Finding[] {
  return entries.flatMap(({ own, idLine: line }): readonly Finding[] => {
    const first = places.get(own.id);
    if (first === undefined) {
      places.set(own.id, `${file}:${line}`);
      return [];
    }
    const message = words.elsewhere(own.id, first);
    const fix = words.anotherId;
    return [{ file, line, id: own.id, severity: "error", message, fix }];
  });
}

function adviceFor(own: OwnQuestion, rules: QuestionRules, words: FindingsWords) {
  if (own.question !== null) {
    // A copy: what the grader keeps for a question goes with it, and not with the last of ten thousand.
    const broken = rules.check({ ...own.question });
    return own.criteriaFrom === "reference"
      ? broken.flatMap((rule) => ofReference(rule, own, words))
      : broken;
  }
  return [
    {
      path: ["text"],
      severity: "advice" as const,
      message: words.nothingToJudge,
      fix: words.addReferenceKey,
    },
  ];
}

/** A reference is the strong example of the criteria that were taken from it. */
function ofReference(
  rule: BrokenRule,
  { written }: OwnQuestion,
  words: FindingsWords,
): readonly BrokenRule[] {
  if (rule.path[0] !== "examples" || written.examples !== null) return [rule];
  // Of several, each is good in its own way, and none says it all.
  if (written.reference.length > 1) return [];
  return [{ ...rule, path: ["reference"], fix: words.oneThing }];
}
