/** Generated sound for tests: the same every time, at levels that are known. */
import { seededRandom } from "../../src/interview/random.ts";

export const rate = 16_000;

export function samplesOf(seconds: number): Float64Array {
  return new Float64Array(Math.round(seconds * rate));
}

function scaledTo(dbfs: number, signal: Float64Array): Float64Array {
  let sum = 0;
  let count = 0;
  for (const value of signal) {
    if (value === 0) continue;
    sum += value * value;
    count += 1;
  }
  const rms = Math.sqrt(sum / Math.max(1, count));
  const gain = 10 ** (dbfs / 20) / (rms || 1);
  return signal.map((value) => value * gain);
}

/**
 * Like speech in what an energy detector sees: syllables of 150 to 250 ms with soft edges and short gaps, voiced noise
 * inside, at so many dBFS while it sounds.
 */
export function voice(seconds: number, dbfs: number, seed = 1): Float64Array {
  const random = seededRandom(seed);
  const signal = samplesOf(seconds);
  let at = 0;
  while (at < signal.length) {
    const length = Math.round((0.15 + random() * 0.1) * rate);
    const pitch = 110 + random() * 40;
    for (let index = 0; index < length && at + index < signal.length; index += 1) {
      const edge = Math.sin((Math.PI * index) / length) ** 0.5;
      const time = index / rate;
      const tone =
        Math.sin(2 * Math.PI * pitch * time) + 0.5 * Math.sin(4 * Math.PI * pitch * time);
      signal[at + index] = edge * (tone + 0.6 * (random() * 2 - 1));
    }
    at += length + Math.round((0.02 + random() * 0.06) * rate);
  }
  return scaledTo(dbfs, signal);
}

/** Noise that falls by 3 dB an octave (Paul Kellet's filter of white noise). */
export function pinkNoise(seconds: number, dbfs: number, seed = 2): Float64Array {
  const random = seededRandom(seed);
  const state = [0, 0, 0];
  const signal = samplesOf(seconds).map(() => {
    const white = random() * 2 - 1;
    state[0] = 0.99765 * (state[0] ?? 0) + white * 0.099046;
    state[1] = 0.963 * (state[1] ?? 0) + white * 0.2965164;
    state[2] = 0.57 * (state[2] ?? 0) + white * 1.0526913;
    return (state[0] ?? 0) + (state[1] ?? 0) + (state[2] ?? 0) + white * 0.1848;
  });
  return scaledTo(dbfs, signal);
}

/** The mains and its overtones. */
export function hum(seconds: number, dbfs: number): Float64Array {
  const signal = samplesOf(seconds).map((_, index) => {
    const time = index / rate;
    return [50, 100, 150].reduce(
      (sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * time) / hertz,
      0,
    );
  });
  return scaledTo(dbfs, signal);
}

/** Keys that are struck: 15 ms each, at peaks of about −12 dBFS, five a second. */
export function clicks(seconds: number, seed = 3): Float64Array {
  const random = seededRandom(seed);
  const signal = samplesOf(seconds);
  for (let at = 0; at < signal.length; at += Math.round((0.15 + random() * 0.1) * rate)) {
    for (let index = 0; index < 0.015 * rate && at + index < signal.length; index += 1) {
      signal[at + index] = (random() * 2 - 1) * 0.25 * Math.exp(-index / (0.004 * rate));
    }
  }
  return signal;
}

export function inTurn(...parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Together, as long as the first. */
export function mixed(first: Float64Array, ...others: readonly Float64Array[]): Float64Array {
  return first.map((value, index) =>
    others.reduce((sum, other) => sum + (other[index % other.length] ?? 0), value),
  );
}

export function toPcm(signal: Float64Array): Int16Array {
  return Int16Array.from(signal, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));
}
