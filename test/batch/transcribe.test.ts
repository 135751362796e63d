import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hashFile } from "../../src/adapters/file-hash.ts";
import { longestDurationMs } from "../../src/adapters/audio/longest-duration.ts";
import { forLongRecordings } from "../../src/adapters/audio/long-recordings.ts";
import { createOpenAiRecogniser, longestBytes } from "../../src/adapters/openai/transcriptions.ts";
import type { SpeechPrice } from "../../src/adapters/openai/speech-services.ts";
import { openStore } from "../../src/adapters/store/store.ts";
import type { AudioFormat, ReadRow, SourceRow } from "../../src/batch/row.ts";
import { createBudget } from "../../src/batch/budget.ts";
import { withTranscripts } from "../../src/batch/transcribe.ts";
import type { TranscribeOptions, Transcriber } from "../../src/batch/transcribe.ts";
import type { ModelCall } from "../../src/grading/ports.ts";
import { wavHeader } from "../../src/speech/wav.ts";
import { greenroomErrorOf } from "../adapters/openai/harness.ts";
import { fakeAudio } from "../support/fake-openai-audio.ts";
import type { FakeAudio, FakeAudioOptions } from "../support/fake-openai-audio.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";

interface Scene extends TranscribeOptions {
  readonly fake: FakeAudio;
  readonly calls: readonly ModelCall[];
  /** A recording of so many bytes, which begin with the text. */
  readonly record: (name: string, text: string, bytes?: number) => string;
  readonly baseUrl: string;
  readonly transcribe: Transcriber["transcribe"];
}

const now = (): Date => new Date();

async function setUp(
  fakeOptions: FakeAudioOptions = {},
  options: {
    readonly model?: string;
    readonly apiKey?: string;
    readonly price?: SpeechPrice | null;
  } = {},
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-audio-"));
  const fake = fakeAudio(fakeOptions);
  const server = await startFakeOpenAi({ script: [], apiKey: "test-key", parts: [fake] });
  const store = openStore({ path: join(folder, "greenroom.db"), now });
  onTestFinished(async () => {
    store.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    expect(server.problems).toEqual([]);
  });
  const calls: ModelCall[] = [];
  const recogniser = forLongRecordings(
    createOpenAiRecogniser({
      baseUrl: server.baseUrl,
      apiKey: options.apiKey ?? "test-key",
      model: options.model ?? "whisper-1",
      words: false,
      requestMs: 5000,
      price: options.price ?? null,
      memory: { read: () => undefined, write: () => undefined },
      later: "files",
      recordCall: (call) => calls.push(call),
      now,
      sleep: () => Promise.resolve(),
    }),
    longestBytes,
  );
  const transcriber: Transcriber = {
    ...recogniser,
    atMost: async ({ path }) => {
      const { price = null } = options;
      const durationMs = await longestDurationMs(path);
      const isKnown = price !== null && "perMinute" in price;
      return { durationMs, costUsd: isKnown ? (durationMs / 60_000) * price.perMinute : null };
    },
    transcribe: ({ path }, signal, watch) =>
      recogniser.transcribe({ path, language: null, prompt: "", speech: null, signal, ...watch }),
  };
  return {
    fake,
    calls,
    baseUrl: server.baseUrl,
    transcriber: async () => transcriber,
    transcribe: (recording, signal) => transcriber.transcribe(recording, signal),
    store: store.transcripts,
    hashFile,
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    concurrency: 4,
    budget: null,
    record: (name, text, bytes) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      if (bytes !== undefined) truncateSync(path, bytes);
      return path;
    },
  };
}

function spoken(path: string, id: string, format: AudioFormat = "wav"): SourceRow {
  return {
    status: "audio",
    row: {
      file: path,
      line: 0,
      id,
      question: { source: "bank", questionId: "js-closures-counter" },
      candidate: null,
      language: "en",
      level: "mid",
      audio: { path, format },
    },
  };
}

