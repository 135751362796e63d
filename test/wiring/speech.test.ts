import type { GreenroomError } from "../../src/errors.ts";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { loadConfig } from "../../src/config.ts";
import type { SynthesizedSpeech } from "../../src/speech/ports.ts";
import { wireSpeech } from "../../src/wiring/speech.ts";
import { greenroomErrorOf } from "../adapters/openai/harness.ts";
import { captureTerminal, fakeLibrary, fakeSecrets, fakeStore } from "../cli/fakes.ts";
import { fakeAudio, tone } from "../support/fake-openai-audio.ts";
import type { FakeAudio, FakeAudioOptions } from "../support/fake-openai-audio.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";
import { projectRoot } from "../support/greenroom.ts";

const hasEspeak = spawnSync("espeak-ng", ["--version"]).status === 0;
const never = new AbortController().signal;
const question = {
  text: "What is a closure?",
  language: "en",
  speed: 1,
  instructions: null,
  signal: never,
} as const;

interface Scene {
  readonly fake: FakeAudio;
  readonly home: string;
  readonly baseUrl: string;
  readonly told: readonly string[];
  readonly calls: readonly string[];
  readonly wire: (
    environment: Readonly<Record<string, string>>,
  ) => Promise<ReturnType<typeof wireSpeech>>;
  readonly say: (environment: Readonly<Record<string, string>>) => Promise<SynthesizedSpeech>;
}

async function setUp(
  fakeOptions: FakeAudioOptions = {},
  apiKey: string | null = null,
): Promise<Scene> {
  const home = mkdtempSync(join(tmpdir(), "greenroom-wiring-"));
  const fake = fakeAudio(fakeOptions);
  const server = await startFakeOpenAi({ script: [], parts: [fake], apiKey });
  onTestFinished(async () => {
    await server.close();
    rmSync(home, { recursive: true, force: true });
    expect(server.problems).toEqual([]);
  });
  const told: string[] = [];
  const calls: string[] = [];
  const memory = new Map<string, unknown>();
  const wire: Scene["wire"] = async (environment) => {
    const config = await loadConfig({ environment: { GREENROOM_HOME: home, ...environment } });
    const keys = ["openai", "voice", "transcription"].flatMap((service) => {
      const key = environment[`${service.toUpperCase()}_API_KEY`];
      return key === undefined ? [] : [[service, key] as const];
    });
    const library = await fakeLibrary({})();
    const models: unknown = parse(
      readFileSync(join(projectRoot, "prompts", "models.yaml"), "utf8"),
    );
    return wireSpeech({
      version: "test",
      programFolder: join(projectRoot, "src"),
      isBuilt: false,
      signal: never,
      onClose: () => undefined,
      onLanguage: () => undefined,
      environment,
      ambient: {
        now: () => new Date(),
        random: () => 0.5,
        hash: (text) => createHash("sha256").update(text).digest("hex"),
      },
      config,
      terminal: (await captureTerminal()).terminal,
      secrets: fakeSecrets({}, Object.fromEntries(keys)),
      openStore: fakeStore({
        readMemory: (key) => memory.get(key),
        writeMemory: (key, value) => memory.set(key, value),
        recordCall: (interviewId, call) =>
          calls.push(`${interviewId} ${call.purpose} ${call.model}`),
      }),
      openLibrary: async () => ({ ...library, modelData: () => models }),
      openBundledLibrary: async () => ({ ...library, modelData: () => models }),
    });
  };
  return {
    fake,
    home,
    baseUrl: server.baseUrl,
    told,
    calls,
    wire,
    say: async (environment) => {
      const { openSynthesizer } = await wire(environment);
      const options = {
        interviewId: "abcdefgh",
        onFallback: async ({ message }: GreenroomError) => void told.push(message),
      };
      return await (await openSynthesizer(options)).synthesize(question);
    },
  };
}

async function bytesOf({ chunks }: SynthesizedSpeech): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunks) bytes += chunk.length;
  return bytes;
}

