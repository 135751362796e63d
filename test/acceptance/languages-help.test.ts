/** Help, and what is wrong with a command line, in Spanish and Portuguese through the real binary. */
import { describe, expect, onTestFinished, test } from "vitest";
import { greenroom, temporaryHome } from "../support/greenroom.ts";

const said = {
  es: {
    usage: "Uso: greenroom history [opciones]",
    limit: "cuántas como máximo (predeterminado: 20)",
    wrong:
      "error: '0' no es válido para la opción '--limit <count>'. Se espera un número entero del 1 al 100000.",
    missing: "error: falta el argumento obligatorio 'key'.",
    meant: "sugerencia: ¿Quisiste decir --limit?",
  },
  pt: {
    usage: "Uso: greenroom history [opções]",
    limit: "quantas no máximo (padrão: 20)",
    wrong:
      "erro: '0' não é válido para a opção '--limit <count>'. Espera-se um número inteiro de 1 a 100000.",
    missing: "erro: falta o argumento obrigatório 'key'.",
    meant: "dica: Você quis dizer --limit?",
  },
} as const;

describe.each(["es", "pt"] as const)("in %s", (language) => {
  const words = said[language];
  const newHome = (): string => {
    const { path, remove } = temporaryHome();
    onTestFinished(remove);
    return path;
  };

  test("help is in the language of the settings' file, too", async () => {
    const home = newHome();
    await greenroom(["config", "set", "language", language], { home });
    for (const argv of [
      ["history", "--help"],
      ["help", "history"],
    ]) {
      const { code, stdout, stderr } = await greenroom(argv, { home });
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain(words.usage);
      expect(stdout).toContain(words.limit);
    }
    const english = await greenroom(["history", "--help", "--language", "en"], { home });
    expect(english.stdout).toContain("Usage: greenroom history [options]");
  });

  test("a wrong command line is told in two lines", async () => {
    const home = newHome();
    const environment = { GREENROOM_LANGUAGE: language };
    for (const [argv, line] of [
      [["history", "--limit", "0"], words.wrong],
      [["config", "get"], words.missing],
      [["history", "--limti", "3"], words.meant],
    ] as const) {
      const { code, stderr } = await greenroom(argv, { home, environment });
      expect(code).toBe(2);
      expect(stderr.split("\n")).toContain(line);
    }
  });
});
