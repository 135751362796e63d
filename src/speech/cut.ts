/** Where a long recording is cut in two, so that no word is: at a pause. */

/** A frame in which loudness is measured, and the length of a pause that is long enough to cut in. */
const frameMs = 20;
const pauseMs = 300;

/**
 * The quietest place of a stretch of PCM: the middle of the 300 ms with the least energy, the last of equals.
 * @param samples channels interleaved
 * @returns an index into `samples`, a whole number of channels from the beginning
 */
export function quietestPlace(
  samples: Int16Array,
  format: { readonly sampleRateHz: number; readonly channels: number },
): number {
  const frameLength = Math.max(1, Math.round((format.sampleRateHz * frameMs) / 1000));
  const frameSize = frameLength * format.channels;
  const frames = Math.floor(samples.length / frameSize);
  const window = Math.min(frames, Math.round(pauseMs / frameMs));
  if (window === 0) return samples.length;
  const energies = Array.from({ length: frames }, (_, frame) =>
    energyOf(samples.subarray(frame * frameSize, (frame + 1) * frameSize)),
  );
  let current = energies.slice(0, window).reduce((sum, energy) => sum + energy, 0);
  let least = current;
  let best = 0;
  for (let first = 1; first + window <= frames; first += 1) {
    current += (energies[first + window - 1] ?? 0) - (energies[first - 1] ?? 0);
    if (current <= least) {
      least = current;
      best = first;
    }
  }
  return (best + Math.floor(window / 2)) * frameSize;
}

/** The sum of squares: a whole number, so that adding and taking away leaves no rest. */
function energyOf(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum;
}
