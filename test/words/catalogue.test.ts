import { describe, expect, test } from "vitest";
import { languages } from "../../src/vocabulary.ts";
import { decimal } from "../../src/words/numbers.ts";
import { translateRubrics } from "../../src/words/rubrics.ts";
import { textsOf } from "../support/catalogue.ts";
import { rubrics } from "../support/rubrics.ts";

const english = await textsOf("en");

/** Paths whose text is the same word in another language, or a sign. */
const same = new Set([
  "asking.no",
  "calibration.columns.id",
  "calibration.dimension",
  "calibration.family",
  "calibration.manner",
  "calibration.source",
  "calibration.columns.kappa",
  "debrief.columns.id",
  "delivery.units.first-word",
  "delivery.units.monologue",
  "delivery.units.talk-time",
  "documents.errors.wrongKind.hint",
  "evaluate.comparison.yardsticks.promptHash",
  "findings.reason",
  "history.columns.id",
  "interview.levels.junior",
  "interview.levels.senior",
  "interview.levels.staff",
  "library.columns.id",
  "library.manners.neutral",
  "library.persona",
  "library.roleName",
  "errors.unusableAnswers.message",
  "provider-runs.columns.usd",
  "provider-runs.problem",
  "report.criterionColumns.0",
  "report.graderColumns.3",
  "report.scoreColumns.0",
  "start-errors.labels.error",
  "start-errors.needsAnswer.hint",
  "start-errors.nothingPiped.hint",
  "upkeep.checks.names.node",
  "upkeep.checks.notHeard",
  "upkeep.checks.megabytesFree",
  "upkeep.checks.roles",
  "upkeep.columns.usd",
  "upkeep.errors.dataLine.message",
]);

/** The parameters that stand in a text, in order of the alphabet. */
function parametersIn(text: string): string[] {
  return [...new Set(text.match(/‹\d›/g))].toSorted();
}

describe.each(["es", "pt"] as const)("in %s", async (language) => {
  const texts = await textsOf(language);

  test("every text is there and is translated", () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
    const left = [...texts].filter(([path, text]) => text === english.get(path) && !same.has(path));
    expect(left).toEqual([]);
  });

  test("every text tells all that the English one tells", () => {
    const lost = [...texts].filter(
      ([path, text]) =>
        parametersIn(text).join("") !== parametersIn(english.get(path) ?? "").join(""),
    );
    expect(lost).toEqual([]);
  });

  test("commands and flags are named as in English, since they are typed", () => {
    const typed = (text: string): string[] =>
      [...(text.match(/greenroom (?!is\b)[a-z]+|--[a-z]+|\/[a-z]+\b/g) ?? [])].toSorted();
    const changed = [...texts].filter(
      ([path, text]) => typed(text).join(" ") !== typed(english.get(path) ?? "").join(" "),
    );
    expect(changed).toEqual([]);
  });

  test("what is said of a service without the API is what is put otherwise where it should speak", () => {
    const said = texts.get("machine-errors.speaking.noSuchApi") ?? "nothing";
    expect(texts.get("errors.noSuchApi.message")).toContain(said);
  });

  test("every dimension and every anchor of the rubrics is translated", () => {
    const translated = translateRubrics(rubrics, language);
    for (const [index, rubric] of rubrics.entries()) {
      const other = translated[index];
      for (const [at, { id }] of rubric.dimensions.entries()) {
        expect(other?.dimensions[at]?.id).toBe(id);
      }
      const names = rubric.dimensions.map(({ name }) => name);
      const left = other?.dimensions.filter(({ name }) => names.includes(name));
      expect(left?.map(({ name }) => name).filter((name) => name !== "Trade-offs")).toEqual([]);
      for (const [level, anchors] of Object.entries(rubric.anchors)) {
        const others = Object.entries(other?.anchors ?? {}).find(([key]) => key === level)?.[1];
        expect(others).toHaveLength(anchors.length);
        expect(others?.filter((anchor) => anchors.includes(anchor))).toEqual([]);
      }
    }
  });
});

/** One of many is said as "1 of 1 questions". */
const manyOfOne =
  /(?<!of |de )\b1 (?:minutes|days|answers|questions|respuestas|días|minutos|respostas|dias)\b/;

/** What is never one: a card that comes back after a day has a text of its own, a URL is no count, the bank has many, a fit takes many. */
const neverOne = new Set([
  "calibration.errors.noFit.message",
  "practice.comesBack",
  "upkeep.checks.bank",
  "upkeep.checks.hasModel",
  "upkeep.checks.lacksModel",
  "upkeep.checks.listsNone",
  "upkeep.reminder.text",
]);

test.each(languages)("nothing in %s is broken for one of a thing", async (language) => {
  const broken = [...(await textsOf(language, { one: true }))].filter(
    ([path, text]) =>
      /undefined|NaN|null|\[object/.test(text) || (!neverOne.has(path) && manyOfOne.test(text)),
  );
  expect(broken).toEqual([]);
});

test("the rubrics in English are those of the files", () => {
  expect(translateRubrics(rubrics, "en")).toBe(rubrics);
});

test.each([
  ["en", "3.8"],
  ["es", "3.8"],
  ["pt", "3,8"],
] as const)("a score in %s is %s", (language, text) => {
  expect(decimal(3.75, language)).toBe(text);
});
