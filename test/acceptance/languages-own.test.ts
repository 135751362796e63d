/** A person's own questions and roles in Spanish and Portuguese; what a program reads stays English. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { englishIn } from "../support/english-in.ts";
import { greenroom, temporaryHome } from "../support/greenroom.ts";

const question = `text: What is a write-ahead log?
reference: A log in which each change is written before the data itself, so that a crash loses nothing.
`;

const said = {
  es: {
    kept: "own-what-is-a-write-ahead-log queda en ",
    criteria: /^\d+ criterios?, de la referencia\.$/m,
    same: "la misma pregunta ya está como own-what-is-a-write-ahead-log.",
    key: /: no existe la clave "refrence"\.\s+sugerencia: ¿Quisiste decir reference\?$/m,
    added: "1 pregunta agregada: 1 en general.",
    duplicates: "1 ya está.",
    noQuestion: ":3: no tiene pregunta; lo demás se leyó",
    rowsLeft: "1 fila no se pudo tomar; las líneas de arriba dicen cuál.",
    lint: ':3: difficulty es "hrad"; ¿quisiste decir hard?',
    verdict: "1 error.",
    right: "Todo está bien.",
    area: "el nombre de un área",
    role: "sre-own queda en ",
    empty: "error: El banco no tiene ninguna pregunta de las áreas de este rol: rust.",
    noArea: 'no hay ninguna pregunta en el área "nothing"',
    noRole: 'No existe el rol "nowhere".',
    rolePage: ["Ingeniería de datos", "Estilo: escéptico", "bases de datos", "comportamiento"],
    removed: "Se quitó la pregunta.",
  },
  pt: {
    kept: "own-what-is-a-write-ahead-log fica em ",
    criteria: /^\d+ critérios?, da referência\.$/m,
    same: "a mesma pergunta já está lá como own-what-is-a-write-ahead-log.",
    key: /: não existe a chave "refrence"\.\s+dica: Você quis dizer reference\?$/m,
    added: "1 pergunta adicionada: 1 em general.",
    duplicates: "1 já está lá.",
    noQuestion: ":3: não tem pergunta; o resto foi lido",
    rowsLeft: "1 linha não pôde ser aceita; o texto acima diz qual.",
    lint: ':3: difficulty é "hrad"; você quis dizer hard?',
    verdict: "1 erro.",
    right: "Está tudo certo.",
    area: "o nome de uma área",
    role: "sre-own fica em ",
    empty: "erro: O banco não tem nenhuma pergunta das áreas deste papel: rust.",
    noArea: 'não há nenhuma pergunta na área "nothing"',
    noRole: 'Não existe o papel "nowhere".',
    rolePage: ["Engenharia de dados", "Estilo: cético", "bancos de dados", "comportamento"],
    removed: "Pergunta removida.",
  },
} as const;

describe.each(["es", "pt"] as const)("own questions in %s", (language) => {
  const words = said[language];

  function newDesk() {
    const { path: home, remove } = temporaryHome();
    onTestFinished(remove);
    return {
      file: (name: string, text: string): string => {
        const path = join(home, name);
        writeFileSync(path, text);
        return path;
      },
      run: (...parameters: string[]) =>
        greenroom(parameters, { home, environment: { GREENROOM_LANGUAGE: language } }),
    };
  }

  test("are added, refused and removed in that language", async () => {
    const { file, run } = newDesk();
    const path = file("question.yaml", question);
    const added = await run("questions", "add", "--file", path);
    expect(added).toMatchObject({ code: 0 });
    expect(added.stdout).toContain(words.kept);
    expect(added.stderr).toMatch(words.criteria);
    expect(await englishIn(added.stderr, language)).toEqual([]);
    const again = await run("questions", "add", "--file", path);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain(words.same);
    const misspelt = file("misspelt.yaml", "text: Why?\nrefrence: Because.\n");
    const wrong = await run("questions", "add", "--file", misspelt);
    expect(wrong.stderr).toMatch(words.key);
    expect((await run("questions", "add", "--file", path, "--area", "!")).stderr).toContain(
      words.area,
    );
    const removed = await run("questions", "remove", "own-what-is-a-write-ahead-log", "--yes");
    expect(removed.stdout.trim()).toBe(words.removed);
  });

  test("are taken in and checked in that language, with the findings of --json in English", async () => {
    const { file, run } = newDesk();
    const rows = [{ question: "What is a lease?" }, { question: "What is a lease?" }, { other: 1 }];
    const jsonl = file("rows.jsonl", rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    const imported = await run("questions", "import", jsonl);
    expect(imported.code).toBe(1);
    expect(imported.stdout).toContain(words.added);
    expect(imported.stdout).toContain(words.duplicates);
    expect(imported.stderr).toContain(words.rowsLeft);
    expect(imported.stderr).toContain(words.noQuestion);
    expect(await englishIn(imported.stdout, language)).toEqual([]);

    const bank = file(
      "bank.yaml",
      "area: storage\nquestions:\n  - { text: What is a page?, difficulty: hrad }\n",
    );
    const checked = await run("questions", "lint", bank);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain(words.lint);
    expect(checked.stderr).toContain(words.verdict);
    const json = await run("questions", "lint", bank, "--json");
    expect(JSON.parse(json.stdout)).toMatchObject([
      { message: 'difficulty is "hrad"', fix: "did you mean hard?" },
    ]);
    const sound = file(
      "sound.yaml",
      "area: storage\nquestions:\n  - text: What is a page?\n    reference: The unit in which a database reads and writes its file on the disk.\n",
    );
    expect((await run("questions", "lint", sound)).stderr).toContain(words.right);
  });

  test("roles too", async () => {
    const { file, run } = newDesk();
    const role = file("role.yaml", "id: sre-own\nname: SRE\nareas: { nothing: 2, devops: 1 }\n");
    const added = await run("roles", "add", "--file", role);
    expect(added).toMatchObject({ code: 0 });
    expect(added.stdout).toContain(words.role);
    expect(added.stderr).toContain(words.noArea);
    const missing = await run("roles", "add", "--edit", "nowhere");
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain(words.noRole);
    expect(await englishIn(missing.stderr, language)).toEqual([]);
  });

  test("a role of which the bank has nothing is not asked about other trades, nor said to be in English", async () => {
    const { file, run } = newDesk();
    const role = file("rust.yaml", "id: rust\nname: Rust\nareas: { rust: 1 }\n");
    expect(await run("roles", "add", "--file", role)).toMatchObject({ code: 0 });
    const resume = file("resume.txt", "Somebody who writes programs and reads them, too.");
    const answers = file("answers.md", "None.");
    const chosen = ["--role", "rust", "--resume", resume, "--answers", answers];
    const asked = await run("interview", ...chosen, "--language", language);
    expect(asked).toMatchObject({ code: 2, stdout: "" });
    expect(asked.stderr.split("\n")[1]).toBe(words.empty);
    expect(asked.stderr).not.toContain("--language en");
  });

  test("a bundled role and its areas bear their names on the screen, their ids in --json", async () => {
    const { run } = newDesk();
    const page = await run("roles", "show", "data");
    for (const name of words.rolePage) expect(page.stdout).toContain(name);
    expect(page.stdout).not.toContain("databases");
    expect(page.stdout).not.toMatch(/\b(?:You are|you ask)\b/);
    const json = await run("roles", "show", "data", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ manner: "sceptical", areas: { databases: 4 } });
    const listed = await run("questions", "list", "--area", "behavioural");
    expect(listed.code).toBe(0);
    expect(listed.stdout).toContain(words.rolePage.at(-1));
  });
});
