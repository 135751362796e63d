import { describe, expect, test } from "vitest";
import { z } from "zod";
import { toSentSchema } from "../../../src/adapters/openai/strict-schema.ts";
import { rubricSchema } from "../../../src/grading/question.ts";
import { judgeReplySchema } from "../../../src/grading/model-marks.ts";
import {
  clarifyReplySchema,
  improveReplySchema,
  planReplySchema,
  probeReplySchema,
  questionReplySchema,
} from "../../../src/interview/model-replies.ts";
import { strictSchemaProblem } from "../../support/fake-openai-rules.ts";

describe("what is sent", () => {
  test("is in the strict subset, with every bound told in words", () => {
    const schema = z.object({
      name: z.string().min(1).max(80).describe("the competency"),
      items: z
        .array(z.string().regex(/^[a-z]+$/))
        .min(4)
        .max(8),
      weight: z.number().int().min(1).max(3),
      share: z.number().gt(0).lt(1),
      count: z.number().int(),
      link: z.url(),
      kind: z.literal("one"),
      maybe: z.object({ text: z.string() }).nullable(),
      either: z.discriminatedUnion("type", [
        z.object({ type: z.literal("a"), a: z.string() }),
        z.object({ type: z.literal("b"), b: z.number() }),
      ]),
    });
    const { strict, full } = toSentSchema(schema);
    expect(strictSchemaProblem(strict)).toBeNull();
    expect(strict["properties"]).toMatchObject({
      name: { type: "string", description: "the competency (1 to 80 characters)" },
      items: {
        type: "array",
        description: "4 to 8 items",
        items: { type: "string", description: "matching ^[a-z]+$" },
      },
      weight: { type: "integer", description: "1 to 3" },
      share: { type: "number", description: "more than 0, less than 1" },
      count: { type: "integer" },
      link: { type: "string", description: "in uri format" },
      kind: { enum: ["one"] },
    });
    expect(JSON.stringify(strict["properties"])).toContain('"count":{"type":"integer"}');
    expect(full["properties"]).toMatchObject({ items: { minItems: 4, maxItems: 8 } });
  });

  test.each<[string, z.ZodType]>([
    ["plan", planReplySchema],
    ["question", questionReplySchema(["correctness", "depth"])],
    ["judge", judgeReplySchema],
    ["clarify", clarifyReplySchema],
    ["probe", probeReplySchema],
    ["improve", improveReplySchema],
  ])("the schema of %s is in the strict subset", (_, schema) => {
    expect(strictSchemaProblem(toSentSchema(schema).strict)).toBeNull();
  });
});

test.each<[string, z.ZodType]>([
  ["an optional property", z.object({ a: z.string().optional() })],
  ["a default", z.object({ a: z.string().default("x") })],
  ["a record", z.object({ a: z.record(z.string(), z.string()) })],
  ["a tuple", z.object({ a: z.tuple([z.string(), z.number()]) })],
  ["anything", z.object({ a: z.any() })],
  ["unknown", z.object({ a: z.array(z.unknown()) })],
  ["an open object", z.looseObject({ a: z.string() })],
  ["a transform", z.object({ a: z.string().transform(Number) })],
  ["an intersection", z.object({ a: z.string().and(z.number()) })],
  ["a root that is an array", z.array(z.string())],
  ["a root that is a union", z.union([z.object({ a: z.string() }), z.object({ b: z.string() })])],
  ["defaults deep down", z.object({ a: z.array(z.object({ b: z.number().default(1) })) })],
])("%s is a mistake that shows before anything is sent", (_, schema) => {
  expect(() => toSentSchema(schema)).toThrow(/./);
});

test("a schema of the core that is none for a model is refused too, and not sent weakened", () => {
  expect(() => toSentSchema(rubricSchema)).toThrow(/./);
});
