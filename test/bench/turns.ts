/**
 * What Greenroom itself adds between an answer and the next question.
 *
 * The interview gets its answers from a file, so each is there the moment it is asked for, and the time from one
 * `question-asked` line to the next, as they arrive at the reader, is all that a person would wait: saving the answer,
 * judging it, saving that, choosing the next question, saving and printing it. Arrivals and not the events' own `at`,
 * since those are taken inside, before the saving and the printing. With a model, the time in which the fake was at work
 * on at least one request is taken off, requests that run beside each other once: from a request's last byte to the last
 * byte of its reply, delay and streaming together. The wire, and everything before and after it, counts as Greenroom's.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startFakeOpenAi } from "../support/fake-openai.ts";
import type { Exchange } from "../support/fake-openai.ts";
import { purposeOf } from "../support/fake-openai-sample.ts";
import { binary, projectRoot } from "../support/greenroom.ts";
import { benchEnvironment } from "./processes.ts";

/**
 * The answers are about other things than the fake's questions, which the offline grader sees as well: a model that said
 * otherwise would be asked a second time, and the turn would hold two judgements.
 */
const inAgreement = { marks: { "*": { mark: "missed", evidence: null } } };

/** The milliseconds between each answer and the next question with the offline engine. */
export async function offlineTurns(home: string, answers: string): Promise<readonly number[]> {
  const turns = await runInterview(home, ["--engine", "offline", "--answers", answers], {});
  return turns.map(({ start, end }) => end - start);
}

/** The same with a model that takes `delayMs` for each reply, without the time in which it was at work. */
export async function modelTurns(
  home: string,
  answers: string,
  delayMs: number,
): Promise<readonly number[]> {
  const busy: Exchange[] = [];
  const fake = await startFakeOpenAi({
    delayMs,
    script: (request) => ({
      type: "sample",
      override: purposeOf(request) === "judge" ? inAgreement : undefined,
    }),
    onAnswered: (exchange) => busy.push(exchange),
  });
  try {
    const environment = { OPENAI_BASE_URL: fake.baseUrl, OPENAI_API_KEY: "sk-bench" };
    const turns = await runInterview(home, ["--answers", answers], environment);
    if (fake.problems.length > 0) throw new Error(fake.problems.join("; "));
    const inOrder = busy.toSorted((one, other) => one.start - other.start);
    return turns.map((turn) => turn.end - turn.start - overlapMs(turn, inOrder));
  } finally {
    await fake.close();
  }
}

/** From each `question-asked` line to the next one, as they arrive. */
function runInterview(
  home: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly Exchange[]> {
  const job = join(projectRoot, "prompts", "sample", "job.md");
  const run = ["interview", "--job", job, "--questions", "8", "--json", ...options];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...run], {
      env: benchEnvironment({ home, environment }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const asked: number[] = [];
    let stderr = "";
    createInterface(child.stdout).on("line", (line) => {
      if (line.startsWith('{"type":"question-asked"')) asked.push(performance.now());
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`the interview ended with ${code}: ${stderr}`));
      resolve(asked.slice(1).map((end, index) => ({ start: asked[index] ?? NaN, end })));
    });
  });
}

/** How much of the span lies in any of the intervals, which come in order of their start; overlaps count once. */
function overlapMs(span: Exchange, intervals: readonly Exchange[]): number {
  let sum = 0;
  let from = span.start;
  for (const { start, end } of intervals) {
    const to = Math.min(end, span.end);
    sum += Math.max(0, to - Math.max(start, from));
    from = Math.max(from, to);
  }
  return sum;
}
