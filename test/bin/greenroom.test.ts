import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { binary, projectRoot } from "../support/greenroom.ts";

/** A copy of the sources as somebody has it who did not build. */
function freshCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), "fresh-copy-"));
  mkdirSync(join(folder, "bin"));
  cpSync(binary, join(folder, "bin", "greenroom.js"));
  cpSync(join(projectRoot, "package.json"), join(folder, "package.json"));
  return folder;
}

const run = (folder: string): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, [join(folder, "bin", "greenroom.js"), "history"], {
    encoding: "utf8",
  });

test("what is not built says so and what builds it, instead of a stack", () => {
  const folder = freshCopy();
  const { status, stdout, stderr } = run(folder);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toBe(
    "Greenroom is not built yet, or its packages are not installed.\n" +
      `This does both, in ${folder}/: npm install\n`,
  );
});

test("another fault while it is loaded stays what it is", () => {
  const folder = freshCopy();
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "main.js"), 'throw new Error("a fault of ours");');
  const { status, stderr } = run(folder);
  expect(status).toBe(1);
  expect(stderr).toContain("a fault of ours");
});
