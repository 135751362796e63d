import { describe, expect, test } from "vitest";
import { relate } from "../../src/grading/claim-relation.ts";
import { claimsInAnswer, claimsInResume } from "../../src/grading/claims.ts";
import type { Claim } from "../../src/grading/claims.ts";

describe("how claims relate", () => {
  function answered(text: string): Claim {
    const [claim] = claimsInAnswer(text, "en");
    if (claim === undefined) throw new Error(`no claim in: ${text}`);
    return claim;
  }
  function written(text: string): Claim {
    const [claim] = claimsInResume(text, "en");
    if (claim === undefined) throw new Error(`no claim in: ${text}`);
    return claim;
  }

  test.each([
    ["We cut checkout latency by 60 %.", "Reduced checkout latency by 40 %", "different"],
    ["We cut checkout latency by 40 %.", "Reduced checkout latency by 40 percent", "same"],
    ["We cut checkout latency from 900 to 120 ms.", "Reduced checkout latency by 87 %", "same"],
    ["We cut checkout latency from 900 to 120 ms.", "Reduced checkout latency by 40 %", "unclear"],
    ["We cut checkout latency by 60 %.", "Reduced search latency by 40 %", "unclear"],
    ["We cut checkout latency by 60 %.", "Raised test coverage by 40 %", "apart"],
    ["We cut response times by 60 %.", "Reduced latency by 60 %", "unclear"],
    ["I led a team of 12.", "Led a team of 8", "unclear"],
    ["I led a team of 12.", "Led a team of 12 developers", "same"],
    ["I led a team of 12.", "Reduced latency by 60 %", "apart"],
    [
      "At Initech we cut checkout latency by 60 %.",
      "Reduced checkout latency by 40 % at Contoso",
      "unclear",
    ],
    [
      "We cut checkout latency by 60 % on mobile.",
      "Reduced checkout latency by 40 % on desktop",
      "unclear",
    ],
    [
      "We cut checkout latency at p99 by 60 %.",
      "Reduced checkout latency by 40 % at p50",
      "unclear",
    ],
    [
      "In the first year we cut checkout latency by 40 %.",
      "Reduced checkout latency by 55 % in the second year",
      "unclear",
    ],
    ["We cut checkout latency by more than 35 %.", "Reduced checkout latency by 40 %", "unclear"],
    ["We cut checkout latency by around 60 %.", "Reduced checkout latency by 40 %", "unclear"],
    [
      "We increased checkout latency budget by 60 %.",
      "Reduced checkout latency by 40 %",
      "unclear",
    ],
    ["We cut checkout latency by about 38 %.", "Reduced checkout latency by 40 %", "same"],
    ["We cut checkout latency by half.", "Reduced checkout latency by 40 %", "different"],
    ["We cut checkout latency by a third.", "Reduced checkout latency by 33 %", "same"],
    ["We cut checkout latency by 33 %.", "Reduced checkout latency by nearly 40 %", "unclear"],
    ["We cut checkout latency by 33 %.", "Reduced checkout latency by 20-40 %", "unclear"],
    ["We cut checkout latency by 33 %.", "Reduced checkout latency by 40 % or more", "unclear"],
    [
      "We cut search latency by 20 % and checkout latency by 40 %.",
      "Reduced checkout latency by 40 %",
      "unclear",
    ],
    ["We saved $300k on cloud hosting.", "Saved $500k on cloud hosting", "different"],
    [
      "In the first month we cut checkout latency by 20 %.",
      "Reduced checkout latency by 40 %",
      "unclear",
    ],
    ["We cut checkout latency by 20 % in 2021.", "Reduced checkout latency by 40 %", "unclear"],
    ["We saved $30k a month on cloud hosting.", "Saved $360k on cloud hosting", "unclear"],
    ["We raised test coverage to 70 %.", "Raised test coverage by 40 %", "unclear"],
    ["We raised test coverage to 70 %.", "Raised test coverage to 90 %", "different"],
    ["We cut 60 % of checkout errors.", "Reduction of 40 % of checkout errors", "different"],
    ["We cut checkout errors by 60 %.", "Fixed 40 % of checkout errors", "unclear"],
    ["We saved $300k on cloud hosting.", "Saved €500k on cloud hosting", "unclear"],
    // The same in another way to count.
    ["Our pages got 3 times faster.", "Page load went from 6 s to 2 s", "unclear"],
    ["My site got 3 times faster.", "Page load went from 6 s to 2 s", "unclear"],
    ["We got 3 times more newsletter subscribers.", "Newsletter subscribers rose by 200 %", "same"],
    ["We cut checkout latency by 1200 ms.", "Reduced checkout latency by 1.2 s", "same"],
    ["Our checkout conversion rose by 20 %.", "Checkout conversion increased by 19.6 %", "same"],
    ["We cut checkout latency by 50 %.", "Halved checkout latency", "same"],
    ["We cut checkout latency by 80 %.", "Halved checkout latency", "different"],
    ["Our checkout conversion rose by 100 %.", "Doubled checkout conversion", "same"],
    [
      "We cut checkout latency by 30 %.",
      "Doubled sales and cut checkout latency by 40 %",
      "unclear",
    ],
    // A part of it, or more than it.
    ["In staging we cut checkout latency by 70 %.", "Reduced checkout latency by 40 %", "unclear"],
    [
      "For one client we cut checkout latency by 70 %.",
      "Reduced checkout latency by 40 %",
      "unclear",
    ],
    ["Our peak checkout latency fell by 85 %.", "Reduced checkout latency by 40 %", "unclear"],
    ["We cut checkout latency by 60 %.", "Reduced checkout latency on mobile by 40 %", "unclear"],
    ["At first we cut checkout latency by 10 %.", "Reduced checkout latency by 40 %", "unclear"],
    ["We cut checkout latency by another 15 %.", "Reduced checkout latency by 40 %", "unclear"],
    // How it was done and what came of it are no parts of it.
    [
      "With two caches, we cut checkout latency by 60 %, which saved the launch.",
      "Reduced checkout latency by 40 % by precomputing prices on Redis",
      "different",
    ],
  ])("%s / %s: %s", (said, wrote, relation) => {
    expect(relate(answered(said), written(wrote))).toBe(relation);
    expect(relate(written(wrote), answered(said))).toBe(relation);
  });
});

