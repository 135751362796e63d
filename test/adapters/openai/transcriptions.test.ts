import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createOpenAiRecogniser,
  type TranscriptionOptions,
} from "../../../src/adapters/openai/transcriptions.ts";
import type { ModelCall } from "../../../src/grading/ports.ts";
import type { RecognitionRequest, Transcript } from "../../../src/speech/ports.ts";
import { fakeAudio } from "../../support/fake-openai-audio.ts";
import type { FakeAudio, FakeAudioOptions } from "../../support/fake-openai-audio.ts";
import { startFakeOpenAi } from "../../support/fake-openai.ts";
import { greenroomErrorOf } from "./harness.ts";

interface Scene {
  readonly fake: FakeAudio;
  readonly calls: readonly ModelCall[];
  readonly memory: Map<string, unknown>;
  readonly pauses: readonly number[];
  readonly baseUrl: string;
  readonly transcribe: (changes?: Partial<RecognitionRequest>) => Promise<Transcript>;
  /** The same with another model or other limits. */
  readonly as: (changes: Partial<TranscriptionOptions>) => Scene["transcribe"];
}

async function setUp(
  fakeOptions: FakeAudioOptions = {},
  changes: Partial<TranscriptionOptions> = {},
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-audio-"));
  const fake = fakeAudio(fakeOptions);
  const server = await startFakeOpenAi({ script: [], apiKey: "test-key", parts: [fake] });
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    expect(server.problems).toEqual([]);
  });
  const calls: ModelCall[] = [];
  const pauses: number[] = [];
  const memory = new Map<string, unknown>();
  const path = join(folder, "answer.wav");
  writeFileSync(path, "RIFF sound");
  const as: Scene["as"] = (more) => {
    const recogniser = createOpenAiRecogniser({
      baseUrl: server.baseUrl,
      apiKey: "test-key",
      model: "whisper-1",
      words: true,
      requestMs: 5000,
      price: null,
      memory: { read: (key) => memory.get(key), write: (key, value) => memory.set(key, value) },
      later: "interview",
      recordCall: (call) => calls.push(call),
      now: () => new Date(),
      sleep: (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
      ...changes,
      ...more,
    });
    return (request) =>
      recogniser.transcribe({
        path,
        language: null,
        prompt: "",
        speech: null,
        signal: new AbortController().signal,
        ...request,
      });
  };
  return { fake, calls, memory, pauses, baseUrl: server.baseUrl, transcribe: as({}), as };
}

const doubted = ({ text, doubtful }: Transcript) =>
  doubtful.map(({ start, end }) => text.slice(start, end));

const words = [
  { word: "It", start: 0.1, end: 0.3 },
  { word: "caches", start: 0.3, end: 0.8 },
  { word: "in", start: 2, end: 2.1 },
  { word: "rabbits", start: 2.1, end: 2.6 },
];
const text = "It caches. In rabbits.";

describe("words and how sure they are", () => {
  test("whisper-1: times of words, and the confidence of the segment that each stands in", async () => {
    const scene = await setUp({
      transcribe: () => ({
        text,
        words,
        seconds: 3,
        segments: [
          { text: " It caches.", start: 0, end: 1, avg_logprob: -0.1, compression_ratio: 1 },
          { text: " In rabbits.", start: 1.9, end: 3, avg_logprob: -1.2, compression_ratio: 1 },
        ],
      }),
    });
    const transcript = await scene.transcribe({ language: "en", prompt: "Glossary: Redis." });
    expect(scene.fake.heard).toMatchObject([
      {
        format: "verbose_json",
        granularities: ["word", "segment"],
        language: "en",
        prompt: "Glossary: Redis.",
      },
    ]);
    expect(transcript).toMatchObject({
      language: "en",
      durationMs: 3000,
      recogniser: scene.baseUrl,
      notices: [],
    });
    expect(transcript.words?.[3]).toEqual({
      text: "rabbits",
      startMs: 2100,
      endMs: 2600,
      confidence: Math.exp(-1.2),
    });
    expect(doubted(transcript)).toEqual(["In rabbits."]);
  });

  test("a server's own probability of a word is taken as it is, wherever it stands", async () => {
    const unsure = words.map((word) => ({
      ...word,
      probability: word.word === "rabbits" ? 0.2 : 0.9,
    }));
    const scene = await setUp({
      transcribe: (_, index) =>
        index === 0
          ? { text, words: unsure }
          : { text, segments: [{ text, start: 0, end: 3, words: unsure }] },
    });
    for (const transcript of [await scene.transcribe(), await scene.transcribe()]) {
      expect(doubted(transcript)).toEqual(["rabbits"]);
      expect(transcript.words?.map(({ confidence }) => confidence)).toEqual([0.9, 0.9, 0.9, 0.2]);
    }
  });

  test("gpt-4o-transcribe: no times, and a word as sure as its least sure token", async () => {
    const logprobs = ["It", " caches", ".", " In", " rab", "bits", "."].map((token) => ({
      token,
      logprob: token === "bits" || token === "." ? -3 : -0.1,
    }));
    const scene = await setUp(
      { transcribe: () => ({ text, logprobs }) },
      { model: "gpt-4o-mini-transcribe" },
    );
    const transcript = await scene.transcribe();
    expect(scene.fake.heard).toMatchObject([
      { format: "json", include: ["logprobs"], granularities: [] },
    ]);
    expect(doubted(transcript)).toEqual(["rabbits."]);
    expect(transcript.words).toBeNull();
    expect(transcript.notices).toEqual(["no-word-times"]);
  });

  test("other new models are asked for nothing that they refuse", async () => {
    // The first takes no recording without a way to cut it up.
    const scene = await setUp({}, { model: "gpt-4o-transcribe-diarize" });
    await scene.transcribe({ prompt: "Glossary." });
    await scene.as({ model: "gpt-transcribe" })({ prompt: "Glossary." });
    expect(scene.fake.heard).toMatchObject([
      { format: "json", include: [], prompt: null },
      { format: "json", include: [], prompt: "Glossary." },
    ]);
  });

  test.each([
    ["english", "en"],
    ["Spanish", "es"],
    ["pt", "pt"],
    ["pt-BR", "pt"],
    ["klingon of sorts", null],
  ])("the language %s is %s", async (language, code) => {
    const scene = await setUp({ transcribe: () => ({ text, language }) });
    expect((await scene.transcribe()).language).toBe(code);
  });
});

