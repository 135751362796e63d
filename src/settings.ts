/** Every setting: its default, how a value for it is read, and what it means. Where values come from is config.ts. */
import { GreenroomError } from "./errors.ts";
import { languages, levels, modes } from "./vocabulary.ts";

/** Known OpenAI-compatible services; `custom` is any other, reached by its base URL. */
export const services = [
  "openai",
  "openrouter",
  "ollama",
  "lmstudio",
  "llamacpp",
  "groq",
  "azure",
  "custom",
] as const;
export type Service = (typeof services)[number];

/** Null: not set. */
export interface Settings {
  readonly engine: "auto" | "openai" | "offline";
  readonly service: Service | null;
  readonly baseUrl: string | null;
  readonly model: string | null;
  readonly timeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly contextTokens: number | null;
  readonly fallback: "ask" | "offline" | "none";
  readonly role: string | null;
  readonly level: (typeof levels)[number] | null;
  readonly language: (typeof languages)[number];
  readonly mode: (typeof modes)[number];
  readonly questions: number;
  readonly minutes: number | null;
  readonly probes: number;
  readonly predict: boolean;
  readonly editor: string | null;
  readonly judges: number;
  readonly record: string | null;
  readonly replay: string | null;
  readonly recogniser: "auto" | "openai" | "whisper-cli";
  readonly transcriptionService: Service | null;
  readonly transcriptionUrl: string | null;
  readonly transcriptionModel: string | null;
  readonly whisperProgram: string;
  readonly whisperModel: string | null;
  readonly speaker: "auto" | "openai" | "system";
  readonly voiceService: Service | null;
  readonly voiceUrl: string | null;
  readonly voiceModel: string | null;
  readonly voiceName: string | null;
  readonly voiceSpeed: number;
  readonly voiceCacheMb: number;
  readonly voice: boolean;
  readonly microphone: string | null;
  /** Seconds of silence that end a spoken answer. */
  readonly silence: number | "off";
  readonly earlyTranscription: boolean;
  readonly spokenSummary: boolean;
}

export type SettingKey = keyof Settings;

export const defaults: Settings = {
  engine: "auto",
  service: null,
  baseUrl: null,
  model: null,
  timeoutMs: 60_000,
  idleTimeoutMs: 20_000,
  contextTokens: null,
  fallback: "ask",
  role: null,
  level: null,
  language: "en",
  mode: "coach",
  questions: 5,
  minutes: null,
  probes: 1,
  predict: false,
  editor: null,
  judges: 1,
  record: null,
  replay: null,
  recogniser: "auto",
  transcriptionService: null,
  transcriptionUrl: null,
  transcriptionModel: null,
  whisperProgram: "whisper-cli",
  whisperModel: null,
  speaker: "auto",
  voiceService: null,
  voiceUrl: null,
  voiceModel: null,
  voiceName: null,
  voiceSpeed: 1,
  voiceCacheMb: 200,
  voice: false,
  microphone: null,
  silence: 2.5,
  earlyTranscription: true,
  spokenSummary: true,
};

/** What each setting means, as `greenroom config list` and `config get` say it. */
export const settingDescriptions: Readonly<Record<SettingKey, string>> = {
  engine:
    "who asks and judges: auto, openai, offline; auto is openai where a key or a base URL is set",
  service: `the OpenAI-compatible service: ${services.join(", ")}`,
  baseUrl: "the service's URL, e.g. http://localhost:11434/v1",
  model: "the model's name; unset: the service's default",
  timeoutMs: "milliseconds until a request is given up",
  idleTimeoutMs: "milliseconds without a word until a stream is given up",
  contextTokens: "tokens that the model takes at once, where it is not known",
  fallback: "when the service is down: ask, go on offline, or none",
  role: "the role pack; unset: found in the job",
  level: "junior, mid, senior or staff; unset: found in job and resume",
  language: "of questions and feedback: en, es, pt",
  mode: "coach (feedback after each answer) or mock (at the end)",
  questions: "how many questions an interview has",
  minutes: "no new question after so many minutes",
  probes: "follow-up questions for one answer, at most",
  predict: "bet on your own score before the first grade",
  editor: "the editor's command line for /edit; unset: VISUAL, EDITOR",
  judges: "how often a model judges each answer; the median counts",
  record: "a file to which the model's replies are written",
  replay: "a file whose replies stand for the model's; nothing is sent",
  recogniser: "who transcribes speech: openai, whisper-cli; auto is the service where one is used",
  transcriptionService: "the service that transcribes; unset: the usual one",
  transcriptionUrl: "the URL of a server that transcribes; its key is TRANSCRIPTION_API_KEY",
  transcriptionModel: "the model that transcribes; unset: the service's default",
  whisperProgram: "the program of whisper.cpp: its name or path",
  whisperModel: "the model file of whisper.cpp, e.g. ggml-base.en.bin",
  speaker: "who speaks: openai, system; auto is the service, and the system where that fails",
  voiceService: "the service that speaks; unset: the usual one",
  voiceUrl: "the URL of a server that speaks; its key is VOICE_API_KEY",
  voiceModel: "the model that speaks; unset: the service's default",
  voiceName: "the voice's name; unset: one for the language",
  voiceSpeed: "how fast questions are spoken, 0.5 to 2; 1 is the voice's own",
  voiceCacheMb: "megabytes of spoken questions that are kept; 0: none",
  voice: "interviews are spoken: true or false",
  microphone: "the microphone, by the name that `greenroom voice devices` lists",
  silence: "seconds of silence that end a spoken answer, 1.5 to 5, or off",
  earlyTranscription: "transcribe while it is not certain that an answer is over: true or false",
  spokenSummary: "the result of a spoken interview is said at its end: true or false",
};

