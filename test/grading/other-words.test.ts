/** A drill asks in a question's variants: a right answer may speak of what the variant speaks of, and counts as much. */
import { expect, test } from "vitest";
import { markOffline } from "../../src/grading/offline-grader.ts";
import { inOtherWords } from "../../src/grading/question.ts";
import type { Question } from "../../src/grading/question.ts";
import { bankQuestion } from "../support/library.ts";

/** Right answers to the first variant of each, by its own terms. */
const answers: readonly (readonly [id: string, answer: string])[] = [
  [
    "dsa-sliding-window",
    "I keep two pointers, a start and an end index, over the row of page names. The end moves on page by page. I keep the last position of each page in a hash map. When the new page already occurs within it, I move the start past its previous position. The longest distance so far is the answer. Both indices only move forward, so each page is touched at most twice. Checking every start with nested loops would be quadratic.",
  ],
  [
    "dsa-top-k-heap",
    "I keep a min-heap of a thousand readings. If a new reading is bigger than the smallest at the top, I remove the smallest and push the new one. Each reading costs log k in the worst case. Memory stays constant, however many readings come in, unlike sorting everything.",
  ],
  [
    "beh-proud-project",
    "It would be the planning tool for the food bank in my town. Volunteers used to plan their shifts by hand. We were a team of three: a designer, a friend and me; I designed and built the back end on my own. The hardest part was merging offline changes; I decided to keep a log of operations because conflicts were rare. It is still in use today by 80 volunteers and saves them six hours a week. I learned to begin with users earlier and would start with a simpler version.",
  ],
  [
    "rb-rails-validations",
    "The validation does a select before the insert. Two requests at the same moment both see nothing and both pass. Only a unique index in the database guarantees it. I rescue RecordNotUnique and turn it into a message. Before adding it I merge the existing duplicates.",
  ],
  [
    "js-event-loop",
    "It prints one, four, three, two. Synchronous code runs first to completion, then the microtask queue is drained before the next task, and so the timer comes last. Zero is only a minimum delay.",
  ],
];

test.each(answers)("%s: as much is met as when its own words ask", (id, answer) => {
  const question = bankQuestion(id);
  if (question === null) throw new Error(`the bank has no ${id}`);
  const metIn = (asked: Question): readonly string[] =>
    markOffline(asked, [{ probe: null, text: answer }])
      .filter(({ mark }) => mark === "met")
      .map(({ criterionId }) => criterionId);
  const met = metIn(inOtherWords(question, question.variants[0] ?? ""));
  expect(met.length).toBeGreaterThanOrEqual(4);
  expect(met).toEqual(metIn(question));
});