describe("servers that can do less", () => {
  test("times of words, then of sentences, then none; remembered for the next start", async () => {
    const scene = await setUp({
      granularities: false,
      transcribe: () => ({ text, segments: [{ text, start: 0, end: 1, avg_logprob: -2 }] }),
    });
    const transcript = await scene.transcribe();
    expect(doubted(transcript)).toEqual([text]);
    expect(transcript.notices).toEqual(["no-word-times"]);
    await scene.as({})();
    expect(
      scene.fake.heard.map(({ format, granularities }) => [format, granularities.length]),
    ).toEqual([
      ["verbose_json", 0],
      ["verbose_json", 0],
    ]);
    expect(scene.calls.map(({ attempts }) => attempts)).toEqual([2, 1]);
  });

  test("plain JSON only (llama.cpp), with what is missing said", async () => {
    const scene = await setUp({ verbose: false }, { model: "default" });
    const transcript = await scene.transcribe({ language: "pt" });
    expect(transcript).toMatchObject({
      text: "So it is.",
      words: null,
      language: "pt",
      doubtful: [],
    });
    expect(transcript.notices).toEqual(["no-word-times", "no-confidence"]);
    await scene.transcribe();
    expect(scene.calls.map(({ attempts }) => attempts)).toEqual([2, 1]);
  });

  test("what was learnt is forgotten after a month", async () => {
    const scene = await setUp({ verbose: false });
    await scene.transcribe();
    const later = () => new Date(Date.now() + 40 * 24 * 60 * 60 * 1000);
    await scene.as({ now: later })();
    expect(scene.calls.map(({ attempts }) => attempts)).toEqual([2, 2]);
  });

  test("fields that are refused by name are left out", async () => {
    const scene = await setUp({ refuses: ["prompt", "language"] });
    const transcript = await scene.transcribe({ prompt: "Glossary.", language: "es" });
    expect(scene.fake.heard).toMatchObject([
      { prompt: null, language: null, format: "verbose_json" },
    ]);
    // Nobody told it the language, so the one it heard counts.
    expect(transcript.language).toBe("en");
  });
});