/** How a value is read from a flag's text, an environment variable or a TOML value. By hand: see vocabulary.ts. */
interface Reader<Value> {
  /** Undefined when the setting does not take it. */
  readonly read: (value: unknown) => Value | undefined;
  /** What it takes, as it is said of a value that is wrong. */
  readonly takes: string;
}

const readers: { readonly [Key in SettingKey]: Reader<NonNullable<Settings[Key]>> } = {
  engine: oneOf(["auto", "openai", "offline"]),
  service: oneOf(services),
  baseUrl: httpUrl(),
  model: anyText(),
  timeoutMs: wholeNumber(100, 600_000),
  idleTimeoutMs: wholeNumber(100, 600_000),
  contextTokens: wholeNumber(1_000, 10_000_000),
  fallback: oneOf(["ask", "offline", "none"]),
  role: anyText(),
  level: oneOf(levels),
  language: oneOf(languages),
  mode: oneOf(modes),
  questions: wholeNumber(1, 50),
  minutes: wholeNumber(1, 600),
  probes: wholeNumber(0, 3),
  predict: yesOrNo(),
  editor: anyText(),
  judges: wholeNumber(1, 9),
  record: anyText(),
  replay: anyText(),
  recogniser: oneOf(["auto", "openai", "whisper-cli"]),
  transcriptionService: oneOf(services),
  transcriptionUrl: httpUrl(),
  transcriptionModel: anyText(),
  whisperProgram: anyText(),
  whisperModel: anyText(),
  speaker: oneOf(["auto", "openai", "system"]),
  voiceService: oneOf(services),
  voiceUrl: httpUrl(),
  voiceModel: anyText(),
  voiceName: anyText(),
  voiceSpeed: numberWithin(0.5, 2),
  voiceCacheMb: wholeNumber(0, 100_000),
  voice: yesOrNo(),
  microphone: anyText(),
  silence: orOff(numberWithin(1.5, 5)),
  earlyTranscription: yesOrNo(),
  spokenSummary: yesOrNo(),
};

export const settingKeys: readonly SettingKey[] = Object.keys(defaults).filter(isSettingKey);

function isSettingKey(name: string): name is SettingKey {
  return Object.hasOwn(defaults, name);
}

/** The setting's value made of what a source holds; undefined when the setting does not take it. */
export function readSetting<Key extends SettingKey>(
  key: Key,
  value: unknown,
): NonNullable<Settings[Key]> | undefined {
  return readers[key].read(value);
}

/** `{place} is "{value}"; it takes …`, as an error to throw. */
export function wrongValue(key: SettingKey, value: unknown, place: string): GreenroomError {
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return new GreenroomError(
    "usage",
    `${place} is "${shown}"; it takes ${readers[key].takes}.`,
    `It means: ${settingDescriptions[key]}.`,
  );
}

/** `timeoutMs` in the file and in flags: `timeout-ms`. */
export function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function oneOf<const Values extends readonly string[]>(values: Values): Reader<Values[number]> {
  return {
    read: (value) => values.find((each) => each === value),
    takes: `one of ${values.join(", ")}`,
  };
}

function anyText(): Reader<string> {
  return {
    read: (value) => (typeof value === "string" ? value.trim() || undefined : undefined),
    takes: "a text",
  };
}

function httpUrl(): Reader<string> {
  return {
    read: (value) => {
      const text = typeof value === "string" ? value.trim() : "";
      return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
    },
    takes: "a URL that begins with http:// or https://",
  };
}

function wholeNumber(least: number, most: number): Reader<number> {
  return {
    read: (value) => {
      const isDigits = typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value);
      const number = isDigits ? Number(value) : value;
      const fits =
        typeof number === "number" && Number.isInteger(number) && number >= least && number <= most;
      return fits ? number : undefined;
    },
    takes: `a whole number from ${least} to ${most}`,
  };
}

function numberWithin(least: number, most: number): Reader<number> {
  return {
    read: (value) => {
      const isNumber = typeof value === "string" && /^\s*\d+(?:\.\d+)?\s*$/.test(value);
      const number = isNumber ? Number(value) : value;
      return typeof number === "number" && number >= least && number <= most ? number : undefined;
    },
    takes: `a number from ${least} to ${most}`,
  };
}

function orOff(reader: Reader<number>): Reader<number | "off"> {
  return {
    read: (value) => (value === "off" || value === false ? "off" : reader.read(value)),
    takes: `${reader.takes}, or off`,
  };
}

function yesOrNo(): Reader<boolean> {
  const words = new Map([
    ["true", true],
    ["yes", true],
    ["1", true],
    ["false", false],
    ["no", false],
    ["0", false],
  ]);
  return {
    read: (value) =>
      typeof value === "string"
        ? words.get(value.trim().toLowerCase())
        : typeof value === "boolean"
          ? value
          : undefined,
    takes: "true or false",
  };
}
