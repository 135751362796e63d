/**
 * The settings: flag > environment > config file > locale (the language alone) > default. Each value knows where it came from, so that
 * `greenroom config list` shows which one won.
 */
import { parseConfigText, readConfigText } from "./config-file.ts";
import { GreenroomError } from "./errors.ts";
import { localeLanguage } from "./locale.ts";
import { findPaths } from "./paths.ts";
import type { Paths } from "./paths.ts";
import type { Service, SettingKey, Settings } from "./settings.ts";
import { defaults, kebabCase, readSetting, settingKeys, wrongValue } from "./settings.ts";
import { startError } from "./words/start-errors.ts";

export type SettingSource = "flag" | "environment" | "file" | "locale" | "default";

export interface ResolvedSetting {
  readonly key: SettingKey;
  readonly value: string | number | boolean | null;
  readonly source: SettingSource;
  /** The flag, the variable (of the locale, too) or the file's path; null for a default. */
  readonly where: string | null;
}

export interface Config {
  readonly paths: Paths;
  readonly settings: Settings;
  /** One for each setting, in the order of `settingKeys`. */
  readonly resolved: readonly ResolvedSetting[];
  /** What was wrong and left out; always empty unless the config was loaded `tolerant`. */
  readonly problems: readonly GreenroomError[];
}

export interface ConfigSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Options of the command line in camelCase; those that are no setting are passed over. */
  readonly flags?: Readonly<Record<string, unknown>>;
  /** The system's own locale, such as `es-MX`, for where no variable names one; without it only variables count. */
  readonly systemLocale?: string | null;
  /** For commands that must work, or mend it, when the file is wrong: problems are collected and not thrown. */
  readonly tolerant?: boolean;
}

/**
 * Reads flags, environment and config file.
 * @throws GreenroomError `usage` for a value that its setting does not take, an unknown key, or a file that is not TOML
 */
export async function loadConfig(sources: ConfigSources): Promise<Config> {
  const { environment, flags = {} } = sources;
  const paths = findPaths(environment);
  const problems: GreenroomError[] = [];
  const file = await readConfigFile(paths.configFile, problems);
  const settings: MutableSettings = { ...defaults };
  const found = new Map<SettingKey, Candidate>();
  for (const key of settingKeys) {
    const candidate = candidates(key, flags, environment, file, paths.configFile).find(
      ({ value }) => !isUnset(value),
    );
    if (candidate === undefined) continue;
    if (take(settings, key, candidate.value)) {
      found.set(key, candidate);
    } else {
      const { value, source, where } = candidate;
      problems.push(
        source === "file"
          ? wrongValue(key, value, kebabCase(key), where)
          : wrongValue(key, value, where),
      );
    }
  }
  const locale = localeLanguage(environment, sources.systemLocale ?? null);
  if (locale !== null && !found.has("language")) {
    settings.language = locale.language;
    found.set("language", {
      value: locale.language,
      source: "locale",
      where: locale.where,
      rank: 0,
    });
  }
  const [problem] = problems;
  if (problem !== undefined && sources.tolerant !== true) throw problem;

  // A service and a base URL say the same thing; the one that was said closer to the command wins.
  const service = found.get("service");
  const baseUrl = found.get("baseUrl");
  if (service !== undefined && baseUrl !== undefined && service.rank > baseUrl.rank) {
    found.delete("baseUrl");
    settings.baseUrl = null;
  }

  const resolved = settingKeys.map((key): ResolvedSetting => {
    const candidate = found.get(key);
    return {
      key,
      value: settings[key],
      source: candidate?.source ?? "default",
      where: candidate?.where ?? null,
    };
  });
  return { paths, settings, resolved, problems };
}

/** Whether somebody gave the setting its value: neither the default nor the machine's locale did. */
export function isChosen({ resolved }: Pick<Config, "resolved">, key: SettingKey): boolean {
  const source = resolved.find((each) => each.key === key)?.source ?? "default";
  return source !== "default" && source !== "locale";
}

/** The language for whatever a program reads: the same on every machine, whatever its locale, unless it was chosen. */
export function chosenLanguage(
  config: Pick<Config, "resolved" | "settings">,
): Settings["language"] {
  return isChosen(config, "language") ? config.settings.language : defaults.language;
}

/** The service whose key is used: the one that was named, else `custom` for a base URL of its own, else `openai`. */
export function serviceOf(settings: Pick<Settings, "service" | "baseUrl">): Service {
  return settings.service ?? (settings.baseUrl === null ? "openai" : "custom");
}

/** The setting of that name as it stands in the file. @throws GreenroomError `usage` when there is none. */
export function settingKey(name: string): SettingKey {
  const key = settingKeys.find((candidate) => kebabCase(candidate) === name);
  if (key === undefined) throw unknownKey(name, "`greenroom config`");
  return key;
}

/**
 * A value for a setting as it is written into the file: a number for a number.
 * @throws GreenroomError `usage` when the setting does not take it
 */
export function parseSetting(key: SettingKey, value: string): string | number | boolean {
  const parsed = readSetting(key, value);
  if (parsed === undefined) throw wrongValue(key, value, kebabCase(key));
  return parsed;
}

type MutableSettings = { -readonly [Key in SettingKey]: Settings[Key] };

/** Takes the value over; false when the setting does not take it. */
function take<Key extends SettingKey>(
  settings: Pick<MutableSettings, Key>,
  key: Key,
  value: unknown,
): boolean {
  const parsed = readSetting(key, value);
  if (parsed === undefined) return false;
  settings[key] = parsed;
  return true;
}

interface Candidate {
  readonly value: unknown;
  readonly source: SettingSource;
  readonly where: string;
  /** Greater is closer to the command. */
  readonly rank: number;
}

/** Where a setting may come from, the winner first. */
function candidates(
  key: SettingKey,
  flags: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, unknown>>,
  path: string,
): readonly Candidate[] {
  const name = kebabCase(key);
  const variable = `GREENROOM_${name.replaceAll("-", "_").toUpperCase()}`;
  const list: Candidate[] = [
    { value: flags[key], source: "flag", where: `--${name}`, rank: 3 },
    { value: environment[variable], source: "environment", where: variable, rank: 2 },
    { value: file[name], source: "file", where: path, rank: 0 },
  ];
  if (key === "baseUrl") {
    const where = "OPENAI_BASE_URL";
    list.splice(2, 0, { value: environment[where], source: "environment", where, rank: 1 });
  }
  return list;
}

/** Blank counts as unset: `OPENAI_BASE_URL=` in a shell means that there is none. */
function isUnset(value: unknown): boolean {
  return value === undefined || (typeof value === "string" && value.trim() === "");
}

function unknownKey(name: string, place: string): GreenroomError {
  const names = settingKeys.map(kebabCase);
  return startError("usage", (words) => words.noSuchSetting(name, place, names.join(", ")));
}

async function readConfigFile(
  path: string,
  problems: GreenroomError[],
): Promise<Record<string, unknown>> {
  const source = readConfigText(path);
  if (source === null) return {};
  try {
    const values = await parseConfigText(path, source);
    const names = new Set(settingKeys.map(kebabCase));
    for (const name of Object.keys(values)) {
      if (!names.has(name)) problems.push(unknownKey(name, path));
    }
    return values;
  } catch (error) {
    if (!(error instanceof GreenroomError)) throw error;
    problems.push(error);
    return {};
  }
}