async function rowsOf(rows: readonly SourceRow[], scene: Scene): Promise<ReadRow[]> {
  async function* source(): AsyncGenerator<SourceRow> {
    yield* rows;
  }
  const results: ReadRow[] = [];
  for await (const row of withTranscripts(source(), scene)) results.push(row);
  return results;
}

const answers = (rows: readonly ReadRow[]): readonly string[] =>
  rows.map((row) => (row.status === "ok" ? row.row.answer : `invalid: ${row.row.reason}`));

describe("a recording", () => {
  test("becomes text with its language and length, under a name that says nothing", async () => {
    const scene = await setUp({
      transcribe: () => ({
        text: " A closure keeps its variables. ",
        language: "english",
        seconds: 2.345,
      }),
    });
    const path = scene.record("Ana Souza.mp3", "ID3 sound");
    const transcript = await scene.transcribe(
      { path, format: "mp3" },
      new AbortController().signal,
    );
    expect(transcript).toMatchObject({
      text: "A closure keeps its variables.",
      language: "en",
      durationMs: 2345,
    });
    expect(scene.fake.heard).toMatchObject([
      { name: "answer.mp3", bytes: 9, model: "whisper-1", format: "verbose_json" },
    ]);
    expect(scene.calls).toMatchObject([{ purpose: "transcribe", outcome: "ok", attempts: 1 }]);
  });

  test("is asked for as plain JSON where a model or a server knows no other", async () => {
    const newer = await setUp({}, { model: "gpt-4o-transcribe" });
    const path = newer.record("a.wav", "RIFF");
    const never = new AbortController().signal;
    expect(await newer.transcribe({ path, format: "wav" }, never)).toMatchObject({
      text: "So it is.",
      language: null,
      durationMs: null,
    });
    const plain = await setUp({ verbose: false });
    await plain.transcribe({ path, format: "wav" }, never);
    await plain.transcribe({ path, format: "wav" }, never);
    expect(plain.fake.heard.map(({ format }) => format)).toEqual(["json", "json"]);
    expect(plain.calls.map(({ attempts }) => attempts)).toEqual([2, 1]);
  });

  test("is asked for again when the reply breaks off or the server fails", async () => {
    const scene = await setUp({
      transcribe: (_, index) =>
        index === 0
          ? "reset"
          : index === 1
            ? { status: 500, message: "The server had an error." }
            : { text: "Third time." },
    });
    const path = scene.record("a.wav", "RIFF");
    const never = new AbortController().signal;
    expect((await scene.transcribe({ path, format: "wav" }, never)).text).toBe("Third time.");
  });
});

describe("what cannot be transcribed", () => {
  const never = new AbortController().signal;

  test("a recording that is too large and cannot be cut names why, and is not sent", async () => {
    const scene = await setUp();
    const path = scene.record("a.wav", "RIFF", 25 * 1024 * 1024 + 1);
    const error = await greenroomErrorOf(scene.transcribe({ path, format: "wav" }, never));
    expect(error.code).toBe("usage");
    expect(error.message).toMatch(/cannot be decoded|has to be decoded first/);
    expect(scene.fake.heard).toEqual([]);
  });

  test.each([
    [{ supported: false }, "service", "has no transcription of audio (status 404)"],
    [
      { transcribe: () => ({ status: 404, message: "The model `whisper-1` does not exist." }) },
      "service",
      'does not know the model "whisper-1"',
    ],
    [
      { transcribe: () => ({ status: 400, message: "Invalid file format." }) },
      "usage",
      "did not take the recording (Invalid file format)",
    ],
    [
      { transcribe: () => ({ status: 413, message: "Too large." }) },
      "usage",
      "takes no recording of",
    ],
    [{ transcribe: () => ({ page: "<html></html>" }) }, "service", "sent a web page"],
  ] satisfies readonly [FakeAudioOptions, string, string][])(
    "%o says why",
    async (fakeOptions, code, message) => {
      const scene = await setUp(fakeOptions);
      const path = scene.record("a.wav", "RIFF");
      const error = await greenroomErrorOf(scene.transcribe({ path, format: "wav" }, never));
      expect(error.code).toBe(code);
      expect(error.message).toContain(message);
    },
  );
});

