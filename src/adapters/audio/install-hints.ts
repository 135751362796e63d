/** What to install or allow where recording or playing does not work, by system. Pure. */
import type { RecorderTrial } from "../../speech/devices.ts";
import type { UpkeepWords } from "../../words/upkeep/english.ts";

/** What is wrong and what to do, one line each. */
interface Advice {
  readonly finding: string;
  readonly fix: string;
}

/** Why nothing could be recorded with the programs tried, and what mends it. */
export function recorderFix(
  platform: NodeJS.Platform,
  trials: readonly RecorderTrial[],
  microphone: string | null,
  words: UpkeepWords["install"],
): Advice {
  const installed = trials.filter(({ isInstalled }) => isInstalled);
  if (installed.length === 0) {
    return { finding: words.none, fix: adviceFor(words.recorder, platform) };
  }
  const [first] = installed;
  const program = first?.program ?? "";
  const problem = first?.problem ?? "";
  // Some programs begin what they say with their own name.
  const why = problem.startsWith(`${program}:`) ? problem : `${program}: ${problem}`;
  const finding = words.nothingRecorded(why);
  if (microphone !== null) {
    return {
      finding,
      fix: words.isThere(microphone),
    };
  }
  return { finding, fix: adviceFor(words.allow, platform) };
}

/** What holds for the system of three. */
export function adviceFor(
  advice: { readonly darwin: string; readonly win32: string; readonly other: string },
  platform: NodeJS.Platform,
): string {
  return platform === "darwin" || platform === "win32" ? advice[platform] : advice.other;
}
