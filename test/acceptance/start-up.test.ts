/**
 * What the built program loads. Times are for `npm run bench`; what they come from is pinned here: a package that slips
 * into a quick command's start costs more than anything that the command does.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../bin/build.ts";
import { binary, cleanEnvironment, projectRoot } from "../support/greenroom.ts";
import { openDesk, someAnswers } from "./contract.ts";

/** What went into each file of the build as it must stand in dist. */
let sourcesIn: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  const chunks = await bundle(projectRoot);
  sourcesIn = new Map(
    chunks.map(({ fileName, modules }) => [
      `dist/${fileName}`,
      Object.entries(modules)
        // What is left out as unused is listed too.
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([source]) => source),
    ]),
  );
});

/** The packages whose code a run loads, in order of the alphabet; Greenroom's own code is not among them. */
function packagesLoadedBy(home: string, words: readonly string[]): string[] {
  const { sources, status } = loadedBy(home, words);
  expect(status).toBe(0);
  return [...new Set(sources.flatMap(packageOf))].toSorted();
}

/** What a run loads, as it stands in the project, and its exit code. */
function loadedBy(
  home: string,
  words: readonly string[],
): { readonly sources: readonly string[]; readonly status: number | null } {
  const trace = join(home, "modules.txt");
  const preload = join(projectRoot, "test", "support", "trace-modules-main.ts");
  const { status } = spawnSync(process.execPath, ["--import", preload, binary, ...words], {
    cwd: home,
    env: cleanEnvironment(home, { TRACED_MODULES: trace }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const sources = readFileSync(trace, "utf8")
    .split("\n")
    .filter((url) => url.startsWith("file:"))
    .map((url) => relative(projectRoot, fileURLToPath(url)))
    .flatMap(sourcesOf);
  return { sources, status };
}

/** A chunk's sources; any other file itself. */
function sourcesOf(file: string): string[] {
  if (!file.startsWith("dist")) return [file];
  const sources = sourcesIn.get(file.replaceAll("\\", "/"));
  if (sources === undefined) throw new Error(`${file} is not of this build; run: npm run build`);
  // Node's own modules have ids that begin with NUL and end with who imports them.
  return sources.filter((source) => !source.startsWith("\0"));
}

function packageOf(source: string): string[] {
  const name = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)(?!.*node_modules)/.exec(source)?.[1];
  return name === undefined ? [] : [name];
}

/** What reading the settings and writing to a terminal take. */
const always = [
  "commander",
  "env-paths",
  "is-safe-filename",
  "fast-string-truncated-width",
  "fast-string-width",
  "fast-wrap-ansi",
];

describe("a command loads only the packages that it needs", () => {
  test("--version none at all", () => {
    expect(packagesLoadedBy(openDesk().home, ["--version"])).toEqual([]);
  });

  test("--help commander", () => {
    expect(packagesLoadedBy(openDesk().home, ["--help"])).toEqual(["commander"]);
  });

  test("history the database, and no zod", () => {
    expect(packagesLoadedBy(openDesk().home, ["history"])).toEqual(
      [...always, "better-sqlite3"].toSorted(),
    );
  });

  test("an offline interview on a text resume no service, no prompts and no document's parser", () => {
    const { home, resume, answers } = openDesk();
    const file = answers(someAnswers);
    const words = ["interview", "--resume", resume, "--engine", "offline", "--answers", file];
    expect(packagesLoadedBy(home, [...words, "--json"])).toEqual(
      [...always, "better-sqlite3", "stemmer", "ts-fsrs", "zod"].toSorted(),
    );
  });
});

test("what reads claims and makes reports waits until an interview has answers", () => {
  const { home, resume, answers } = openDesk();
  const loaded = (file: string): string[] => {
    const words = ["interview", "--resume", resume, "--engine", "offline", "--answers", file];
    return loadedBy(home, words).sources.filter((source) =>
      /src[\\/](?:grading[\\/].*claim|report[\\/]report\.ts|cli[\\/]interview-session\.ts)/.test(
        source,
      ),
    );
  };
  expect(loaded(answers([]))).toEqual([expect.stringMatching(/interview-session\.ts$/)]);
  expect(loaded(answers(someAnswers)).length).toBeGreaterThan(5);
});

test("every chunk can be loaded, whichever command first needs it", () => {
  const chunks = [...sourcesIn.keys()]
    .filter((path) => path.startsWith("dist/chunks/"))
    .map((path) => pathToFileURL(join(projectRoot, path)).href);
  expect(chunks.length).toBeGreaterThan(20);
  const script = `
    for (const chunk of ${JSON.stringify(chunks)}) {
      await import(chunk).catch((error) => console.log(chunk, error.stack));
    }`;
  const failures = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
    env: cleanEnvironment(openDesk().home),
  });
  expect(failures).toBe("");
});

test("zod is imported as a namespace, of which the build leaves out what nobody uses", () => {
  const sources = globSync("src/**/*.ts", { cwd: projectRoot }).map((path) => ({
    path,
    text: readFileSync(join(projectRoot, path), "utf8"),
  }));
  const wrong = sources.filter(({ text }) => /import \{[^}]*\} from "zod"/.test(text));
  expect(wrong.map(({ path }) => path)).toEqual([]);
  expect(sources.some(({ text }) => text.includes('import * as z from "zod"'))).toBe(true);
});
