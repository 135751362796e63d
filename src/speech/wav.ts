/** WAV: what its header says, and the header of our own recordings. Pure: bytes in, bytes out. */

export interface WavFormat {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  /** True for whole numbers; false for floating point and compressed data. */
  readonly isPcm: boolean;
  /** Where the samples begin, in bytes from the file's beginning. */
  readonly dataStart: number;
  /** As the header says. A header that was written before the samples (through a pipe) says too much or 0. */
  readonly dataBytes: number;
}

const headerBytes = 44;
const pcm = 1;
/** WAVE_FORMAT_EXTENSIBLE: the true format is the first two bytes of a GUID further on. */
const extensible = 0xfffe;

/**
 * The format of a WAV from its first bytes.
 * @returns null when it is none, or when the samples do not begin within these bytes
 */
export function readWavHeader(bytes: Uint8Array): WavFormat | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || tag(bytes, 0) !== "RIFF" || tag(bytes, 8) !== "WAVE") return null;
  let format: Omit<WavFormat, "dataStart" | "dataBytes"> | null = null;
  let position = 12;
  while (position + 8 <= bytes.length) {
    const name = tag(bytes, position);
    const size = view.getUint32(position + 4, true);
    const start = position + 8;
    if (name === "data") {
      return format === null ? null : { ...format, dataStart: start, dataBytes: size };
    }
    if (name === "fmt ") {
      if (size < 16 || start + size > bytes.length) return null;
      const code = view.getUint16(start, true);
      const isExtended = code === extensible && size >= 26;
      format = {
        isPcm: (isExtended ? view.getUint16(start + 24, true) : code) === pcm,
        channels: view.getUint16(start + 2, true),
        sampleRateHz: view.getUint32(start + 4, true),
        bitsPerSample: view.getUint16(start + 14, true),
      };
      if (format.channels === 0 || format.sampleRateHz === 0) return null;
    }
    // Chunks are padded to an even length.
    position = start + size + (size % 2);
  }
  return null;
}

/** The 44 bytes before 16-bit PCM of so many bytes. */
export function wavHeader(options: {
  readonly sampleRateHz: number;
  readonly dataBytes: number;
  /** 1 when absent. */
  readonly channels?: number;
}): Uint8Array {
  const { sampleRateHz, dataBytes, channels = 1 } = options;
  const bytes = new Uint8Array(headerBytes);
  const view = new DataView(bytes.buffer);
  const frameBytes = channels * 2;
  writeTag(bytes, 0, "RIFF");
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  writeTag(bytes, 8, "WAVE");
  writeTag(bytes, 12, "fmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, pcm, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, 16, true);
  writeTag(bytes, 36, "data");
  view.setUint32(40, dataBytes, true);
  return bytes;
}

/** The samples of 16-bit PCM; half a sample at the end is left out. */
export function toSamples(pcmBytes: Uint8Array): Int16Array {
  const view = new DataView(pcmBytes.buffer, pcmBytes.byteOffset, pcmBytes.byteLength);
  const samples = new Int16Array(Math.floor(pcmBytes.length / 2));
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = view.getInt16(index * 2, true);
  }
  return samples;
}

function tag(bytes: Uint8Array, start: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + 4));
}

function writeTag(bytes: Uint8Array, start: number, name: string): void {
  for (let index = 0; index < name.length; index += 1) {
    bytes[start + index] = name.charCodeAt(index);
  }
}
