import { describe, expect, onTestFinished, test } from "vitest";
import { createOpenAiVoice } from "../../../src/adapters/openai/speech.ts";
import type { OpenAiVoiceOptions } from "../../../src/adapters/openai/speech.ts";
import type { ModelCall } from "../../../src/grading/ports.ts";
import type { SpeechRequest, SynthesizedSpeech } from "../../../src/speech/ports.ts";
import { wavHeader } from "../../../src/speech/wav.ts";
import { fakeAudio, tone } from "../../support/fake-openai-audio.ts";
import type { FakeAudio, FakeAudioOptions, FakeSpeech } from "../../support/fake-openai-audio.ts";
import { startFakeOpenAi } from "../../support/fake-openai.ts";
import { greenroomErrorOf } from "./harness.ts";

interface Scene {
  readonly fake: FakeAudio;
  readonly calls: readonly ModelCall[];
  readonly memory: Map<string, unknown>;
  readonly say: (changes?: Partial<SpeechRequest>) => Promise<SynthesizedSpeech>;
}

async function setUp(
  fakeOptions: FakeAudioOptions = {},
  changes: Partial<OpenAiVoiceOptions> = {},
): Promise<Scene> {
  const fake = fakeAudio(fakeOptions);
  const server = await startFakeOpenAi({ script: [], apiKey: "test-key", parts: [fake] });
  onTestFinished(async () => {
    await server.close();
    expect(server.problems).toEqual([]);
  });
  const calls: ModelCall[] = [];
  const memory = new Map<string, unknown>();
  const voice = createOpenAiVoice({
    baseUrl: server.baseUrl,
    apiKey: "test-key",
    model: "gpt-4o-mini-tts",
    voice: "coral",
    requestMs: 5000,
    idleMs: 5000,
    price: null,
    memory: { read: (key) => memory.get(key), write: (key, value) => memory.set(key, value) },
    recordCall: (call) => calls.push(call),
    now: () => new Date(),
    sleep: () => Promise.resolve(),
    ...changes,
  });
  const say: Scene["say"] = (request) =>
    voice.synthesize({
      text: "What is a closure?",
      language: "en",
      speed: 1,
      instructions: null,
      signal: new AbortController().signal,
      ...request,
    });
  return { fake, calls, memory, say };
}

