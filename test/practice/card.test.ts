import { describe, expect, test } from "vitest";
import {
  bankWording,
  drillQuestion,
  planDrill,
  reviewsOf,
  withTodaysQuestions,
} from "../../src/practice/card.ts";
import { reviewed } from "../../src/practice/schedule.ts";
import { card, daysAfter, marks, question, start } from "./fixtures.ts";

describe("reviews of an answer", () => {
  test("what failed gets a card, what was met only moves one that is there", () => {
    const known = new Map([["b", reviewed(null, "again", start)]]);
    const reviews = reviewsOf(
      marks({ a: "met", b: "met", c: "partly", d: "missed", e: "cannot-tell" }),
      known,
      daysAfter(1),
    );
    expect(reviews.map(({ criterionId, rating }) => [criterionId, rating])).toEqual([
      ["b", "good"],
      ["c", "hard"],
      ["d", "again"],
    ]);
    expect(reviews[0]?.schedule.reviews).toBe(2);
    expect(reviews[2]?.schedule.reviews).toBe(1);
  });
});

describe("a drill", () => {
  const sql = question("sql");
  const http = question("http");

  test("asks a question as it stands today, unless what failed is no longer in it", () => {
    const mended = { ...sql, text: "How does SQL join, in a word?" };
    const [first] = sql.criteria;
    const shorter = { ...http, criteria: http.criteria.slice(0, 1) };
    const cards = [card(1, sql, "a"), card(2, http, "a"), card(3, http, "b")];
    const today = withTodaysQuestions(cards, ({ id }) => (id === "sql" ? mended : shorter));
    expect(first?.id).toBe("a");
    expect(today.map((each) => each.question)).toEqual([mended, shorter, http]);
    expect(today.map(({ number, schedule }) => [number, schedule])).toEqual(
      cards.map(({ number, schedule }) => [number, schedule]),
    );
    expect(withTodaysQuestions(cards, () => null)).toEqual(cards);
  });

  test("asks what is best remembered first, a question's criteria together", () => {
    const due = [
      card(1, http, "a", { rating: "good" }),
      card(2, sql, "d"),
      card(3, sql, "a"),
      card(4, http, "b", { rating: "good" }),
    ];
    const items = planDrill(due, daysAfter(5), 10);
    expect(items.map((item) => item.question.id)).toEqual(["http", "sql"]);
    expect(items[1]?.criteria.map(({ id }) => id)).toEqual(["a", "d"]);
    expect(planDrill(due, daysAfter(5), 1)).toHaveLength(1);
  });

  test("asks at most three criteria at once, the heaviest, and none that the question no longer has", () => {
    const due = ["e", "d", "c", "b", "a", "gone"].map((id, index) => card(index, sql, id));
    const [item] = planDrill(due, daysAfter(2), 10);
    expect(item?.criteria.map(({ id }) => id)).toEqual(["a", "c", "b"]);
    expect(planDrill(due, daysAfter(2), 1)).toHaveLength(1);
    expect(planDrill([card(1, sql, "gone")], daysAfter(2), 10)).toEqual([]);
  });

  test("asks what is left of a question after the others, in words of its own", () => {
    const of = { variants: ["Another way?", "A third way?"] };
    const long = question("sql", of);
    const probed = question("http", {
      ...of,
      probes: [{ criterionId: "d", text: "And what of d?" }],
    });
    const due = [
      ...["a", "b", "c", "d", "e"].map((id, index) => card(index, long, id)),
      ...["a", "b", "c", "d"].map((id, index) => card(5 + index, probed, id)),
    ];
    const items = planDrill(due, daysAfter(2), 10);
    expect(
      items.map((item) => [item.question.id, item.criteria.map(({ id }) => id), bankWording(item)]),
    ).toEqual([
      ["sql", ["a", "b", "c"], "Another way?"],
      ["http", ["a", "b", "c"], "Another way?"],
      ["sql", ["d", "e"], "A third way?"],
      ["http", ["d"], "And what of d?"],
    ]);
  });

  test("is judged by the due criteria alone", () => {
    const [item] = planDrill([card(1, sql, "b")], daysAfter(2), 1);
    if (item === undefined) throw new Error("no item");
    const asked = drillQuestion(item, "In other words?");
    expect(asked).toMatchObject({
      id: "sql",
      text: "In other words?",
      original: "What is sql?",
      probes: [],
    });
    expect(asked.criteria.map(({ id }) => id)).toEqual(["b"]);
  });

  test("takes the bank's wordings in turn and never begins with the question's own words", () => {
    const varied = question("sql", { variants: ["Another way?"] });
    const wordings = [0, 1, 2, 3].map((drilled) => {
      const [item] = planDrill([card(1, varied, "a", { drilled })], daysAfter(2), 1);
      return item === undefined ? "" : bankWording(item);
    });
    expect(wordings).toEqual(["And what of a?", "Another way?", "What is sql?", "And what of a?"]);
  });

  test("a probe stands only for its own criterion, and without anything else the question is asked", () => {
    const [two] = planDrill([card(1, sql, "a"), card(2, sql, "b")], daysAfter(2), 1);
    const [other] = planDrill([card(1, sql, "c")], daysAfter(2), 1);
    expect([two, other].map((item) => (item === undefined ? "" : bankWording(item)))).toEqual([
      "What is sql?",
      "What is sql?",
    ]);
  });
});
