import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GradedAnswer } from "../../src/grading/answer.ts";
import { evaluateOffline } from "../../src/grading/evaluate.ts";
import type { Mark, MarkValue } from "../../src/grading/evaluation.ts";
import { createModelJudge } from "../../src/grading/model-grader.ts";
import { withUnclearWords } from "../../src/grading/unclear-words.ts";
import { settings, testAmbient } from "../support/interview.ts";
import { plainPrompts, scriptedModel } from "../support/model.ts";
import { eventLoop, rubric, sha256 } from "./fixtures.ts";

/** An answer whose words between square brackets were not heard clearly. */
function heard(marked: string): GradedAnswer {
  const doubtful: { start: number; end: number }[] = [];
  let text = "";
  for (const part of marked.split(/(\[[^\]]*\])/u)) {
    if (!part.startsWith("[")) {
      text += part;
      continue;
    }
    doubtful.push({ start: text.length, end: text.length + part.length - 2 });
    text += part.slice(1, -1);
  }
  return { probe: null, text, doubtful };
}

const mark = (value: MarkValue, quote: string | null, criterionId = "single-thread"): Mark => ({
  criterionId,
  mark: value,
  quote,
  reason: null,
});

function check(value: MarkValue, quote: string | null, answer: string): MarkValue | undefined {
  return withUnclearWords(eventLoop, [mark(value, quote)], [heard(answer)])[0]?.mark;
}

describe("a mark that gives or takes credit", () => {
  test.each(["met", "partly", "contradicted"] as const)(
    "%s becomes cannot-tell when its telling words are all unclear",
    (value) => {
      const quote = "it is single threaded after all";
      expect(check(value, quote, "I believe it is [single threaded] after all.")).toBe(
        "cannot-tell",
      );
    },
  );

  test("stays when a telling word of its quote is clear", () => {
    expect(check("met", "it has one main thread", "So it has one [main] thread.")).toBe("met");
  });

  test("stays when unclear words stand elsewhere", () => {
    expect(check("met", "It has a single thread.", "It has a single thread. [Hm whatever].")).toBe(
      "met",
    );
  });

  test("of equivalent wording rests on all its words beyond the question's", () => {
    const quote = "nothing happens side by side";
    expect(check("met", quote, "There [nothing happens side by side].")).toBe("cannot-tell");
    expect(check("met", quote, "There nothing [happens] side by side.")).toBe("met");
  });

  test("stays when the same words are said clearly in another place", () => {
    const quote = "single thread";
    expect(check("met", quote, "A [single thread]. I mean a single thread.")).toBe("met");
  });

  test("keeps its quote, so that the person sees which words", () => {
    const [changed] = withUnclearWords(
      eventLoop,
      [mark("met", "single threaded")],
      [heard("It is [single threaded].")],
    );
    expect(changed).toMatchObject({ mark: "cannot-tell", quote: "single threaded" });
  });
});

describe("a miss", () => {
  test.each([
    ["a telling word is unclear itself", "It has a [thread]."],
    ["an unclear word sounds like a telling one", "It has just one [tread] for us."],
    ["a clear telling word stands in the same sentence", "The thread there is [wonder]."],
    ["most of a sentence is unclear", "[Brown lazy foxes jump quickly]."],
  ])("becomes cannot-tell when %s", (_, answer) => {
    expect(check("missed", null, answer)).toBe("cannot-tell");
  });

  test.each([
    ["nothing is unclear", "It loads pictures."],
    ["the unclear words are about something else", "My [cat] is nice. It has pictures and music."],
    ["only words of grammar are unclear", "It loads [the] pictures."],
  ])("stays a miss when %s", (_, answer) => {
    expect(check("missed", null, answer)).toBe("missed");
  });
});

describe("both graders", () => {
  const clear = "Node runs your JavaScript on a single thread.";
  const unclear = "Node runs your JavaScript on a [single thread].";

  test("the offline grader cannot tell, is in doubt, and scores the rest", () => {
    const before = evaluateOffline(eventLoop, rubric, [heard(clear)], sha256);
    const after = evaluateOffline(eventLoop, rubric, [heard(unclear)], sha256);
    expect(before.marks[0]).toMatchObject({ mark: "met" });
    expect(after.marks[0]).toMatchObject({ mark: "cannot-tell" });
    expect(after).toMatchObject({ confidence: "low", doubts: ["unclear-words"] });
  });

  test("the model's marks are treated the same", async () => {
    const quote = "a single thread";
    const { model } = scriptedModel([
      {
        value: {
          marks: eventLoop.criteria.map(({ id }, index) => ({
            criterionId: id,
            evidence: index === 0 ? quote : null,
            reason: "It is so.",
            mark: index === 0 ? "met" : "missed",
          })),
          nextStep: "Say more.",
        },
      },
    ]);
    const judge = createModelJudge({
      model,
      prompts: plainPrompts,
      rubricFor: () => rubric,
      ambient: testAmbient(),
    });
    const evaluation = await judge({
      question: eventLoop,
      answers: [heard("Node has a [single thread]. It is quick in most of our services.")],
      settings: settings(),
      signal: new AbortController().signal,
    });
    expect(evaluation.marks.map((each) => each.mark)).toEqual([
      "cannot-tell",
      "missed",
      "missed",
      "missed",
    ]);
    expect(evaluation).toMatchObject({ confidence: "low", doubts: ["unclear-words"] });
  });

  test("an answer of unclear words alone is not screened out: nobody can tell", () => {
    const garbled = heard("[sklorf brimble wexing thraddle]");
    expect(evaluateOffline(eventLoop, rubric, [garbled], sha256)).toMatchObject({
      status: "ungraded",
      reason: "nothing-to-judge",
    });
  });

  test("without unclear words the very same marks come back, whatever the answer", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const marks = [mark("missed", null)];
        expect(withUnclearWords(eventLoop, marks, [{ probe: null, text }])).toBe(marks);
      }),
    );
  });

  test("any ranges do no harm", () => {
    const range = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.nat(60) });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(range), (text, doubtful) => {
        const marks = [mark("missed", null), mark("met", text.slice(0, 9), "others-wait")];
        const found = withUnclearWords(eventLoop, marks, [{ probe: null, text, doubtful }]);
        expect(found).toHaveLength(2);
      }),
    );
  });
});
