import { expect, test } from "vitest";
import type { Card } from "../../src/practice/card.ts";
import { dueOfDay } from "../../src/practice/due-of-day.ts";
import { isDue, reviewed } from "../../src/practice/schedule.ts";
import { card, daysAfter, question } from "./fixtures.ts";

const cards = ["sql", "http", "css"].map((id, index) => card(index, question(id), "a"));

/** What is asked on each of so many days, when every answer fails. */
function failing(all: readonly Card[], days: number): readonly (string | null)[] {
  let now = all;
  return Array.from({ length: days }, (_, index) => {
    const day = daysAfter(index + 1);
    const due = now.filter(({ schedule }) => isDue(schedule, day));
    const item = dueOfDay(due, day);
    expect(dueOfDay(due.toReversed(), day)?.question.id).toBe(item?.question.id);
    now = now.map((each) =>
      item?.cards.some(({ number }) => number === each.number) === true
        ? { ...each, schedule: reviewed(each.schedule, "again", day) }
        : each,
    );
    return item?.question.id ?? null;
  });
}

test("what fails every day goes to the end of the queue", () => {
  const asked = failing(cards, 9);
  for (const from of [0, 3, 6]) {
    expect(new Set(asked.slice(from, from + 3))).toEqual(new Set(["sql", "http", "css"]));
  }
});

test("the parts of a question with many due criteria have their turns as well", () => {
  const long = ["a", "b", "c", "d", "e"].map((id, index) => card(index, question("sql"), id));
  const [first, second] = [1, 2].map((days) => {
    const day = daysAfter(days);
    const left = long.map((each) =>
      days === 2 && ["a", "b", "c"].includes(each.criterionId)
        ? { ...each, schedule: reviewed(each.schedule, "again", daysAfter(1)) }
        : each,
    );
    return dueOfDay(left, day)?.criteria.map(({ id }) => id);
  });
  expect([
    ["a", "b", "c"],
    ["d", "e"],
  ]).toContainEqual(first);
  expect(second).toEqual(["d", "e"]);
});

test("what failed time and again rests every other day, when nothing else is due either", () => {
  const asked = failing(cards.slice(0, 1), 8);
  expect(asked.slice(0, 2)).toEqual(["sql", "sql"]);
  expect(asked.slice(-4).filter((id) => id === null)).toHaveLength(2);
  const later = asked.slice(2);
  expect(later.some((id, index) => id !== null && id === later[index + 1])).toBe(false);
});

test("what a real interview made due and nobody has judged comes first", () => {
  const [known, fresh] = cards;
  if (known === undefined || fresh === undefined) throw new Error("two cards");
  const unjudged = { ...fresh, schedule: { ...fresh.schedule, lastReviewAt: null } };
  expect(dueOfDay([known, unjudged], daysAfter(9))?.question.id).toBe("http");
});

test("a criterion that the question no longer has is no one's turn", () => {
  const gone = card(1, question("sql"), "gone");
  const later = card(2, question("http"), "a");
  const due = [gone, { ...later, schedule: reviewed(later.schedule, "again", daysAfter(1)) }];
  expect(dueOfDay(due, daysAfter(3))?.question.id).toBe("http");
});

test("nothing due is nothing to ask", () => {
  expect(dueOfDay([], daysAfter(1))).toBeNull();
  expect(dueOfDay([card(1, question("sql"), "gone")], daysAfter(1))).toBeNull();
});
