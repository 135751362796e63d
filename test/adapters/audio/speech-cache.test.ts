import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { cachedSynthesizer } from "../../../src/adapters/audio/speech-cache.ts";
import type { SpeechCacheOptions } from "../../../src/adapters/audio/speech-cache.ts";
import { GreenroomError } from "../../../src/errors.ts";
import type {
  SpeechRequest,
  SpeechSynthesizer,
  SynthesizedSpeech,
} from "../../../src/speech/ports.ts";
import { prepareSpeech, withFallback } from "../../../src/speech/speaking.ts";
import { readWavHeader } from "../../../src/speech/wav.ts";
import { greenroomErrorOf } from "../openai/harness.ts";

const never = new AbortController().signal;
const request = (text: string, changes: Partial<SpeechRequest> = {}): SpeechRequest => ({
  text,
  language: "en",
  speed: 1,
  instructions: null,
  signal: never,
  ...changes,
});

function folderFor(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "greenroom-cache-")), "speech");
  // What was spoken last may be on its way to the disk.
  onTestFinished(() => rmSync(join(folder, ".."), { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function cacheOf(
  inner: SpeechSynthesizer,
  folder: string,
  changes: Partial<SpeechCacheOptions> = {},
): SpeechSynthesizer {
  return cachedSynthesizer(inner, {
    folder,
    limitBytes: 1_000_000,
    identity: ["service", "model", "voice"],
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    now: () => new Date(),
    ...changes,
  });
}

/** Says each letter as a chunk of ten samples; counts how often it is asked. */
function letters(options: { readonly fails?: GreenroomError; readonly hold?: Promise<void> } = {}) {
  const asked: string[] = [];
  const voice: SpeechSynthesizer = {
    name: "letters",
    synthesize: async ({ text, signal }) => {
      asked.push(text);
      async function* chunks() {
        for (const letter of text.split("")) {
          await options.hold;
          if (signal.aborted) throw new GreenroomError("stopped", "Stopped.", "");
          yield new Uint8Array(20).fill(letter.charCodeAt(0));
        }
        if (options.fails !== undefined) throw options.fails;
      }
      return { sampleRateHz: 24_000, chunks: chunks() };
    },
  };
  return { voice, asked };
}

async function textOf({ chunks }: SynthesizedSpeech): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  const bytes = Buffer.concat(pieces);
  return Array.from({ length: bytes.length / 20 }, (_, index) =>
    String.fromCharCode(bytes[index * 20] ?? 0),
  ).join("");
}

/** The cache writes behind the listener's back. */
async function filesIn(folder: string, count: number): Promise<readonly string[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const names = existsSync(folder)
      ? readdirSync(folder).filter((name) => name.endsWith(".wav"))
      : [];
    if (names.length === count) return names;
    await pause(10);
  }
  throw new Error(`never ${count} files: ${readdirSync(folder).join(" ")}`);
}

/** The letter that a cached file says; nothing when it goes while it is looked at. */
function letterIn(path: string): string {
  try {
    return String.fromCharCode(readFileSync(path).at(-1) ?? 0);
  } catch {
    return "";
  }
}

describe("speech that is kept", () => {
  test("is asked for once, by every process after", async () => {
    const folder = folderFor();
    const { voice, asked } = letters();
    expect(await textOf(await cacheOf(voice, folder).synthesize(request("abc")))).toBe("abc");
    const [name = ""] = await filesIn(folder, 1);
    const header = readWavHeader(readFileSync(join(folder, name)));
    expect(header).toMatchObject({ sampleRateHz: 24_000, dataBytes: 60, channels: 1 });
    const again = await cacheOf(voice, folder).synthesize(request("abc"));
    expect([again.sampleRateHz, await textOf(again), asked]).toEqual([24_000, "abc", ["abc"]]);
  });

  test("differs by all that could change it", async () => {
    const folder = folderFor();
    const { voice, asked } = letters();
    const cache = cacheOf(voice, folder);
    const other = cacheOf(voice, folder, { identity: ["service", "model", "other voice"] });
    const requests = [
      request("a"),
      request("a", { speed: 1.5 }),
      request("a", { instructions: "calm" }),
      request("a", { language: "es" }),
    ];
    for (const each of requests) await textOf(await cache.synthesize(each));
    await textOf(await other.synthesize(request("a")));
    expect(asked).toHaveLength(5);
    await filesIn(folder, 5);
  });

  test("on its way is not asked for twice; each listener hears it from the beginning", async () => {
    const { voice, asked } = letters();
    const cache = cacheOf(voice, folderFor());
    const preparing = prepareSpeech(cache, request("hello"));
    const both = await Promise.all([
      cache.synthesize(request("hello")).then(textOf),
      cache.synthesize(request("hello")).then(textOf),
    ]);
    await preparing;
    expect([both, asked]).toEqual([["hello", "hello"], ["hello"]]);
  });

  test("is kept whole though nobody listened to its end", async () => {
    const folder = folderFor();
    const { voice, asked } = letters();
    const speech = await cacheOf(voice, folder).synthesize(request("abc"));
    for await (const _ of speech.chunks) break;
    await filesIn(folder, 1);
    expect(await textOf(await cacheOf(voice, folder).synthesize(request("abc")))).toBe("abc");
    expect(asked).toHaveLength(1);
  });

  test("that broke off is not kept, and is asked for again", async () => {
    const folder = folderFor();
    const broken = letters({ fails: new GreenroomError("service", "Broke off.", "") });
    const cache = cacheOf(broken.voice, folder);
    const error = await greenroomErrorOf(textOf(await cache.synthesize(request("abc"))));
    expect(error.message).toBe("Broke off.");
    await pause(20);
    await greenroomErrorOf(textOf(await cache.synthesize(request("abc"))));
    expect(broken.asked).toHaveLength(2);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  test("stopped while it is prepared does not stop who wants it now", async () => {
    const controller = new AbortController();
    const folder = folderFor();
    let count = 0;
    const voice: SpeechSynthesizer = {
      name: "slow",
      synthesize: async ({ signal }) => {
        count += 1;
        if (count === 1) {
          await new Promise<void>((resolve) => {
            if (signal.aborted) resolve();
            signal.addEventListener("abort", () => resolve());
          });
          throw new GreenroomError("stopped", "Stopped.", "");
        }
        return await letters().voice.synthesize(request("b"));
      },
    };
    const cache = cacheOf(voice, folder);
    const preparing = prepareSpeech(cache, request("b", { signal: controller.signal }));
    const wanted = cache.synthesize(request("b"));
    controller.abort();
    expect(await textOf(await wanted)).toBe("b");
    await preparing;
  });

  test("with a limit of 0 nothing is written", async () => {
    const folder = folderFor();
    const { voice, asked } = letters();
    const cache = cacheOf(voice, folder, { limitBytes: 0 });
    await textOf(await cache.synthesize(request("abc")));
    await pause(20);
    await textOf(await cache.synthesize(request("abc")));
    expect([existsSync(folder), asked.length]).toEqual([false, 2]);
  });

  test("goes when it was not used for longest, and never what is being written", async () => {
    const folder = folderFor();
    const { voice, asked } = letters();
    // Each file has 44 + 20 bytes.
    const cache = cacheOf(voice, folder, { limitBytes: 200 });
    for (const [index, text] of ["a", "b", "c"].entries()) {
      await textOf(await cache.synthesize(request(text)));
      for (const name of await filesIn(folder, index + 1)) {
        const path = join(folder, name);
        if (letterIn(path) === text) utimesSync(path, index, index);
      }
    }
    const begun = join(folder, "x.wav.unfinished-1-1");
    writeFileSync(begun, "half");
    // Used again, so `b` is the oldest now.
    await textOf(await cache.synthesize(request("a")));
    await textOf(await cache.synthesize(request("d")));
    for (let tries = 0; tries < 200; tries += 1) {
      const said = readdirSync(folder)
        .filter((name) => name.endsWith(".wav"))
        .map((name) => letterIn(join(folder, name)));
      if (said.toSorted().join("") === "ad" || said.toSorted().join("") === "acd") break;
      await pause(10);
    }
    expect(existsSync(begun)).toBe(true);
    await textOf(await cache.synthesize(request("b")));
    expect(asked).toEqual(["a", "b", "c", "d", "b"]);
  });

  test("a file that is no WAV is spoken anew", async () => {
    const folder = folderFor();
    const { voice, asked } = letters();
    await textOf(await cacheOf(voice, folder).synthesize(request("abc")));
    const [name = ""] = await filesIn(folder, 1);
    writeFileSync(join(folder, name), "not a sound");
    expect(await textOf(await cacheOf(voice, folder).synthesize(request("abc")))).toBe("abc");
    expect(asked).toHaveLength(2);
  });
});

describe("a voice behind another", () => {
  const silent = (error: GreenroomError): SpeechSynthesizer => ({
    name: "silent",
    synthesize: async () => {
      throw error;
    },
  });

  test("speaks from the first failure on, and that is told once", async () => {
    const told: string[] = [];
    const down = silent(new GreenroomError("service", "Down.", ""));
    const voice = withFallback(
      down,
      letters().voice,
      async ({ message }) => void told.push(message),
    );
    expect(voice.name).toBe("silent");
    expect(await textOf(await voice.synthesize(request("ab")))).toBe("ab");
    expect(await textOf(await voice.synthesize(request("c")))).toBe("c");
    expect([voice.name, told]).toEqual(["letters", ["Down."]]);
  });

  test("is not asked when the person stopped it", async () => {
    const stopped = silent(new GreenroomError("stopped", "Stopped.", ""));
    const { voice, asked } = letters();
    const both = withFallback(stopped, voice, async () => undefined);
    expect((await greenroomErrorOf(both.synthesize(request("a")))).code).toBe("stopped");
    expect(asked).toEqual([]);
  });
});
