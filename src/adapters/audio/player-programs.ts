/**
 * Programs that play, and the command line of each, by what they are handed. Never a program for a format that it does not
 * know: mpg123 plays a WAV as silence, aplay an MP3 as noise, and both say that all went well. Pure.
 */

export interface PlayerProgram {
  readonly name: string;
  readonly command: string;
  /** Before the name of a WAV file. */
  readonly wavArguments: readonly string[];
  /** To play 16-bit PCM, one channel, from standard input; null: it cannot play what is still being written. */
  readonly streamArguments: ((sampleRateHz: number) => readonly string[]) | null;
  readonly environment: (file: string) => Readonly<Record<string, string>>;
}

const none = (): Readonly<Record<string, string>> => ({});
const pulse = (): Readonly<Record<string, string>> => ({ PULSE_LATENCY_MSEC: "60" });

const aplay: PlayerProgram = {
  name: "aplay",
  command: "aplay",
  wavArguments: ["-q"],
  streamArguments: (rate) => [
    "-q",
    "-t",
    "raw",
    "-f",
    "S16_LE",
    "-c",
    "1",
    "-r",
    String(rate),
    // The default buffer holds half a second, which would be heard as a wait.
    "--buffer-time=100000",
    "-",
  ],
  // With PULSE_LATENCY_MSEC and the default buffer it never ends: ALSA's plugin for PulseAudio waits for room for ever.
  // It may be set outside, for another program; 0 is taken for no setting.
  environment: () => ({ PULSE_LATENCY_MSEC: "0" }),
};

const paplay: PlayerProgram = {
  name: "paplay",
  command: "paplay",
  wavArguments: [],
  streamArguments: (rate) => [
    "--raw",
    "--format=s16le",
    "--channels=1",
    `--rate=${rate}`,
    "--latency-msec=60",
  ],
  environment: none,
};

const soxPlay: PlayerProgram = {
  name: "play",
  command: "play",
  wavArguments: ["-q"],
  streamArguments: (rate) => [
    "-q",
    "--buffer",
    "2048",
    "-t",
    "raw",
    "-e",
    "signed-integer",
    "-b",
    "16",
    "-c",
    "1",
    "-r",
    String(rate),
    "-",
  ],
  environment: pulse,
};

/** Part of macOS; not run by us. */
const afplay: PlayerProgram = {
  name: "afplay",
  command: "afplay",
  wavArguments: [],
  streamArguments: null,
  environment: none,
};

/**
 * Part of Windows; not run by us. The package puts the file's name behind the command, where a name with spaces would be
 * taken apart: it is handed over in the environment, and what stands behind the `#` is a comment.
 */
const powershell: PlayerProgram = {
  name: "PowerShell",
  command: "powershell",
  wavArguments: [
    "-NoProfile",
    "-NonInteractive",
    "-Command",
    "(New-Object System.Media.SoundPlayer $env:GREENROOM_SOUND).PlaySync() #",
  ],
  streamArguments: null,
  environment: (file) => ({ GREENROOM_SOUND: file }),
};

/** The programs for a system (`process.platform`), the best first. */
export function playerPrograms(platform: NodeJS.Platform): readonly PlayerProgram[] {
  if (platform === "darwin") return [afplay, soxPlay];
  if (platform === "win32") return [powershell];
  return [aplay, paplay, soxPlay];
}
