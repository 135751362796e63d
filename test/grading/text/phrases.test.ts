import { describe, expect, test } from "vitest";
import { findPhrase } from "../../../src/grading/text/find-phrase.ts";
import { indexText, numberPhrases, vocabularyOf } from "../../../src/grading/text/phrase-index.ts";
import { compilePhrase } from "../../../src/grading/text/phrases.ts";
import type { Hit } from "../../../src/grading/text/find-phrase.ts";
import { tokenize } from "../../../src/grading/text/tokens.ts";

function hitsOf(phrasing: string, text: string): readonly Hit[] {
  const phrase = compilePhrase(tokenize(phrasing, "en"), "en");
  if (phrase === null) return [];
  const vocabulary = vocabularyOf([phrase]);
  const index = indexText(tokenize(text, "en"), vocabulary);
  return numberPhrases([phrase], vocabulary).flatMap((numbered) => findPhrase(numbered, index));
}

/** "said", "denied" (negated otherwise than the phrasing) or "absent". */
function find(phrasing: string, text: string): string {
  const [hit] = hitsOf(phrasing, text);
  if (hit === undefined) return "absent";
  return (hit.negators.length % 2 === 1) === hit.phrase.negated ? "said" : "denied";
}

test.each([
  "how it is called",
  "on her own",
  "take it on",
  "handed it over",
  "said no",
  "if I did it again",
  "all or nothing",
  "list instead of",
  "copies nothing",
  "not where it",
  "not yet committed",
  "never go back",
  "knew nothing about",
  "Object.prototype",
  "for each",
  "O(n)",
  "the",
])("the phrasing %j is found in itself", (phrasing) => {
  expect(find(phrasing, phrasing)).toBe("said");
  expect(find(phrasing, `And so ${phrasing} in the end.`)).toBe("said");
});

test.each([
  ["share", "shard"],
  ["crash", "clash"],
  ["replay", "reply"],
  ["clash", "class"],
  ["trick", "truck"],
  ["expert", "export"],
  ["audit", "admin"],
  ["conversation", "converge"],
  ["owner", "original"],
  ["overlay", "overlap"],
  ["both", "two"],
  ["twice", "two"],
])("%s and %s are two words, in every form", (left, right) => {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    for (const ending of ["", "s", "ed", "ing"]) {
      expect(find(one, `we had ${other}${ending} here`)).toBe("absent");
      expect(find(`${one}${ending}`, `we had ${other} here`)).toBe("absent");
    }
  }
});

describe("words written apart and together", () => {
  test.each([
    ["event loop", "the eventloop"],
    ["eventloop", "two event loops"],
    ["setTimeout", "with set timeout and zero"],
    ["rollback", "we roll back"],
  ])("%j is %j", (phrasing, text) => {
    expect(find(phrasing, text)).toBe("said");
  });

  test.each([
    ["O(n)", "it runs on a server"],
    ["on", "it is O(n) altogether"],
    ["block", "A waits for what B has locked"],
    ["setTimeout", "we set timeouts on every call"],
    ["forEach", "for each row"],
    ["for each", "rows.forEach(print)"],
  ])("%j is not %j", (phrasing, text) => {
    expect(find(phrasing, text)).toBe("absent");
  });
});

describe("a phrasing keeps the words that make it one", () => {
  test.each([
    ["I wanted", "he wanted it"],
    ["my boss", "his boss came"],
    ["an hour", "half the hours of the night"],
    ["taught me", "I teach at a school"],
    ["monitors itself", "the service monitors queues"],
    ["not before", "I met him before"],
    ["not before", "nobody was there"],
  ])("%j is not found in %j", (phrasing, text) => {
    expect(find(phrasing, text)).toBe("absent");
  });

  test.each([
    ["I wanted", "what I had wanted was this"],
    ["an hour", "it took an hour"],
    ["taught me", "it has taught me that"],
    ["not before", "not before noon"],
    ["the index", "an index"],
  ])("%j is found in %j", (phrasing, text) => {
    expect(find(phrasing, text)).toBe("said");
  });
});

test("a name in code is one: its parts follow each other", () => {
  expect(find("Object.prototype", "I never touch object prototype")).not.toBe("absent");
  expect(find("Object.prototype", "each object links to another, its prototype")).toBe("absent");
  expect(find("Object.prototype", "links to another object, prototype of it")).toBe("absent");
  expect(find("worker_threads", "a worker with many threads")).toBe("absent");
});

describe("a negation ends", () => {
  test.each([
    ["worker_threads", "if that is not sufficient use worker_threads"],
    ["use worker threads", "if it doesn't help use worker threads"],
    ["entry can be collected", "once nobody else uses the key the entry can be collected"],
    ["scans the table", "if there is no index the database scans the table"],
    ["asks the database", "when the cache does not have a copy it asks the database"],
    ["become skewed", "without balancing it can become skewed"],
    ["become skewed", "a tree without balancing can become skewed"],
    ["copy of the pages", "instead of a lock is taken a copy of the pages"],
  ])("before %j in %j", (phrasing, text) => {
    expect(find(phrasing, text)).toBe("said");
  });

  test.each([
    ["use a thread", "if you do not use a thread"],
    ["commit", "what is not yet committed"],
    ["close the connection", "if you do not close the connection the pool runs dry"],
    ["how it is called", "it does not matter how it is called"],
    ["how it is called", "it doesn't depend on how it is called"],
    ["release the lock", "without you having to release the lock"],
  ])("but not before %j in %j", (phrasing, text) => {
    expect(find(phrasing, text)).toBe("denied");
  });
});

describe("what follows negates", () => {
  test.each([
    ["does not copy", "assignment copies nothing"],
    ["copies nothing", "assignment does not copy the list"],
    ["threads do not help", "threads for CPU work do not help"],
  ])("%j is said by %j", (phrasing, text) => {
    expect(find(phrasing, text)).toBe("said");
  });

  test("the subject of what does not help", () => {
    const denied = (phrasing: string, text: string): boolean =>
      hitsOf(phrasing, text).some((hit) => hit.deniedBy.length > 0);
    expect(denied("threads for CPU work", "Threads for CPU work do not help.")).toBe(true);
    expect(denied("threads for CPU work", "Threads for CPU work do help.")).toBe(false);
    expect(denied("threads for CPU work", "So threads for CPU work, but locks do not help.")).toBe(
      false,
    );
  });
});
