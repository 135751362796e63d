import { describe, expect, test } from "vitest";
import {
  countStructure,
  sentenceStructureOf,
  structureOf,
  sumOfCounts,
} from "../../../src/grading/text/structure.ts";
import { tokenize } from "../../../src/grading/text/tokens.ts";

function counted(text: string) {
  const tokenized = tokenize(text, "en");
  return sumOfCounts(tokenized.sentences.map((each) => countStructure(tokenized, each, "en")));
}

/** Of a text of which so much belongs to phrasings. */
const whole = (text: string, share: number) => structureOf(counted(text), share);
const sentence = (text: string, share: number) => sentenceStructureOf(counted(text), share);

describe("what is said", () => {
  test.each([
    [
      "instructions",
      "Prevention: acquire locks in a consistent order, keep transactions short, use proper indexes so fewer rows are locked, lower isolation.",
      0.8,
    ],
    [
      "one dense sentence",
      "When somebody posts, I save the post and then push it into a list for each follower, so that the feed is already precomputed and reading is fast.",
      0.8,
    ],
    [
      "names in it",
      "A waits for a row that B has locked, and B waits for a row that A has locked, so none of the two can go on.",
      0.79,
    ],
    ["short, all of it to the point", "They catch None bugs and wrong arguments early", 0.88],
  ])("is prose: %s", (_, text, share) => {
    expect(sentence(text, share)).toBe("prose");
  });

  test("keywords of a language and slips of the tongue are no shuffled words", () => {
    expect(
      whole(
        "Be specific about what you catch. except: pass is a no-go, it eats everything, even KeyboardInterrupt. Only handle it if you " +
          "have some idea what to do, or else let it go up to something like the request handler. If you wrap it in your own error, use " +
          "raise ... from so you don't lose the original one. And only put the line which can fail in the try. Files and locks with with.",
        0.3,
      ),
    ).toBe("prose");
    expect(
      whole("So the the lock is is what I I would take to to make make it safe in in the end", 0.3),
    ).toBe("prose");
  });

  test("numbered steps are prose", () => {
    expect(
      whole(
        "1. I add the new column, nullable.\n2. The code writes to both of them.\n3. A job copies the old rows in small batches.\n4. I switch the reads over and drop the old column.",
        0.6,
      ),
    ).toBe("prose");
  });
});

describe("what is only listed", () => {
  const keywords =
    "consistent order, short transactions, retry with backoff, lock timeout, fewer rows locked, deadlock report, victim, circular wait, isolation level";

  test.each([
    ["with commas", keywords],
    ["with spaces", keywords.replaceAll(",", "")],
    ["as lines", `- ${keywords.replaceAll(", ", "\n- ")}`],
  ])("is no prose: %s", (_, text) => {
    expect(whole(text, 0.95)).toBe("keywords");
    expect(sentence(text, 0.95)).toBe("keywords");
  });

  test("notes are terse", () => {
    expect(
      sentence("Adopt gradually: new modules strict, legacy modules loose, run mypy in CI", 0.5),
    ).toBe("terse");
  });

  test("shuffled words are", () => {
    expect(
      whole(
        "order the in of a transactions the are by and keep locks is to with the of should consistent a from they at and the in",
        0.3,
      ),
    ).toBe("keywords");
  });
});
