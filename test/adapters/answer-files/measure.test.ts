import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findAnswerFiles } from "../../../src/adapters/answer-files/find.ts";
import { measureAnswers, withBytesTold } from "../../../src/adapters/answer-files/measure.ts";
import { readAnswers } from "../../../src/batch/read-answers.ts";
import { wavHeader } from "../../../src/speech/wav.ts";
import { options } from "../../batch/reading.ts";

const question = { source: "bank", questionId: "js-closures-counter" } as const;
const line = '{"question":"q","answer":"It keeps the variables of its function."}\n';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-measure-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("the bytes told go with the rows that were taken, a few kilobytes behind", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "a.jsonl"), line.repeat(1000));
  const find = () => findAnswerFiles([folder], { stdin: process.stdin });
  const total = await measureAnswers(find());
  expect(total).toBe(line.length * 1000);
  let bytes = 0;
  let rows = 0;
  const files = withBytesTold(find(), (more) => {
    bytes += more;
  });
  for await (const { status } of readAnswers(files, options)) {
    expect(status).toBe("ok");
    rows += 1;
    expect(bytes).toBeLessThanOrEqual(rows * line.length);
    expect(bytes).toBeGreaterThan(rows * line.length - 3 * 4096);
  }
  expect(bytes).toBe(total);
});

test("a recording and a refused file count whole, though only their beginning is read", async () => {
  const folder = newFolder();
  const sound = Buffer.alloc(200_000, "sound");
  const header = wavHeader({ sampleRateHz: 16_000, dataBytes: sound.length });
  writeFileSync(join(folder, "a.wav"), Buffer.concat([header, sound]));
  writeFileSync(join(folder, "b.csv"), `no,such,column\n${"1,2,3\n".repeat(20_000)}`);
  const find = () => findAnswerFiles([folder], { stdin: process.stdin });
  let bytes = 0;
  const files = withBytesTold(find(), (more) => {
    bytes += more;
  });
  const statuses: string[] = [];
  for await (const { status } of readAnswers(files, { ...options, question }))
    statuses.push(status);
  expect(statuses).toEqual(["audio", "invalid"]);
  expect(bytes).toBe(await measureAnswers(find()));
});
