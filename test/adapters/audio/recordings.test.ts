import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { decodeToWav } from "../../../src/adapters/audio/decode.ts";
import { forLongRecordings } from "../../../src/adapters/audio/long-recordings.ts";
import { readWavFormat, splitWav } from "../../../src/adapters/audio/wav-file.ts";
import type { RecognitionRequest, Recogniser } from "../../../src/speech/ports.ts";
import { toSamples, wavHeader } from "../../../src/speech/wav.ts";
import { timedWords, transcriptOf } from "../../speech/transcript.ts";
import { greenroomErrorOf } from "../openai/harness.ts";

const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const hasSox = spawnSync("sox", ["--version"]).status === 0;
const never = new AbortController().signal;

function folderFor(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-recordings-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Seconds of a tone, silent where `isSilent` says so; 8 kHz mono. */
function recording(seconds: number, isSilent: (second: number) => boolean): Buffer {
  const samples = Int16Array.from({ length: seconds * 8000 }, (_, index) =>
    isSilent(index / 8000) ? 0 : Math.round(9000 * Math.sin(index / 3)),
  );
  const pcm = Buffer.from(samples.buffer);
  return Buffer.concat([wavHeader({ sampleRateHz: 8000, dataBytes: pcm.length }), pcm]);
}

describe("a long WAV", () => {
  test("is cut at its pauses, and loses nothing", async () => {
    const folder = folderFor();
    const path = join(folder, "long.wav");
    // Pauses of a second at 7 and at 15.
    const bytes = recording(
      20,
      (second) => (second >= 7 && second < 8) || (second >= 15 && second < 16),
    );
    writeFileSync(path, bytes);
    const parts: { startMs: number; path: string }[] = [];
    for await (const part of splitWav(path, { folder, longestBytes: 10 * 16_000 + 1024 }))
      parts.push(part);
    expect(parts.map(({ startMs }) => Math.floor(startMs / 1000))).toEqual([0, 7, 15]);
    const joined = Buffer.concat(parts.map((part) => readFileSync(part.path).subarray(44)));
    expect(joined.equals(bytes.subarray(44))).toBe(true);
    for (const part of parts) {
      expect(statSync(part.path).size).toBeLessThanOrEqual(10 * 16_000 + 1024);
      expect(await readWavFormat(part.path)).toMatchObject({ sampleRateHz: 8000, channels: 1 });
    }
  });

  test("whose header does not know its length, or says too much, is read to its end", async () => {
    const folder = folderFor();
    for (const said of [0, 0xffff_ffff, 50]) {
      const bytes = recording(1, () => false);
      bytes.writeUInt32LE(said, 40);
      const path = join(folder, `${said}.wav`);
      writeFileSync(path, bytes);
      expect((await readWavFormat(path))?.dataBytes).toBe(said === 50 ? 50 : 16_000);
    }
  });

  test("of other samples than 16-bit PCM is none", async () => {
    const folder = folderFor();
    const bytes = recording(1, () => false);
    bytes.writeUInt16LE(24, 34);
    writeFileSync(join(folder, "24.wav"), bytes);
    expect(await readWavFormat(join(folder, "24.wav"))).toBeNull();
    writeFileSync(join(folder, "text.wav"), "words");
    expect(await readWavFormat(join(folder, "text.wav"))).toBeNull();
  });
});

describe("a recogniser for recordings of any length", () => {
  function counting(): { readonly recogniser: Recogniser; readonly asked: RecognitionRequest[] } {
    const asked: RecognitionRequest[] = [];
    return {
      asked,
      recogniser: {
        name: "test",
        model: "test",
        transcribe: async (request) => {
          asked.push(request);
          const said = `Part ${asked.length}.`;
          return transcriptOf(said, { words: timedWords(said, 100), durationMs: 5000 });
        },
      },
    };
  }
  const request = (path: string): RecognitionRequest => ({
    path,
    language: "en",
    prompt: "Glossary.",
    speech: [
      { startMs: 0, endMs: 7000 },
      { startMs: 8000, endMs: 15_000 },
    ],
    signal: never,
  });

  test("hands on what is short enough as it is", async () => {
    const folder = folderFor();
    const path = join(folder, "short.wav");
    writeFileSync(
      path,
      recording(1, () => false),
    );
    const { recogniser, asked } = counting();
    await forLongRecordings(recogniser, 100_000).transcribe(request(path));
    expect(asked).toEqual([request(path)]);
  });

  test("joins the parts, with times, speech and the words before carried over", async () => {
    const folder = folderFor();
    const path = join(folder, "long.wav");
    writeFileSync(
      path,
      recording(15, (second) => second >= 7 && second < 8),
    );
    const { recogniser, asked } = counting();
    const transcript = await forLongRecordings(recogniser, 10 * 16_000).transcribe(request(path));
    expect(transcript.text).toBe("Part 1. Part 2.");
    expect(asked.map(({ prompt }) => prompt)).toEqual(["Glossary.", "Glossary. Part 1."]);
    expect(transcript.words?.[2]?.startMs).toBeGreaterThan(7000);
    expect(asked[1]?.speech).toHaveLength(1);
    expect(asked[1]?.speech?.[0]?.startMs).toBeLessThan(1000);
  });

  test.skipIf(!hasFfmpeg)("decodes what is compressed before it is cut", async () => {
    const folder = folderFor();
    const wav = join(folder, "a.wav");
    writeFileSync(
      wav,
      recording(12, (second) => second >= 5 && second < 6),
    );
    const mp3 = join(folder, "a.mp3");
    expect(spawnSync("ffmpeg", ["-loglevel", "error", "-i", wav, "-b:a", "64k", mp3]).status).toBe(
      0,
    );
    const { recogniser, asked } = counting();
    const transcript = await forLongRecordings(recogniser, 50_000).transcribe(request(mp3));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.every(({ path }) => path.endsWith(".wav"))).toBe(true);
    expect(transcript.text).toContain("Part 2.");
  });
});

