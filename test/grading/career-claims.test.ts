import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { careerDifferences } from "../../src/grading/career-claims.ts";

const english = (text: string) => ({ text, language: "en" }) as const;

const resume = `Ana Souza
Backend engineer

Northwind Bank — Senior Engineer          Mar 2019 – 2022
- Assisted with the migration of the ledger to PostgreSQL
- Led the rewrite of the payment gateway
- Contributed to the fraud detection service

Initech
Software Engineer, 2016 - 2019
- Helped the support team with the ticket importer.
- Built the nightly export of invoices

Contoso, 2022 – present
- Participated in the on-call rotation for the search cluster
`;

const found = (answer: string) =>
  careerDifferences(english(answer), english(resume)).map(({ kind, figure, other }) => [
    kind,
    figure,
    other.figure,
  ]);

describe("dates", () => {
  test.each([
    ["I joined Northwind in 2017 as a senior.", "2017", "2019 – 2022"],
    ["I worked at Initech until 2021.", "2021", "2016 - 2019"],
    ["I started at Contoso in March 2020.", "2020", "2022 – present"],
    ["I joined Northwind Bank as a senior engineer in 2012.", "2012", "2019 – 2022"],
    ["In 2012, I joined Northwind as a senior engineer.", "2012", "2019 – 2022"],
    ["I worked at Initech from 2016 to 2022.", "2022", "2016 - 2019"],
    ["I worked at Initech for ten years.", "ten years", "2016 - 2019"],
  ])("%s", (answer, figure, other) => {
    expect(found(answer)).toEqual([["date", figure, other]]);
  });

  test.each([
    ["within the employment", "I joined Northwind in 2019 and left in 2022."],
    ["until today", "I worked at Contoso in 2025 on search."],
    ["of an employer that the resume does not name", "I joined Globex in 2012."],
    ["of something that happened there", "Northwind launched its app in 2015, before my time."],
    ["a wish", "I would have joined Northwind in 2017 if they had asked."],
    ["without a name", "I started to write Go in 2012."],
    ["of two employers at once", "I left Initech for Northwind in 2030."],
    ["a version", "I worked with Northwind on ES2015 and Windows 2012."],
    ["a year beside", "I left Northwind for good in January 2023."],
    ["of a company before", "Before Northwind I worked at Globex until 2018."],
    ["of a company after", "After Initech I joined Globex in 2023."],
    ["of another year", "I worked at Initech for a client whose contract ran until 2025."],
    ["of a plan", "I worked at Northwind on a plan to retire the ledger in 2025."],
    ["of a title", "I started working as a Senior consultant in 2015."],
    ["of a trade", "I became a Software freelancer in 2023."],
    ["of a tool that a bullet names", "I worked with PostgreSQL in 2015 at university."],
    ["rounded by a year", "I joined Northwind in 2018."],
    ["as long as it was", "I worked at Initech for four years."],
    ["a time within it", "I worked at Initech for ten years of my life, or so it felt."],
    ["until nobody knows when", "I worked at Contoso for ten years."],
    ["of what was done there", "In 2012 I joined Northwind customers on a call."],
  ])("%s is no difference: %s", (_, answer) => {
    expect(found(answer)).toEqual([]);
  });
});

test("a title without an employer may belong to the one above", () => {
  const twoTitles = `Northwind
Lead Engineer, 2019 – 2022
- Led the rewrite
Engineer, 2014 – 2019`;
  const said = (answer: string) => careerDifferences(english(answer), english(twoTitles));
  expect(said("I joined Northwind in 2014.")).toEqual([]);
  expect(said("I joined Northwind in 2012.")).toHaveLength(1);
});

test("a title alone may stand between an employer and the years", () => {
  const lines = `Oakline Bank
Data Engineer
2019 – 2022
- Led the rewrite

Brightfield
Senior Data Engineer
2022 – now`;
  const said = (answer: string) =>
    careerDifferences(english(answer), english(lines)).map(({ other }) => other.figure);
  expect(said("I joined Oakline in 2012.")).toEqual(["2019 – 2022"]);
  expect(said("I joined Brightfield in 2019.")).toEqual(["2022 – now"]);
  expect(said("I joined Oakline in 2019.")).toEqual([]);
});

test.each([
  [
    "a place between",
    "Oakline Bank\nData Engineer\nLisbon, Portugal\n2016 – 2019\n- Built exports",
  ],
  ["the place first", "Oakline Bank\nLisbon\nData Engineer\n2016 – 2019\n- Built exports"],
  [
    "the place beside",
    "Oakline Bank\nLisbon, Portugal\n2016 – 2019\nData Engineer\n- Built exports",
  ],
  ["years first", "Experience\n\n2016 – 2019\nOakline Bank\nData Engineer\n- Built exports"],
  [
    "years first, title between",
    "2016 – 2019\nData Engineer\nOakline Bank, Lisbon\n- Built exports",
  ],
])("the employer is found on another line than the years: %s", (_, lines) => {
  const before = "Data Engineer, 2012 – 2014, at Initech\n- Wrote reports";
  const said = (answer: string, written: string) =>
    careerDifferences(english(answer), english(written));
  for (const written of [lines, `${lines}\n\n${before}`]) {
    expect(said("I joined Oakline in 2012.", written)).toHaveLength(1);
    expect(said("I joined Oakline in 2016.", written)).toEqual([]);
  }
});

