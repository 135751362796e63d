/** `greenroom evaluate` in Spanish and Portuguese: what a person reads is translated, what a program reads is not. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { textsOf } from "../support/catalogue.ts";
import { englishIn } from "../support/english-in.ts";
import { fakeBatches } from "../support/fake-openai-batches.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";
import { greenroom, temporaryHome } from "../support/greenroom.ts";

const answer =
  "A closure keeps the variables of its function. It keeps access to the variables of the scope it was created in, and sees their latest value.";

function row(id: string, text: string): string {
  return `${JSON.stringify({ id, questionId: "js-closures", candidate: "Ana", answer: text })}\n`;
}

function newHome(): string {
  const { path, remove } = temporaryHome();
  onTestFinished(remove);
  return path;
}

const said = {
  es: {
    plan: "3 respuestas, 1 inválida. El evaluador sin conexión no le pregunta a nadie y no cuesta nada.",
    summary: /^4 respuestas en \d.*: 3 evaluadas, 1 inválida\.$/m,
    mean: /^Promedio \d\.\d\d, la más baja \d\.\d\d\.$/m,
    written: "Se escribió: ",
    compared: "Comparadas: 2; mejor: 1; peor: 0; igual o dentro de la dispersión: 1.",
    verdict: "por debajo de --min-score 4.5 (la más baja es 1.00); 1 no se pudo leer.",
    markdown: [
      "## 4 respuestas, promedio",
      "| Nota | Respuestas | |",
      "### Desde la ejecución anterior",
      "### Candidaturas, de menor a mayor promedio",
    ],
    strict: "No se puede usar una fila: answers.jsonl:4 has no answer.",
    noFile: "No existe el archivo nowhere.jsonl.",
    planned:
      /^Ejecución \w+: 2 respuestas, 2 peticiones en 1 archivo, unos \d+ tokens por leer\.$/m,
    submitted: "El archivo 1 (2 peticiones) se envió como ",
    sent: "los nombres de archivos",
    state: "en espera",
    cancelled: "está cancelada.",
  },
  pt: {
    plan: "3 respostas, 1 inválida. O avaliador offline não pergunta a ninguém e não custa nada.",
    summary: /^4 respostas em \d.*: 3 avaliadas, 1 inválida\.$/m,
    mean: /^Média \d,\d\d, a mais baixa \d,\d\d\.$/m,
    written: "Gravado: ",
    compared: "Comparadas: 2; melhor: 1; pior: 0; igual ou dentro da dispersão: 1.",
    verdict: "abaixo de --min-score 4.5 (a mais baixa é 1,00); 1 não pôde ser lida.",
    markdown: [
      "## 4 respostas, média",
      "| Nota | Respostas | |",
      "### Desde a execução anterior",
      "### Candidaturas, da menor para a maior média",
    ],
    strict: "Não dá para usar uma linha: answers.jsonl:4 has no answer.",
    noFile: "O arquivo nowhere.jsonl não existe.",
    planned:
      /^Execução \w+: 2 respostas, 2 requisições em 1 arquivo, cerca de \d+ tokens para ler\.$/m,
    submitted: "O arquivo 1 (2 requisições) foi submetido como ",
    sent: "os nomes de arquivos",
    state: "em espera",
    cancelled: "foi cancelada.",
  },
} as const;

describe.each(["es", "pt"] as const)("evaluate in %s", (language) => {
  const words = said[language];

  test("plans, sums up, compares and ends in that language; its rows are in English", async () => {
    const home = newHome();
    const run = (...more: string[]) =>
      greenroom(["evaluate", "answers.jsonl", "--engine", "offline", ...more], {
        home,
        // The language of the person, not that of the answers.
        environment: { LANG: language === "es" ? "es_MX.UTF-8" : "pt_BR.UTF-8" },
      });
    writeFileSync(join(home, "answers.jsonl"), row("a", answer) + row("b", "I don't know."));
    await run("--output", "earlier.jsonl");
    const bad = `${JSON.stringify({ id: "d", questionId: "js-closures" })}\n`;
    const all = row("a", answer) + row("b", answer) + row("c", "I don't know.") + bad;
    writeFileSync(join(home, "answers.jsonl"), all);

    const planned = await run("--dry-run");
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.stdout.trim().replaceAll("\n", " ")).toBe(words.plan);

    const files = ["--output", "out.jsonl", "--markdown", "out.md", "--compare", "earlier.jsonl"];
    const { code, stderr } = await run(...files, "--min-score", "4.5");
    expect(code).toBe(1);
    expect(stderr).toMatch(words.summary);
    expect(stderr).toMatch(words.mean);
    expect(stderr).toContain(words.written);
    expect(stderr).toContain(words.compared);
    expect(stderr).toContain(words.verdict);
    expect(await englishIn(stderr, language)).toEqual([]);

    const markdown = readFileSync(join(home, "out.md"), "utf8");
    for (const part of words.markdown) expect(markdown).toContain(part);
    // Why a row is invalid stands in the JSONL, and here as it stands there.
    expect(markdown).toContain("answers.jsonl:4");
    expect(readFileSync(join(home, "out.jsonl"), "utf8")).toContain('"reason":"has no answer"');
    expect(await englishIn(markdown, language)).toEqual([]);

    const strict = await run("--strict");
    expect(strict.code).toBe(2);
    expect(strict.stderr).toContain(words.strict);
    const missing = await greenroom(["evaluate", "nowhere.jsonl", "--language", language], {
      home,
    });
    expect(missing.stderr).toContain(words.noFile);
  });

  test("tells of a run at the provider in that language", async () => {
    const home = newHome();
    const fake = fakeBatches({ statuses: () => ["in_progress"] });
    const server = await startFakeOpenAi({ script: () => ({ type: "sample" }), parts: [fake] });
    onTestFinished(async () => {
      await server.close();
      fake.remove();
      expect(server.problems).toEqual([]);
    });
    writeFileSync(join(home, "answers.jsonl"), row("a", answer) + row("b", `${answer} Always.`));
    const run = (...parameters: string[]) =>
      greenroom(["evaluate", ...parameters, "--language", language], {
        home,
        environment: { OPENAI_BASE_URL: server.baseUrl },
      });
    const via = ["--output", "out.jsonl", "--model", "test-model", "--via", "batch-api"];
    const submitted = await run("answers.jsonl", ...via);
    expect(submitted).toMatchObject({ code: 0 });
    expect(submitted.stderr.toLowerCase()).toContain(words.sent);
    expect(submitted.stderr).toMatch(words.planned);
    expect(submitted.stderr).toContain(words.submitted);
    expect(await englishIn(submitted.stderr, language)).toEqual([]);

    const status = await run("status", "last");
    expect(status.stdout).toContain(` ${words.state} `);
    // Its own word for a batch is the provider's.
    expect(status.stdout).toContain("in_progress");
    expect(JSON.parse((await run("status", "last", "--json")).stdout)).toMatchObject({
      state: "waiting",
    });
    const collected = await run("collect");
    expect(collected.code).toBe(1);
    expect(await englishIn(collected.stderr, language)).toEqual([]);
    const cancelled = await run("cancel");
    expect(cancelled.stderr).toContain(words.cancelled);
    const texts = await textsOf(language);
    const without = await run("collect", "nowhere");
    expect(without.stderr).toContain(
      texts.get("provider-runs.errors.noSuchRun.message")?.replace("‹0›", "nowhere"),
    );
  });
});
