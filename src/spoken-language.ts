/** In which language a person is spoken to before any command runs: help, and what is wrong with a command line. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { localeLanguage } from "./locale.ts";
import type { Language } from "./vocabulary.ts";
import { languages } from "./vocabulary.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language as the settings have it: flag > GREENROOM_LANGUAGE > config file > locale > English. The settings are read
 * only where there is a file of them, since help would start more slowly for it.
 * @param argv without node and script
 */
export async function spokenLanguage(
  argv: readonly string[],
  environment: Environment,
): Promise<Language> {
  const flag = languageFlag(argv);
  const said = [flag, environment["GREENROOM_LANGUAGE"]]
    .map((text) => languages.find((each) => each === text))
    .find((each) => each !== undefined);
  if (said !== undefined) return said;
  const system = systemLocale();
  if (existsSync(configFileIn(environment))) {
    try {
      const { loadConfig } = await import("./config.ts");
      const config = await loadConfig({ environment, tolerant: true, systemLocale: system });
      return config.settings.language;
    } catch {
      // Whoever cannot read the file says so; help must work nonetheless.
    }
  }
  return localeLanguage(environment, system)?.language ?? "en";
}

/** What Windows and macOS are set to: they keep the person's language apart from the environment. Null elsewhere. */
export function systemLocale(): string | null {
  const hasOwn = process.platform === "win32" || process.platform === "darwin";
  return hasOwn ? Intl.DateTimeFormat().resolvedOptions().locale : null;
}

/** Where config.ts looks for the file, told without its packages; a test holds the two together. */
export function configFileIn(environment: Environment): string {
  return join(configFolderIn(environment), "config.toml");
}

function configFolderIn(environment: Environment): string {
  const { GREENROOM_HOME: own, XDG_CONFIG_HOME: xdg, APPDATA: roaming } = environment;
  if (own !== undefined && own.trim() !== "") return resolve(own, "config");
  if (process.platform === "darwin") return join(homedir(), "Library", "Preferences", "greenroom");
  if (process.platform === "win32") {
    return join(roaming || join(homedir(), "AppData", "Roaming"), "greenroom", "Config");
  }
  return join(xdg || join(homedir(), ".config"), "greenroom");
}

function languageFlag(argv: readonly string[]): string | undefined {
  const at = argv.findLastIndex((word) => word === "--language" || word.startsWith("--language="));
  const word = argv[at];
  return word === "--language" ? argv[at + 1] : word?.slice("--language=".length);
}
