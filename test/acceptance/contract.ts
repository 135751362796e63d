/**
 * What scripts may rely on, written down apart from the program's own types: the shape of each line of `--json`, and of
 * the documents that `show --json`, `data export` and `usage --json` print. And what every acceptance test begins with.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { z } from "zod";
import type { RunResult } from "../support/greenroom.ts";
import { jsonLines, temporaryHome } from "../support/greenroom.ts";

const stamp = { at: z.iso.datetime(), interviewId: z.string().regex(/^[a-z2-7]{8}$/) };

const questionSchema = z.looseObject({
  id: z.string().min(1),
  text: z.string().min(1),
  area: z.string(),
  kind: z.enum(["technical", "behavioural", "system-design"]),
  criteria: z
    .array(z.looseObject({ id: z.string(), text: z.string().min(1), weight: z.number() }))
    .min(1)
    .max(8),
});

const markSchema = z
  .looseObject({
    criterionId: z.string(),
    mark: z.enum(["met", "partly", "missed", "contradicted", "cannot-tell"]),
    quote: z.string().nullable(),
  })
  .refine(({ mark, quote }) => quote !== null || (mark !== "met" && mark !== "partly"), {
    error: "credit without a quote",
  });

const evaluationSchema = z.discriminatedUnion("status", [
  z.looseObject({
    status: z.literal("evaluated"),
    score: z.number().min(1).max(5),
    marks: z.array(markSchema),
    engine: z.enum(["openai", "offline"]),
    model: z.string(),
    reason: z.null(),
  }),
  z.looseObject({
    status: z.literal("ungraded"),
    score: z.null(),
    marks: z.array(markSchema).length(0),
    engine: z.enum(["openai", "offline"]),
    model: z.string(),
    reason: z.string(),
  }),
]);

const settingsSchema = z.looseObject({
  mode: z.string(),
  role: z.string(),
  kinds: z.array(z.string()),
  engine: z.enum(["openai", "offline"]),
  model: z.string(),
  seed: z.number(),
  questionLimit: z.number(),
  minutes: z.number().nullable(),
});

const answerSchema = z.looseObject({ text: z.string(), outcome: z.enum(["answered", "skipped"]) });

const position = z.int().min(1);
const eventSchema = z.discriminatedUnion("type", [
  z.looseObject({ ...stamp, type: z.literal("interview-started"), settings: settingsSchema }),
  z.looseObject({ ...stamp, type: z.literal("interview-continued"), settings: settingsSchema }),
  z.looseObject({
    ...stamp,
    type: z.literal("question-asked"),
    position,
    question: questionSchema,
    source: z.enum(["openai", "offline"]),
    again: z.boolean(),
  }),
  z.looseObject({ ...stamp, type: z.literal("question-skipped"), position }),
  z.looseObject({ ...stamp, type: z.literal("probe-asked"), position, again: z.boolean() }),
  z.looseObject({
    ...stamp,
    type: z.literal("answer-received"),
    position,
    answer: answerSchema,
  }),
  z.looseObject({
    ...stamp,
    type: z.literal("answer-evaluated"),
    position,
    evaluation: evaluationSchema,
    final: z.boolean(),
  }),
  z.looseObject({
    ...stamp,
    type: z.literal("engine-changed"),
    scope: z.enum(["questions", "everything"]),
    reason: z.string().min(1),
  }),
  z.looseObject({ ...stamp, type: z.literal("interview-paused"), position }),
  z.looseObject({
    ...stamp,
    type: z.literal("interview-completed"),
    status: z.enum(["completed", "ended-early"]),
    summary: z.looseObject({
      asked: z.int(),
      answered: z.int(),
      skipped: z.int(),
      ungraded: z.int(),
      score: z.number().min(1).max(5).nullable(),
    }),
  }),
]);
export type InterviewEvent = z.infer<typeof eventSchema>;
type EventOf<Type extends InterviewEvent["type"]> = Extract<InterviewEvent, { type: Type }>;

const recordSchema = z.looseObject({
  id: z.string(),
  status: z.enum(["open", "completed", "ended-early"]),
  settings: settingsSchema,
  resume: z.looseObject({ name: z.string(), text: z.string() }).nullable(),
  job: z.looseObject({ name: z.string(), text: z.string() }).nullable(),
  turns: z.array(
    z.looseObject({
      asked: z.looseObject({ position, question: questionSchema }),
      probes: z.array(z.looseObject({ text: z.string() })),
      answers: z.array(answerSchema),
      evaluations: z.array(z.looseObject({ evaluation: evaluationSchema })),
      improvement: z.string().nullable(),
    }),
  ),
});
export type InterviewRecord = z.infer<typeof recordSchema>;

const exportLineSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("document"), hash: z.string(), text: z.string() }),
  z.object({ type: z.literal("question"), hash: z.string(), question: z.unknown() }),
  z.object({
    type: z.literal("interview"),
    interview: z.looseObject({
      resume: z.looseObject({ hash: z.string() }).nullable(),
      job: z.looseObject({ hash: z.string() }).nullable(),
      turns: z.array(z.looseObject({ asked: z.looseObject({ questionHash: z.string() }) })),
    }),
  }),
  z.looseObject({ type: z.enum(["profile", "attempt", "card", "label", "calibration"]) }),
  z.object({
    type: z.literal("call"),
    call: z.looseObject({ purpose: z.string(), outcome: z.string(), attempts: z.number() }),
  }),
]);
type ExportedCall = Extract<z.infer<typeof exportLineSchema>, { type: "call" }>["call"];

const usageSchema = z.looseObject({
  total: z.looseObject({
    calls: z.number(),
    failed: z.number(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    /** What is known of it. */
    costUsd: z.number(),
    callsWithoutPrice: z.number(),
  }),
});

