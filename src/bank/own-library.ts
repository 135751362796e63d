/** All of a person's own files together, and what is to be added to them. */
import type { Question } from "../grading/question.ts";
import type { BankEntry, BankFile } from "./bank-file.ts";
import { renamed } from "./bank-file.ts";
import type { ImportRow } from "./importing/row.ts";
import { longestQuestionCharacters } from "./importing/limits.ts";
import { freeName } from "./names.ts";
import { readOwnQuestion, sameTextKey } from "./own-question.ts";
import type { OwnQuestion } from "./own-question.ts";
import type { Finding } from "./source.ts";
import { english } from "../words/findings/english.ts";
import type { FindingsWords } from "../words/findings/english.ts";
import { damageOf } from "../batch/read-row.ts";

export interface OwnEntry extends Omit<BankEntry, "lineOf"> {
  readonly file: string;
}

export interface OwnQuestions {
  readonly entries: readonly OwnEntry[];
  /** Those that can be asked. */
  readonly questions: readonly Question[];
  readonly findings: readonly Finding[];
}

/** What is needed of a file; it can be kept as JSON. */
export interface JoinedFile extends Omit<BankFile, "entries"> {
  readonly entries: readonly Omit<BankEntry, "lineOf">[];
}

/** The questions of all files; of two with one id the first counts, and the second is a finding. */
export function joinFiles(
  files: readonly JoinedFile[],
  words: FindingsWords = english,
): OwnQuestions {
  const entries: OwnEntry[] = [];
  const findings = files.flatMap((file) => file.findings);
  const places = new Map<string, string>();
  for (const { file, entries: own } of files) {
    for (const entry of own) {
      const { id } = entry.own;
      const first = places.get(id);
      const line = entry.idLine;
      if (first === undefined) {
        places.set(id, `${file}:${line}`);
        entries.push({ ...entry, file });
      } else {
        const message = words.elsewhere(id, first);
        const fix = words.anotherId;
        findings.push({ file, line, id, severity: "error", message, fix });
      }
    }
  }
  const questions = entries.flatMap(({ own }) => own.question ?? []);
  return { entries, questions, findings };
}

/** What is there already. */
export interface KnownQuestions {
  /** Every text, the bank's too, as `sameTextKey` writes it. */
  readonly texts: ReadonlySet<string>;
  /** Ids of the person's own; one of the bank may be taken again, and is replaced. */
  readonly ids: ReadonlySet<string>;
}

export interface ImportPlan {
  /** To be added, in the order of the input. */
  readonly added: readonly OwnQuestion[];
  /** Questions that are there already, or came twice. */
  readonly duplicates: number;
  /** Rows that are no question, and why. */
  readonly invalid: readonly Finding[];
}

export interface ImportDefaults {
  /** For every row, whatever it says; null: as it says. */
  readonly area: string | null;
  readonly hash: (text: string) => string;
  /** What findings are said in; English without it. */
  readonly words?: FindingsWords | undefined;
}

/** The area of a question that names none. */
export const generalArea = "general";

/** Takes rows one after the other and sorts them into what is new, what is known and what is wrong. */
export function createImport(known: KnownQuestions, defaults: ImportDefaults) {
  const { words = english } = defaults;
  const texts = new Set(known.texts);
  const ids = new Set(known.ids);
  const added: OwnQuestion[] = [];
  const invalid: Finding[] = [];
  let duplicates = 0;
  const refuse = (row: ImportRow, message: string, fix: string): void => {
    const { file, line } = row;
    invalid.push({ file, line, id: null, severity: "error", message, fix });
  };
  return {
    add: (row: ImportRow): void => {
      if (row.status === "invalid") {
        const isWhole = row.line === 0;
        return refuse(row, words.reason(row.reason), isWhole ? words.nothingRead : words.restRead);
      }
      const damage = Object.entries(row.fields).find(([, value]) => damageOf(value) !== null);
      if (damage !== undefined) {
        return refuse(
          row,
          words.its(damage[0], words.reason(damageOf(damage[1]) ?? "")),
          words.takeOut,
        );
      }
      const area = defaults.area ?? row.area ?? generalArea;
      const result = readOwnQuestion(row.fields, { area, hash: defaults.hash, words });
      if (result.status === "wrong") {
        const [problem] = result.problems;
        return refuse(row, problem?.message ?? words.wrong, problem?.fix ?? words.mend);
      }
      const { own } = result;
      if (own.written.text.length > longestQuestionCharacters) {
        return refuse(row, words.tooLong(longestQuestionCharacters), words.shorten);
      }
      const key = sameTextKey(own.written.text);
      if (texts.has(key)) {
        duplicates += 1;
        return;
      }
      texts.add(key);
      const id = freeName(own.id, ids);
      ids.add(id);
      added.push(id === own.id ? own : renamed(own, id));
    },
    plan: (): ImportPlan => ({ added, duplicates, invalid }),
  };
}
