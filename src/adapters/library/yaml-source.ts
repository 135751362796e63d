/** YAML with the lines on which its values stand. */
import { LineCounter, isMap, isNode, isPair, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import type { ParseSource } from "../../bank/source.ts";

/** What comes after the first faults mostly follows from them: a letter read as YAML has one for each of its lines. */
const mostProblems = 3;
/** A fault can quote a whole paragraph. */
const longestMessage = 100;

/** YAML 1.2; never throws. */
export const parseSource: ParseSource = (text) => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, logLevel: "silent" });
  const lineAt = (offset: number): number => Math.max(1, lineCounter.linePos(offset).line);
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(offsetOf(document, path));
  const problems = document.errors.slice(0, mostProblems).map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    message: shortened(
      (message.split("\n", 1)[0] ?? "").replace(/ at line \d+, column \d+:?$/, ""),
    ),
  }));
  if (problems.length > 0) return { value: undefined, lineOf, problems };
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return { value, lineOf, problems };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { value: undefined, lineOf, problems: [{ line: 1, message }] };
  }
};

function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)} …`;
}

/** Where the value at the path begins, its key where it has one; of the nearest around it when there is none. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let current: unknown = document.contents;
  let offset = startOf(current) ?? 0;
  for (const step of path) {
    if (isMap(current)) {
      const pair = current.items.find(({ key }) => isNode(key) && String(key) === String(step));
      if (!isPair(pair)) return offset;
      offset = startOf(pair.key) ?? offset;
      current = pair.value;
    } else if (typeof step === "number" && typeof current === "object" && current !== null) {
      const items: unknown = Reflect.get(current, "items");
      const item: unknown = Array.isArray(items) ? items[step] : undefined;
      if (item === undefined) return offset;
      offset = startOf(item) ?? offset;
      current = item;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node satisfies Node).range?.[0] : undefined;
}