describe("decoding", () => {
  const formats = ["mp3", "m4a", "flac", "ogg", "webm"] as const;
  test.skipIf(!hasFfmpeg).each(formats)("%s becomes 16 kHz mono", async (format) => {
    const folder = folderFor();
    const wav = join(folder, "a.wav");
    writeFileSync(
      wav,
      recording(2, () => false),
    );
    const source = join(folder, `-odd name: ${format}.${format}`);
    const codec = format === "webm" || format === "ogg" ? ["-c:a", "libopus"] : [];
    expect(
      spawnSync("ffmpeg", ["-loglevel", "error", "-i", wav, ...codec, `file:${source}`]).status,
    ).toBe(0);
    const target = join(folder, "out.wav");
    await decodeToWav(source, target, never);
    const decoded = await readWavFormat(target);
    expect(decoded).toMatchObject({ sampleRateHz: 16_000, channels: 1 });
    const samples = toSamples(readFileSync(target).subarray(decoded?.dataStart));
    expect(samples.length / 16_000).toBeGreaterThan(1.9);
    expect(samples.some((sample) => Math.abs(sample) > 3000)).toBe(true);
  });

  test.skipIf(!hasFfmpeg && !hasSox)("of what is no sound says so", async () => {
    const folder = folderFor();
    const path = join(folder, "a.mp3");
    writeFileSync(path, "no sound at all");
    const error = await greenroomErrorOf(decodeToWav(path, join(folder, "out.wav"), never));
    expect([error.code, error.message]).toEqual([
      "usage",
      expect.stringContaining("cannot be decoded"),
    ]);
  });

  test("without a program says which to install", async () => {
    const folder = folderFor();
    vi.stubEnv("PATH", folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const error = await greenroomErrorOf(decodeToWav("/a.mp3", join(folder, "out.wav"), never));
    expect([error.code, error.hint]).toEqual(["usage", expect.stringContaining("Install ffmpeg")]);
  });
});