test("an answer may name the employer below which the resume tells it, and no other", () => {
  const resume = `Peregrine Foods
Data Engineer
2021 – 2024
- Cut checkout latency by 40 %.

Tideline, 2018 – 2021
- Raised test coverage to 80 %.`;
  const [written] = claimsInResume(resume, "en");
  const relations = ["Peregrine", "Tideline"].map((name) => {
    const [said] = claimsInAnswer(`At ${name} we cut checkout latency by 70 %.`, "en");
    return said === undefined || written === undefined ? null : relate(said, written);
  });
  expect(relations).toEqual(["different", "unclear"]);
});

describe("a year that is told by the year of the answer", () => {
  const relation = (
    said: string,
    wrote: string,
    answeredAt: string | null,
    language: "en" | "es" | "pt" = "en",
  ) => {
    const [claim] = claimsInAnswer(said, language, answeredAt);
    const [written] = claimsInResume(wrote, "en");
    return claim === undefined || written === undefined ? null : relate(claim, written);
  };
  const june = "2026-06-01T09:00:00.000Z";
  const resume = (when: string) => `Reduced checkout latency by 40 %${when}`;

  test.each([
    ["Last year we cut checkout latency by 60 %.", "en"],
    ["El año pasado bajamos la latencia del checkout un 60 %.", "es"],
    ["No ano passado baixamos a latência do checkout em 60%.", "pt"],
  ] as const)("%s", (said, language) => {
    expect(relation(said, resume(" in 2025"), june, language)).toBe("different");
    expect(relation(said, resume(" in 2023"), june, language)).toBe("unclear");
    expect(relation(said, resume(""), june, language)).toBe("unclear");
  });

  test.each([
    ["This year we cut checkout latency by 60 %.", "en"],
    ["Este año bajamos la latencia del checkout un 60 %.", "es"],
    ["Neste ano baixamos a latência do checkout em 60%.", "pt"],
  ] as const)("%s", (said, language) => {
    expect(relation(said, resume(" in 2026"), june, language)).toBe("different");
    expect(relation(said, resume(" in 2025"), june, language)).toBe("unclear");
  });

  test.each([
    ["nobody knows when it was said", "Last year we cut checkout latency by 60 %.", null],
    [
      "the year turned somewhere",
      "Last year we cut checkout latency by 60 %.",
      "2026-01-01T03:00:00.000Z",
    ],
    ["it is no year of the calendar", "In the last year we cut checkout latency by 60 %.", june],
    ["it is a span", "In the last years we cut checkout latency by 60 %.", june],
  ])("is not told where %s", (_, said, answeredAt) => {
    expect(relation(said, resume(" in 2025"), answeredAt)).toBe("unclear");
  });
});
