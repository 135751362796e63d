import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replaceWhole } from "../../bin/replace-whole.ts";
import { projectRoot } from "../support/greenroom.ts";

function folderWith(text: string): { readonly parent: string; readonly folder: string } {
  const parent = mkdtempSync(join(tmpdir(), "replace-whole-"));
  const folder = join(parent, "dist");
  mkdirSync(folder);
  writeFileSync(join(folder, "main.js"), text);
  writeFileSync(join(folder, "only-of-the-old-one.js"), text);
  return { parent, folder };
}

function writer(text: string): (target: string) => Promise<void> {
  return async (target) => {
    mkdirSync(target);
    writeFileSync(join(target, "main.js"), text);
  };
}

test("a folder is replaced as a whole, and nothing is left beside it", async () => {
  const { parent, folder } = folderWith("old");
  await replaceWhole(folder, writer("new"));
  expect(readdirSync(folder)).toEqual(["main.js"]);
  expect(readFileSync(join(folder, "main.js"), "utf8")).toBe("new");
  expect(readdirSync(parent)).toEqual(["dist"]);
});

test("where nothing was yet, the folder is put", async () => {
  const parent = mkdtempSync(join(tmpdir(), "replace-whole-"));
  await replaceWhole(join(parent, "dist"), writer("new"));
  expect(readdirSync(parent)).toEqual(["dist"]);
});

test("what fails half-way leaves what was there", async () => {
  const { parent, folder } = folderWith("old");
  const failed = replaceWhole(folder, async (target) => {
    await writer("half")(target);
    throw new Error("no more");
  });
  await expect(failed).rejects.toThrow("no more");
  expect(readFileSync(join(folder, "main.js"), "utf8")).toBe("old");
  expect(readdirSync(parent)).toEqual(["dist"]);
});

test("what is killed half-way leaves what was there, and the next one clears up after it", async () => {
  const { parent, folder } = folderWith("old");
  const script = `
    import { mkdirSync, writeFileSync } from "node:fs";
    import { replaceWhole } from "./bin/replace-whole.ts";
    await replaceWhole(process.argv[1], (target) => {
      mkdirSync(target);
      writeFileSync(target + "/main.js", "half");
      console.log("half");
      return new Promise(() => setInterval(() => {}, 1000));
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script, folder], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGINT");
  await once(child, "exit");
  expect(readFileSync(join(folder, "main.js"), "utf8")).toBe("old");
  expect(readdirSync(parent)).toHaveLength(2);

  await replaceWhole(folder, writer("new"));
  expect(readFileSync(join(folder, "main.js"), "utf8")).toBe("new");
  expect(readdirSync(parent)).toEqual(["dist"]);
});

test("two processes at once leave what one of them made, whole", async () => {
  const { parent, folder } = folderWith("old");
  const script = `
    import { mkdirSync, writeFileSync } from "node:fs";
    import { replaceWhole } from "./bin/replace-whole.ts";
    for (let time = 0; time < 50; time += 1) await replaceWhole(process.argv[1], async (target) => {
      mkdirSync(target);
      writeFileSync(target + "/main.js", "new");
    });`;
  const codes = await Promise.all(
    [1, 2].map(async (): Promise<unknown> => {
      const child = spawn(process.execPath, ["--input-type=module", "--eval", script, folder], {
        cwd: projectRoot,
        stdio: "inherit",
      });
      return await once(child, "exit");
    }),
  );
  expect(codes).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(readFileSync(join(folder, "main.js"), "utf8")).toBe("new");
  expect(readdirSync(parent)).toEqual(["dist"]);
});
