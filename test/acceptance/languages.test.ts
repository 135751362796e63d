/** Greenroom in Spanish and Portuguese, through the real binary: by flag, by locale, and what a locale must not change. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "fast-string-width";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { textsOf } from "../support/catalogue.ts";
import { englishIn } from "../support/english-in.ts";
import type { RunResult } from "../support/greenroom.ts";
import { binary, cleanEnvironment, greenroom, projectRoot } from "../support/greenroom.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import type { Desk } from "./contract.ts";
import { eventsOf, only, openDesk, recordOf, someAnswers } from "./contract.ts";

const locales = { es: "es_MX.UTF-8", pt: "pt_BR.UTF-8" } as const;
const spoken = ["es", "pt"] as const;

/** Whether the bank speaks the language at all: areas are translated one after the other. */
const isInBank = (language: keyof typeof locales): boolean =>
  existsSync(join(projectRoot, "prompts", "questions", language, "dsa.yaml"));

const answered = {
  es: "Primero recorro el arreglo una vez y guardo cada valor en una tabla hash.",
  pt: "Primeiro percorro o array uma vez e guardo cada valor em uma tabela hash.",
};

function interview(
  desk: Desk,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const run = ["interview", "--engine", "offline", "--seed", "4", "--questions", "2"];
  return greenroom([...run, ...parameters], { home: desk.home, environment });
}

describe.each(spoken)("an interview in %s", (language) => {
  test.skipIf(!isInBank(language)).each(["--language", "the locale"])(
    "by %s is in that language from the first line to the report",
    async (how) => {
      const desk = openDesk();
      const answers = desk.answers([answered[language], "", answered[language]]);
      const result =
        how === "--language"
          ? await interview(desk, ["--language", language, "--answers", answers])
          : await interview(desk, ["--answers", answers], { LANG: locales[language] });
      expect(result.code).toBe(0);
      const words = await textsOf(language);
      expect(result.stderr).toContain(words.get("interview.planTitle"));
      expect(result.stdout).toContain(`## ${words.get("report.summary")}`);
      expect(result.stdout).toContain(words.get("report.formula"));
      expect(await englishIn(result.stderr, language)).toEqual([]);
      expect(await englishIn(result.stdout, language)).toEqual([]);

      // Its own language, whatever the settings are now.
      const record = recordOf((await greenroom(["show", "--json"], { home: desk.home })).stdout);
      expect(record.settings).toMatchObject({ language });
      const shown = await greenroom(["show"], { home: desk.home });
      expect(shown.stdout).toContain(words.get("interview.planTitle"));
      expect(await englishIn(shown.stdout, language)).toEqual([]);
    },
  );

  test("names what it has no question for, and progress does not advise it", async () => {
    const desk = openDesk();
    const job = desk.write("job.md", "# Backend\n\n- Kafka\n- Python\n- PostgreSQL");
    const answers = desk.answers([answered[language], answered[language]]);
    const chosen = ["--language", language, "--role", "backend", "--job", job];
    const result = await interview(desk, [...chosen, "--answers", answers]);
    const words = await textsOf(language);
    const left = words.get("interview.noQuestionInLanguage");
    const lines = result.stderr.split("\n").filter((line) => line.endsWith(`, ${left}`));
    expect(lines.length).toBeGreaterThan(1);
    const progress = await greenroom(["progress"], {
      home: desk.home,
      environment: { LANG: locales[language] },
    });
    const [advice = ""] = progress.stdout.split("\n").filter((line) => line.includes("greenroom "));
    expect(advice).toContain("greenroom interview");
    for (const line of lines) expect(advice).not.toContain(line.slice(2).split(":")[0]);
  });

  test.skipIf(!isInBank(language))("is typed with hints in that language", async () => {
    const desk = openDesk();
    const words = await textsOf(language);
    const run = ["interview", "--engine", "offline", "--questions", "1", "--probes", "0"];
    const terminal = openPseudoTerminal(process.execPath, [binary, ...run], {
      columns: 40,
      environment: cleanEnvironment(desk.home, { LANG: locales[language] }),
    });
    await terminal.waitFor("/help");
    await terminal.waitFor("> ");
    terminal.type("/help\r");
    await terminal.waitFor(words.get("asking.commands.end") ?? "");
    terminal.type(`${answered[language]}\r`);
    await terminal.waitFor("> ");
    terminal.type("\r");
    await terminal.waitFor(words.get("interview.andNow") ?? "");
    await terminal.waitFor(words.get("asking.key.select") ?? "");
    terminal.type("\u0003");
    await terminal.waitFor(words.get("errors.stopped.message") ?? "");
    const { exitCode } = await terminal.ended;
    expect(exitCode).toBe(130);
    const text = stripVTControlCharacters(terminal.output());
    expect(await englishIn(text, language)).toEqual([]);
    // What is typed the terminal wraps itself, and what follows "And now?" is drawn over.
    const [told = ""] = text.split(words.get("interview.andNow") ?? "");
    const lines = told.split(/\r?\n/).filter((line) => !line.includes(answered[language]));
    expect(lines.filter((line) => stringWidth(line.replaceAll("\r", "")) > 40)).toEqual([]);
  });

  test("whose questions are there in English only is in English, which is said before", async () => {
    const desk = openDesk();
    const answers = desk.answers(someAnswers);
    const parameters = ["--kind", "system-design", "--answers", answers];
    const result = await interview(desk, parameters, { LANG: locales[language] });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain((await textsOf(language)).get("interview.allInEnglish"));
    expect(result.stdout).toContain("## Summary");
  });
});

