import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { takeLock } from "../../../src/adapters/store/lock.ts";

function lockPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data", "lock.db");
}

test("one at a time", () => {
  const path = lockPath();
  const release = takeLock(path);
  expect(release).not.toBeNull();
  expect(takeLock(path)).toBeNull();
  release?.();
  const again = takeLock(path);
  expect(again).not.toBeNull();
  again?.();
});

test("a killed process leaves none behind", async () => {
  const path = lockPath();
  const module = fileURLToPath(new URL("../../../src/adapters/store/lock.ts", import.meta.url));
  const program = `
    const { takeLock } = await import(${JSON.stringify(module)});
    takeLock(${JSON.stringify(path)});
    process.stdout.write("taken\\n");
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program]);
  await new Promise((resolve) => child.stdout.once("data", resolve));
  expect(takeLock(path)).toBeNull();
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await gone;
  const release = takeLock(path);
  expect(release).not.toBeNull();
  release?.();
});
