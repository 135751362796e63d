import fc from "fast-check";
import { expect, test } from "vitest";
import { direct, quotable } from "../../src/grading/injection-patterns.ts";
import { mayMatch, wordingOf } from "../../src/grading/injection-rules.ts";
import type { Rule } from "../../src/grading/injection-rules.ts";

/** What must follow becomes part of the text, what must not is left out: texts can be generated from the rest. */
function consuming(source: string): string {
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

const rules: readonly (readonly [string, Rule])[] = [...quotable, ...direct].map(
  (rule) => [rule.pattern.source.slice(0, 80), rule] as const,
);

test.each(rules)("what %s matches contains what the rule says it needs", (_, rule) => {
  const { pattern } = rule;
  fc.assert(
    fc.property(fc.stringMatching(new RegExp(consuming(pattern.source), "u")), (text) => {
      fc.pre(pattern.test(text));
      expect(mayMatch(rule, wordingOf(text))).toBe(true);
    }),
    { numRuns: 100, maxSkipsPerRun: 1000 },
  );
});
