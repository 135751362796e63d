import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";

const driver = fileURLToPath(new URL("loaded-driver.ts", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "greenroom-startup-"));

/** Packages that the command loads, and files of our own by their path under the project. */
function loadedBy(
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { stderr } = spawnSync(process.execPath, [driver, ...argv], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], HOME: home, GREENROOM_HOME: home, ...environment },
  });
  const urls = z.array(z.string()).parse(JSON.parse(/LOADED (.*)\n/.exec(stderr)?.[1] ?? "null"));
  return [
    ...new Set(
      urls.map(
        (url) =>
          /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? url.replace(/^.*\/src\//, "src/"),
      ),
    ),
  ];
}

test("--help loads commander and no other package", () => {
  const loaded = loadedBy(["--help"]);
  expect(loaded.filter((each) => !each.startsWith("src/") && !each.startsWith("node:"))).toEqual([
    "commander",
  ]);
  expect(loaded).not.toContain("src/config.ts");
});

test("history --json loads nothing that draws, asks or reads documents", () => {
  const loaded = loadedBy(["history", "--json"]);
  expect(loaded).toContain("better-sqlite3");
  for (const slow of [
    "chalk",
    "ora",
    "@inquirer/prompts",
    "openai",
    "yaml",
    "smol-toml",
    "pdf-parse",
    "mammoth",
  ]) {
    expect(loaded).not.toContain(slow);
  }
});

test("chalk is loaded when colour is wanted", () => {
  expect(loadedBy(["history"], { FORCE_COLOR: "1" })).toContain("chalk");
  expect(loadedBy(["history"])).not.toContain("chalk");
});
