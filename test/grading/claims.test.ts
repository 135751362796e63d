import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimsInAnswer, claimsInResume } from "../../src/grading/claims.ts";
import { languages } from "../../src/vocabulary.ts";
import { bankFiles, readBankFile } from "../support/bank-check.ts";

describe("claims in an answer", () => {
  test.each([
    ["We cut the checkout latency from 900 to 120 ms.", "from 900 to 120 ms", "seconds", 0.9, 0.12],
    [
      "Our build went from 40 minutes to 90 seconds.",
      "from 40 minutes to 90 seconds",
      "seconds",
      2400,
      90,
    ],
    ["I reduced the error rate by 80 %.", "80 %", "percent", null, 80],
    ["After that our conversion rose by 12.5 percent.", "12.5 percent", "percent", null, 12.5],
    [
      "Test coverage grew from 40% to 85% while I was there, which I led.",
      "from 40% to 85%",
      "percent",
      40,
      85,
    ],
    ["I led a team of 12.", "team of 12", "people", null, 12],
    ["I managed 7 engineers in two offices.", "managed 7 engineers", "people", null, 7],
    ["We saved $1.2M a year on hosting.", "$1.2M", "money", null, 1_200_000],
    ["With the cache our search got 3 times faster.", "3 times faster", "times", null, 3],
    ["We shortened the import by 1,500 seconds.", "by 1,500 seconds", "seconds", null, 1500],
    ["We cut our costs by a third.", "a third", "percent", null, 100 / 3],
    ["With that we reduced the load time by half, on every page.", "half", "percent", null, 50],
    ["I cut the build time in half.", "in half", "percent", null, 50],
    ["Our errors dropped by three quarters in a year.", "three quarters", "percent", null, 75],
    ["We cut latency by 30 to 40 %.", "30 to 40 %", "percent", null, 40],
  ])("%s", (text, figure, unit, before, value) => {
    const [claim, ...more] = claimsInAnswer(text, "en");
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ quote: text, figure, unit, before });
    expect(claim?.value).toBeCloseTo(value, 9);
  });

  test.each([
    // How things are.
    "A page in Postgres is 8 kB, and a cache hit takes 100 ns.",
    "Amdahl's law says that with 95 % parallel code the speed-up is at most 20 times.",
    "TLS 1.3 cut the handshake from 2 to 1 round trips.",
    "Binary search is 3 times faster here.",
    // What somebody would do, or hopes.
    "I would cut the latency by 50 %.",
    "If we reduced the payload by 30 %, pages might load faster.",
    "Our goal was that errors fell by 80 %.",
    "We want to save $2M next year.",
    "We planned to cut the build from 20 to 5 minutes.",
    "For example, we cut latency by 50 %.",
    "We should have reduced it by 10 %.",
    // What did not happen, or only nearly.
    "We never reduced the error rate by 80 %.",
    "Our latency didn't drop by 40 %.",
    "We cut costs by roughly 30 %.",
    // Somebody else's.
    "The vendor reduced its prices by 20 %.",
    "My manager asked me to cut costs by 20 %.",
    "My colleague cut our costs by 20 %.",
    "The previous team cut our latency by 75 %, and we broke it.",
    "Netflix cut its latency by 90 %, I read, and we did so too.",
    "We thought that we had cut latency by 90 %.",
    "It looked like we cut latency by 90 %.",
    "Our estimate was that latency fell by 65 %.",
    // Numbers of another kind.
    "I joined in 2021 and we grew a lot.",
    "We used HTTP 500 errors and port 8080, and I led the fix.",
    "I improved question 3 and page 12 of our handbook.",
    "We raised an issue, number 42, with 3 comments.",
    "Did we cut it by 80 %?",
    // Parts of something, and no change of it.
    "We cut latency for 60 % of our users.",
    "I am 100 % sure that we cut latency.",
    // No shares.
    "My costs were audited by a third party, and fell.",
    "We cut the meeting by half an hour.",
    "We cut half of our endpoints.",
    "Our costs fell in a quarter.",
    "We raised a third question.",
    "We doubled down on tests, and our errors fell.",
    "We tripled our team.",
    "",
  ])("nothing in: %s", (text) => {
    expect(claimsInAnswer(text, "en")).toEqual([]);
  });

  test("nothing in any of the bank's example answers to technical questions, strong ones too", () => {
    const found = bankFiles()
      .flatMap((file) => readBankFile(file).questions)
      .filter(({ kind, language }) => kind !== "behavioural" && language === "en")
      .flatMap(({ examples }) => [examples?.strong, examples?.middling, examples?.weak])
      .flatMap((text) => (text === undefined ? [] : claimsInAnswer(text, "en")));
    expect(found.map(({ quote }) => quote)).toEqual([]);
  });

  test.each(languages)(
    "are the person's own words, at their place, whatever the text, in %s",
    (language) => {
      const pieces = fc.constantFrom(
        "We cut latency by 80 %",
        "I led a team of 12",
        "from 900 to 120 ms",
        "Bajamos la latencia un 80,5 %",
        "Reduzi a latência em 80,5 por cento",
        "de 1.900 a 120 ms",
        "em um terço",
        "a la mitad",
        "US$ 1.5.5 mil",
        "1.234,5 millones de dólares",
        "entre un 30 y ",
        ". ",
        "\n",
        "? ",
        "would ",
        "é😀",
        "1,000 %",
        "$5m",
        "from ",
        " to ",
      );
      const text = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces, { maxLength: 12 }).map((all) => all.join(" ")),
      );
      fc.assert(
        fc.property(text, (said) => {
          for (const { quote, start, end, figure, value } of claimsInAnswer(said, language)) {
            expect(said.slice(start, end)).toBe(quote);
            expect(quote).toContain(figure);
            expect(Number.isFinite(value)).toBe(true);
          }
          for (const { figure } of claimsInResume(said, language)) {
            expect(said.replaceAll(/\s+/gu, " ")).toContain(figure);
          }
        }),
      );
    },
  );
});

describe("claims in a resume", () => {
  test("go on over the ends of lines, and need no first person", () => {
    const text = `Experience
- Reduced checkout latency by
  40 % with a cache
- Led a team of 8

Saved $300k a year.`;
    expect(claimsInResume(text, "en").map(({ figure }) => figure)).toEqual([
      "40 %",
      "team of 8",
      "$300k",
    ]);
  });
});

test.each(["Acme, 2018 - 2021", "Acme (03/2018 – present)", "Acme, 2019—hoy"])(
  "a line of years begins no claim: %s",
  (line) => {
    const [claim, ...others] = claimsInResume(`${line}\nReduced latency by 40 %.`, "en");
    expect(claim).toMatchObject({ quote: "Reduced latency by 40 %.", isVague: false });
    expect(others).toEqual([]);
  },
);