describe("what goes wrong", () => {
  test("a reply that breaks off is asked for again, after a pause that grows", async () => {
    const scene = await setUp({ transcribe: (_, index) => (index < 2 ? "reset" : { text }) });
    expect((await scene.transcribe()).text).toBe(text);
    expect(scene.pauses).toEqual([500, 1000]);
  });

  test("a server that falls silent is given up", async () => {
    const scene = await setUp({ transcribe: () => "hang" }, { requestMs: 100 });
    const error = await greenroomErrorOf(scene.transcribe());
    expect([error.code, error.hint]).toEqual([
      "service",
      "The recording is kept: `greenroom regrade --pending` transcribes it later.",
    ]);
    const { message, hint } = await error.in("pt");
    expect(message).toContain("não respondeu em 0.1 s");
    expect(hint).toContain("`greenroom regrade --pending` transcreve depois.");
    expect(error.message).toContain("did not answer within 0.1 s");
    expect(scene.calls).toMatchObject([{ outcome: "service" }]);
  });

  test("Ctrl-C ends it, and is no failure of the service", async () => {
    const controller = new AbortController();
    const scene = await setUp({
      transcribe: () => {
        controller.abort();
        return "hang";
      },
    });
    const error = await greenroomErrorOf(scene.transcribe({ signal: controller.signal }));
    expect(error.code).toBe("stopped");
    expect(scene.calls).toMatchObject([{ outcome: "stopped" }]);
  });

  test("three failures leave the service alone", async () => {
    const scene = await setUp({ transcribe: () => ({ page: "<html>" }) });
    for (let count = 0; count < 3; count += 1) await greenroomErrorOf(scene.transcribe());
    const error = await greenroomErrorOf(scene.transcribe());
    expect(error.message).toContain("failed three times in a row");
    expect(scene.fake.heard).toHaveLength(3);
  });

  test.each([
    [
      { status: 429, message: "Slow down.", retryAfterMs: 120_000 },
      "service",
      "asks to wait 120 s",
    ],
    [{ status: 429, message: "Quota.", code: "insufficient_quota" }, "key", "no credit left"],
    [
      {
        status: 400,
        message: "Billing hard limit has been reached",
        code: "billing_hard_limit_reached",
      },
      "key",
      "is not paid for",
    ],
    [
      { status: 400, message: "The audio file could not be decoded." },
      "usage",
      "did not take the recording",
    ],
    [{ status: 500, message: "Oops." }, "service", "failed with status 500"],
  ] as const)("%o", async (transcript, code, message) => {
    const scene = await setUp({ transcribe: () => transcript });
    const error = await greenroomErrorOf(scene.transcribe());
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  test.each([
    { status: 401, message: "Incorrect API key provided.", code: "invalid_api_key" },
    { status: 429, message: "Quota.", code: "insufficient_quota" },
  ])(
    "a key that is refused: who else can hear, and not who else can judge: %o",
    async (refusal) => {
      const scene = await setUp({ transcribe: () => refusal });
      const { hint } = await greenroomErrorOf(scene.transcribe());
      expect(hint).toContain("recogniser whisper-cli");
      expect(hint).not.toContain("--engine");
    },
  );

  test("a limit of the server's own is not taken for OpenAI's", async () => {
    const scene = await setUp({ transcribe: () => ({ status: 413, message: "too large" }) });
    const { message, hint } = await greenroomErrorOf(scene.transcribe());
    expect(message).toMatch(/takes no recording of 0\.0\d+ MB \(status 413\)/);
    expect(message).not.toContain("25 MB");
    expect(hint).toContain("transcription-url");
  });

  test.each([
    ["RIFF", "answer.wav", "audio/wav"],
    ["ID3 ", "answer.mp3", "audio/mpeg"],
    ["fLaC", "answer.flac", "audio/flac"],
    ["OggS", "answer.ogg", "audio/ogg"],
    ["....ftypM4A ", "answer.m4a", "audio/mp4"],
    ["\u001AE..B..webm", "answer.webm", "audio/webm"],
    ["....", "answer.wav", "audio/wav"],
  ])("a recording that begins with %s is sent as %s, %s", async (start, name, type) => {
    const scene = await setUp();
    const folder = mkdtempSync(join(tmpdir(), "greenroom-ada-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, "Ada Ferreira.sound");
    writeFileSync(path, start);
    await scene.transcribe({ path });
    expect(scene.fake.heard).toMatchObject([{ name, type }]);
  });

  test("a file that is not there", async () => {
    const scene = await setUp();
    const error = await greenroomErrorOf(scene.transcribe({ path: "/nowhere.wav" }));
    expect(error.message).toBe("/nowhere.wav cannot be read (ENOENT).");
  });
});

describe("the cost", () => {
  test.each([
    [{ perMinute: 0.006 }, { text, seconds: 90 }, 0.009],
    [{ perMinute: 0.006 }, { text, seconds: 1, usage: { type: "duration", seconds: 2 } }, 0.0001],
    [
      { input: 1.25, output: 5 },
      { text, usage: { type: "tokens", input_tokens: 1000, output_tokens: 200 } },
      0.00225,
    ],
    [{ input: 1.25, output: 5 }, { text }, null],
    [null, { text }, null],
  ] as const)("%o for %o is %j", async (price, transcript, cost) => {
    const scene = await setUp({ transcribe: () => transcript }, { price });
    await scene.transcribe();
    // Rounded: a sum of fractions is not exact.
    const found = scene.calls[0]?.costUsd ?? null;
    expect(found && Number(found.toFixed(8))).toBe(cost);
  });
});
