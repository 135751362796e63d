import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  childPath,
  errorOf,
  readBytes,
  readFile,
  temporaryFolder,
} from "../../support/documents.ts";
import {
  circularPages,
  decompressionBomb,
  deepNesting,
  endlessForms,
  hugeTable,
  manyLetters,
  selfDrawingForm,
} from "../../support/hostile-pdf.ts";
import { makePdf, text } from "../../support/make-pdf.ts";

function childrenOfThisProcess(): string[] {
  return process.getActiveResourcesInfo().filter((resource) => resource === "ProcessWrap");
}

describe("hostile PDFs end in one line", () => {
  test.each([
    // Whichever limit it reaches first: on a busy machine the time is up before the memory is full.
    ["a decompression bomb", decompressionBomb, /needs more memory|longer than 10 seconds/],
    ["a form that draws itself", selfDrawingForm, /damaged/],
    ["pages in a circle", circularPages, /damaged/],
    ["deep nesting", deepNesting, /damaged/],
    ["a huge table", hugeTable, /damaged/],
    ["only a header", () => Buffer.from("%PDF-1.7\n"), /damaged/],
  ])("%s", async (_, make, message) => {
    const error = await errorOf(readBytes(make(), "cv.pdf"));
    expect(error.code).toBe("usage");
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("\n");
    await expect.poll(childrenOfThisProcess).toEqual([]);
  });

  test("endless drawing is stopped by time or memory, whichever is first", async () => {
    const error = await errorOf(readBytes(endlessForms(), "cv.pdf"));
    expect(error).toMatchObject({
      code: "usage",
      message: /took longer than 10 seconds|needs more memory/,
    });
    await expect.poll(childrenOfThisProcess).toEqual([]);
  });

  test("too many letters are read in part, saying so", async () => {
    const reading = await readBytes(manyLetters());
    expect(reading.text).toMatch(/^Hello Hello/);
    expect(reading.warnings.map(({ code }) => code)).toContain("left-out");
  });
});

describe("the child process", () => {
  test("two documents are read at once", async () => {
    const readings = await Promise.all(
      ["One", "Two"].map((content) => readBytes(makePdf([[text(50, 780, content)]]))),
    );
    expect(readings.map((reading) => reading.text)).toEqual(["One", "Two"]);
    await expect.poll(childrenOfThisProcess).toEqual([]);
  });

  test("is gone when the signal is aborted in the middle", async () => {
    const path = join(temporaryFolder(), "cv.pdf");
    writeFileSync(path, endlessForms());
    const controller = new AbortController();
    const reading = errorOf(readFile(path, controller.signal));
    while (childrenOfThisProcess().length === 0) await wait(5);
    controller.abort();
    expect(await reading).toMatchObject({
      code: "stopped",
      message: "Stopped while reading cv.pdf.",
    });
    await expect.poll(childrenOfThisProcess).toEqual([]);
  });

  test("is not even started when the signal is aborted before", async () => {
    const path = join(temporaryFolder(), "cv.pdf");
    writeFileSync(path, makePdf([[text(50, 780, "One")]]));
    expect(await errorOf(readFile(path, AbortSignal.abort()))).toMatchObject({ code: "stopped" });
  });

  test("a path that is no module is a bug, not the document's fault", async () => {
    const { createDocumentReader } = await import("../../../src/adapters/documents/reader.ts");
    const path = join(temporaryFolder(), "cv.pdf");
    writeFileSync(path, makePdf([[text(50, 780, "One")]]));
    const read = createDocumentReader({ stdin: process.stdin, childPath: `${childPath}.missing` });
    await expect(read(path)).rejects.toThrow(/child ended with exit code 1/);
  });
});

function isAlive(processId: string): boolean {
  try {
    // An ended process stays as a zombie until someone asks for it.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${processId}/stat`, "utf8"));
  } catch {
    return false;
  }
}

// /proc tells which child a process has.
describe.runIf(process.platform === "linux")("in a process of its own", () => {
  const reader = join(childPath, "..", "reader.ts");

  /** Starts a program that reads the endless document, in a process group of its own; gives it and the id of its child. */
  async function startReading() {
    const path = join(temporaryFolder(), "cv.pdf");
    writeFileSync(path, endlessForms());
    const program = `
      import { createDocumentReader } from ${JSON.stringify(reader)};
      const controller = new AbortController();
      process.on("SIGINT", () => controller.abort());
      const read = createDocumentReader({ stdin: process.stdin, childPath: ${JSON.stringify(childPath)} });
      read(${JSON.stringify(path)}, controller.signal).catch((error) => console.log(error.code));
    `;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", program], {
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => {
      parent.kill("SIGKILL");
    });
    const childrenFile = `/proc/${parent.pid}/task/${parent.pid}/children`;
    let child = "";
    while (child === "") {
      await wait(10);
      child = existsSync(childrenFile) ? readFileSync(childrenFile, "utf8").trim() : "";
    }
    // Give the child the time to be deep in its work.
    await wait(300);
    return { parent, child };
  }

  test("Ctrl-C, which reaches the child too, ends both", async () => {
    const { parent, child } = await startReading();
    let output = "";
    parent.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    process.kill(-(parent.pid ?? 0), "SIGINT");
    await once(parent, "close");
    expect(output).toBe("stopped\n");
    await expect.poll(() => isAlive(child)).toBe(false);
  });

  test("the child does not outlive a parent that was killed", async () => {
    const { parent, child } = await startReading();
    expect(isAlive(child)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(child), { timeout: 5000 }).toBe(false);
  });
});
