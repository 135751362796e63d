/** The offline grader is not taken in by the words of a criterion in an answer that is wrong about it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { languageSchema } from "../../src/grading/question.ts";
import { languages } from "../../src/vocabulary.ts";
import { bankFiles, offlineEvaluation, readBankFile } from "../support/bank-check.ts";
import { projectRoot } from "../support/greenroom.ts";

const wrong = z
  .array(
    z.strictObject({
      questionId: z.string(),
      language: languageSchema.default("en"),
      text: z.string(),
      notMet: z.array(z.string()).min(1),
    }),
  )
  .parse(parse(readFileSync(join(projectRoot, "test/fixtures/grading/wrong-praise.yaml"), "utf8")));

const questions = new Map(
  languages.flatMap((language) =>
    bankFiles(language)
      .flatMap((path) => readBankFile(path).questions)
      .map((question) => [`${language} ${question.id}`, question] as const),
  ),
);

test.each(wrong)("$language $questionId: $text", ({ questionId, language, text, notMet }) => {
  const question = questions.get(`${language} ${questionId}`);
  expect(question?.criteria.map(({ id }) => id)).toEqual(expect.arrayContaining(notMet));
  const marks = question === undefined ? [] : offlineEvaluation(question, text).marks;
  const praised = (marks ?? [])
    .filter(({ mark }) => mark === "met")
    .map((mark) => mark.criterionId);
  expect(praised.filter((id) => notMet.includes(id))).toEqual([]);
});

/** Said with the same words, the right way round. */
const right: readonly (readonly [questionId: string, criterionId: string, text: string])[] = [
  [
    "fe-flexbox-or-grid",
    "one-axis-or-two",
    "Flexbox is one-dimensional and grid is two-dimensional.",
  ],
  [
    "fe-flexbox-or-grid",
    "one-axis-or-two",
    "Flexbox lays out along one axis, grid handles rows and columns at once.",
  ],
  [
    "fe-flexbox-or-grid",
    "one-axis-or-two",
    "Flexbox is for one dimension while grid is for rows and columns at once.",
  ],
  [
    "fe-flexbox-or-grid",
    "one-axis-or-two",
    "Grid is for two dimensions and flexbox for one dimension.",
  ],
  [
    "js-promise-combinators",
    "all-fails-fast",
    "Promise.all rejects with the first error and you lose the successful ones.",
  ],
  [
    "js-promise-combinators",
    "all-fails-fast",
    "Promise.all fails as soon as one fails, allSettled keeps the successful ones.",
  ],
  [
    "js-promise-combinators",
    "partial-failure",
    "allSettled never rejects, so I can show the rest when the weather fails.",
  ],
  [
    "js-promise-combinators",
    "partial-failure",
    "Promise.all stops at the first error while allSettled waits for all and I show the rest.",
  ],
  [
    "js-array-methods",
    "mutating-methods",
    "sort changes the array itself and toSorted makes a copy.",
  ],
  [
    "js-array-methods",
    "mutating-methods",
    "sort and reverse work in place, map and filter return a new array.",
  ],
  [
    "py-eq-hash",
    "same-fields",
    "The hash is made from the same fields as equality, I hash a tuple of them.",
  ],
  [
    "py-eq-hash",
    "same-fields",
    "A frozen dataclass makes the hash automatically from the same fields.",
  ],
  [
    "te-test-doubles",
    "stub",
    "A stub returns fixed values and a mock checks whether it was called.",
  ],
  [
    "te-test-doubles",
    "mock",
    "A stub gives prepared answers, whereas a mock verifies the calls and fails the test.",
  ],
  [
    "sec-tls",
    "what-it-does-not-hide",
    "TLS does not encrypt the data in the database, only on the way.",
  ],
  [
    "sec-tls",
    "what-it-does-not-hide",
    "Data at rest in the database must be encrypted separately, TLS ends at the server.",
  ],
  [
    "sec-tls",
    "name-must-match",
    "The browser checks that the name matches and that the chain leads to a trusted root, so a self-signed certificate is not as good.",
  ],
  [
    "ts-structural-typing",
    "shape-counts",
    "TypeScript compares types by their shape and not by their names.",
  ],
  [
    "ts-structural-typing",
    "shape-counts",
    "Two interfaces with the same fields are compatible, names do not matter.",
  ],
  [
    "sec-sql-injection",
    "not-by-escaping",
    "Escaping quotes by hand is no substitute, one forgotten place is enough.",
  ],
  [
    "sec-xss",
    "dangerous-escape-hatches",
    "innerHTML and dangerouslySetInnerHTML are where React's protection ends.",
  ],
  ["sec-cors", "explicit-origins", "I list the exact origins and never a star with credentials."],
  [
    "sec-idor",
    "not-from-client",
    "Hiding the button is no protection, the user id comes from the session.",
  ],
  [
    "te-code-coverage",
    "not-checked",
    "A test without asserts runs the lines and checks nothing, so it counts in full.",
  ],
  [
    "js-debounce-throttle",
    "debounce-waits",
    "Throttle calls at most once per interval, while debounce waits until the user has stopped typing.",
  ],
  [
    "dsa-hash-table-collisions",
    "average-vs-worst",
    "Lookups are constant on average and linear in the worst case when all keys collide.",
  ],
  [
    "dsa-hash-table-collisions",
    "average-vs-worst",
    "In the worst case it is linear, on average it is constant.",
  ],
  [
    "dsa-trie-vs-hash-map",
    "end-of-word",
    "A word ends at a node that is marked, which need not be a leaf.",
  ],
  [
    "dsa-trie-vs-hash-map",
    "end-of-word",
    "Each node has a flag that a word ends here, because a word can end before a leaf.",
  ],
  [
    "dsa-two-sum",
    "hash-complement",
    "For each number I look up the target minus the number itself in a hash map of those seen before.",
  ],
  [
    "dsa-two-sum",
    "edge-cases",
    "I ask whether a number may be used twice and what happens with duplicates.",
  ],
  [
    "db-caching",
    "stale-data-race",
    "A reader may see old data, and with a race an old value is written back into the cache after the delete.",
  ],
  [
    "db-deadlocks",
    "retry-victim",
    "The victim is rolled back, so I retry the whole transaction and not only the statement that failed.",
  ],
  [
    "dsa-sliding-window",
    "remembers-characters",
    "I keep the characters of the window in a set, so the check is constant.",
  ],
  [
    "dsa-balanced-brackets",
    "empty-cases",
    "If pop gives null because the stack is empty, a closing bracket has no partner and it fails; at the end the stack must be empty.",
  ],
  [
    "db-connection-pooling",
    "total-across-instances",
    "The pool size times the number of instances must stay below the server's limit of connections.",
  ],
  [
    "dsa-recursion-vs-iteration",
    "natural-for-trees",
    "Recursion reads naturally for trees, since a loop would need a stack of its own.",
  ],
  [
    "do-cloud-bill",
    "commits-and-spot",
    "I commit to the steady base and move to spot machines everything that can be interrupted.",
  ],
  [
    "be-breaking-changes",
    "version-side-by-side",
    "I offer v2 beside v1 for a year, with the version in the path.",
  ],
  [
    "do-disk-full",
    "frees-space-safely",
    "I clean old logs first and truncate the open log, but never delete everything in /var/log.",
  ],
  [
    "db-migration-without-downtime",
    "expand-contract",
    "First I add the new column and write both, a later release drops the old one; never rename a column in one step.",
  ],
];

test.each(right)("%s %s is met by “%s”", (questionId, criterionId, text) => {
  const question = questions.get(`en ${questionId}`);
  const marks = question === undefined ? [] : offlineEvaluation(question, text).marks;
  expect(marks?.find((mark) => mark.criterionId === criterionId)?.mark).toBe("met");
});
