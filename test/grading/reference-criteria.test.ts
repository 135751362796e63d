import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateOffline } from "../../src/grading/evaluate.ts";
import { criterionSchema } from "../../src/grading/question.ts";
import { criteriaFromReferences } from "../../src/grading/reference-criteria.ts";
import { answer, eventLoop, rubric, sha256 } from "./fixtures.ts";

const lock = { text: "What does a lock do?", language: "en", dimension: "correctness" } as const;

const texts = (references: readonly string[]): string[] =>
  criteriaFromReferences(lock, references).map(({ text }) => text);

describe("criteria from references", () => {
  test("are what the reference says, clause by clause, verbatim", () => {
    expect(
      texts([
        "It lets one thread at a time into a critical section; the other threads wait. After the work it is released, and a waiting thread goes in.",
      ]),
    ).toEqual([
      "It lets one thread at a time into a critical section",
      "the other threads wait",
      "After the work it is released",
      "and a waiting thread goes in",
    ]);
  });

  test("a clause that says nothing beyond the question is none, and a short one stays with its neighbour", () => {
    expect(texts(["A lock does this: it excludes; other threads wait outside."])).toEqual([
      "A lock does this: it excludes; other threads wait outside",
    ]);
    expect(texts(["What a lock does."])).toEqual([]);
    expect(texts(["Exclusion."])).toEqual(["Exclusion"]);
    expect(texts([])).toEqual([]);
  });

  test("what several references say weighs most, what only a later one says least", () => {
    const criteria = criteriaFromReferences(lock, [
      "One thread at a time enters the critical section. Memory becomes visible to others.",
      "Only one thread may enter the critical section at once. Deadlocks are possible when two are taken in different orders.",
    ]);
    expect(criteria.map(({ text, weight }) => [text.slice(0, 10), weight])).toEqual([
      ["One thread", 3],
      ["Memory bec", 2],
      ["Deadlocks ", 1],
    ]);
  });

  test("a long reference is told by its most telling clauses, in its order", () => {
    const sentences = Array.from(
      { length: 20 },
      (_, index) =>
        `Reason ${index} concerns scheduler fairness${index % 2 === 0 ? " under heavy contention everywhere" : ""}.`,
    );
    const criteria = criteriaFromReferences(lock, [sentences.join(" ")]);
    expect(criteria).toHaveLength(8);
    expect(criteria.map(({ id }) => id)).toEqual(
      Array.from({ length: 8 }, (_, index) => `reference-${index + 1}`),
    );
    expect(criteria.every(({ text }) => text.includes("contention"))).toBe(true);
  });

  test("whatever the references hold, the criteria are valid, at most eight, and verbatim", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.lorem({ mode: "sentences" }))),
        (references) => {
          const criteria = criteriaFromReferences(lock, references);
          expect(criteria.length).toBeLessThanOrEqual(8);
          expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
          for (const criterion of criteria) criterionSchema.parse(criterion);
        },
      ),
    );
  });

  test("the reference itself scores high by them, another answer low", () => {
    const reference =
      "A lock lets only one thread at a time run the protected code. Other threads that want it are suspended until the owner releases it.";
    const question = { ...eventLoop, ...lock, criteria: criteriaFromReferences(lock, [reference]) };
    const score = (text: string): number =>
      evaluateOffline(question, rubric, answer(text), sha256).score ?? 0;
    expect(score(reference)).toBe(5);
    expect(
      score(
        "Just a single thread can run the protected code at once, others get suspended until the owner releases it.",
      ),
    ).toBeGreaterThan(3.5);
    expect(score("It encrypts the file on the disk so that nobody can read it.")).toBeLessThan(2);
  });
});
