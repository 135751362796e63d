/**
 * How long, with what and how much of the machine `greenroom evaluate` grades: part of `npm run bench`, and alone with
 *
 *   node test/bench/batch.ts [ANSWERS_FOR_MEMORY]
 *
 * The model is a process of its own that answers after 100 ms whatever it is asked (model-main.ts), so that the time
 * beyond the ideal (calls × delay ÷ concurrency) is what Greenroom adds. CPU is of all its threads, the collector's too.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import * as z from "zod";
import { bankFiles, readBankFile } from "../support/bank-check.ts";
import { binary, cleanEnvironment } from "../support/greenroom.ts";

const calls = 10_000;
const concurrency = 50;
const delayMs = 100;
const wantedRate = 2000;
const fewAnswers = 2000;
const answersByReference = 20_000;
/** After so many, threads are as quick as they get. */
const answersBeforeRate = 10_000;

interface Measured {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMegabytes: number;
}

export interface BatchRow {
  readonly what: string;
  readonly value: string;
  readonly goal: string | null;
  readonly reached: boolean | null;
}

const usageSchema = z.object({ cpuMs: z.number(), peakMegabytes: z.number() });

/** Runs all of it; takes two to three minutes with 200,000 answers. */
export async function benchBatch(manyAnswers = 200_000): Promise<readonly BatchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-bench-"));
  try {
    return [...(await benchModel(folder)), ...(await benchOffline(folder, manyAnswers))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchModel(folder: string): Promise<BatchRow[]> {
  const answers = join(folder, "answers.jsonl");
  await writeLines(answers, calls, (index) => ({
    id: `a${index}`,
    question: "What does a mutex do, and what does it cost?",
    criteria,
    answer: `${evidence}. Contention makes it slow, as in program ${index}, where threads spent their time on waiting.`,
  }));
  const model = await startModel(folder);
  const run = (): Promise<Measured> =>
    evaluate(folder, [answers, "--engine", "openai", "--concurrency", String(concurrency)], {
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_API_KEY: "sk-bench",
    });
  const first = await run();
  const again = await run();
  const requests = await model.stop();
  if (requests !== calls) throw new Error(`${requests} requests, not ${calls}`);
  const ratio = first.wallMs / ((calls * delayMs) / concurrency);
  return [
    {
      what: `${calls} calls of ${delayMs} ms, ${concurrency} at once: wall ÷ ideal`,
      value: ratio.toFixed(3),
      goal: "≤ 1.1",
      reached: ratio <= 1.1,
    },
    plainRow("  CPU", `${(first.cpuMs / 1000).toFixed(1)} s`),
    plainRow("  peak memory", megabytes(first)),
    plainRow("the same again, all of it kept", `${(again.wallMs / 1000).toFixed(1)} s`),
  ];
}

async function benchOffline(folder: string, manyAnswers: number): Promise<BatchRow[]> {
  const offline = async (
    count: number,
    options: readonly string[],
    line = bankAnswers(),
  ): Promise<Measured> => {
    const answers = join(folder, `${count}.jsonl`);
    await writeLines(answers, count, line);
    return evaluate(folder, [answers, "--engine", "offline", ...options], {});
  };
  const all = ["--concurrency", String(availableParallelism())];
  // What starting takes is in both, and is not the grader's.
  const rateBetween = (
    less: readonly [number, Measured],
    more: readonly [number, Measured],
  ): number => ((more[0] - less[0]) * 1000) / (more[1].wallMs - less[1].wallMs);
  const few = await offline(fewAnswers, []);
  const many = await offline(manyAnswers, []);
  const alone = rateBetween([fewAnswers, few], [manyAnswers, many]);
  const together = rateBetween(
    [answersBeforeRate, await offline(answersBeforeRate, all)],
    [manyAnswers, await offline(manyAnswers, all)],
  );
  const byReference = rateBetween(
    [fewAnswers, await offline(fewAnswers, [], referencedAnswers())],
    [answersByReference, await offline(answersByReference, [], referencedAnswers())],
  );
  const ratio = many.peakMegabytes / few.peakMegabytes;
  return [
    {
      what: "offline on one core: answers a second",
      value: alone.toFixed(0),
      goal: `≥ ${wantedRate}`,
      reached: alone >= wantedRate,
    },
    plainRow(`  on ${availableParallelism()}: the same ÷ that`, (together / alone).toFixed(2)),
    plainRow("  by a reference, on one core: the same ÷ that", (byReference / alone).toFixed(2)),
    plainRow(`  CPU for ${manyAnswers} answers`, `${(many.cpuMs / 1000).toFixed(1)} s`),
    plainRow(`  peak memory for ${fewAnswers} answers`, megabytes(few)),
    plainRow(`  peak memory for ${manyAnswers} answers`, megabytes(many)),
    {
      what: "  the one ÷ the other",
      value: ratio.toFixed(2),
      goal: "≤ 1.3",
      reached: ratio <= 1.3,
    },
  ];
}

function plainRow(what: string, value: string): BatchRow {
  return { what, value, goal: null, reached: null };
}

function megabytes({ peakMegabytes }: Measured): string {
  return `${peakMegabytes.toFixed(0)} MB`;
}

const evidence =
  "Only one thread at a time may hold it, the others wait until it is released, and what was written before is visible after";

const criteria = ["exclusion", "waiting", "release", "visibility", "cost"].map((id) => ({
  id,
  text: `Says what a mutex means for ${id}.`,
  weight: 2,
  concepts: [["one thread", "wait", "released", "visible", "slow"]],
}));

/** What the model says of every answer: as long as a usual reply is. */
function usualReply(): unknown {
  const marks = criteria.map(({ id }) => ({
    criterionId: id,
    evidence,
    reason: `You say what it means for ${id}, in your own words and in full.`,
    mark: "met",
  }));
  return {
    id: "chatcmpl-bench",
    object: "chat.completion",
    created: 1,
    model: "bench-model",
    choices: [
      {
        index: 0,
        finish_reason: "stop",
        message: { role: "assistant", content: JSON.stringify({ marks, nextStep: null }) },
      },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 350, total_tokens: 1250 },
  };
}

/** The bank's example answers, strong, middling and weak in turn: 560 characters each on the average. */
function bankAnswers(): (index: number) => unknown {
  const questions = bankFiles()
    .flatMap((file) => readBankFile(file).questions)
    .filter(({ examples }) => examples !== null);
  return (index) => {
    const question = questions[index % questions.length];
    const { strong, middling, weak } = question?.examples ?? { strong: "", weak: "" };
    const answer = [strong, middling ?? weak, weak][Math.floor(index / questions.length) % 3];
    return { id: `a${index}`, questionId: question?.id, answer };
  };
}

/** The same answers to the same questions, with the strong example as the reference and no criteria. */
function referencedAnswers(): (index: number) => unknown {
  const examples = bankFiles()
    .flatMap((file) => readBankFile(file).questions)
    .flatMap(({ text, examples: found }) => (found === null ? [] : { text, ...found }));
  return (index) => {
    const { text, strong, middling, weak } = examples[index % examples.length] ?? {};
    const isWeak = Math.floor(index / examples.length) % 2 === 1;
    const answer = isWeak ? weak : (middling ?? weak);
    return { id: `a${index}`, question: text, reference: strong, answer };
  };
}

async function writeLines(
  path: string,
  count: number,
  line: (index: number) => unknown,
): Promise<void> {
  const file = createWriteStream(path);
  for (let index = 0; index < count; index += 1) {
    if (!file.write(`${JSON.stringify(line(index))}\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
}

/** Runs the real binary to its end. */
async function evaluate(
  home: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Measured> {
  const usage = join(home, "usage.json");
  const preload = join(import.meta.dirname, "usage-preload.js");
  const output = join(home, "results.jsonl");
  const startMs = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", preload, binary, "evaluate", ...options, "--output", output, "--quiet"],
    {
      env: cleanEnvironment(home, { ...environment, GREENROOM_BENCH_USAGE: usage }),
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`evaluate ended with ${child.exitCode}`);
  const wallMs = performance.now() - startMs;
  return { wallMs, ...usageSchema.parse(JSON.parse(readFileSync(usage, "utf8"))) };
}

async function startModel(
  folder: string,
): Promise<{ readonly baseUrl: string; readonly stop: () => Promise<number> }> {
  const reply = join(folder, "reply.json");
  writeFileSync(reply, JSON.stringify(usualReply()));
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "model-main.ts"), String(delayMs), reply],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  while (!printed.includes("\n")) await once(child.stdout, "data");
  return {
    baseUrl: printed.trim(),
    stop: async () => {
      child.stdin.end();
      await once(child, "close");
      return Number(printed.trim().split("\n").at(-1));
    },
  };
}

if (import.meta.main) {
  const rows = await benchBatch(Number(process.argv[2] ?? 200_000));
  for (const { what, value, goal, reached } of rows) {
    const verdict = goal === null ? "" : `  ${goal}  ${reached === true ? "reached" : "missed"}`;
    process.stdout.write(`${what.padEnd(60)} ${value.padStart(10)}${verdict}\n`);
  }
}
