/** What to install or allow where recording or playing does not work, by system. Pure. */
import type { RecorderTrial } from "../../speech/devices.ts";

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
): Advice {
  const installed = trials.filter(({ isInstalled }) => isInstalled);
  if (installed.length === 0) {
    return { finding: "No program that records is installed.", fix: installRecorder(platform) };
  }
  const [first] = installed;
  const program = first?.program ?? "";
  const problem = first?.problem ?? "";
  // Some programs begin what they say with their own name.
  const why = problem.startsWith(`${program}:`) ? problem : `${program}: ${problem}`;
  const finding = `Nothing can be recorded: ${why}.`;
  if (microphone !== null) {
    return {
      finding,
      fix: `Is "${microphone}" there? \`greenroom voice devices\` lists the microphones.`,
    };
  }
  return { finding, fix: allowMicrophone(platform) };
}

/** How to get a program that records. */
function installRecorder(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Install SoX: brew install sox.";
  if (platform === "win32")
    return "Install SoX: winget install ChrisBagwell.SoX, and have its folder in PATH.";
  return "Install one: sudo apt install alsa-utils (or sox, or pulseaudio-utils).";
}

/** How to get a program that plays. */
export function installPlayer(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "afplay is part of macOS; is /usr/bin in PATH?";
  if (platform === "win32") return "PowerShell plays the questions; is it in PATH?";
  return "Install one: sudo apt install alsa-utils (or pulseaudio-utils, or sox).";
}

/** Where microphones are allowed or chosen. */
export function allowMicrophone(platform: NodeJS.Platform): string {
  if (platform === "darwin")
    return "Plug one in, and allow it to your terminal in System Settings, Privacy & Security, Microphone.";
  if (platform === "win32")
    return "Plug one in, and allow it in Settings, Privacy & security, Microphone, for desktop apps too.";
  return "Plug one in, or choose it with --microphone; `greenroom voice devices` lists what there is.";
}
