/**
 * The real binary on answers that were spoken beforehand: recordings as `--answers`, a service that is down and up again,
 * and a program of the machine in its place. What the recogniser hears is told to the fake; the sound is real.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { wavHeader } from "../../src/speech/wav.ts";
import { standInWhisper, whisperOutput } from "../adapters/audio/stand-in-whisper.ts";
import { fakeAudio } from "../support/fake-openai-audio.ts";
import type { FakeAudio, FakeAudioOptions, FakeTranscript } from "../support/fake-openai-audio.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";
import { greenroom, temporaryHome } from "../support/greenroom.ts";
import type { RunResult } from "../support/greenroom.ts";
import { eventsOf, only } from "./contract.ts";

const said =
  "Um, a closure is a function together with the variables of the scope it was made in. It keeps them alive.";

/** Half a second of silence and then a voice of so many seconds, at 16 kHz. */
function recording(seconds: number): Buffer {
  const samples = Int16Array.from({ length: (seconds + 0.5) * 16_000 }, (_, index) => {
    const second = index / 16_000;
    if (second < 0.5) return 0;
    const syllable = Math.abs(Math.sin(second * 12));
    return Math.round(9000 * syllable * Math.sin(second * 2 * Math.PI * 180));
  });
  const pcm = Buffer.from(samples.buffer);
  return Buffer.concat([wavHeader({ sampleRateHz: 16_000, dataBytes: pcm.length }), pcm]);
}

const heard: FakeTranscript = {
  text: said,
  seconds: 6,
  words: said.split(" ").map((word, index) => ({
    word: word.replaceAll(/[.,]/g, ""),
    start: 0.5 + index * 0.25,
    end: 0.7 + index * 0.25,
  })),
  segments: [{ text: said, start: 0.5, end: 6, avg_logprob: -0.2, compression_ratio: 1.2 }],
};

interface Scene {
  readonly home: string;
  readonly fake: FakeAudio;
  readonly folder: string;
  readonly run: (...parameters: readonly string[]) => Promise<RunResult>;
}

