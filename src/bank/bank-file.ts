/** A file in the bank's format, `area` and `questions`: what can be used of it, and what is wrong with the rest. */
import * as z from "zod";
import { identifierSchema } from "../grading/question.ts";
import { nearest } from "../nearest.ts";
import { freeName } from "./names.ts";
import { readOwnQuestion } from "./own-question.ts";
import type { OwnQuestion } from "./own-question.ts";
import type { Finding, ParseSource, Problem, SourceDocument } from "./source.ts";
import { english } from "../words/findings/english.ts";
import type { FindingsWords } from "../words/findings/english.ts";

export interface BankEntry {
  readonly own: OwnQuestion;
  /** Its place in the file's list, from 0. */
  readonly index: number;
  /** The line on which it begins, and that of its id. */
  readonly line: number;
  readonly idLine: number;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export interface BankFile {
  readonly file: string;
  /** Null when the file names none that could be used. */
  readonly area: string | null;
  readonly entries: readonly BankEntry[];
  readonly findings: readonly Finding[];
}

export interface BankFileOptions {
  readonly parse: ParseSource;
  /** SHA-256 in hexadecimal (`Ambient.hash`). */
  readonly hash: (text: string) => string;
  /** What findings are said in; English without it. */
  readonly words?: FindingsWords | undefined;
}

const fileKeys = ["area", "questions"] as const;
const fileSchema = z.object({
  area: identifierSchema,
  questions: z
    .array(z.unknown())
    .nullish()
    .transform((list) => list ?? []),
});

/** Reads a file. What is wrong is a finding, and the rest goes on; never throws. */
export function readBankFile(file: string, text: string, options: BankFileOptions): BankFile {
  const { words = english } = options;
  const source = options.parse(text);
  const empty = { file, area: null, entries: [] };
  if (source.problems.length > 0) {
    const findings = source.problems.map(({ line, message }) =>
      errorAt(file, line, null, {
        message: words.notYaml(message),
        fix: words.mendFile,
      }),
    );
    return { ...empty, findings };
  }
  if (source.value === null || source.value === undefined) return { ...empty, findings: [] };
  const parsed = fileSchema.safeParse(source.value);
  if (!parsed.success) {
    const wrong = parsed.error.issues[0]?.path ?? [];
    const message = wrong[0] === undefined ? words.noList : wrongKey(wrong, words);
    const fix = words.fileHas;
    return { ...empty, findings: [errorAt(file, source.lineOf(wrong), null, { message, fix })] };
  }
  if (typeof source.value === "object" && "language" in source.value) {
    const message = words.translation;
    const fix = words.checkTranslation;
    return {
      ...empty,
      findings: [errorAt(file, source.lineOf(["language"]), null, { message, fix })],
    };
  }
  const { area, questions } = parsed.data;
  const read = questions.map((value, index) =>
    readEntry(value, index, file, source, area, options),
  );
  const entries: BankEntry[] = [];
  const findings: Finding[] = [...unknownFileKeys(file, source, words)];
  const ids = new Set<string>();
  for (const result of read) {
    findings.push(...result.findings);
    if (result.entry === null) continue;
    const { own } = result.entry;
    // Ids of their own making give way to each other; two that were written are a mistake.
    const isMade = own.written.id === undefined;
    if (ids.has(own.id) && !isMade) {
      findings.push(
        errorAt(file, result.entry.idLine, own.id, {
          message: words.twice(own.id),
          fix: words.anotherId,
        }),
      );
      continue;
    }
    const id = freeName(own.id, ids);
    ids.add(id);
    entries.push(id === own.id ? result.entry : { ...result.entry, own: renamed(own, id) });
  }
  return { file, area, entries, findings };
}

/** The same question by another id. */
export function renamed(own: OwnQuestion, id: string): OwnQuestion {
  return { ...own, id, question: own.question === null ? null : { ...own.question, id } };
}

function readEntry(
  value: unknown,
  index: number,
  file: string,
  source: SourceDocument,
  area: string,
  { hash, words }: BankFileOptions,
): { readonly entry: BankEntry | null; readonly findings: readonly Finding[] } {
  const lineOf = (path: readonly PropertyKey[]): number =>
    source.lineOf(["questions", index, ...path]);
  const result = readOwnQuestion(value, { area, hash, words });
  if (result.status === "ok") {
    return {
      entry: { own: result.own, index, line: lineOf([]), idLine: lineOf(["id"]), lineOf },
      findings: [],
    };
  }
  return {
    entry: null,
    findings: result.problems.map((problem) =>
      errorAt(file, lineOf(problem.path), result.id, problem),
    ),
  };
}

function unknownFileKeys(
  file: string,
  source: SourceDocument,
  words: FindingsWords,
): readonly Finding[] {
  const keys = typeof source.value === "object" && source.value !== null ? source.value : {};
  return Object.keys(keys)
    .filter((key) => !fileKeys.some((known) => known === key))
    .map((key) => {
      const meant = nearest(key, fileKeys);
      return errorAt(file, source.lineOf([key]), null, {
        message: words.noKeyBeside(key),
        fix: words.takeOutOr(meant),
      });
    });
}

function wrongKey([key]: readonly PropertyKey[], words: FindingsWords): string {
  return key === "area" ? words.noArea : words.questionsNoList;
}

export function errorAt(
  file: string,
  line: number,
  id: string | null,
  { message, fix }: Omit<Problem, "path">,
): Finding {
  return { file, line, id, severity: "error", message, fix };
}