describe("rows", () => {
  test("tell how many recordings are being transcribed, those that fail too", async () => {
    const scene = await setUp({
      transcribe: (_, index) =>
        index === 1 ? { status: 400, message: "Invalid file." } : { text: "It closes." },
    });
    const told: number[] = [];
    const recordings = ["a", "b", "c"].map((id) =>
      spoken(scene.record(`${id}.wav`, `RIFF ${id}`), id),
    );
    const onUnderWay = (count: number): void => void told.push(count);
    await rowsOf(recordings, { ...scene, onUnderWay, concurrency: 2 });
    expect(Math.max(...told)).toBe(2);
    expect(told).toHaveLength(6);
    expect(told.at(-1)).toBe(0);
  });

  test("keep their order, and a recording is transcribed once", async () => {
    const scene = await setUp({
      transcribe: ({ bytes }) => ({ text: `${bytes} bytes` }),
    });
    const text: SourceRow = {
      status: "invalid",
      row: { file: "x", line: 1, id: null, reason: "no answer" },
    };
    const rows = [
      spoken(scene.record("a.wav", "RIFF1"), "a"),
      text,
      spoken(scene.record("b.wav", "RIFF12"), "b"),
      spoken(scene.record("c.wav", "RIFF123"), "c"),
    ];
    const expected = ["5 bytes", "invalid: no answer", "6 bytes", "7 bytes"];
    expect(answers(await rowsOf(rows, scene))).toEqual(expected);
    expect(answers(await rowsOf(rows, scene))).toEqual(expected);
    expect(scene.fake.heard).toHaveLength(3);
  });

  test("a recording that fails is an invalid row, and the next run tries it again", async () => {
    let isDown = true;
    const scene = await setUp({
      transcribe: () => (isDown ? { status: 400, message: "Invalid file." } : { text: "Now." }),
    });
    const rows = [spoken(scene.record("a.wav", "RIFF1"), "a")];
    expect(answers(await rowsOf(rows, scene))).toEqual([
      `invalid: could not be transcribed: ${scene.baseUrl} did not take the recording (Invalid file).`,
    ]);
    isDown = false;
    expect(answers(await rowsOf(rows, scene))).toEqual(["Now."]);
  });

  test("a recording without a word is an invalid row, and is not sent again", async () => {
    const scene = await setUp({ transcribe: () => ({ text: " " }) });
    const rows = [spoken(scene.record("a.wav", "RIFF1"), "a")];
    const expected = ["invalid: holds no words: it is silent, or nothing was understood"];
    expect(answers(await rowsOf(rows, scene))).toEqual(expected);
    expect(answers(await rowsOf(rows, scene))).toEqual(expected);
    expect(scene.fake.heard).toHaveLength(1);
  });

  test("a file that has gone is an invalid row", async () => {
    const scene = await setUp();
    expect(answers(await rowsOf([spoken("/nowhere.wav", "a")], scene))).toEqual([
      "invalid: could not be transcribed: /nowhere.wav cannot be read (ENOENT).",
    ]);
  });

  test("a refused key ends the run", async () => {
    const scene = await setUp({}, { apiKey: "wrong" });
    const rows = [spoken(scene.record("a.wav", "RIFF1"), "a")];
    expect((await greenroomErrorOf(rowsOf(rows, scene))).code).toBe("key");
  });

  describe("within a budget", () => {
    const perMinute = 0.6;
    /** Of so many seconds by its header, at 16 kHz. */
    function wav(scene: Scene, name: string, seconds: number): string {
      const path = scene.record(name, "");
      const bytes = seconds * 32_000;
      writeFileSync(
        path,
        Buffer.concat([
          wavHeader({ sampleRateHz: 16_000, channels: 1, dataBytes: bytes }),
          Buffer.alloc(bytes, name),
        ]),
      );
      return path;
    }
    const minute = { transcribe: () => ({ text: "A minute.", seconds: 60 }) };

    test("costs what its minutes cost, and the budget is never passed", async () => {
      const scene = await setUp(minute, { price: { perMinute } });
      const rows = [1, 2, 3].map((number) => spoken(wav(scene, `${number}.wav`, 60), `${number}`));
      const budget = createBudget(1.3);
      const error = await greenroomErrorOf(rowsOf(rows, { ...scene, budget, concurrency: 1 }));
      expect(error.code).toBe("below-minimum");
      expect(error.message).toContain("--max-cost 1.3 might be passed: 1.2 USD are spent");
      expect(scene.calls.map(({ costUsd }) => costUsd)).toEqual([perMinute, perMinute]);
      // What was transcribed is kept, so the same again needs one more.
      const again = await rowsOf(rows, { ...scene, budget: createBudget(0.6) });
      expect(answers(again)).toEqual(["A minute.", "A minute.", "A minute."]);
      expect(scene.fake.heard).toHaveLength(3);
    });

    test("of another format is taken for as long as it can be, and pays for what it was", async () => {
      const scene = await setUp(minute, { price: { perMinute } });
      const rows = [1, 2].map((number) =>
        spoken(scene.record(`${number}.mp3`, `ID3 ${number}`, 90_000), `${number}`, "mp3"),
      );
      // Two minutes at most by their bytes, one by what the server hears.
      const few = { ...scene, budget: createBudget(1.1), concurrency: 1 };
      expect((await greenroomErrorOf(rowsOf(rows, few))).code).toBe("below-minimum");
      expect(scene.fake.heard).toHaveLength(0);
      const enough = { ...scene, budget: createBudget(1.8), concurrency: 1 };
      expect(await rowsOf(rows, enough)).toHaveLength(2);
    });

    test.each([8, 16, 24, 32])(
      "as a WAV of %d bits is as long as its header says",
      async (bits) => {
        const scene = await setUp();
        const header = Buffer.from(
          wavHeader({ sampleRateHz: 8000, channels: 2, dataBytes: 480_000 }),
        );
        header.writeUInt16LE(bits, 34);
        const path = scene.record("a.wav", "");
        writeFileSync(path, Buffer.concat([header, Buffer.alloc(480_000)]));
        expect(await longestDurationMs(path)).toBe(480_000_000 / (8000 * 2 * (bits / 8)));
      },
    );

    test("whose reply breaks off may be charged each time, and is sent again within the budget only", async () => {
      const broken = await setUp({ transcribe: () => "reset" }, { price: { perMinute } });
      const rows = [spoken(wav(broken, "a.wav", 60), "a")];
      const error = await greenroomErrorOf(rowsOf(rows, { ...broken, budget: createBudget(1.3) }));
      expect(error.message).toContain("--max-cost 1.3 might be passed");
      expect(broken.fake.heard).toHaveLength(2);
      // What was refused costs nothing, however often.
      const busy = await setUp(
        {
          transcribe: (_, index) =>
            index < 2 ? { status: 500, message: "Busy." } : { text: "A minute.", seconds: 60 },
        },
        { price: { perMinute } },
      );
      const budget = createBudget(0.7);
      const again = [spoken(wav(busy, "a.wav", 60), "a")];
      expect(answers(await rowsOf(again, { ...busy, budget }))).toEqual(["A minute."]);
    });

    test("is not sent where nobody knows what a minute costs", async () => {
      const scene = await setUp(minute);
      const rows = [spoken(wav(scene, "a.wav", 1), "a")];
      const error = await greenroomErrorOf(rowsOf(rows, { ...scene, budget: createBudget(5) }));
      expect(error.message).toContain("so --max-cost cannot be kept");
      expect(scene.fake.heard).toEqual([]);
    });
  });
});
