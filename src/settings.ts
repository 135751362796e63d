/** Every setting: its default, how a value for it is read, and what it means. Where values come from is config.ts. */
import type { GreenroomError } from "./errors.ts";
import { languages, levels, modes, services } from "./vocabulary.ts";
import { settingError } from "./words/settings.ts";
import { english } from "./words/settings/english.ts";
import type { SettingsWords } from "./words/settings/english.ts";

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

/** What each setting means, in English: help and `--json` have it. */
export const settingDescriptions = english.descriptions;

/** How a value is read from a flag's text, an environment variable or a TOML value. By hand: see vocabulary.ts. */
interface Reader<Value> {
  /** Undefined when the setting does not take it. */
  readonly read: (value: unknown) => Value | undefined;
  /** What it takes, as it is said of a value that is wrong. */
  readonly takes: (words: SettingsWords["takes"]) => string;
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

/**
 * `{place} is "{value}"; it takes …`, as an error to throw.
 * @param place a flag, a variable, or the setting's own name; `file`: where that name stands
 */
export function wrongValue(
  key: SettingKey,
  value: unknown,
  place: string,
  file: string | null = null,
): GreenroomError {
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return settingError("usage", ({ takes, descriptions, wrongValue: say }) =>
    say(place, file, shown, readers[key].takes(takes), descriptions[key]),
  );
}

/** `timeoutMs` in the file and in flags: `timeout-ms`. */
export function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function oneOf<const Values extends readonly string[]>(values: Values): Reader<Values[number]> {
  return {
    read: (value) => values.find((each) => each === value),
    takes: (words) => words.oneOf(values.join(", ")),
  };
}

function anyText(): Reader<string> {
  return {
    read: (value) => (typeof value === "string" ? value.trim() || undefined : undefined),
    takes: (words) => words.text,
  };
}

function httpUrl(): Reader<string> {
  return {
    read: (value) => {
      const text = typeof value === "string" ? value.trim() : "";
      return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
    },
    takes: (words) => words.url,
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
    takes: (words) => words.wholeNumber(least, most),
  };
}

function numberWithin(least: number, most: number): Reader<number> {
  return {
    read: (value) => {
      const isNumber = typeof value === "string" && /^\s*\d+(?:\.\d+)?\s*$/.test(value);
      const number = isNumber ? Number(value) : value;
      return typeof number === "number" && number >= least && number <= most ? number : undefined;
    },
    takes: (words) => words.number(least, most),
  };
}

function orOff(reader: Reader<number>): Reader<number | "off"> {
  return {
    read: (value) => (value === "off" || value === false ? "off" : reader.read(value)),
    takes: (words) => words.orOff(reader.takes(words)),
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
    takes: ({ trueOrFalse }) => trueOrFalse,
  };
}
