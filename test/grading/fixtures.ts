/** Questions and helpers for the tests of grading. */
import { createHash } from "node:crypto";
import { questionSchema, rubricSchema } from "../../src/grading/question.ts";
import type { Question, Rubric } from "../../src/grading/question.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export const rubric: Rubric = rubricSchema.parse({
  kind: "technical",
  version: 1,
  dimensions: [
    { id: "correctness", name: "Correctness", description: "It is true." },
    { id: "depth", name: "Depth", description: "Beyond the definition." },
    { id: "application", name: "Application", description: "When to use it." },
  ],
  anchors: Object.fromEntries(
    ["junior", "mid", "senior", "staff"].map((level) => [
      level,
      [1, 2, 3, 4, 5].map((score) => `${level} ${score}`),
    ]),
  ),
});

/** A question about Node's event loop with criteria of all kinds: one concept, several, a negative one, a contradiction. */
export const eventLoop: Question = questionSchema.parse({
  id: "js-event-loop",
  text: "What is the event loop in Node, and why should you not block it?",
  area: "javascript",
  kind: "technical",
  difficulty: "medium",
  seniority: ["mid"],
  skills: ["node"],
  clarification: "Tell me what runs where, and what happens to the other requests.",
  criteria: [
    {
      id: "single-thread",
      text: "Says that JavaScript runs on one thread.",
      weight: 3,
      dimension: "correctness",
      concepts: [["single thread", "one thread", "single-threaded", "main thread"]],
      contradictions: ["thread per request", "many threads run javascript"],
    },
    {
      id: "queue-of-callbacks",
      text: "Says that finished work is queued as callbacks that run when the stack is empty.",
      weight: 2,
      dimension: "correctness",
      concepts: [
        ["callback", "queued task", "microtask", "handler"],
        ["queue", "waiting line"],
        ["stack is empty", "empty stack", "nothing else is running", "current code finished"],
      ],
    },
    {
      id: "io-does-not-block",
      text: "Says that input and output do not block the loop.",
      weight: 2,
      dimension: "depth",
      concepts: [
        ["does not block", "non-blocking", "without waiting"],
        ["input and output", "i/o", "network", "disk", "database call"],
      ],
    },
    {
      id: "others-wait",
      text: "Says that while one request computes, all others wait.",
      weight: 1,
      dimension: "application",
      concepts: [
        ["other requests", "every request", "other users", "all clients"],
        ["wait", "stall", "hang", "delayed", "freeze"],
      ],
    },
  ],
  probes: [
    {
      criterionId: "others-wait",
      text: "What do other users notice while one request computes for a second?",
    },
  ],
});

export const answer = (text: string) => [{ probe: null, text }];
