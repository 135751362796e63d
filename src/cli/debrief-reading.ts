/** Real interviews as a person writes them, in a file or an editor: YAML or JSON, one interview or a list. */
import { errorAt } from "../bank/bank-file.ts";
import { problemsOf } from "../bank/problems.ts";
import type { Finding, Problem, SourceDocument } from "../bank/source.ts";
import { writtenDebriefSchema, writtenQuestionSchema } from "../practice/debrief.ts";
import type { WrittenDebrief } from "../practice/debrief.ts";
import { localDay } from "../practice/local-day.ts";
import { findingsWords } from "../words/findings.ts";
import { recordErrorsWords } from "../words/record-errors.ts";
import type { Dependencies } from "./dependencies.ts";

export interface DebriefReader {
  /**
   * The interviews of a text, or what is wrong with it by line. Never throws.
   * @param file what the text is called in findings
   * @param wanted `one` refuses a list
   */
  readonly read: (
    file: string,
    text: string,
    wanted: "all" | "one",
  ) => { readonly written: readonly WrittenDebrief[]; readonly findings: readonly Finding[] };
  /** One interview that stands in no file. */
  readonly check: (value: object) => Checked;
}

type Checked =
  | { readonly written: WrittenDebrief; readonly problem: null }
  | { readonly written: null; readonly problem: Problem };

const keys = {
  debrief: Object.keys(writtenDebriefSchema.shape),
  question: Object.keys(writtenQuestionSchema.shape),
};

export async function openDebriefReader(dependencies: Dependencies): Promise<DebriefReader> {
  const { terminal, ambient, own } = dependencies;
  const { language } = terminal.talkFormat;
  const [{ parseSource }, words, said] = await Promise.all([
    own.openTools(),
    findingsWords(language),
    recordErrorsWords(language),
  ]);
  const today = localDay(ambient.now());

  const check = (value: object): Checked => {
    const parsed = writtenDebriefSchema.safeParse(withDefaults(value));
    if (!parsed.success) {
      const keysAt = (path: readonly PropertyKey[]): readonly string[] =>
        path[0] === "questions" ? keys.question : path.length === 0 ? keys.debrief : [];
      const [first] = problemsOf(parsed.error, value, keysAt, words);
      return refuse(first ?? { path: [], message: words.wrong, fix: words.mend });
    }
    const { company, job, date } = parsed.data;
    if (company === undefined && job === undefined) return refuse({ path: [], ...said.noCompany });
    if (date !== undefined && date > today) return refuse({ path: ["date"], ...said.toCome(date) });
    return { written: parsed.data, problem: null };
  };

  const problemsIn = ({ value, problems }: SourceDocument, wanted: "all" | "one") => {
    const written: WrittenDebrief[] = [];
    const [notYaml] = problems;
    if (notYaml !== undefined) {
      const { line, message } = notYaml;
      return { written, problem: { message: words.notYaml(message), fix: words.mendText }, line };
    }
    const isList = Array.isArray(value);
    const list: readonly unknown[] = isList ? value : [value];
    if (list.length === 0) return { written, problem: said.noInterview, line: 1 };
    if (isList && wanted === "one") return { written, problem: said.oneInterview, line: 1 };
    for (const [index, each] of list.entries()) {
      const start = isList ? [index] : [];
      if (typeof each !== "object" || each === null) {
        return { written: [], problem: said.notAnInterview, path: start };
      }
      const checked = check(each);
      if (checked.problem !== null) {
        const { problem } = checked;
        return { written: [], problem, path: [...start, ...problem.path] };
      }
      written.push(checked.written);
    }
    return { written, problem: null };
  };

  return {
    check,
    read: (file, text, wanted) => {
      const source = parseSource(text);
      const { written, problem, line, path } = {
        line: undefined,
        path: [],
        ...problemsIn(source, wanted),
      };
      if (problem === null) return { written, findings: [] };
      return { written: [], findings: [errorAt(file, line ?? source.lineOf(path), null, problem)] };
    },
  };
}

function refuse(problem: Problem): Checked {
  return { written: null, problem };
}

/** A question may be a text alone, and a key with nothing behind it is one that was not filled in. */
function withDefaults(value: object): object {
  const filled = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    filled.map(([key, member]) => [
      key,
      key === "questions" && Array.isArray(member)
        ? member.map((each: unknown) => (typeof each === "string" ? { text: each } : each))
        : member,
    ]),
  );
}
