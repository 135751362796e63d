import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Config, ResolvedSetting } from "../src/config.ts";
import { loadConfig, parseSetting, serviceOf, settingKey } from "../src/config.ts";
import type { SettingKey } from "../src/settings.ts";
import { kebabCase, settingDescriptions, settingKeys } from "../src/settings.ts";

/** A GREENROOM_HOME with this config file. */
function homeWith(text: string): string {
  const home = mkdtempSync(join(tmpdir(), "greenroom-config-"));
  mkdirSync(join(home, "config"));
  writeFileSync(join(home, "config", "config.toml"), text);
  return home;
}

interface Sources {
  readonly file?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly tolerant?: boolean;
}

function load({
  file = "",
  environment = {},
  flags = {},
  tolerant = false,
}: Sources): Promise<Config> {
  return loadConfig({
    environment: { GREENROOM_HOME: homeWith(file), ...environment },
    flags,
    tolerant,
  });
}

function resolved(config: Config, key: SettingKey): ResolvedSetting | undefined {
  return config.resolved.find((each) => each.key === key);
}

describe("which source wins", () => {
  const file = "questions = 2";
  const environment = { GREENROOM_QUESTIONS: "3" };
  const flags = { questions: "4" };

  test.each([
    ["default", {}, 5, null],
    ["file", { file }, 2, "config.toml"],
    ["environment", { file, environment }, 3, "GREENROOM_QUESTIONS"],
    ["flag", { file, environment, flags }, 4, "--questions"],
  ])("%s", async (source, sources, value, where) => {
    const config = await load(sources);
    expect(config.settings.questions).toBe(value);
    expect(resolved(config, "questions")).toMatchObject({ value, source });
    expect(resolved(config, "questions")?.where ?? "").toContain(where ?? "");
  });

  test.each(["", "  "])("a blank variable or flag (%j) counts as unset", async (blank) => {
    const config = await load({
      environment: {
        GREENROOM_QUESTIONS: blank,
        OPENAI_BASE_URL: blank,
        GREENROOM_BASE_URL: blank,
      },
      flags: { questions: blank },
    });
    expect(config.settings).toMatchObject({ questions: 5, baseUrl: null });
  });

  test("every setting can be given as flag, variable and in the file", async () => {
    const samples: Readonly<Record<SettingKey, string>> = {
      engine: "offline",
      service: "groq",
      baseUrl: "https://api.example/v1",
      model: "m",
      timeoutMs: "1000",
      idleTimeoutMs: "2000",
      contextTokens: "8000",
      fallback: "none",
      role: "backend",
      level: "staff",
      language: "pt",
      mode: "mock",
      questions: "7",
      minutes: "30",
      probes: "0",
      predict: "true",
      editor: "nano",
      judges: "3",
      record: "replies.jsonl",
      replay: "replies.jsonl",
      recogniser: "whisper-cli",
      transcriptionService: "groq",
      transcriptionUrl: "http://localhost:8000/v1",
      transcriptionModel: "w",
      whisperProgram: "/opt/whisper-cli",
      whisperModel: "base.bin",
      speaker: "system",
      voiceService: "openai",
      voiceUrl: "http://localhost:8001/v1",
      voiceModel: "v",
      voiceName: "alloy",
      voiceSpeed: "1.25",
      voiceCacheMb: "50",
      voice: "true",
      microphone: "desk",
      silence: "3.5",
      earlyTranscription: "false",
      spokenSummary: "false",
    };
    for (const key of settingKeys) {
      const name = kebabCase(key);
      const text = samples[key];
      const written = /^[\d.]+$|^true$/.test(text) ? text : `"${text}"`;
      const variable = `GREENROOM_${name.replaceAll("-", "_").toUpperCase()}`;
      const byFlag = await load({ flags: { [key]: text } });
      const byVariable = await load({ environment: { [variable]: text } });
      const byFile = await load({ file: `${name} = ${written}` });
      expect(String(resolved(byFlag, key)?.value)).toBe(text);
      expect(byVariable.settings).toEqual(byFlag.settings);
      expect(byFile.settings).toEqual(byFlag.settings);
      expect(settingDescriptions[key]).not.toBe("");
    }
  });
});