test("years that stand first belong to the employer below them, not to the one before", () => {
  const list = `Experience

2022 – present
Northwind
Engineer
- Led the rewrite

2016 – 2019
Initech
Engineer`;
  const dense = "2022 – present\nNorthwind\n2016 – 2019\nInitech";
  for (const written of [list, dense]) {
    const said = (answer: string) => careerDifferences(english(answer), english(written));
    expect(said("I joined Northwind in 2022.")).toEqual([]);
    expect(said("I joined Initech in 2016.")).toEqual([]);
    expect(said("I joined Northwind in 2016.")).toHaveLength(1);
    expect(said("I joined Initech in 2022.")).toHaveLength(1);
  }
});

test("an employer above the years is not the next one's, with nothing between them", () => {
  const dense = "Northwind\n2022 – present\nInitech\n2016 – 2019";
  const said = (answer: string) => careerDifferences(english(answer), english(dense));
  expect(said("I joined Northwind in 2022.")).toEqual([]);
  expect(said("I joined Initech in 2016.")).toEqual([]);
  expect(said("I joined Northwind in 2016.")).toHaveLength(1);
});

test("what somebody worked with is no employer", () => {
  const lines = `Northwind — Solidity Developer (Python, Go), 2019 – 2022
Lead Engineer at Initech, 2016 – 2019`;
  const said = (answer: string, language: "en" | "es" = "en") =>
    careerDifferences({ text: answer, language }, english(lines));
  expect(said("I started with Python in 2012.")).toEqual([]);
  expect(said("Trabajé en Python hasta 2012.", "es")).toEqual([]);
  expect(said("Empecé en Solidity en 2012.", "es")).toEqual([]);
  expect(said("I joined Northwind in 2012.")).toHaveLength(1);
  expect(said("I joined Initech in 2012.")).toHaveLength(1);
});

test.each([
  ["Globex          03/2019 - 05/2022", "03/2019 - 05/2022"],
  ["Globex, marzo de 2019 a mayo de 2022", "marzo de 2019 a mayo de 2022"],
  ["Globex · jan. 2019 até dez. 2022", "jan. 2019 até dez. 2022"],
  ["Globex, 2019 a la fecha", "2019 a la fecha"],
  ["Globex, 2019 – o momento", "2019 – o momento"],
])("years are read as resumes write them: %s", (line, span) => {
  const [difference] = careerDifferences(english("I joined Globex in 2012."), english(line));
  expect(span).toContain(difference?.other.figure);
  expect(difference?.other.figure).toMatch(/^2019/);
});

describe("one's own part", () => {
  test.each([
    ["I led the migration of our ledger to PostgreSQL.", "I led", "Assisted"],
    ["I designed the fraud detection service from scratch.", "I designed", "Contributed"],
    ["I personally designed the fraud detection.", "I personally designed", "Contributed"],
  ])("%s", (answer, figure, other) => {
    expect(found(answer)).toEqual([["part", figure, other]]);
  });

  test.each([
    ["the resume says the same", "I led the rewrite of the payment gateway."],
    [
      "the resume says it with another verb of one's own",
      "I wrote the nightly export of invoices.",
    ],
    ["said of the team", "We led the migration of the ledger to PostgreSQL."],
    ["a smaller part", "I helped with the migration of the ledger to PostgreSQL."],
    ["other work with one word in common", "I led the migration of our build to Bazel."],
    ["a denial", "I never led the migration of the ledger to PostgreSQL."],
    ["a question", "Should I say that I led the migration of the ledger to PostgreSQL?"],
    ["an offer", "They asked whether I led the migration of the ledger to PostgreSQL."],
    ["a team", "I led a team of 8."],
    ["a part of it", "I led the review of the ledger migration tests."],
    ["what went with it", "I wrote the runbook for the ledger migration to PostgreSQL."],
    ["a help to it", "I created a dashboard for the ledger migration."],
    ["other work around it", "I built the test data for our support ticket importer."],
    ["at another time", "At my next job, I led the migration of a ledger to PostgreSQL."],
    ["elsewhere", "I led the migration of the ledger at Contoso."],
    ["somewhere", "At a startup I led the migration of the ledger to PostgreSQL."],
    ["a part of it", "I designed the fraud detection service's reports."],
    ["in a team", "I designed the fraud detection service in my team."],
    ["another of the kind", "I designed another fraud detection service."],
    ["somebody else's words", "My colleague said I led the migration of the ledger."],
  ])("%s is no difference: %s", (_, answer) => {
    expect(found(answer)).toEqual([]);
  });
});

test.each(["en", "es", "pt"] as const)(
  "both sides are verbatim, whatever the texts hold, in %s",
  (language) => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(
          fc.constantFrom(
            "I led ",
            "Lideré ",
            "Liderei ",
            "Entré a ",
            "Entrei na ",
            "en 2017",
            "em 2017",
            "\n- Participé en ",
            "\n- Participei da ",
            "the ledger ",
            "ledger PostgreSQL ",
            "Northwind ",
            "in 2017",
            ". ",
            "\n- Assisted with ",
            "2019 – 2022 ",
          ),
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, text, (answer, document) => {
        for (const { quote, figure, other } of careerDifferences(
          { text: answer, language },
          { text: document, language },
        )) {
          expect(answer).toContain(quote);
          expect(quote).toContain(figure);
          expect(document.replaceAll(/\s+/g, " ")).toContain(other.quote);
          expect(other.quote).toContain(other.figure);
        }
      }),
    );
  },
);

test("without anything to compare there is nothing to say", () => {
  expect(careerDifferences(english("I joined Northwind in 2017."), english(""))).toEqual([]);
  expect(careerDifferences(english(""), english(resume))).toEqual([]);
});
