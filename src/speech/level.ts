/** Whether a microphone is set well, from a few seconds of it. */

export type LevelVerdict = "dead" | "silent" | "quiet" | "clipping" | "good";

export interface Level {
  readonly verdict: LevelVerdict;
  /** The loudest sample in dBFS, −96 to 0. */
  readonly peakDbfs: number;
}

/** Two of the lowest bits: a microphone that is not allowed records zeros and no error. */
const deadPeak = 2;
/** A voice into a microphone peaks at −20 to −6 dBFS (the usual advice for recording speech); noise alone below −45. */
const silentDbfs = -45;
const quietDbfs = -30;
/** From here on a sample is cut off, and so many of a thousand are heard as distortion. */
const clipped = 32_700;
const clippedShare = 0.001;

/** Judges 16-bit samples in which somebody spoke. */
export function judgeLevel(samples: Int16Array): Level {
  let peak = 0;
  let cut = 0;
  for (const sample of samples) {
    const height = Math.abs(sample);
    peak = Math.max(peak, height);
    if (height >= clipped) cut += 1;
  }
  const peakDbfs = peak === 0 ? -96 : Math.max(-96, 20 * Math.log10(peak / 32_768));
  return { peakDbfs, verdict: verdictOf(peak, peakDbfs, cut / Math.max(1, samples.length)) };
}

function verdictOf(peak: number, peakDbfs: number, share: number): LevelVerdict {
  if (peak <= deadPeak) return "dead";
  if (share >= clippedShare) return "clipping";
  if (peakDbfs < silentDbfs) return "silent";
  return peakDbfs < quietDbfs ? "quiet" : "good";
}
