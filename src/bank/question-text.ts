/** One question in YAML, as a person writes it in an editor: the text of `prompts/templates/question.yaml` filled in. */
import { errorAt } from "./bank-file.ts";
import { areaId } from "./names.ts";
import { readOwnQuestion } from "./own-question.ts";
import type { OwnQuestion } from "./own-question.ts";
import type { Finding, ParseSource } from "./source.ts";
import { english } from "../words/findings/english.ts";
import type { FindingsWords } from "../words/findings/english.ts";

export interface QuestionText {
  /** Null when it cannot be used. */
  readonly own: OwnQuestion | null;
  readonly findings: readonly Finding[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export interface QuestionTextOptions {
  readonly parse: ParseSource;
  /** SHA-256 in hexadecimal (`Ambient.hash`). */
  readonly hash: (text: string) => string;
  /** Where it goes when it does not say so itself. */
  readonly area: string;
  /** What findings are said in; English without it. */
  readonly words?: FindingsWords | undefined;
}

/** Reads the text; a sentence alone is a question without more. Never throws. */
export function readQuestionText(
  file: string,
  text: string,
  { parse, hash, area, words = english }: QuestionTextOptions,
): QuestionText {
  const { value, lineOf, problems } = parse(text);
  const refuse = (findings: readonly Finding[]): QuestionText => ({ own: null, findings, lineOf });
  if (problems.length > 0) {
    return refuse(
      problems.map(({ line, message }) =>
        errorAt(file, line, null, {
          message: words.notYaml(message),
          fix: words.mendText,
        }),
      ),
    );
  }
  const fields = typeof value === "string" ? { text: value } : value;
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    return refuse([errorAt(file, 1, null, { message: words.noQuestion, fix: words.writeText })]);
  }
  if ("questions" in fields) {
    const problem = { message: words.isList, fix: words.importIt };
    return refuse([errorAt(file, lineOf(["questions"]), null, problem)]);
  }
  const { area: named, ...rest } = { area: null, ...fields };
  const chosen = named === null ? area : areaId(String(named));
  if (chosen === null) {
    const problem = { message: words.areaNoName, fix: words.areaTakes };
    return refuse([errorAt(file, lineOf(["area"]), null, problem)]);
  }
  const result = readOwnQuestion(rest, { area: chosen, hash, words });
  if (result.status === "ok") return { own: result.own, findings: [], lineOf };
  return refuse(
    result.problems.map((problem) => errorAt(file, lineOf(problem.path), result.id, problem)),
  );
}

/** True while the template was not filled in: nothing stands behind any of its keys that was left blank. */
export function isUnfilled(text: string, key: "text" | "name", parse: ParseSource): boolean {
  const { value, problems } = parse(text);
  if (problems.length > 0) return false;
  if (value === null || value === undefined) return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const filled: unknown = Reflect.get(value, key);
  return filled === null || filled === undefined || filled === "";
}
