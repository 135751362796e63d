/** Texts that a pattern matches, for tests that every one of them holds what the pattern is said to need. */

/** What must follow becomes part of the text, what must not is left out: texts can be generated from the rest. */
export function consuming(source: string): string {
  const from = source.search(/\(\?!/u);
  if (from === -1) return source.replaceAll(String.raw`\b`, "").replaceAll("(?=", "(?:");
  let depth = 0;
  let to = from;
  for (; to < source.length; to += 1) {
    const isEscaped = source[to - 1] === "\\" && source[to - 2] !== "\\";
    if (source[to] === "(" && !isEscaped) depth += 1;
    if (source[to] === ")" && !isEscaped) depth -= 1;
    if (depth === 0) break;
  }
  return consuming(source.slice(0, from) + source.slice(to + 1));
}
