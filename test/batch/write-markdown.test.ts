import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { english } from "../../src/words/evaluate/english.ts";
import { createComparison } from "../../src/batch/compare.ts";
import type { ResultRow } from "../../src/batch/row.ts";
import { createMarkdownWriter } from "../../src/batch/write-markdown.ts";
import type { MarkdownOptions } from "../../src/batch/write-markdown.ts";
import { nodesOf, parse, seen, shapeOf } from "../report/parse.ts";
import { evaluated, hostileRow, invalid, scored, ungraded, written } from "./results.ts";

async function markdown(
  rows: Iterable<ResultRow>,
  options: Partial<MarkdownOptions> = {},
): Promise<string> {
  return written(
    (write) =>
      createMarkdownWriter(write, {
        minScore: null,
        minMean: null,
        comparison: null,
        words: english,
        language: "en",
        ...options,
      }),
    rows,
  );
}

/** What a summary is made of. */
const ours =
  "root heading paragraph text strong emphasis list listItem table tableRow tableCell blockquote".split(
    " ",
  );

describe("the summary", () => {
  test("shows the distribution, the groups, the lowest and what has no score", async () => {
    const rows = [
      evaluated,
      scored("b", 5, { candidate: "Ben" }),
      scored("c", 1.4, { questionId: null, question: "Why?", candidate: null }),
      scored("d", 3.1, { marks: [] }),
      ungraded,
      invalid,
      invalid,
    ];
    const earlier = {
      score: 2,
      spread: null,
      answerHash: null,
      isPlace: false,
      yardstick: {
        engine: "offline",
        model: "offline-1",
        promptHash: null,
        rubricHash: "r1",
        calibration: null,
      },
    };
    const comparison = createComparison(new Map([["row-1", earlier]]));
    for (const row of rows) comparison.add(row);
    expect(await markdown(rows, { minScore: 3.2, minMean: 3, comparison: comparison.end })).toBe(
      `## 7 answers, mean 3.19 of 5

**4** evaluated, **1** ungraded, **2** invalid. The mean is not below 3. **2** below 3.2.

Graded by offline-1 (offline).

| Score | Answers | |
| --- | ---: | --- |
| 5 | 1 | ██████████ |
| 4 | 0 |  |
| 3 | 2 | ████████████████████ |
| 2 | 0 |  |
| 1 | 1 | ██████████ |

### Since the earlier run

Mean 2.00 → 3.25 (+1.25), 1.25 beyond the spread of ±0.00.

1 compared: 1 better, 0 worse, 0 unchanged or within the spread.

4 new.

| Answer | Candidate | Before | After | Change | Spread | Beyond it |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
| row-1 | Ana | 2.00 | 3.25 | +1.25 | ±0.00 | 1.25 |

### Questions, lowest mean first

| Question | Answers | Mean | Lowest |
| --- | ---: | ---: | ---: |
| Why? | 1 | 1.40 | 1.40 |
| js-closures-counter | 3 | 3.78 | 3.10 |

### Candidates, lowest mean first

| Candidate | Answers | Mean | Lowest |
| --- | ---: | ---: | ---: |
| Ana | 2 | 3.17 | 3.10 |
| Ben | 1 | 5.00 | 5.00 |

### Lowest answers

**1.40** c: Why?

Missing: independent

> it keeps the variables

**3.10** d, Ana: What is a closure?

**3.25** row-1, Ana: What is a closure?

Missing: independent

> it keeps the variables

**5.00** b, Ben: What is a closure?

Missing: independent

> it keeps the variables

### Not evaluated

- 2 × has no answer
- 1 × service-down

The first of them:

- answers.jsonl:2: service-down
- answers.jsonl:3: has no answer
- answers.jsonl:3: has no answer
`,
    );
  });

  test("of nothing is a line", async () => {
    expect(await markdown([])).toBe("## 0 answers\n\n**0** evaluated.\n");
  });

  test("has our headings, tables and lists and nothing else whatever words from outside are in it", async () => {
    const titles =
      /^(?:2 answers(?:, mean [1-5]\.\d\d of 5)?|(?:Questions|Candidates), lowest mean first|Lowest answers|Not evaluated)$/;
    await fc.assert(
      fc.asyncProperty(hostileRow, hostileRow, async (first, second) => {
        const root = parse(await markdown([first, second], { minScore: 3 }));
        const nodes = nodesOf(root);
        for (const node of nodes) {
          expect(ours).toContain(node.type);
          const isTitled = node.type !== "heading" || titles.test(seen(node));
          expect(isTitled).toBe(true);
        }
        const count = (type: string) => nodes.filter((node) => node.type === type).length;
        const rows = [first, second];
        const scores = rows.filter(({ score }) => score !== null);
        expect(count("blockquote")).toBe(
          scores.flatMap(({ marks }) => marks.flatMap(({ quote }) => quote ?? [])).length,
        );
        const reasons = new Set(
          rows.filter(({ score }) => score === null).map(({ reason }) => reason),
        );
        const places = rows.length - scores.length;
        expect(count("listItem")).toBeGreaterThanOrEqual(places + Math.min(1, reasons.size));
        expect(count("listItem")).toBeLessThanOrEqual(places + reasons.size);
      }),
      { numRuns: 500 },
    );
  });

  test("fits a comment however many rows there are and whatever they hold, and says what is missing", async () => {
    const long = "@|#:".repeat(1000);
    const rows = Array.from({ length: 12_000 }, (_, index) =>
      scored(`${index}${long}`, 1 + (index % 5), {
        candidate: `${index}${long}`,
        question: `${index}${long}`,
        questionId: null,
        marks: Array.from({ length: 8 }, (_each, mark) => ({
          criterionId: `c${mark}`,
          mark: "missed" as const,
          quote: long,
          reason: null,
        })),
      }),
    );
    const text = await markdown(rows);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("_And 4970 more._");
    expect(text).toContain("_7000 answers belong to others, that came too late to be listed._");
    expect(text).toMatch(/_The rest is left out: a comment holds no more\. .*_\n$/);
    expect(shapeOf(parse(text)).slice(0, 1)).toEqual(["heading 2"]);
  });
});
