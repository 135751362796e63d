/**
 * The fake as a process of its own, for tests that drive the real binary:
 *
 *   node test/support/fake-openai-main.ts [--script file.json]
 *
 * prints `{"baseUrl": …}` as its first line and then one line for each request it got: `{"purpose", "stream"}` or
 * `{"problem"}`. Without a script it is a sensible interviewer. A script is an object of:
 *   replies    answers for the first requests, in order
 *   purposes   answers by purpose (the schema's name): a list in order, its last one for all that follow
 *   overrides  by purpose, what a sensible reply is to hold instead
 *   then       "sample" (default) for what is left, or "unexpected"
 *   apiKey, models, refuses, errorStyle, delayMs   as in startFakeOpenAi
 * It ends when its stdin does, so that it never outlives a killed test.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { startFakeOpenAi } from "./fake-openai.ts";
import type { FakeReply } from "./fake-openai-replies.ts";
import { fakeReplySchema } from "./fake-openai-replies.ts";
import { refusableSchema } from "./fake-openai-rules.ts";
import type { ChatRequest } from "./fake-openai-rules.ts";
import { purposeOf } from "./fake-openai-sample.ts";

const scriptSchema = z.strictObject({
  replies: z.array(fakeReplySchema).default([]),
  purposes: z.record(z.string(), z.array(fakeReplySchema).min(1)).default({}),
  overrides: z.record(z.string(), z.unknown()).default({}),
  // oxlint-disable-next-line unicorn/no-thenable -- a word of the script file, never awaited
  then: z.enum(["sample", "unexpected"]).default("sample"),
  apiKey: z.string().nullable().default(null),
  models: z.array(z.string()).nullable().default(["test-model"]),
  refuses: z.array(refusableSchema).default([]),
  errorStyle: z.enum(["openai", "string"]).default("openai"),
  delayMs: z.number().nonnegative().default(0),
});

const { values } = parseArgs({ options: { script: { type: "string" } } });
const script = scriptSchema.parse(
  values.script === undefined ? {} : JSON.parse(readFileSync(values.script, "utf8")),
);
const asked = new Map<string, number>();

function replyTo(request: ChatRequest, index: number): FakeReply | null {
  const purpose = purposeOf(request) ?? "";
  print({ purpose, stream: request.stream === true });
  const early = script.replies[index];
  if (early !== undefined) {
    return early;
  }
  const forPurpose = script.purposes[purpose];
  if (forPurpose !== undefined) {
    const count = asked.get(purpose) ?? 0;
    asked.set(purpose, count + 1);
    return forPurpose[Math.min(count, forPurpose.length - 1)] ?? null;
  }
  return script.then === "sample" ? { type: "sample", override: script.overrides[purpose] } : null;
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const fake = await startFakeOpenAi({ ...script, script: replyTo });
print({ baseUrl: fake.baseUrl });
let told = 0;
setInterval(() => {
  for (const problem of fake.problems.slice(told)) {
    print({ problem });
  }
  told = fake.problems.length;
}, 20).unref();

process.stdin.resume();
process.stdin.on("end", () => {
  for (const problem of fake.problems.slice(told)) {
    print({ problem });
  }
  process.exitCode = fake.problems.length > 0 ? 1 : 0;
  void fake.close();
});
