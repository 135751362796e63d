import { describe, expect, test } from "vitest";
import {
  maskUnknownNumbers,
  questionReplySchema,
  toQuestion,
  toRequirements,
  wordsSoFar,
} from "../../src/interview/model-replies.ts";

describe("wordsSoFar", () => {
  test("gives what is written of a field, at every point of the reply, and never half an escape", () => {
    const words = 'Why "that"?\nAnd caf\u00e9 \\ then?';
    const reply = JSON.stringify({ probe: words }).replace("\u00e9", "\\u00e9");
    let last = "";
    for (let length = 0; length <= reply.length; length += 1) {
      const soFar = wordsSoFar(reply.slice(0, length), "probe");
      expect(words.startsWith(soFar)).toBe(true);
      expect(soFar.length).toBeGreaterThanOrEqual(last.length);
      last = soFar;
    }
    expect(last).toBe(words);
    expect(wordsSoFar('{"other": "x"', "probe")).toBe("");
  });
});

describe("toRequirements", () => {
  const context = {
    job: "We need PostgreSQL and a “can-do” attitude.",
    resume: "Ran PostgreSQL 15 for three years.",
    areas: ["databases", "python"],
    kinds: ["technical", "behavioural"] as const,
  };
  const entry = {
    name: "PostgreSQL",
    importance: "essential" as const,
    jobQuote: "need postgresql",
    evidence: "Ran  PostgreSQL 15",
    kind: "technical" as const,
    areas: ["Databases", "astrology"],
    skills: ["SQL", ""],
  };

  test("keeps quotes that stand in their document and drops invented ones", () => {
    const [kept, invented] = toRequirements(
      { requirements: [entry, { ...entry, jobQuote: "need Oracle", evidence: "Led ten people" }] },
      context,
    );
    expect(kept).toMatchObject({
      id: "postgresql",
      importance: 3,
      jobQuote: "need postgresql",
      evidence: "Ran  PostgreSQL 15",
    });
    expect(invented).toMatchObject({ id: "postgresql-2", jobQuote: null, evidence: null });
  });

  test("keeps to known areas, allowed kinds and eight entries", () => {
    const many = Array.from({ length: 12 }, () => entry);
    const result = toRequirements(
      { requirements: [{ ...entry, kind: "system-design" }, ...many] },
      context,
    );
    expect(result).toHaveLength(8);
    expect(result[0]?.areas).toEqual(["databases"]);
    expect(result[0]?.skills).toEqual(["sql"]);
  });
});

describe("toQuestion", () => {
  const criterion = (id: string) => ({
    id,
    text: `Says ${id}.`,
    weight: "high" as const,
    dimension: "correctness",
    concepts: [["a phrase", " "], []],
    contradictions: [""],
  });
  const reply = {
    text: "Why indexes?",
    clarification: "",
    why: "",
    criteria: ["One Thing", "two", "two", "vier!"].map(criterion),
    probes: [
      { criterionId: "two", text: "And?" },
      { criterionId: "nothing", text: "What?" },
    ],
    mistakes: [],
    variants: [],
  };
  const frame = {
    id: "model-abc",
    language: "en" as const,
    area: "databases",
    kind: "technical" as const,
    difficulty: "easy" as const,
    seniority: ["mid" as const],
    skills: [],
  };

  test("makes ids unique and valid, drops empty phrasings and probes about nothing", () => {
    const question = toQuestion(reply, frame);
    expect(question?.criteria.map(({ id }) => id)).toEqual(["one-thing", "two", "two-2", "vier"]);
    expect(question?.criteria[0]).toMatchObject({
      weight: 3,
      concepts: [["a phrase"]],
      contradictions: [],
    });
    expect(question?.probes).toEqual([{ criterionId: "two-2", text: "And?" }]);
  });

  test("too few criteria make no question", () => {
    expect(toQuestion({ ...reply, criteria: reply.criteria.slice(0, 3) }, frame)).toBeNull();
  });

  test("the schema takes only the rubric's dimensions", () => {
    const schema = questionReplySchema(["correctness", "depth"]);
    expect(schema.safeParse(reply).success).toBe(true);
    expect(questionReplySchema(["depth"]).safeParse(reply).success).toBe(false);
  });
});

describe("maskUnknownNumbers", () => {
  test("keeps what the answer or the resume says and masks the rest", () => {
    expect(
      maskUnknownNumbers("I cut it from 40 s to 2 s, saving $1,200 and 35% in 2021.", [
        "from 40s to 2 s",
        "2021: saved 1200 dollars",
      ]),
    ).toBe("I cut it from 40 s to 2 s, saving $1,200 and [number?] in 2021.");
  });

  test("names with digits are no numbers", () => {
    expect(maskUnknownNumbers("I used S3, utf8 and Python3 over HTTP/2.", [])).toBe(
      "I used S3, utf8 and Python3 over HTTP/2.",
    );
  });
});
