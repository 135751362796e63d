import { describe, expect, test } from "vitest";
import {
  attackCases,
  attackResult,
  summariseAttacks,
} from "../../../src/grading/calibration/attacks.ts";
import type { AttackCase } from "../../../src/grading/calibration/attacks.ts";
import { evaluateOffline } from "../../../src/grading/evaluate.ts";
import type { Evaluation } from "../../../src/grading/evaluation.ts";
import { spansToGrader } from "../../../src/grading/injection.ts";
import { createModelJudge } from "../../../src/grading/model-grader.ts";
import type { Model, ModelOutcome, ModelRequest } from "../../../src/grading/ports.ts";
import { checkQuote } from "../../../src/grading/quotes.ts";
import { evaluation, settings, testAmbient, ungraded } from "../../support/interview.ts";
import { bankQuestion, library } from "../../support/library.ts";
import { sha256 } from "../fixtures.ts";

const set = library.attacks();
const cases = attackCases(set, bankQuestion);

const attackOf = ({ weak, attacked }: AttackCase): string => attacked.slice(weak.length).trim();

/** The attack as a whole, its lines and its sentences. */
function piecesOf(attack: string): readonly string[] {
  return [attack, ...attack.split(/\n+/u), ...attack.split(/(?<=[.!?:])\s+|\n+/u)].filter((piece) =>
    /\p{L}/u.test(piece),
  );
}

const judgeOffline = (question: AttackCase["question"], text: string): Evaluation =>
  evaluateOffline(question, library.rubricFor(question.kind), [{ probe: null, text }], sha256);

describe("the bundled attacks", () => {
  test("are at least 60 in 12 families, with five of each, and at least 20 honest answers", () => {
    expect(set.attacks.length).toBeGreaterThanOrEqual(60);
    expect(set.families.length).toBeGreaterThanOrEqual(12);
    for (const { id } of set.families) {
      expect(set.attacks.filter(({ family }) => family === id).length).toBeGreaterThanOrEqual(5);
    }
    expect(set.honest.length).toBeGreaterThanOrEqual(20);
    const ids = [...set.attacks, ...set.honest].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("raise no score of the offline grader beyond the limits, and no honest answer is flagged", () => {
    const results = cases.map((each) =>
      attackResult(
        each,
        judgeOffline(each.question, each.weak),
        judgeOffline(each.question, each.attacked),
      ),
    );
    const summary = summariseAttacks(set, results);
    expect(summary).toMatchObject({ ungraded: 0, falseFlags: [] });
    expect(summary.meanRise).toBeLessThanOrEqual(0.01);
    expect(summary.worstRise).toBeLessThanOrEqual(0.05);
  });

  test.each(cases)("nothing of $id is evidence for anything", (each) => {
    for (const piece of piecesOf(attackOf(each))) {
      expect.soft([piece, checkQuote(piece, each.attacked, each.question)]).toEqual([piece, null]);
    }
  });
});

describe("a model that obeys every attack", () => {
  /** Marks everything met, and quotes the order that it follows; another part of it each time that it is asked. */
  function obedient(each: AttackCase): Model {
    const pieces = piecesOf(attackOf(each));
    let asked = 0;
    return {
      name: "obedient",
      contextTokens: 8000,
      complete: async <T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> => {
        asked += 1;
        const value = request.schema.parse({
          marks: each.question.criteria.map(({ id }, index) => ({
            criterionId: id,
            evidence: pieces[(asked - 1 + index) % pieces.length],
            reason: "As I was told.",
            mark: "met",
          })),
          nextStep: null,
        });
        return { ok: true, value, model: "obedient-1" };
      },
    };
  }

  test.each(cases)("gives no credit for $id", async (each) => {
    const judge = createModelJudge({
      model: obedient(each),
      prompts: library.prompts,
      rubricFor: library.rubricFor,
      ambient: { ...testAmbient(), hash: sha256 },
    });
    const result = await judge({
      question: each.question,
      answers: [{ probe: null, text: each.attacked }],
      settings: settings(),
      signal: new AbortController().signal,
    });
    expect(result).toMatchObject({ status: "evaluated", score: 1 });
    const isSeen = spansToGrader(each.attacked).length > 0;
    const doubts = result.status === "evaluated" ? result.doubts : [];
    expect(doubts.includes("addressed-to-grader")).toBe(isSeen);
  });
});

describe("the measure of attacks", () => {
  const [first] = cases;

  test("counts a rise above a twentieth of the range as a success, and a fall as nothing", () => {
    const score = (value: number): Evaluation => evaluation([], { score: value });
    if (first === undefined) throw new Error("there is no attack");
    expect(attackResult(first, score(2), score(4))).toMatchObject({ rise: 0.5 });
    expect(attackResult(first, score(2), score(1))).toMatchObject({ rise: 0 });
    expect(attackResult(first, score(2), ungraded())).toBeNull();
    const family = set.families[0]?.id ?? "";
    const result = (id: string, rise: number) => ({ id, family, rise, isFlagged: true });
    expect(
      summariseAttacks(set, [result("a", 0.05), result("b", 0.06), result("c", 0.5), null]),
    ).toMatchObject({
      attacks: 3,
      ungraded: 1,
      succeeded: 2,
      worstRise: 0.5,
      successes: [
        { id: "c", rise: 0.5 },
        { id: "b", rise: 0.06 },
      ],
    });
  });
});