/** The events of a run, each checked against the contract. Fails when anything else stands on stdout. */
export function eventsOf(stdout: string): InterviewEvent[] {
  return jsonLines(stdout).map((line) => eventSchema.parse(line));
}

/** The events of one type, in order. */
export function only<Type extends InterviewEvent["type"]>(
  events: readonly InterviewEvent[],
  type: Type,
): EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type);
}

/** What `show --json` printed. */
export function recordOf(stdout: string): InterviewRecord {
  return recordSchema.parse(JSON.parse(stdout));
}

/** What `data export` printed, with what the lines share put back into each interview. */
export function exportOf(stdout: string): {
  readonly interviews: readonly InterviewRecord[];
  readonly calls: readonly ExportedCall[];
} {
  const [header, ...lines] = jsonLines(stdout);
  expect(header).toMatchObject({ format: "greenroom-export", version: 2 });
  const interviews: InterviewRecord[] = [];
  const calls: ExportedCall[] = [];
  const texts = new Map<string, string>();
  const questions = new Map<string, unknown>();
  for (const line of lines.map((each) => exportLineSchema.parse(each))) {
    if (line.type === "document") texts.set(line.hash, line.text);
    else if (line.type === "question") questions.set(line.hash, line.question);
    else if (line.type === "call") calls.push(line.call);
    else if (line.type === "interview") {
      const { interview } = line;
      const { resume: resumeName, job: jobName, turns } = interview;
      interviews.push(
        recordSchema.parse({
          ...interview,
          resume: resumeName && { ...resumeName, text: texts.get(resumeName.hash) },
          job: jobName && { ...jobName, text: texts.get(jobName.hash) },
          turns: turns.map((turn) => ({
            ...turn,
            asked: { ...turn.asked, question: questions.get(turn.asked.questionHash) },
          })),
        }),
      );
    }
  }
  return { interviews, calls };
}

/** The totals of `usage --json`. */
export function usageOf(stdout: string): z.infer<typeof usageSchema>["total"] {
  return usageSchema.parse(JSON.parse(stdout)).total;
}

/** An error that a person can act on: exit code, one line of what happened, one of what to do, and no stack. */
export function expectRefusal(result: RunResult, code: number, words: RegExp): void {
  expect(result.stdout).toBe("");
  expect(result.code).toBe(code);
  expect(result.stderr).not.toMatch(/^\s+at /m);
  const lines = result.stderr.trimEnd().split("\n").slice(-2);
  expect(lines[0]).toMatch(/^error: /);
  expect(lines[0]).toMatch(words);
  expect(lines[1]).toMatch(/^hint: \S/);
}

const resume = `# Ada Ferreira

Backend engineer, six years with Python and PostgreSQL.

## Experience

### Senior Engineer, Shipwright (2021 to now)

- Cut the p95 of the orders API from 900 ms to 120 ms with a composite index and a query rewrite.
- Split a monolith's billing part into its own service with an outbox and idempotent consumers.
- Mentored two junior engineers and led the incident reviews.
`;

const job = `# Backend Engineer

We run a marketplace in Python on PostgreSQL and Redis.

- Strong Python, including testing and concurrency
- PostgreSQL: indexes, transactions, query plans
- You design services that survive failures and growth
- You work well with product and support, and handle conflict
`;

/** Answers of different worth: to a technical question, none, and a story. */
export const someAnswers = [
  "I would look at the query plan first, add an index on the columns of the filter, and measure again.",
  "I don't know.",
  "In my last team a release broke checkout. I rolled it back within ten minutes, told support, wrote the review and added a contract test, so it did not come back.",
  "A transaction keeps both writes together; with the wrong isolation level two of them can overwrite each other.",
  "Put a queue between the web request and the workers, make the jobs idempotent, and watch the age of the oldest job.",
] as const;

export interface Desk {
  /** GREENROOM_HOME, and the folder of the documents. */
  readonly home: string;
  readonly resume: string;
  readonly job: string;
  /** Writes a file into the home and gives its path. */
  readonly write: (name: string, text: string | Uint8Array) => string;
  /** Writes answers in parts and gives the file's path. */
  readonly answers: (answers: readonly string[], name?: string) => string;
}

/** A home of its own with a resume and a job in it, removed when the test ends. */
export function openDesk(): Desk {
  const { path: home, remove } = temporaryHome();
  onTestFinished(remove);
  const write: Desk["write"] = (name, text) => {
    const path = join(home, name);
    writeFileSync(path, text);
    return path;
  };
  return {
    home,
    resume: write("resume.md", resume),
    job: write("job.md", job),
    write,
    answers: (answers, name = "answers.md") => write(name, answers.join("\n---\n")),
  };
}
