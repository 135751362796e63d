/** Whoever does what a good answer warns of has not warned of it; whoever warns, excepts or tells how it went wrong has. */
import { describe, expect, test } from "vitest";
import { markOffline } from "../../src/grading/offline-grader.ts";
import type { Language, Question } from "../../src/grading/question.ts";
import { library } from "../support/library.ts";

function questionIn(language: Language, id: string): Question {
  const question = library.questions(undefined, language).find((each) => each.id === id);
  if (question === undefined) throw new Error(`there is no ${id} in ${language}`);
  return question;
}

function markOf(language: Language, id: string, criterionId: string, text: string) {
  const marks = markOffline(questionIn(language, id), [{ probe: null, text }]);
  return marks.find((mark) => mark.criterionId === criterionId)?.mark;
}

/** What each says first, for answers that are about the question. */
const about: Readonly<Record<string, string>> = {
  "js-async-errors":
    "A throw in an async function rejects its promise, and await throws it again. ",
  "rb-large-tables": "I would load the table in batches of a thousand records. ",
};

const recommending: readonly (readonly [Language, string, string, string])[] = [
  ["en", "js-async-errors", "swallowing", "To be safe I put an empty catch around each await."],
  [
    "en",
    "js-async-errors",
    "swallowing",
    "Rejections crash Node, so an empty catch prevents that.",
  ],
  ["en", "js-async-errors", "swallowing", "In most places we’d just swallow the error."],
  ["en", "js-async-errors", "swallowing", "An empty catch is perfectly fine here."],
  ["en", "js-null-undefined", "not-everywhere", "I use optional chaining everywhere."],
  ["en", "rb-rescue", "never-swallow", "In Ruby I usually use rescue nil so nothing ever breaks."],
  ["en", "rb-large-tables", "gentle", "I do it in one big transaction, all or nothing."],
  [
    "en",
    "be-useful-logs",
    "noise-and-cost",
    "We log the error at every layer so that we never miss one.",
  ],
  ["en", "sec-hash-encrypt-sign", "traps", "For passwords I use md5, which is quick."],
  ["en", "py-mocking", "over-mocking", "I mock everything, which makes the tests quick."],
  ["en", "pm-ad-policy", "no-evasion", "Then I create a fresh account and go on."],
  ["es", "js-async-errors", "swallowing", "Un catch vacío evita que se caiga."],
  ["es", "py-mocking", "over-mocking", "En los tests mockeo todo y siguen pasando."],
  ["es", "rb-rescue", "never-swallow", "En Ruby uso rescue nil y listo."],
  ["pt", "js-async-errors", "swallowing", "Coloco um catch vazio em cada await e pronto."],
  ["pt", "rb-large-tables", "gentle", "Faço tudo numa transação gigante, tudo ou nada."],
];

const warning: readonly (readonly [Language, string, string, string])[] = [
  [
    "en",
    "js-async-errors",
    "swallowing",
    "An empty catch hides the error, so I rethrow with the cause.",
  ],
  ["en", "js-async-errors", "swallowing", "I never use an empty catch."],
  ["en", "js-async-errors", "swallowing", "I would not put an empty catch there, I rethrow."],
  [
    "en",
    "js-async-errors",
    "swallowing",
    "People put an empty catch around it and the error is lost.",
  ],
  ["en", "js-async-errors", "swallowing", "I once found an empty catch that had cost us a day."],
  ["en", "js-async-errors", "swallowing", "If I use an empty catch, nobody sees the failure."],
  [
    "en",
    "js-async-errors",
    "swallowing",
    "Instead of an empty catch I write the error to the log.",
  ],
  [
    "en",
    "js-async-errors",
    "swallowing",
    "I put an empty catch only around the clean-up, otherwise I rethrow.",
  ],
  [
    "en",
    "js-async-errors",
    "swallowing",
    "The linter finds an empty catch, and we turn it into a rethrow.",
  ],
  [
    "en",
    "rb-large-tables",
    "gentle",
    "We had one big transaction, and the replicas lagged for hours.",
  ],
  [
    "en",
    "rb-large-tables",
    "gentle",
    "One big transaction would lock the table, so each batch has its own.",
  ],
  ["en", "js-async-errors", "swallowing", "An empty catch is not safe, I rethrow with the cause."],
  [
    "en",
    "js-async-errors",
    "swallowing",
    "An empty catch is never good, I rethrow with the cause.",
  ],
  ["es", "js-async-errors", "swallowing", "Un catch vacío no es bueno; relanzo con la causa."],
  ["es", "js-async-errors", "swallowing", "Un catch vacío esconde el error; relanzo con la causa."],
  ["es", "js-async-errors", "swallowing", "Nunca uso un catch vacío, relanzo con la causa."],
  [
    "pt",
    "js-async-errors",
    "swallowing",
    "Um catch vazio esconde o erro, então relanço com a causa.",
  ],
];

describe("what a criterion warns of", () => {
  test.each(recommending)("%s %s %s: contradicted by “%s”", (language, id, criterionId, text) => {
    const before = language === "en" ? (about[id] ?? "") : "";
    expect(markOf(language, id, criterionId, before + text)).toBe("contradicted");
  });

  test.each(warning)("%s %s %s: not by “%s”", (language, id, criterionId, text) => {
    const before = language === "en" ? (about[id] ?? "") : "";
    expect(markOf(language, id, criterionId, before + text)).toBe("met");
  });

  test("is told in the words of the language, and in no other", () => {
    for (const language of ["en", "es", "pt"] as const) {
      const criteria = library.questions(undefined, language).flatMap((each) => each.criteria);
      const phrasings = criteria.flatMap(({ warnsOf }) => warnsOf ?? []);
      expect(phrasings.length).toBeGreaterThan(20);
    }
    const [english, spanish] = (["en", "es"] as const).map(
      (language) =>
        questionIn(language, "js-async-errors").criteria.find(({ id }) => id === "swallowing")
          ?.warnsOf,
    );
    expect(english).toContain("empty catch");
    expect(spanish).not.toContain("empty catch");
  });
});