describe("who speaks", () => {
  test("a server of one's own, with a key of its own, once for each text", async () => {
    const scene = await setUp({ speak: () => ({ samples: tone(200) }) }, "own-key");
    const environment = {
      GREENROOM_VOICE_URL: scene.baseUrl,
      GREENROOM_VOICE_NAME: "nova",
      OPENAI_API_KEY: "sk-not-for-others",
      VOICE_API_KEY: "own-key",
    };
    expect(await bytesOf(await scene.say(environment))).toBe(9600);
    const kept = (): readonly string[] => {
      try {
        return readdirSync(join(scene.home, "cache", "speech"));
      } catch {
        return [];
      }
    };
    await expect.poll(kept).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.wav$/)]);
    expect(await bytesOf(await scene.say(environment))).toBe(9600);
    expect(scene.fake.spoken).toMatchObject([{ model: "tts-1", voice: "nova" }]);
    expect(scene.calls).toEqual(["abcdefgh speak tts-1"]);
  });

  test.skipIf(!hasEspeak)(
    "the system's voice where the service fails, and why is told",
    async () => {
      const scene = await setUp({ supported: false });
      const speech = await scene.say({ GREENROOM_VOICE_URL: scene.baseUrl });
      expect([speech.sampleRateHz, (await bytesOf(speech)) > 10_000]).toEqual([22_050, true]);
      expect(scene.told).toEqual([expect.stringContaining("There is no speech at")]);
    },
  );

  test("nobody else where the service alone was asked for", async () => {
    const scene = await setUp({ supported: false });
    const environment = { GREENROOM_VOICE_URL: scene.baseUrl, GREENROOM_SPEAKER: "openai" };
    expect((await greenroomErrorOf(scene.say(environment))).code).toBe("service");
    const withoutKey = { GREENROOM_SPEAKER: "openai", GREENROOM_SERVICE: "groq" };
    expect((await greenroomErrorOf(scene.say(withoutKey))).code).toBe("key");
  });

  test.skipIf(!hasEspeak)("the system where nothing is sent", async () => {
    const scene = await setUp();
    const environment = { GREENROOM_ENGINE: "offline" };
    expect(await (await scene.wire(environment)).textsToSpeakGoTo()).toBeNull();
    expect((await scene.say(environment)).sampleRateHz).toBe(22_050);
    expect(scene.fake.spoken).toEqual([]);
  });
});

describe("who hears", () => {
  test.each([
    [{}, null],
    [{ GREENROOM_ENGINE: "offline", OPENAI_API_KEY: "sk-x" }, null],
    [{ OPENAI_API_KEY: "sk-x" }, "https://api.openai.com/v1"],
    [{ OPENAI_API_KEY: "sk-x", GREENROOM_RECOGNISER: "whisper-cli" }, null],
    [{ OPENAI_BASE_URL: "http://localhost:9/v1" }, "http://localhost:9/v1"],
    [
      { GREENROOM_TRANSCRIPTION_URL: "http://localhost:8/v1", GREENROOM_ENGINE: "offline" },
      "http://localhost:8/v1",
    ],
  ] as const)("with %j recordings go to %j", async (environment, url) => {
    const { recordingsGoTo } = await (await setUp()).wire(environment);
    expect(await recordingsGoTo()).toBe(url);
  });

  test("needs a key where the service does, and never sends it elsewhere", async () => {
    const scene = await setUp();
    const groq = await scene.wire({
      GREENROOM_TRANSCRIPTION_SERVICE: "groq",
      OPENAI_API_KEY: "sk-x",
    });
    expect((await greenroomErrorOf(groq.recordingsGoTo())).code).toBe("key");
    const { openRecogniser } = await scene.wire({
      GREENROOM_TRANSCRIPTION_URL: scene.baseUrl,
      OPENAI_API_KEY: "sk-not-for-others",
    });
    expect((await openRecogniser(null)).model).toBe("whisper-1");
  });

  test("a program that was chosen and is not there is found out before anybody speaks", async () => {
    const { openRecogniser } = await (
      await setUp()
    ).wire({ GREENROOM_RECOGNISER: "whisper-cli", GREENROOM_WHISPER_PROGRAM: "/nowhere/whisper" });
    const error = await greenroomErrorOf(openRecogniser(null));
    expect([error.code, error.message]).toEqual([
      "device",
      expect.stringContaining("/nowhere/whisper"),
    ]);
  });

  test("nobody, where there is neither, with what to do", async () => {
    const { openRecogniser } = await (await setUp()).wire({ GREENROOM_ENGINE: "offline" });
    const error = await greenroomErrorOf(openRecogniser(null));
    expect([error.code, error.hint]).toEqual(["device", expect.stringContaining("whisper-model")]);
  });
});
