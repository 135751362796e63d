import { describe, expect, test } from "vitest";
import { chosenLanguage, isChosen, loadConfig } from "../src/config.ts";
import { localeLanguage } from "../src/locale.ts";

describe("the language of the machine", () => {
  test.each([
    [{ LANG: "es_MX.UTF-8" }, { language: "es", where: "LANG" }],
    [{ LANG: "pt_BR" }, { language: "pt", where: "LANG" }],
    [{ LANG: "es" }, { language: "es", where: "LANG" }],
    [{ LANG: "es_ES@euro" }, { language: "es", where: "LANG" }],
    [{ LANG: "en_GB.UTF-8" }, { language: "en", where: "LANG" }],
    [
      { LANG: "es_MX", LC_MESSAGES: "pt_BR" },
      { language: "pt", where: "LC_MESSAGES" },
    ],
    [{ LANG: "es_MX", LC_MESSAGES: "pt_BR", LC_ALL: "C" }, null],
    [
      { LANG: "es_MX", LC_ALL: "" },
      { language: "es", where: "LANG" },
    ],
    [{ LANG: "C.UTF-8" }, null],
    [{ LANG: "POSIX" }, null],
    [{ LANG: "est_EE" }, null],
    [{ LANG: "de_DE.UTF-8" }, null],
    [{}, null],
  ])("%o", (environment, expected) => {
    expect(localeLanguage(environment, null)).toEqual(expected);
  });

  test("is the system's where no variable names one", () => {
    expect(localeLanguage({}, "es-MX")).toEqual({ language: "es", where: "the system's locale" });
    expect(localeLanguage({ LANG: "C" }, "es-MX")).toBeNull();
  });
});

describe("of the setting", () => {
  const home = { GREENROOM_HOME: "/nowhere" };
  const languageOf = async (
    environment: Readonly<Record<string, string>>,
    flags: Readonly<Record<string, unknown>> = {},
  ) => {
    const config = await loadConfig({ environment: { ...home, ...environment }, flags });
    const { value, source, where } = config.resolved.find(({ key }) => key === "language") ?? {};
    return { value, source, where, config };
  };

  test("the locale comes after flag and environment, and before the default", async () => {
    expect(await languageOf({ LANG: "es_MX" })).toMatchObject({
      value: "es",
      source: "locale",
      where: "LANG",
    });
    expect(await languageOf({ LANG: "es_MX", GREENROOM_LANGUAGE: "pt" })).toMatchObject({
      value: "pt",
      source: "environment",
    });
    expect(await languageOf({ LANG: "es_MX" }, { language: "en" })).toMatchObject({
      value: "en",
      source: "flag",
    });
    expect(await languageOf({ LANG: "C" })).toMatchObject({ value: "en", source: "default" });
  });

  test("nobody chose it for what programs read", async () => {
    const { config } = await languageOf({ LANG: "es_MX" });
    expect(isChosen(config, "language")).toBe(false);
    expect(chosenLanguage(config)).toBe("en");
    const chosen = await languageOf({ LANG: "es_MX", GREENROOM_LANGUAGE: "es" });
    expect(chosenLanguage(chosen.config)).toBe("es");
  });
});
