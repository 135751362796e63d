/**
 * The voices that a system has of its own: espeak-ng, `say` on macOS, SAPI on Windows through PowerShell. Each renders to
 * a WAV file that is read back: espeak-ng itself ends with 0 where there is no sound card, and nobody heard anything.
 * Text, voice and language never stand in a command line that something parses: they go through stdin and variables.
 *
 * Only espeak-ng has been run by the tests; the commands of the other two are built by their documentation.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GreenroomError } from "../../errors.ts";
import { machineError } from "../../words/machine-errors.ts";
import type { SpeechRequest, SpeechSynthesizer, SpokenLanguage } from "../../speech/ports.ts";
import { readWavHeader } from "../../speech/wav.ts";
import { lastWords, runProgram } from "./run-program.ts";
import { inWorkFolder } from "./work-folder.ts";

export interface SystemVoiceOptions {
  readonly platform: NodeJS.Platform;
  /** One of the system's own names; null: one for the language. espeak-ng says an unknown one with its usual voice. */
  readonly voice: string | null;
}

/** What is to be run. */
export interface VoiceCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly stdin: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Rendering takes far less time than speaking. */
const limitMs = 60_000;

/** Words a minute at speed 1: espeak-ng's own (its manual), and what `say` takes for its usual pace. */
const usualWordsPerMinute = 175;

const espeakVoices: Readonly<Record<SpokenLanguage, string>> = {
  en: "en-us",
  es: "es",
  pt: "pt-br",
};

/** Voices that every macOS since 10.12 has; others can be named. */
const sayVoices: Readonly<Record<SpokenLanguage, string>> = {
  en: "Samantha",
  es: "Mónica",
  pt: "Luciana",
};

/**
 * Reads everything from variables and stdin, so nothing that is spoken is ever read as a program. A voice is chosen by
 * its name, else by the language, else it is the system's own.
 */
const sapiScript = [
  "$ErrorActionPreference = 'Stop'",
  "Add-Type -AssemblyName System.Speech",
  "[Console]::InputEncoding = [System.Text.Encoding]::UTF8",
  "$text = [Console]::In.ReadToEnd()",
  "$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer",
  "if ($env:GREENROOM_VOICE) { $speaker.SelectVoice($env:GREENROOM_VOICE) } else {",
  "  $voice = $speaker.GetInstalledVoices() | Where-Object { $_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq $env:GREENROOM_LANGUAGE } | Select-Object -First 1",
  "  if ($voice) { $speaker.SelectVoice($voice.VoiceInfo.Name) }",
  "}",
  "$speaker.Rate = [int]$env:GREENROOM_RATE",
  "$format = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, [System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen, [System.Speech.AudioFormat.AudioChannel]::Mono)",
  "$speaker.SetOutputToWaveFile($env:GREENROOM_OUTPUT, $format)",
  "$speaker.Speak($text)",
  "$speaker.Dispose()",
].join("\n");

/** The command that renders the text to a WAV file on this platform. */
export function voiceCommand(
  { platform, voice }: SystemVoiceOptions,
  { text, language, speed }: Pick<SpeechRequest, "text" | "language" | "speed">,
  outputPath: string,
): VoiceCommand {
  const wordsPerMinute = String(Math.round(usualWordsPerMinute * speed));
  if (platform === "darwin") {
    return {
      program: "say",
      args: [
        "-v",
        voice ?? sayVoices[language],
        "-r",
        wordsPerMinute,
        "-o",
        outputPath,
        "--file-format=WAVE",
        "--data-format=LEI16@22050",
        "-f",
        "-",
      ],
      stdin: text,
      environment: {},
    };
  }
  if (platform === "win32") {
    return {
      program: "powershell.exe",
      args: ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", sapiScript],
      stdin: text,
      environment: {
        GREENROOM_VOICE: voice ?? "",
        GREENROOM_LANGUAGE: language,
        GREENROOM_OUTPUT: outputPath,
        // SAPI's rate goes from -10 to 10, where 10 is three times as fast (its documentation).
        GREENROOM_RATE: String(
          Math.max(-10, Math.min(10, Math.round(10 * (Math.log(speed) / Math.log(3))))),
        ),
      },
    };
  }
  return {
    program: "espeak-ng",
    args: [
      "-v",
      voice ?? espeakVoices[language],
      "-s",
      wordsPerMinute,
      // 1: what comes is UTF-8.
      "-b",
      "1",
      "-w",
      outputPath,
      "--stdin",
    ],
    stdin: text,
    environment: {},
  };
}

/** The system's voice. Whether it is there is found out when it is used. */
export function createSystemVoice(options: SystemVoiceOptions): SpeechSynthesizer {
  const { program } = voiceCommand(options, { text: "", language: "en", speed: 1 }, "");
  const name = options.voice === null ? program : `${program} (${options.voice})`;
  return {
    name,
    synthesize: async (request) => {
      if (request.text.trim() === "") {
        throw machineError("usage", (words) => words.nothingToSpeak);
      }
      return await inWorkFolder(async (folder) => {
        const path = join(folder, "speech.wav");
        const command = voiceCommand(options, request, path);
        const end = await runProgram({ ...command, limitMs, signal: request.signal });
        if (end.type === "missing") throw missing(options.platform, end.code);
        const bytes = await readFile(path).catch(() => Buffer.alloc(0));
        const format = readWavHeader(bytes);
        const pcm = format === null ? Buffer.alloc(0) : bytes.subarray(format.dataStart);
        const whole = pcm.subarray(0, Math.floor(pcm.length / 2) * 2);
        const isUsable =
          format !== null && format.isPcm && format.bitsPerSample === 16 && format.channels === 1;
        if (!isUsable || whole.length === 0 || end.type !== "exited" || end.code !== 0) {
          throw failed(name, end.type === "exited" ? lastWords(end.complaint) : "it took too long");
        }
        return { sampleRateHz: format.sampleRateHz, chunks: inChunks(whole) };
      });
    },
  };
}

const chunkBytes = 16_384;

async function* inChunks(pcm: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < pcm.length; start += chunkBytes) {
    yield pcm.subarray(start, start + chunkBytes);
  }
}

function missing(platform: NodeJS.Platform, code: string): GreenroomError {
  const known = platform === "darwin" || platform === "win32" ? platform : "other";
  return machineError("device", (words) => words.noVoice[known](code));
}

function failed(name: string, reason: string): GreenroomError {
  return machineError("device", (words) => words.didNotSpeak(name, reason));
}
