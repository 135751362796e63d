import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Mark, MarkValue } from "../../src/grading/evaluation.ts";
import { questionSchema } from "../../src/grading/question.ts";
import type { Story, ToldAnswer } from "../../src/practice/stories.ts";
import { leastStoryScore, storiesOf, suggestStories } from "../../src/practice/stories.ts";

const question = questionSchema.parse({
  id: "beh-conflict",
  text: "Tell me about a conflict.",
  area: "behavioural",
  kind: "behavioural",
  difficulty: "easy",
  seniority: ["mid"],
  skills: ["collaboration", "communication"],
  criteria: [
    ["occasion", "Names one occasion.", "situation"],
    ["talked", "Went to the colleague.", "action"],
    ["effect", "Says what became of it.", "result"],
    ["lesson", "Draws a lesson.", "reflection"],
  ].map(([id, text, dimension]) => ({ id, text, weight: 2, dimension })),
});

const text =
  "Last year a colleague and I argued about reviews. I invited him for a coffee and listened. " +
  "Reviews fell from four days to one. I learned to talk early.";

function mark(criterionId: string, value: MarkValue, quote: string | null): Mark {
  return { criterionId, mark: value, quote, reason: null };
}

const goodMarks: readonly Mark[] = [
  mark("occasion", "met", "Last year a colleague and I argued"),
  mark("talked", "met", "INVITED him, for a coffee"),
  mark("effect", "partly", "fell from four days to one"),
  mark("lesson", "missed", null),
];

function told(changes: Partial<ToldAnswer> = {}): ToldAnswer {
  return {
    interviewId: "aaaaaaaa",
    position: 1,
    question,
    texts: [text],
    score: 4,
    marks: goodMarks,
    toldAt: "2026-02-01T10:00:00.000Z",
    times: 1,
    ...changes,
  };
}

const same = (tags: readonly string[]): readonly string[] => tags;

describe("a story", () => {
  test("is the person's own sentences, by the parts that the grader found", () => {
    expect(storiesOf([told()], same)).toEqual([
      {
        id: "aaaaaaaa-1",
        tellings: ["aaaaaaaa-1"],
        question: { id: "beh-conflict", text: "Tell me about a conflict." },
        score: 4,
        parts: {
          situation: ["Last year a colleague and I argued about reviews."],
          action: ["I invited him for a coffee and listened."],
          result: ["Reviews fell from four days to one."],
          reflection: [],
        },
        criteria: ["Names one occasion.", "Went to the colleague."],
        competencies: ["collaboration", "communication"],
        told: 1,
        lastToldAt: "2026-02-01T10:00:00.000Z",
      },
    ]);
  });

  test("may have its result in the answer to a follow-up", () => {
    const [story] = storiesOf(
      [
        told({
          texts: [text.slice(0, text.indexOf("Reviews fell")), "In the end reviews took one day."],
          marks: [...goodMarks.slice(0, 2), mark("effect", "met", "reviews took one day")],
        }),
      ],
      same,
    );
    expect(story?.parts.result).toEqual(["In the end reviews took one day."]);
  });

  test.each<readonly [string, Partial<ToldAnswer>]>([
    ["scores too low", { score: leastStoryScore - 0.01 }],
    ["has nothing that came of it", { marks: goodMarks.slice(0, 2) }],
    ["has nothing that was done", { marks: [...goodMarks.slice(0, 1), ...goodMarks.slice(2)] }],
    [
      "has a result that is contradicted",
      { marks: [...goodMarks.slice(0, 2), mark("effect", "contradicted", "fell")] },
    ],
  ])("is none when it %s", (_, changes) => {
    expect(storiesOf([told(changes)], same)).toEqual([]);
  });

  test("is one in all its tellings, to whichever question; the best stands for it", () => {
    const other = { ...question, id: "beh-feedback", skills: ["feedback"] };
    const [story, ...more] = storiesOf(
      [
        told({ toldAt: "2026-01-01T10:00:00.000Z", times: 3 }),
        told({
          interviewId: "bbbbbbbb",
          question: other,
          texts: [`${text} That was hard at first.`],
          score: 4.5,
          toldAt: "2026-03-01T10:00:00.000Z",
        }),
      ],
      same,
    );
    expect(more).toEqual([]);
    expect(story).toMatchObject({
      id: "bbbbbbbb-1",
      tellings: ["bbbbbbbb-1", "aaaaaaaa-1"],
      score: 4.5,
      competencies: ["feedback", "collaboration", "communication"],
      told: 4,
      lastToldAt: "2026-03-01T10:00:00.000Z",
    });
  });

  test("another one stays another", () => {
    const different =
      "In March our payment service went down for two hours during a campaign. I led the call, rolled back the " +
      "release and wrote to customers. We lost forty orders, and since then we deploy behind flags.";
    const stories = storiesOf(
      [
        told(),
        told({
          interviewId: "bbbbbbbb",
          texts: [different],
          marks: [mark("talked", "met", "rolled back"), mark("effect", "met", "lost forty orders")],
        }),
      ],
      same,
    );
    expect(stories.map(({ id }) => id)).toEqual(["aaaaaaaa-1", "bbbbbbbb-1"]);
  });

  test("invents no word, whatever the marks quote", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("occasion", "talked", "effect", "lesson"),
            fc.string({ unit: "binary" }),
          ),
        ),
        fc.array(fc.string({ unit: "binary" }), { maxLength: 3 }),
        (quotes, extra) => {
          const texts = [text, ...extra];
          const marks = [
            ...goodMarks,
            ...quotes.map(([id, quote]) => mark(id, "met", quote)),
            ...extra.map((quote) => mark("lesson", "met", quote)),
          ];
          for (const { parts } of storiesOf([told({ texts, marks })], same)) {
            for (const sentence of Object.values(parts).flat()) {
              expect(texts.some((each) => each.includes(sentence))).toBe(true);
            }
          }
        },
      ),
    );
  });
});