async function pcmOf(speech: SynthesizedSpeech): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of speech.chunks) {
    expect(chunk.length % 2).toBe(0);
    expect(chunk.length).toBeGreaterThan(0);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const bytesOf = (samples: Int16Array): Buffer =>
  Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
const sound = tone(750);

describe("speech", () => {
  test("comes as PCM, whole samples, every one of them", async () => {
    const scene = await setUp({ speak: () => ({ samples: sound }) });
    const speech = await scene.say();
    expect(speech.sampleRateHz).toBe(24_000);
    expect((await pcmOf(speech)).equals(bytesOf(sound))).toBe(true);
    expect(scene.fake.spoken).toEqual([
      {
        model: "gpt-4o-mini-tts",
        voice: "coral",
        input: "What is a closure?",
        format: "pcm",
        speed: null,
        instructions: null,
      },
    ]);
    expect(scene.calls).toMatchObject([{ purpose: "speak", outcome: "ok", attempts: 1 }]);
  });

  test("begins before it is whole", async () => {
    const scene = await setUp({ speak: () => ({ samples: tone(300), ending: "hang" }) });
    const speech = await scene.say();
    const chunks = speech.chunks[Symbol.asyncIterator]();
    expect((await chunks.next()).done).toBe(false);
    await chunks.return?.();
    expect(scene.calls).toMatchObject([{ outcome: "stopped" }]);
  });

  test("takes speed, and instructions only for models that have them", async () => {
    const scene = await setUp();
    const how = { speed: 1.25, instructions: "Calm, like a senior colleague." };
    await pcmOf(await scene.say(how));
    const older = await setUp({}, { model: "tts-1" });
    await pcmOf(await older.say(how));
    expect([scene.fake.spoken[0], older.fake.spoken[0]]).toMatchObject([
      how,
      { speed: 1.25, instructions: null },
    ]);
  });

  test("of a long text comes piece by piece as one", async () => {
    const scene = await setUp({ speak: () => ({ samples: tone(100) }) });
    const text = "This is a sentence of a summary. ".repeat(100);
    const pcm = await pcmOf(await scene.say({ text }));
    expect(scene.fake.spoken.length).toBe(2);
    expect(scene.fake.spoken.map(({ input }) => input).join(" ")).toBe(text.trim());
    expect(pcm.length).toBe(2 * bytesOf(tone(100)).length);
  });

  test("is asked for as WAV where a server has no PCM, and that is remembered", async () => {
    const scene = await setUp({ speechFormats: ["mp3", "wav"], speak: () => ({ samples: sound }) });
    expect((await pcmOf(await scene.say())).equals(bytesOf(sound))).toBe(true);
    await pcmOf(await scene.say());
    expect(scene.fake.spoken.map(({ format }) => format)).toEqual(["wav", "wav"]);
    expect([...scene.memory.values()]).toEqual(["wav"]);
  });

  test("in stereo becomes mono, and what stands behind the samples is no sound", async () => {
    const stereo = Buffer.from(new Int16Array([100, 300, -100, -300]).buffer);
    const body = Buffer.concat([
      wavHeader({ sampleRateHz: 48_000, dataBytes: stereo.length, channels: 2 }),
      stereo,
      Buffer.from("LIST, and a comment"),
    ]);
    const scene = await setUp({ speak: () => ({ body, type: "audio/wav" }) });
    const speech = await scene.say();
    expect(speech.sampleRateHz).toBe(48_000);
    expect([...new Int16Array(new Uint8Array(await pcmOf(speech)).buffer)]).toEqual([200, -200]);
  });

  test.each([
    [{ perMillionCharacters: 15 }, 0.000_27],
    [{ perMinute: 0.6 }, 0.0075],
    [{ input: 1, output: 1 }, null],
  ] as const)("costs by %o", async (price, cost) => {
    const scene = await setUp({ speak: () => ({ samples: sound }) }, { price });
    await pcmOf(await scene.say());
    // Rounded: a sum of fractions is not exact.
    const found = scene.calls[0]?.costUsd ?? null;
    expect(found && Number(found.toFixed(8))).toBe(cost);
  });
});

describe("what is no speech", () => {
  const bodies: readonly (readonly [string, FakeSpeech, string])[] = [
    ["a page", { body: Buffer.from("<html>Sign in</html>"), type: "text/html" }, "a web page"],
    [
      "a page called audio",
      { body: Buffer.from("<!DOCTYPE html><html>"), type: "audio/pcm" },
      "a web page",
    ],
    ["JSON", { body: Buffer.from('{"error": "no"}'), type: "application/json" }, "something else"],
    [
      "JSON called audio",
      { body: Buffer.from('{"error": "no such voice"}'), type: "audio/pcm" },
      "a text",
    ],
    ["MP3", { body: Buffer.from("ID3\u0003 and so on, and on"), type: "audio/mpeg" }, "MP3"],
    [
      "a bare MP3 frame",
      {
        body: Buffer.from([0xff, 0xfb, ...tone(20)].map((each) => each & 0xff)),
        type: "audio/mpeg",
      },
      "MP3",
    ],
    ["Ogg", { body: Buffer.from("OggS and so on, and on"), type: "audio/ogg" }, "another format"],
    ["a WAV of floats", { body: floats(), type: "audio/wav" }, "another format"],
    ["nothing", { body: Buffer.alloc(0), type: "audio/pcm" }, "broke off"],
  ];
  test.each(bodies)(
    "%s is a failure of the service, before any sound",
    async (_, speech, message) => {
      const scene = await setUp({ speak: () => speech });
      const error = await greenroomErrorOf(scene.say());
      expect(error.code).toBe("service");
      expect(error.message).toContain(message);
      expect(scene.calls).toMatchObject([{ outcome: "service", costUsd: null }]);
    },
  );

  function floats(): Buffer {
    const body = Buffer.concat([
      wavHeader({ sampleRateHz: 24_000, dataBytes: 100 }),
      Buffer.alloc(100),
    ]);
    body.writeUInt16LE(3, 20);
    return body;
  }

  test.each([
    [{ supported: false }, "service", "There is no speech at"],
    [{ speak: () => ({ status: 401, message: "Bad key." }) }, "key", "refused the API key"],
    [
      { speak: () => ({ status: 404, message: "The model was retired." }) },
      "service",
      "does not know the model",
    ],
    [
      { speak: () => ({ status: 400, message: "Unknown voice." }) },
      "service",
      "did not take the request (Unknown voice)",
    ],
  ] satisfies readonly [FakeAudioOptions, string, string][])(
    "%o",
    async (options, code, message) => {
      const scene = await setUp(options);
      const error = await greenroomErrorOf(scene.say());
      expect(error.code).toBe(code);
      expect(error.message).toContain(message);
    },
  );

  test("nothing to say is not sent", async () => {
    const scene = await setUp();
    expect((await greenroomErrorOf(scene.say({ text: " " }))).code).toBe("usage");
    expect(scene.fake.spoken).toEqual([]);
  });
});

describe("a stream that fails", () => {
  test("before the first sound is asked for again", async () => {
    const scene = await setUp({
      speak: (_, index) =>
        index === 0 ? { samples: new Int16Array(0), ending: "reset" } : { samples: sound },
    });
    expect((await pcmOf(await scene.say())).length).toBe(sound.length * 2);
  });

  test("after it ends in an error, with what was heard before", async () => {
    const scene = await setUp({ speak: () => ({ samples: tone(300), ending: "reset" }) });
    const speech = await scene.say();
    const error = await greenroomErrorOf(pcmOf(speech));
    expect(error.code).toBe("service");
    expect(scene.calls).toMatchObject([{ outcome: "service" }]);
  });

  test("falls silent: the watchdog ends it", async () => {
    const scene = await setUp(
      { speak: () => ({ samples: tone(300), ending: "hang" }) },
      { idleMs: 100 },
    );
    const error = await greenroomErrorOf(pcmOf(await scene.say()));
    expect(error.message).toContain("stopped for 0.1 s");
  });

  test("never begins: the watchdog ends it", async () => {
    const scene = await setUp({ speak: () => "hang" }, { requestMs: 100 });
    expect((await greenroomErrorOf(scene.say())).message).toContain("did not answer within 0.1 s");
  });

  test("a listener who takes time is no silence", async () => {
    const scene = await setUp(
      { speak: () => ({ samples: sound }) },
      { requestMs: 150, idleMs: 100 },
    );
    const speech = await scene.say();
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    expect((await pcmOf(speech)).length).toBe(sound.length * 2);
  });

  test("is stopped by the signal", async () => {
    const controller = new AbortController();
    const scene = await setUp({ speak: () => ({ samples: tone(300), ending: "hang" }) });
    const speech = await scene.say({ signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    expect((await greenroomErrorOf(pcmOf(speech))).code).toBe("stopped");
    expect(scene.calls).toMatchObject([{ outcome: "stopped" }]);
  });

  test("three times in a row leaves the service alone", async () => {
    const scene = await setUp({
      speak: () => ({ body: Buffer.from("<html>"), type: "text/html" }),
    });
    for (let count = 0; count < 3; count += 1) await greenroomErrorOf(scene.say());
    expect((await greenroomErrorOf(scene.say())).message).toContain("three times in a row");
    expect(scene.fake.spoken).toHaveLength(3);
  });
});
