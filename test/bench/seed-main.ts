/**
 * Homes of people who have had interviews, made by the real program and its store:
 *
 *   node test/bench/seed-main.ts HOME COUNT [HOME COUNT]...
 *
 * A process of its own, since ten thousand interviews in memory would slow down the one that measures.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openStore } from "../../src/adapters/store/store.ts";
import { binary, projectRoot } from "../support/greenroom.ts";
import { timeRun } from "./processes.ts";

const targets = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "greenroom-bench-"));
try {
  const exported = await sampleExport(folder);
  for (let index = 0; index < targets.length; index += 2) {
    await seedHome(targets[index] ?? "", exported, Number(targets[index + 1]));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the bundled sample's interview in the home and exports it: a record as people get them. */
async function sampleExport(home: string): Promise<readonly string[]> {
  const answers = join(projectRoot, "prompts", "sample", "answers.md");
  const run = ["interview", "--sample", "--engine", "offline", "--answers", answers, "--json"];
  await timeRun({ arguments: [binary, ...run], home });
  const store = openStore({ path: databaseOf(home), now: () => new Date() });
  try {
    return Array.from(store.exportAll(), (line) => JSON.stringify(line));
  } finally {
    store.close();
  }
}

/** Fills a new home with so many copies of the export's interview, one an hour back from now. */
async function seedHome(home: string, exported: readonly string[], count: number): Promise<void> {
  mkdirSync(join(home, "data"), { recursive: true });
  const store = openStore({ path: databaseOf(home), now: () => new Date() });
  try {
    await store.importAll(copies(exported, count));
  } finally {
    store.close();
  }
}

function databaseOf(home: string): string {
  return join(home, "data", "greenroom.db");
}

/** The export with its interview so many times, each with its own id and times. */
async function* copies(exported: readonly string[], count: number): AsyncGenerator<string> {
  const interviewSchema = z.object({ interview: z.object({ id: z.string() }) });
  for (const line of exported) {
    if (!line.includes('"type":"interview"')) {
      yield line;
      continue;
    }
    const { id } = interviewSchema.parse(JSON.parse(line)).interview;
    for (let index = 0; index < count; index += 1) {
      const copy: unknown = JSON.parse(line.replace(id, idOf(index)), (_key, value: unknown) =>
        isTime(value) ? hoursBefore(value, index) : value,
      );
      yield JSON.stringify(copy);
    }
  }
}

/** Eight characters of a to z, as interviews' ids are: the number in base 26. */
function idOf(index: number): string {
  let id = "";
  for (let left = index; id.length < 8; left = Math.floor(left / 26)) {
    id = String.fromCharCode(97 + (left % 26)) + id;
  }
  return id;
}

function isTime(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
}

function hoursBefore(time: string, hours: number): string {
  return new Date(Date.parse(time) - hours * 3_600_000).toISOString();
}