describe("what to tell for a job", () => {
  function story(id: string, competencies: readonly string[], changes: Partial<Story> = {}): Story {
    const [base] = storiesOf([told()], same);
    if (base === undefined) throw new Error("it is a story");
    return { ...base, id, competencies, ...changes };
  }
  const wanted = ["ownership", "communication", "leadership", "mentoring"].map((id) => ({
    id,
    name: id,
    importance: 2,
  }));
  const chosen = (stories: readonly Story[]) =>
    suggestStories(wanted, stories).map(({ id, story: found, isTaken }) => [
      id,
      found?.id ?? null,
      isTaken,
    ]);

  test("each competency gets a story of its own where that can be", () => {
    const stories = [
      story("a", ["communication", "ownership"], { score: 5 }),
      story("b", ["communication"], { score: 4 }),
    ];
    expect(chosen(stories)).toEqual([
      ["ownership", "a", false],
      ["communication", "b", false],
      ["leadership", null, false],
      ["mentoring", null, false],
    ]);
  });

  test("one that must serve twice is said to", () => {
    expect(chosen([story("a", ["communication", "leadership"])])).toEqual([
      ["ownership", null, false],
      ["communication", "a", false],
      ["leadership", "a", true],
      ["mentoring", null, false],
    ]);
  });

  test("among equals the one that was told longest ago", () => {
    const stories = [
      story("new", ["mentoring"], { lastToldAt: "2026-03-01T00:00:00.000Z" }),
      story("old", ["mentoring"], { lastToldAt: "2026-01-01T00:00:00.000Z" }),
    ];
    expect(chosen(stories).at(-1)).toEqual(["mentoring", "old", false]);
  });

  test("no story is taken twice while another would do", () => {
    const ids = fc.constantFrom(...wanted.map(({ id }) => id));
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(ids), { maxLength: 6 }), (all) => {
        const stories = all.map((competencies, index) => story(String(index), competencies));
        const suggestions = suggestStories(wanted, stories);
        const used = new Set(suggestions.map((each) => each.story?.id));
        for (const { id, story: found, isTaken } of suggestions) {
          const able = stories.filter(({ competencies }) => competencies.includes(id));
          expect(found === null).toBe(able.length === 0);
          expect(found?.competencies ?? [id]).toContain(id);
          expect(!isTaken || able.every((each) => used.has(each.id))).toBe(true);
        }
      }),
    );
  });
});