describe("the base URL and the service", () => {
  test("OPENAI_BASE_URL is used below GREENROOM_BASE_URL and above the file", async () => {
    const environment = { OPENAI_BASE_URL: "http://openai.example/v1" };
    const file = 'base-url = "http://file.example/v1"';
    expect((await load({ file, environment })).settings.baseUrl).toBe("http://openai.example/v1");
    const both = { ...environment, GREENROOM_BASE_URL: "http://greenroom.example/v1" };
    expect((await load({ file, environment: both })).settings.baseUrl).toBe(
      "http://greenroom.example/v1",
    );
  });

  test("a service named closer to the command sets a base URL from further away aside", async () => {
    const environment = { OPENAI_BASE_URL: "http://openai.example/v1" };
    const { settings } = await load({ environment, flags: { service: "ollama" } });
    expect(settings).toMatchObject({ service: "ollama", baseUrl: null });
    const same = await load({ flags: { service: "azure", baseUrl: "http://azure.example/v1" } });
    expect(same.settings).toMatchObject({ service: "azure", baseUrl: "http://azure.example/v1" });
  });

  test.each([
    [{}, "openai"],
    [{ baseUrl: "http://localhost:1234/v1" }, "custom"],
    [{ service: "groq" }, "groq"],
    [{ service: "azure", baseUrl: "http://azure.example/v1" }, "azure"],
  ])("the key for %j is that of %s", async (flags, service) => {
    expect(serviceOf((await load({ flags })).settings)).toBe(service);
  });

  test.each(["localhost:11434", "ftp://x.example", "not a url"])(
    "%j is no base URL",
    async (baseUrl) => {
      await expect(load({ flags: { baseUrl } })).rejects.toMatchObject({
        code: "usage",
        message: `--base-url is "${baseUrl}"; it takes a URL that begins with http:// or https://.`,
      });
    },
  );
});

describe("what is wrong is said with its place", () => {
  test.each([
    [{ flags: { questions: "0" } }, '--questions is "0"; it takes a whole number from 1 to 50.'],
    [
      { flags: { questions: "2.5" } },
      '--questions is "2.5"; it takes a whole number from 1 to 50.',
    ],
    [
      { flags: { level: "boss" } },
      '--level is "boss"; it takes one of junior, mid, senior, staff.',
    ],
    [
      { environment: { GREENROOM_PREDICT: "maybe" } },
      'GREENROOM_PREDICT is "maybe"; it takes true or false.',
    ],
    [
      { environment: { GREENROOM_MODE: "exam" } },
      'GREENROOM_MODE is "exam"; it takes one of coach, mock.',
    ],
  ])("%j", async (sources, message) => {
    await expect(load(sources)).rejects.toMatchObject({ code: "usage", message });
  });

  test.each([
    ["questions = true", /^questions in .*config\.toml is "true"; it takes a whole number/],
    ["editor = []", /^editor in .*config\.toml is "\[\]"; it takes a text/],
    ["colour = 1", /^There is no setting "colour" \(.*config\.toml\)\.$/],
    ["a = b = c", /config\.toml: not TOML at line 1: /],
  ])("the file %j", async (file, message) => {
    await expect(load({ file })).rejects.toThrow(message);
  });

  test("tolerant collects the problems and goes on with the defaults", async () => {
    const config = await load({
      file: 'questions = 99\ncolour = 1\nmode = "mock"',
      tolerant: true,
    });
    expect(config.problems).toHaveLength(2);
    expect(config.settings).toMatchObject({ questions: 5, mode: "mock" });
  });

  test("a folder in the file's place is named", async () => {
    const home = mkdtempSync(join(tmpdir(), "greenroom-config-"));
    mkdirSync(join(home, "config", "config.toml"), { recursive: true });
    await expect(loadConfig({ environment: { GREENROOM_HOME: home } })).rejects.toThrow(
      "config.toml cannot be read (EISDIR)",
    );
  });
});

describe("names", () => {
  test.each([
    ["base-url", "baseUrl"],
    ["timeout-ms", "timeoutMs"],
    ["engine", "engine"],
  ])("%s is %s", (name, key) => {
    expect(settingKey(name)).toBe(key);
    expect(kebabCase(key)).toBe(name);
  });

  test("a name in camelCase is none", () => {
    expect(() => settingKey("baseUrl")).toThrow(expect.objectContaining({ code: "usage" }));
  });

  test("a value is written as its own type", () => {
    expect(parseSetting("questions", "7")).toBe(7);
    expect(parseSetting("predict", "yes")).toBe(true);
    expect(parseSetting("model", " gpt ")).toBe("gpt");
  });
});
