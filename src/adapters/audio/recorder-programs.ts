/** Programs that record, in the order in which they are tried, and the command line of each. Pure. */

import { recordingRateHz } from "../../speech/devices.ts";

export interface RecorderProgram {
  readonly name: string;
  readonly command: string;
  /** @param device null: the system's own */
  readonly arguments: (device: string | null) => readonly string[];
  readonly environment: (device: string | null) => Readonly<Record<string, string>>;
}

const rate = String(recordingRateHz);
const rawFormat = ["-r", rate, "-c", "1", "-b", "16", "-e", "signed-integer", "-t", "raw", "-"];

/** On PulseAudio, sox lags two seconds behind without the first; the second chooses the microphone for all programs. */
function pulseEnvironment(device: string | null): Readonly<Record<string, string>> {
  return { PULSE_LATENCY_MSEC: "30", ...(device === null ? {} : { PULSE_SOURCE: device }) };
}

const arecord: RecorderProgram = {
  name: "arecord",
  command: "arecord",
  arguments: (device) => [
    ...(device === null || !isAlsaName(device) ? [] : ["-D", device]),
    "-q",
    "-r",
    rate,
    "-c",
    "1",
    "-t",
    "raw",
    "-f",
    "S16_LE",
    "-",
  ],
  environment: pulseEnvironment,
};

const parec: RecorderProgram = {
  name: "parec",
  command: "parec",
  arguments: (device) => [
    ...(device === null ? [] : [`--device=${device}`]),
    "--raw",
    "--format=s16le",
    `--rate=${rate}`,
    "--channels=1",
    "--latency-msec=30",
  ],
  environment: () => ({}),
};

const sox: RecorderProgram = {
  name: "sox",
  command: "sox",
  arguments: () => ["-q", "--default-device", ...rawFormat],
  environment: soxEnvironment,
};

const rec: RecorderProgram = {
  name: "rec",
  command: "rec",
  arguments: () => ["-q", ...rawFormat],
  environment: soxEnvironment,
};

function soxEnvironment(device: string | null): Readonly<Record<string, string>> {
  return { ...pulseEnvironment(device), ...(device === null ? {} : { AUDIODEV: device }) };
}

/** sox over the system's own driver: written after its manual and not run by us, for want of such systems. */
function soxDriver(name: string, driver: string): RecorderProgram {
  return {
    name,
    command: "sox",
    arguments: (device) => ["-q", "-t", driver, device ?? "default", ...rawFormat],
    environment: () => ({}),
  };
}

/** `hw:1,0`, `plughw:…`, `default`, `pulse`: names that `arecord -L` lists; others are PulseAudio's sources. */
function isAlsaName(device: string): boolean {
  return /^(?:default|pulse|pipewire|sysdefault|null)$|:/.test(device);
}

/** The programs for a system (`process.platform`), the best first. */
export function recorderPrograms(platform: NodeJS.Platform): readonly RecorderProgram[] {
  if (platform === "darwin") return [soxDriver("sox (CoreAudio)", "coreaudio"), rec];
  if (platform === "win32") return [soxDriver("sox (WaveAudio)", "waveaudio")];
  return [arecord, sox, rec, parec];
}
