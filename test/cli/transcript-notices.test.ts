/** What a recogniser notes, over many recordings. */
import { expect, test } from "vitest";
import { createNoticeTeller } from "../../src/cli/transcript-notices.ts";

test("what it cannot do is told once, what it did each time, and what an earlier version kept as it is", () => {
  const told: string[] = [];
  const tell = createNoticeTeller(
    (text) => told.push(text),
    () => "en",
  );
  for (let recordings = 0; recordings < 2; recordings += 1)
    tell(["no-word-times", "silence-marked", "An old sentence."]);
  const count = (words: string): number => told.filter((text) => text.includes(words)).length;
  expect(count("no times for words")).toBe(1);
  expect(count("where nobody was heard")).toBe(2);
  expect(count("An old sentence.")).toBe(2);
});