async function setUp(
  options: FakeAudioOptions = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<Scene> {
  const home = temporaryHome();
  const fake = fakeAudio({ transcribe: () => heard, ...options });
  const server = await startFakeOpenAi({ script: [], parts: [fake] });
  onTestFinished(async () => {
    await server.close();
    home.remove();
    expect(server.problems).toEqual([]);
  });
  const folder = join(home.path, "recordings");
  mkdirSync(folder);
  return {
    home: home.path,
    fake,
    folder,
    run: (...parameters) =>
      greenroom(parameters, {
        home: home.path,
        environment: { GREENROOM_TRANSCRIPTION_URL: server.baseUrl, ...environment },
      }),
  };
}

const interview = ["interview", "--sample", "--engine", "offline", "--questions", "2"];

const spokenSchema = z.object({
  input: z.literal("spoken"),
  text: z.string(),
  heard: z.object({
    recordingPath: z.string(),
    transcript: z.object({ words: z.array(z.unknown()), language: z.string() }).nullable(),
    speech: z.array(z.object({ startMs: z.number(), endMs: z.number() })).nullable(),
  }),
});

describe("recordings as answers", () => {
  test("are transcribed, judged and kept, with how they were said", async () => {
    const { fake, folder, run } = await setUp();
    writeFileSync(join(folder, "2.wav"), recording(6));
    writeFileSync(join(folder, "10.wav"), recording(3));
    const result = await run(...interview, "--answers", folder, "--json");
    expect([result.code, result.stderr]).toEqual([
      0,
      expect.stringContaining("Your recordings are sent to"),
    ]);
    const answers = only(eventsOf(result.stdout), "answer-received").map(({ answer }) =>
      spokenSchema.parse(answer),
    );
    expect(answers.map(({ heard: each }) => each.recordingPath)).toEqual([
      join(folder, "2.wav"),
      join(folder, "10.wav"),
    ]);
    expect(answers[0]?.text).toBe(said);
    expect(answers[0]?.heard.transcript?.words).toHaveLength(said.split(" ").length);
    const [speech] = answers[0]?.heard.speech ?? [];
    expect(Math.abs((speech?.startMs ?? 0) - 500)).toBeLessThan(100);
    expect(only(eventsOf(result.stdout), "answer-evaluated")).toHaveLength(2);
    // The name of the file is not sent, and the glossary is that of the sample's job.
    expect(fake.heard.map(({ name }) => name)).toEqual(["answer.wav", "answer.wav"]);
    expect(fake.heard[0]?.prompt).toMatch(/^Glossary: .*PostgreSQL.* Umm, let me think/);

    const report = await run("report", "last");
    expect(report.stdout).toContain("## Delivery");
    expect(report.stdout).toMatch(/\| Pace \| \d+ words a minute \|/);
    expect(report.stdout).toMatch(/\| Fillers \| 2 \([\d.]+ a minute\): “um” 2 \|/);
    const again = await run(...interview, "--answers", folder, "--json");
    expect(again.stderr).not.toContain("Your recordings are sent to");
    const usage = await run("usage", "--json");
    expect(usage.stdout).toContain('"transcribe"');
  });

  test("in lines of a file stand beside typed ones", async () => {
    const { folder, run } = await setUp();
    writeFileSync(join(folder, "a.wav"), recording(6));
    const lines = join(folder, "answers.jsonl");
    writeFileSync(lines, '{"answer":"A closure keeps its variables."}\n{"audio":"a.wav"}\n');
    const result = await run(...interview, "--answers", lines, "--json");
    expect(result.code).toBe(0);
    const inputs = only(eventsOf(result.stdout), "answer-received").map(
      ({ answer }) => answer["input"],
    );
    expect(inputs).toEqual(["file", "spoken"]);
  });

  const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
  test.skipIf(!hasFfmpeg).each(["m4a", "webm"])("may be %s", async (format) => {
    const { fake, folder, run } = await setUp();
    const wav = join(folder, "a.wav");
    writeFileSync(wav, recording(4));
    const path = join(folder, `answer.${format}`);
    const codec = format === "ogg" || format === "webm" ? ["-c:a", "libopus"] : [];
    expect(spawnSync("ffmpeg", ["-loglevel", "error", "-i", wav, ...codec, path]).status).toBe(0);
    const result = await run(...interview, "--questions", "1", "--answers", path, "--json");
    expect(result.code).toBe(0);
    expect(fake.heard[0]?.name).toBe(`answer.${format}`);
    const [answer] = only(eventsOf(result.stdout), "answer-received");
    expect(spokenSchema.parse(answer?.answer).heard.speech?.length).toBeGreaterThan(0);
  });

  test("that are none are refused before anything is asked", async () => {
    const { folder, run } = await setUp();
    writeFileSync(join(folder, "a.wav"), "words");
    const result = await run(...interview, "--answers", join(folder, "a.wav"));
    expect([result.code, result.stdout]).toEqual([2, ""]);
    expect(result.stderr).toContain("is called .wav but holds no such audio");
  });
});

describe("a service that does not transcribe", () => {
  test("costs no answer: it is kept, shown as it is, and transcribed and judged later", async () => {
    let isDown = true;
    const { folder, run } = await setUp({
      transcribe: () => (isDown ? { status: 503, message: "Overloaded." } : heard),
    });
    writeFileSync(join(folder, "a.wav"), recording(6));
    const answers = ["--answers", join(folder, "a.wav"), "--questions", "1", "--json"];
    const result = await run(...interview, ...answers);
    expect([result.code, result.stderr]).toEqual([
      0,
      expect.stringMatching(/The recording is\s+kept/),
    ]);
    expect(only(eventsOf(result.stdout), "answer-evaluated")).toEqual([]);
    const [completed] = only(eventsOf(result.stdout), "interview-completed");
    expect(completed?.summary).toMatchObject({ answered: 1, ungraded: 1, score: null });
    expect((await run("show", "last")).stdout).toContain("Spoken, and not transcribed yet.");

    const still = await run("regrade", "--pending", "--engine", "offline");
    expect([still.code, still.stderr]).toEqual([1, expect.stringContaining("not transcribed")]);

    isDown = false;
    const regraded = await run("regrade", "--pending", "--engine", "offline");
    expect([regraded.code, regraded.stdout]).toEqual([
      0,
      expect.stringMatching(/question 1: \d\.\d of 5/),
    ]);
    const shown = await run("show", "last");
    expect(shown.stdout).toContain("Um, a closure is a function");
    expect((await run("regrade", "--pending", "--engine", "offline")).stderr).toContain(
      "Nothing to judge",
    );
  });
});

describe("whisper.cpp on this machine (a stand-in)", () => {
  test("hears instead of a service, and nothing is sent", async () => {
    const tokens = said
      .split(" ")
      .map((word, index): [string, number, number, number] => [
        ` ${word}`,
        500 + index * 250,
        700 + index * 250,
        0.9,
      ]);
    const scene = await setUp(
      {},
      { STAND_IN_HEARD: whisperOutput([{ text: ` ${said}`, tokens }]) },
    );
    const model = join(scene.folder, "ggml-base.bin");
    writeFileSync(model, "a model");
    const wav = join(scene.folder, "a.wav");
    writeFileSync(wav, recording(6));
    await scene.run("config", "set", "recogniser", "whisper-cli");
    await scene.run("config", "set", "whisper-program", standInWhisper(scene.folder));
    await scene.run("config", "set", "whisper-model", model);
    const result = await scene.run(...interview, "--questions", "1", "--answers", wav, "--json");
    expect([result.code, result.stderr]).toEqual([0, expect.not.stringContaining("are sent to")]);
    const [answer] = only(eventsOf(result.stdout), "answer-received");
    expect(spokenSchema.parse(answer?.answer).text).toBe(said);
    expect(scene.fake.heard).toEqual([]);
  });
});

test("data delete --all takes spoken questions with it", async () => {
  const { home, run } = await setUp();
  mkdirSync(join(home, "cache", "speech"), { recursive: true });
  writeFileSync(join(home, "cache", "speech", "a.wav"), "sound");
  await run("data", "delete", "--all", "--yes");
  expect(readdirSync(join(home, "cache"))).toEqual([]);
});
