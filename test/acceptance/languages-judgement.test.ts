/** `calibrate` and `label` in Spanish and Portuguese. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { textsOf } from "../support/catalogue.ts";
import { englishIn } from "../support/english-in.ts";
import { binary, cleanEnvironment, greenroom, temporaryHome } from "../support/greenroom.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";

const said = {
  es: {
    kappa: /^Kappa +0\.\d{3} \(misma marca: \d+ %\)$/m,
    kappaError: /^error: Kappa es 0\.\d{3}, por debajo de --min-kappa 0\.999\.$/m,
    through: /^Pasaron \d+ de \d+ ataques \(\d+ %\)/m,
    all: /^Todos /m,
  },
  pt: {
    kappa: /^Kappa +0,\d{3} \(mesma marca: \d+ %\)$/m,
    kappaError: /^erro: Kappa é 0,\d{3}, abaixo de --min-kappa 0\.999\.$/m,
    through: /^Passaram \d+ de \d+ ataques \(\d+ %\)/m,
    all: /^Todos /m,
  },
} as const;

describe.each(["es", "pt"] as const)("in %s", (language) => {
  const words = said[language];
  function newHome() {
    const { path: home, remove } = temporaryHome();
    onTestFinished(remove);
    const environment = { GREENROOM_LANGUAGE: language };
    return {
      home,
      environment,
      run: (...parameters: string[]) => greenroom(parameters, { home, environment }),
    };
  }

  test("calibrate says how far grader and people agree", async () => {
    const { run } = newHome();
    const measured = await run("calibrate", "--engine", "offline", "--min-kappa", "0.999");
    expect(measured.code).toBe(1);
    expect(measured.stdout).toMatch(words.kappa);
    expect(measured.stderr).toMatch(words.kappaError);
    expect(await englishIn(`${measured.stdout} ${measured.stderr}`, language)).toEqual([]);
    const attacked = await run("calibrate", "--engine", "offline", "--attacks");
    expect(attacked.stdout).toMatch(words.through);
    expect(attacked.stdout).toMatch(words.all);
    const texts = await textsOf(language);
    expect((await run("calibrate", "--list")).stderr.trim()).toBe(
      texts.get("calibration.fit.noneKept"),
    );
    expect((await run("label", "list")).stderr.trim()).toBe(texts.get("calibration.noneMarked"));
  });

  test("label asks for marks and says what came of them", async () => {
    const { home, environment } = newHome();
    const path = join(home, "answers.jsonl");
    const answer = "It keeps the variables of the scope it was made in.";
    writeFileSync(path, `${JSON.stringify({ questionId: "js-closures", answer })}\n`);
    const texts = await textsOf(language);
    const terminal = openPseudoTerminal(process.execPath, [binary, "label", path], {
      columns: 70,
      environment: cleanEnvironment(home, environment),
    });
    await terminal.waitFor(`q ${texts.get("calibration.keys.quit")}`);
    for (const criterion of [1, 2, 3, 4, 5]) {
      await terminal.waitFor(`${criterion}/5 `);
      terminal.type("m");
    }
    await terminal.waitFor("Kappa");
    expect((await terminal.ended).exitCode).toBe(0);
    const text = stripVTControlCharacters(terminal.output()).replaceAll("\r", "");
    expect(await englishIn(text, language)).toEqual([]);
  });
});
