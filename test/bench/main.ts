/**
 * `npm run bench`: how long a person or a script waits, against the goals. It is no test: a busy machine misses goals
 * that a quiet one makes, so it prints and ends with 0 either way.
 *
 * Start-up is compared with `node -e 0` in the same run, whose share no program can save.
 */
import { hash } from "node:crypto";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateOffline } from "../../src/grading/evaluate.ts";
import { bankFiles, readBankFile } from "../support/bank-check.ts";
import { rubrics } from "../support/rubrics.ts";
import { binary, projectRoot } from "../support/greenroom.ts";
import { median, timeInTurn, timeRun } from "./processes.ts";
import type { Run } from "./processes.ts";
import { selectionDurations } from "./selection.ts";
import { modelTurns, offlineTurns } from "./turns.ts";

const rounds = 25;
const interviews = 4;
const modelDelayMs = 100;

interface Row {
  readonly what: string;
  readonly values: readonly number[];
  /** At most; a ratio to bare Node, or milliseconds. Null: only to know. */
  readonly goal: { readonly ratio: number } | { readonly durationMs: number } | null;
}

interface ProcessRow {
  readonly what: string;
  readonly run: Run;
  readonly goal: Row["goal"];
}

const folder = mkdtempSync(join(tmpdir(), "greenroom-bench-"));
try {
  await bench();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const home = (name: string): string => join(folder, name);
  const seed = join(import.meta.dirname, "seed-main.ts");
  await timeRun({
    arguments: [seed, home("twenty"), "20", home("many"), "10000"],
    home: folder,
  });
  // Grows by an interview a round, of which the others shall know nothing.
  cpSync(join(home("many"), "data"), join(home("asked"), "data"), { recursive: true });
  const files = writeMaterial();

  const processes = processRows(home, files);
  const bare: Run = { arguments: ["-e", "0"], home: folder };
  const [bareMs = [], ...durations] = await timeInTurn(
    [bare, ...processes.map(({ run }) => run)],
    rounds,
  );
  const rows: Row[] = [{ what: "node -e 0", values: bareMs, goal: null }];
  for (const [index, { what, goal }] of processes.entries()) {
    rows.push({ what, values: durations[index] ?? [], goal });
  }

  const offline: number[] = [];
  const model: number[] = [];
  for (let count = 0; count < interviews; count += 1) {
    offline.push(...(await offlineTurns(home("turns"), files.answers)));
    model.push(...(await modelTurns(home("turns"), files.answers, modelDelayMs)));
  }
  const goal = { durationMs: 20 };
  rows.push(
    { what: "answer to next question, offline", values: offline, goal },
    { what: `the same beside a model of ${modelDelayMs} ms`, values: model, goal },
    {
      what: "next question, 10,000 past questions",
      values: selectionDurations(10_000),
      goal: { durationMs: 10 },
    },
    { what: "offline grader, one answer", values: graderDurations(), goal: null },
  );
  print(rows);
}

/** Puts a home's database back to what it is in another home, so that each run finds the same. */
function restoreHome(target: string, seeded: string): void {
  rmSync(join(target, "data"), { recursive: true, force: true });
  cpSync(join(seeded, "data"), join(target, "data"), { recursive: true });
}

interface Files {
  readonly resume: string;
  readonly answers: string;
}

/** A resume as text, and answers enough for any interview in here: the sample's, twice. */
function writeMaterial(): Files {
  const resume = join(folder, "resume.md");
  copyFileSync(join(projectRoot, "test", "fixtures", "sample-resume.md"), resume);
  const answers = join(folder, "answers.md");
  const sample = readFileSync(join(projectRoot, "prompts", "sample", "answers.md"), "utf8");
  writeFileSync(answers, `${sample}\n---\n${sample}`);
  return { resume, answers };
}

function processRows(home: (name: string) => string, files: Files): readonly ProcessRow[] {
  const greenroom = (name: string, ...words: readonly string[]): Run => ({
    arguments: [binary, ...words],
    home: home(name),
  });
  const documents = ["--resume", files.resume, "--answers", files.answers];
  return [
    { what: "--version", run: greenroom("twenty", "--version"), goal: { ratio: 1.4 } },
    { what: "--help", run: greenroom("twenty", "--help"), goal: { ratio: 1.8 } },
    { what: "history, 20 interviews", run: greenroom("twenty", "history"), goal: { ratio: 2.5 } },
    {
      what: "first question, offline, text resume",
      run: {
        ...greenroom("first", "interview", ...documents, "--engine", "offline", "--json"),
        until: '{"type":"question-asked"',
        prepare: () => restoreHome(home("first"), home("twenty")),
      },
      goal: { ratio: 6 },
    },
    {
      what: "history, 10,000 interviews",
      run: greenroom("many", "history"),
      goal: { durationMs: 150 },
    },
    {
      what: "history --json --limit 10000",
      run: greenroom("many", "history", "--json", "--limit", "10000"),
      goal: null,
    },
    {
      what: "progress, 10,000 interviews",
      run: greenroom("many", "progress"),
      goal: { durationMs: 200 },
    },
    {
      what: "first question, 10,000 interviews",
      run: {
        ...greenroom("asked", "interview", ...documents, "--engine", "offline", "--json"),
        until: '{"type":"question-asked"',
      },
      goal: null,
    },
  ];
}

/** Of every example answer of the bank, once the code is warm. */
function graderDurations(): readonly number[] {
  const graded = bankFiles()
    .flatMap((path) => readBankFile(path).questions)
    .flatMap((question) =>
      [question.examples?.strong, question.examples?.weak].flatMap((text) =>
        text === undefined ? [] : [{ question, text }],
      ),
    );
  const measure = (): number[] =>
    graded.map(({ question, text }) => {
      const rubric = rubrics.find(({ kind }) => kind === question.kind);
      if (rubric === undefined) throw new Error(`no rubric for ${question.kind}`);
      const start = performance.now();
      // By the grader itself: the bank's rules keep what they have graded.
      evaluateOffline(question, rubric, [{ probe: null, text }], digest);
      return performance.now() - start;
    });
  measure();
  return measure();
}

function digest(text: string): string {
  return hash("sha256", text);
}

function print(rows: readonly Row[]): void {
  const bare = median(rows[0]?.values ?? []);
  const cells = rows.map(({ what, values, goal }) => {
    const middle = median(values);
    const ratio = middle / bare;
    const limit = goal === null ? null : "ratio" in goal ? goal.ratio * bare : goal.durationMs;
    return [
      what,
      `${middle.toFixed(1)} ms`,
      `${ratio.toFixed(2)} ×`,
      goal === null ? "" : "ratio" in goal ? `≤ ${goal.ratio} ×` : `≤ ${goal.durationMs} ms`,
      limit === null ? "" : middle <= limit ? "met" : "missed",
    ];
  });
  const table = [["", "median", "ratio", "goal", ""], ...cells];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((line) => (line[column] ?? "").length)),
  );
  const lines = table.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("   ")
      .trimEnd(),
  );
  const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}, medians of ${rounds} runs in turn`;
  console.log([machine, "", ...lines].join("\n"));
}