test.skipIf(!isInBank("es"))(
  "a requirement that the bank cannot test in Spanish is not tested by a question of another area",
  async () => {
    const desk = openDesk();
    const answers = desk.answers(someAnswers);
    const run = ["--language", "es", "--role", "backend", "--answers", answers, "--json"];
    const events = eventsOf((await interview(desk, run)).stdout);
    const [started] = only(events, "interview-started");
    const requirements = z
      .array(z.object({ id: z.string(), areas: z.array(z.string()) }))
      .parse(started?.["requirements"]);
    for (const { question, requirementId } of only(events, "question-asked")) {
      const tested = requirements.find(({ id }) => id === requirementId);
      expect(tested === undefined || tested.areas.includes(question.area)).toBe(true);
    }
  },
);

describe("what a program reads is the same in every locale", () => {
  test("the events of an interview", async () => {
    const run = async (environment: Readonly<Record<string, string>>) => {
      const desk = openDesk();
      const parameters = ["--answers", desk.answers(someAnswers), "--json"];
      const result = await interview(desk, parameters, environment);
      expect(result.code).toBe(0);
      // Ids and times are new each time.
      return result.stdout.replaceAll(/"(?:id|at|interviewId|\w+At)":"[^"]*"/g, "");
    };
    expect(await run({ LANG: locales.es })).toBe(await run({}));
  });

  test.each([
    ["history", "--json"],
    ["progress", "--json"],
    ["questions", "list", "--json"],
    ["roles", "--json"],
  ])("%s %s %s", async (...parameters) => {
    const desk = openDesk();
    const words = parameters.filter((word) => word !== undefined);
    const [spanish, english] = await Promise.all([
      greenroom(words, { home: desk.home, environment: { LANG: locales.es } }),
      greenroom(words, { home: desk.home }),
    ]);
    expect(spanish.stdout).toBe(english.stdout);
  });

  test("answer files are judged in English where nobody names a language", async () => {
    const desk = openDesk();
    const row = JSON.stringify({
      id: "1",
      question: "What does a closure keep?",
      answer: "A closure keeps the variables of the scope in which it was made.",
    });
    const run = async (environment: Readonly<Record<string, string>>) =>
      (
        await greenroom(["evaluate", "-", "--engine", "offline"], {
          home: desk.home,
          input: row,
          environment,
        })
      ).stdout;
    expect(await run({ LANG: locales.pt })).toBe(await run({}));
  });
});

test("config shows that the language comes from the locale", async () => {
  const desk = openDesk();
  const environment = { LANG: locales.pt };
  const result = await greenroom(["config", "get", "language", "--json"], {
    home: desk.home,
    environment,
  });
  expect(JSON.parse(result.stdout)).toEqual({
    key: "language",
    value: "pt",
    source: "locale",
    where: "LANG",
  });
});
