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

/**
 * On PulseAudio, sox lags two seconds behind without the first; the second chooses the microphone for all programs. It must
 * not hold one of ALSA's names, not even `default`: PulseAudio has no source that is called so.
 */
function pulseEnvironment(device: string | null): Readonly<Record<string, string>> {
  const isSource = device !== null && !isAlsaName(device);
  return { PULSE_LATENCY_MSEC: "30", ...(isSource ? { PULSE_SOURCE: device } : {}) };
}

const arecord: RecorderProgram = {
  name: "arecord",
  command: "arecord",
  arguments: (device) => [
    // ALSA's default may be a card, which would be recorded in place of the source that was named.
    ...(device === null ? [] : ["-D", isAlsaName(device) ? device : "pulse"]),
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
    ...(device === null || serverNames.test(device) ? [] : [`--device=${device}`]),
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

/** Without AUDIODRIVER, sox may be on PulseAudio, which knows none of ALSA's names. */
function soxEnvironment(device: string | null): Readonly<Record<string, string>> {
  const isAlsa = device !== null && isAlsaName(device);
  return {
    ...pulseEnvironment(device),
    ...(isAlsa ? { AUDIODRIVER: "alsa", AUDIODEV: device } : {}),
  };
}

/** On macOS; not run by us. */
const recOnCoreAudio: RecorderProgram = {
  ...rec,
  environment: (device) => (device === null ? {} : { AUDIODEV: device }),
};

/** sox over the system's own driver: written after its manual and not run by us, for want of such systems. */
function soxDriver(name: string, driver: string): RecorderProgram {
  return {
    name,
    command: "sox",
    arguments: (device) => ["-q", "-t", driver, device ?? "default", ...rawFormat],
    environment: () => ({}),
  };
}

/** ALSA's names for what the sound server itself takes for its default. */
const serverNames = /^(?:default|pulse|pipewire|sysdefault)$/;

/** Plugins of ALSA that stand before a card or another name, after `arecord -L` and alsa-lib's alsa.conf. */
const alsaPlugins =
  /^(?:default|sysdefault|hw|plughw|plug|dsnoop|dshare|asym|front|rear|side|center_lfe|surround\d\d|iec958|spdif|hdmi|modem|phoneline|usbstream|bluealsa|pulse|pipewire|jack|oss|null|file):/;

/**
 * `hw:1,0`, `plughw:…`, `default`: names that `arecord -L` lists; others are PulseAudio's sources, some of which have a
 * colon too (`bluez_input.AA:BB:CC`). A name of one's own in `.asoundrc` is reached as `plug:name`.
 */
function isAlsaName(device: string): boolean {
  return serverNames.test(device) || /^(?:null|jack|oss)$/.test(device) || alsaPlugins.test(device);
}

/** The programs for a system (`process.platform`), the best first. */
export function recorderPrograms(platform: NodeJS.Platform): readonly RecorderProgram[] {
  if (platform === "darwin") return [soxDriver("sox (CoreAudio)", "coreaudio"), recOnCoreAudio];
  if (platform === "win32") return [soxDriver("sox (WaveAudio)", "waveaudio")];
  return [arecord, sox, rec, parec];
}
