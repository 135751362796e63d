/** Names that `--microphone` takes, as far as this system lists them. A list is no proof: only a recording is. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const limitMs = 5000;

/** Sources of PulseAudio or PipeWire, else devices of ALSA; null where we cannot list them. */
export async function listMicrophones(
  platform: NodeJS.Platform,
): Promise<readonly string[] | null> {
  if (platform !== "linux") return null;
  return (await pulseSources()) ?? (await alsaDevices());
}

async function pulseSources(): Promise<readonly string[] | null> {
  const lines = await outputOf("pactl", ["list", "short", "sources"]);
  if (lines === null) return null;
  const names = lines.map((line) => line.split("\t")[1] ?? "");
  // A monitor is what a loudspeaker plays.
  return names.filter((name) => name !== "" && !name.endsWith(".monitor"));
}

async function alsaDevices(): Promise<readonly string[] | null> {
  const lines = await outputOf("arecord", ["-L"]);
  if (lines === null) return null;
  return lines.filter((line) => /^\S+$/.test(line) && line !== "null");
}

async function outputOf(
  program: string,
  parameters: readonly string[],
): Promise<readonly string[] | null> {
  try {
    const { stdout } = await run(program, parameters, { timeout: limitMs });
    return stdout.split("\n");
  } catch {
    return null;
  }
}
