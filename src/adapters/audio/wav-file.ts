/** WAV files on the disk, read a piece at a time. */
import { open, writeFile } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { quietestPlace } from "../../speech/cut.ts";
import { readWavHeader, toSamples, wavHeader } from "../../speech/wav.ts";
import type { WavFormat } from "../../speech/wav.ts";

/** Headers of programs that write long comments are some kilobytes. */
const longestHeader = 64 * 1024;

/** The end of a part in which its pause is looked for. */
const searchedMs = 60_000;

/** 16-bit PCM of any rate and number of channels; null for every other file. Sizes are the file's own. */
export async function readWavFormat(path: string): Promise<WavFormat | null> {
  return await withFile(path, async (file) => await readFormat(file));
}

/** Of a WAV whose samples have a fixed size, compressed or not; null for every other file. */
export async function readWavDurationMs(path: string): Promise<number | null> {
  return await withFile(path, async (file) => {
    const format = readWavHeader(await readPiece(file, 0, longestHeader));
    if (format === null || format.bitsPerSample === 0) return null;
    const bitsASecond = format.sampleRateHz * format.channels * format.bitsPerSample;
    return ((await dataBytesOf(file, format)) * 8 * 1000) / bitsASecond;
  });
}

/** A part of a recording as a WAV file of its own. */
export interface WavPart {
  readonly path: string;
  readonly startMs: number;
}

/**
 * Cuts a WAV of 16-bit PCM at its pauses into files of at most so many bytes, one after the other: the next one is
 * written when it is asked for.
 * @param folder where they are written
 */
export async function* splitWav(
  path: string,
  options: { readonly folder: string; readonly longestBytes: number },
): AsyncGenerator<WavPart, void, undefined> {
  const file = await open(path, "r");
  try {
    const format = await readFormat(file);
    if (format === null) throw new TypeError(`${path} is no WAV of 16-bit PCM`);
    const frameBytes = format.channels * 2;
    const bytesPerMs = (format.sampleRateHz * frameBytes) / 1000;
    const room = Math.floor((options.longestBytes - 1024) / frameBytes) * frameBytes;
    const end = format.dataStart + format.dataBytes;
    let position = format.dataStart;
    for (let number = 1; position < end; number += 1) {
      const isLast = end - position <= room;
      const piece = await readPiece(file, position, isLast ? end - position : room);
      const searched = Math.min(piece.length, wholeFrames(searchedMs * bytesPerMs, frameBytes));
      const cut = isLast
        ? piece.length
        : piece.length -
          searched +
          quietestPlace(toSamples(piece.subarray(piece.length - searched)), format) * 2;
      const part = piece.subarray(0, cut);
      if (part.length === 0) return;
      const partPath = join(options.folder, `part-${number}.wav`);
      const header = wavHeader({ ...format, dataBytes: part.length });
      await writeFile(partPath, Buffer.concat([header, part]));
      yield { path: partPath, startMs: Math.round((position - format.dataStart) / bytesPerMs) };
      position += part.length;
    }
  } finally {
    await file.close();
  }
}

/** The samples of a WAV of 16-bit PCM, all channels mixed into one, a second at a time. */
export async function* readMono(path: string): AsyncGenerator<Int16Array, void, undefined> {
  const file = await open(path, "r");
  try {
    const format = await readFormat(file);
    if (format === null) throw new TypeError(`${path} is no WAV of 16-bit PCM`);
    const secondBytes = format.sampleRateHz * format.channels * 2;
    const end = format.dataStart + format.dataBytes;
    for (let position = format.dataStart; position < end; position += secondBytes) {
      const piece = await readPiece(file, position, Math.min(secondBytes, end - position));
      yield mixed(toSamples(piece), format.channels);
    }
  } finally {
    await file.close();
  }
}

function mixed(samples: Int16Array, channels: number): Int16Array {
  if (channels === 1) return samples;
  return Int16Array.from({ length: Math.floor(samples.length / channels) }, (_, frame) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      sum += samples[frame * channels + channel] ?? 0;
    }
    return Math.round(sum / channels);
  });
}

function wholeFrames(bytes: number, frameBytes: number): number {
  return Math.floor(bytes / frameBytes) * frameBytes;
}

async function readFormat(file: FileHandle): Promise<WavFormat | null> {
  const format = readWavHeader(await readPiece(file, 0, longestHeader));
  if (format === null || !format.isPcm || format.bitsPerSample !== 16) return null;
  return {
    ...format,
    dataBytes: wholeFrames(await dataBytesOf(file, format), format.channels * 2),
  };
}

async function dataBytesOf(file: FileHandle, format: WavFormat): Promise<number> {
  const { size } = await file.stat();
  // A header that was written through a pipe does not know the length.
  const there = Math.max(0, size - format.dataStart);
  return Math.min(there, format.dataBytes === 0 ? there : format.dataBytes);
}

async function readPiece(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}
