/** What a body of audio is, by its first bytes, and its samples: a success may hold a page, or another format. */
import { readWavHeader } from "../../speech/wav.ts";
import type { WavFormat } from "../../speech/wav.ts";

type Read = () => Promise<
  | { readonly done: false; readonly value: Uint8Array }
  | { readonly done: true; readonly value?: Uint8Array | undefined }
>;

export type PcmAudio = Extract<SniffedAudio, { type: "pcm" }>;

export type SniffedAudio =
  | {
      readonly type: "pcm";
      readonly sampleRateHz: number;
      /** Samples that came with the header. */
      readonly start: Uint8Array;
      /** Bytes of samples that are to come with `start`; null: until the end. */
      readonly dataBytes: number | null;
      /** 2 for stereo, which becomes mono. */
      readonly channels: number;
    }
  | { readonly type: "empty"; readonly sampleRateHz: number }
  /** What came instead, in words. */
  | {
      readonly type: "MP3" | "another format" | "a text" | "a web page";
      readonly sampleRateHz: number;
    };

/** A header that is longer is none. */
const longestHeader = 64 * 1024;
const sniffedBytes = 16;

/**
 * Reads until it is known what comes.
 * @param rawRateHz the sample rate of a body without a header
 */
export async function sniffAudio(
  reader: { readonly read: Read },
  rawRateHz: number,
): Promise<SniffedAudio> {
  let bytes = new Uint8Array(0);
  let format: WavFormat | null = null;
  // Until it is known what it is, or it is over.
  for (;;) {
    const isKnown = bytes.length >= sniffedBytes && !startsWithRiff(bytes);
    format = readWavHeader(bytes);
    if (isKnown || format !== null || bytes.length >= longestHeader) break;
    const { value, done } = await reader.read();
    if (value !== undefined) bytes = join(bytes, value);
    if (done) break;
  }
  const sampleRateHz = rawRateHz;
  if (bytes.length === 0) return { type: "empty", sampleRateHz };
  const ascii = String.fromCharCode(...bytes.subarray(0, sniffedBytes));
  if (startsWithRiff(bytes)) {
    format ??= readWavHeader(bytes);
    if (format === null || !format.isPcm || format.bitsPerSample !== 16 || format.channels > 2) {
      return { type: "another format", sampleRateHz };
    }
    // A header that was written before the audio says nothing, or the longest there is.
    const isKnown = format.dataBytes > 0 && format.dataBytes < 0x7f000000;
    return {
      type: "pcm",
      sampleRateHz: format.sampleRateHz,
      start: bytes.subarray(format.dataStart),
      dataBytes: isKnown ? format.dataBytes : null,
      channels: format.channels,
    };
  }
  // The second is an MPEG frame of layer III, which as PCM would be a jump that no voice begins with.
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2;
  if (ascii.startsWith("ID3") || isFrame) return { type: "MP3", sampleRateHz };
  if (/^(?:OggS|fLaC)/.test(ascii)) return { type: "another format", sampleRateHz };
  if (/^\s*<(?:!doctype|html)/i.test(ascii)) return { type: "a web page", sampleRateHz };
  if (/^\s*[{[]\s*["{[\]}]/.test(ascii)) return { type: "a text", sampleRateHz };
  return { type: "pcm", sampleRateHz, start: bytes, dataBytes: null, channels: 1 };
}

/** The samples in whole samples of one channel, as they come. */
export async function* pcmChunks(
  audio: PcmAudio,
  read: Read,
): AsyncGenerator<Uint8Array, void, undefined> {
  const frameBytes = audio.channels * 2;
  let left = audio.dataBytes ?? Infinity;
  let rest = audio.start;
  for (;;) {
    const usable = Math.min(rest.length, left);
    const whole = Math.floor(usable / frameBytes) * frameBytes;
    if (whole > 0) {
      left -= whole;
      const frames = rest.subarray(0, whole);
      yield audio.channels === 1 ? frames : toMono(frames);
    }
    rest = rest.subarray(whole);
    // What stands behind the samples of a WAV is no sound.
    if (left < frameBytes) return;
    const { value, done } = await read();
    if (done) return;
    rest = join(rest, value);
  }
}

function startsWithRiff(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === "RIFF";
}

function toMono(stereo: Uint8Array): Uint8Array {
  const source = new DataView(stereo.buffer, stereo.byteOffset, stereo.byteLength);
  const mono = new Uint8Array(stereo.length / 2);
  const target = new DataView(mono.buffer);
  for (let index = 0; index < mono.length; index += 2) {
    const mixed = source.getInt16(index * 2, true) + source.getInt16(index * 2 + 2, true);
    target.setInt16(index, Math.round(mixed / 2), true);
  }
  return mono;
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
