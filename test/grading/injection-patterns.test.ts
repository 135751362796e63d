import fc from "fast-check";
import { expect, test } from "vitest";
import { direct, quotable } from "../../src/grading/injection-patterns.ts";
import { mayMatch, wordingOf } from "../../src/grading/injection-rules.ts";
import type { Rule } from "../../src/grading/injection-rules.ts";
import { consuming } from "../support/pattern-texts.ts";

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
