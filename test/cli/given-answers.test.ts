import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readGivenAnswers } from "../../src/cli/given-answers.ts";
import { wavHeader } from "../../src/speech/wav.ts";
import { greenroomErrorOf } from "../adapters/openai/harness.ts";

const noInput = { readInput: () => Promise.reject(new Error("nothing is read from stdin")) };
const wav = wavHeader({ sampleRateHz: 16_000, dataBytes: 0 });

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-answers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe("what --answers names", () => {
  test("a recording, whatever its name", async () => {
    const folder = folderWith({ "answer.take2": wav, "a.wav": wav });
    for (const name of ["answer.take2", "a.wav"]) {
      const path = join(folder, name);
      expect(await readGivenAnswers(path, noInput)).toEqual([{ audio: path }]);
    }
  });

  test("a folder of recordings, in the order of the numbers in their names", async () => {
    const folder = folderWith({
      "10.wav": wav,
      "2.ogg": "OggS and so on",
      "1.mp3": "ID3 and so on",
      "notes.md": "no answer",
    });
    mkdirSync(join(folder, "older"));
    expect(await readGivenAnswers(folder, noInput)).toEqual(
      ["1.mp3", "2.ogg", "10.wav"].map((name) => ({ audio: join(folder, name) })),
    );
  });

  test("a file of lines, whose paths count from its folder", async () => {
    const lines = '{"answer":"typed"}\n{"audio":"a.wav"}\n{"skip":true}\n';
    const folder = folderWith({ "a.wav": wav, "answers.jsonl": lines });
    expect(await readGivenAnswers(join(folder, "answers.jsonl"), noInput)).toEqual([
      "typed",
      { audio: join(folder, "a.wav") },
      null,
    ]);
  });

  test("text, from a file or stdin, as ever", async () => {
    const folder = folderWith({ "a.md": "one\n---\ntwo" });
    expect(await readGivenAnswers(join(folder, "a.md"), noInput)).toEqual(["one", "two"]);
    const stdin = { readInput: async () => "three" };
    expect(await readGivenAnswers("-", stdin)).toEqual(["three"]);
  });
});

test.runIf(process.platform !== "win32")("a pipe, which can be read once only", async () => {
  const pipe = join(folderWith({}), "pipe");
  execFileSync("mkfifo", [pipe]);
  const writer = spawn("sh", ["-c", 'printf "one\\n---\\ntwo\\n" > "$0"', pipe]);
  const ended = once(writer, "close");
  expect(await readGivenAnswers(pipe, noInput)).toEqual(["one", "two"]);
  await ended;
});

describe("what cannot be used is said before the first question", () => {
  test.each([
    ["gone.wav", /gone\.wav cannot be read: there is no such file/],
    ["text.wav", /text\.wav is called \.wav but holds no such audio/],
    ["broken.jsonl", /missing\.wav cannot be read: there is no such file/],
    ["empty", /empty holds no recordings/],
    ["mixed", /bad\.wav is called \.wav but holds no such audio/],
  ])("%s", async (name, message) => {
    const folder = folderWith({ "text.wav": "words", "broken.jsonl": '{"audio":"missing.wav"}' });
    mkdirSync(join(folder, "empty"));
    mkdirSync(join(folder, "mixed"));
    writeFileSync(join(folder, "mixed", "bad.wav"), "words");
    const error = await greenroomErrorOf(readGivenAnswers(join(folder, name), noInput));
    expect([error.code, error.message]).toEqual(["usage", expect.stringMatching(message)]);
  });
});
