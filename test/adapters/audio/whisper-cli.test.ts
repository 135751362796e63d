import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createWhisperCli, requireWhisper } from "../../../src/adapters/audio/whisper-cli.ts";
import type { RecognitionRequest } from "../../../src/speech/ports.ts";
import { greenroomErrorOf } from "../openai/harness.ts";
import { standInWhisper, whisperOutput } from "./stand-in-whisper.ts";

afterEach(() => vi.unstubAllEnvs());

function setUp(changes: { readonly program?: string; readonly model?: string | null } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-whisper-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const model = join(folder, "ggml-base.bin");
  writeFileSync(model, "a model");
  const path = join(folder, "-answer.wav");
  writeFileSync(path, "RIFF");
  const log = join(folder, "log.json");
  vi.stubEnv("STAND_IN_LOG", log);
  const recogniser = createWhisperCli({
    program: changes.program ?? standInWhisper(folder),
    model: changes.model === undefined ? model : changes.model,
    limitMs: 10_000,
  });
  const transcribe = (request: Partial<RecognitionRequest> = {}) =>
    recogniser.transcribe({
      path,
      language: null,
      prompt: "",
      speech: null,
      signal: new AbortController().signal,
      ...request,
    });
  const given = (): unknown => JSON.parse(readFileSync(log, "utf8"));
  return { folder, model, path, recogniser, transcribe, given };
}

describe("before anybody speaks", () => {
  test("program and model are looked for", async () => {
    const { folder, model } = setUp();
    const program = standInWhisper(folder);
    await expect(requireWhisper({ program, model })).resolves.toBeUndefined();
    vi.stubEnv("PATH", `/nowhere:${folder}`);
    await expect(requireWhisper({ program: basename(program), model })).resolves.toBeUndefined();
    const missing = await greenroomErrorOf(requireWhisper({ program: "no-such-whisper", model }));
    expect(missing).toMatchObject({ code: "device" });
    expect(missing.message).toContain("no-such-whisper");
    const noModel = await greenroomErrorOf(requireWhisper({ program, model: "/nowhere.bin" }));
    expect(noModel.message).toContain("/nowhere.bin");
    const unset = await greenroomErrorOf(requireWhisper({ program, model: null }));
    expect(unset.hint).toContain("whisper-model");
  });
});

describe("whisper-cli (a stand-in that behaves as its documentation says)", () => {
  test("gives words made of tokens, with times and doubts", async () => {
    const { transcribe, given, model, path, recogniser } = setUp();
    vi.stubEnv(
      "STAND_IN_HEARD",
      whisperOutput([
        {
          text: " It caches in Redis, OK.",
          tokens: [
            ["[_BEG_]", 0, 0, 0.9],
            [" It", 100, 300, 0.98],
            [" caches", 300, 800, 0.97],
            [" in", 800, 900, 0.96],
            [" Red", 900, 1100, 0.9],
            ["is", 1100, 1300, 0.3],
            [",", 1300, 1310, 0.2],
            [" OK", 1400, 1600, 0.8],
            [".", 1600, 1600, 0.1],
            ["[_TT_80]", 1600, 1600, 0.1],
          ],
        },
      ]),
    );
    const transcript = await transcribe({ prompt: "-m is no option here" });
    expect(transcript).toMatchObject({
      text: "It caches in Redis, OK.",
      language: "en",
      durationMs: 1600,
      recogniser: recogniser.name,
      model: "ggml-base.bin",
      notices: [],
    });
    expect(transcript.words?.slice(3)).toEqual([
      { text: "Redis,", startMs: 900, endMs: 1300, confidence: 0.3 },
      { text: "OK.", startMs: 1400, endMs: 1600, confidence: 0.8 },
    ]);
    expect(transcript.doubtful.map(({ start, end }) => transcript.text.slice(start, end))).toEqual([
      "Redis",
    ]);
    expect(given()).toMatchObject({
      "--model": model,
      "--file": path,
      "--language": "auto",
      "--prompt": "-m is no option here",
    });
  });

  test("puts characters together whose bytes are in two tokens", async () => {
    const { transcribe, given } = setUp();
    const bytes = Buffer.from(" años", "utf8").toString("latin1");
    vi.stubEnv(
      "STAND_IN_HEARD",
      whisperOutput(
        [
          {
            text: bytes,
            tokens: [
              [bytes.slice(0, 3), 0, 100, 0.9],
              [bytes.slice(3), 100, 300, 0.9],
            ],
          },
        ],
        "es",
      ),
    );
    const transcript = await transcribe({ language: "es" });
    expect(transcript.text).toBe("años");
    expect(transcript.words?.map((word) => word.text)).toEqual(["años"]);
    expect(given()).toMatchObject({ "--language": "es" });
  });

  test("of a version without tokens gives text, and says what is missing", async () => {
    const { transcribe } = setUp();
    vi.stubEnv(
      "STAND_IN_HEARD",
      JSON.stringify({ transcription: [{ text: " Yes.", offsets: { from: 0, to: 500 } }] }),
    );
    const transcript = await transcribe();
    expect(transcript).toMatchObject({ text: "Yes.", words: null, language: null });
    expect(transcript.notices).toEqual(["no-word-times"]);
  });
});

describe("what goes wrong", () => {
  test("no program, no model, no model file: each says what to do", async () => {
    const noProgram = await greenroomErrorOf(
      setUp({ program: "whisper-cli-that-is-not-there" }).transcribe(),
    );
    expect([noProgram.code, noProgram.hint]).toEqual([
      "device",
      expect.stringContaining("brew install whisper-cpp"),
    ]);
    const noModel = await greenroomErrorOf(setUp({ model: null }).transcribe());
    expect(noModel.hint).toContain("greenroom config set whisper-model");
    const gone = await greenroomErrorOf(setUp({ model: "/nowhere/ggml.bin" }).transcribe());
    expect(gone.message).toBe("The model /nowhere/ggml.bin is not there.");
  });

  test.each([
    ["STAND_IN_FAIL", "failed to load model"],
    ["STAND_IN_SILENT", "gave no transcript"],
  ])("%s", async (variable, message) => {
    const { transcribe } = setUp();
    vi.stubEnv(variable, "1");
    const error = await greenroomErrorOf(transcribe());
    expect(error.code).toBe("device");
    expect(error.message).toContain(message);
  });

  test("output that is no such JSON", async () => {
    const { transcribe } = setUp();
    vi.stubEnv("STAND_IN_HEARD", '{"text": "other"}');
    expect((await greenroomErrorOf(transcribe())).message).toContain("gave no transcript");
  });

  test("Ctrl-C kills it, and its folder is gone", async () => {
    const { transcribe, given } = setUp();
    vi.stubEnv("STAND_IN_HANG", "1");
    const controller = new AbortController();
    const ending = greenroomErrorOf(transcribe({ signal: controller.signal }));
    setTimeout(() => controller.abort(), 500);
    expect((await ending).code).toBe("stopped");
    const output = JSON.stringify(given());
    const folder = /"--output-file":"([^"]+)\/transcript"/.exec(output)?.[1] ?? "";
    expect(folder).not.toBe("");
    expect(existsSync(folder)).toBe(false);
  });
});
