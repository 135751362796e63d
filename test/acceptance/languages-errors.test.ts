/** Errors of debriefs, stories, files and programs in Spanish and Portuguese. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { englishIn } from "../support/english-in.ts";
import { greenroom, temporaryHome } from "../support/greenroom.ts";

const said = {
  es: {
    damaged: "está dañado o no es una base de datos",
    replies: "No se pueden leer las respuestas grabadas de",
    url: "La URL base lleva un nombre de usuario",
    both: "Las respuestas se graban o se reproducen, y están puestas las dos cosas.",
    noCompany: ":1: falta company.",
    key: ':2: no existe la clave "dat".',
    toCome: "que está por venir.",
    noDebrief: 'No existe ninguna entrevista real "nowhere".',
    noStory: 'Ninguna historia tiene un id que empiece con "nowhere".',
    notKeys: "no contiene claves de API como las escribe Greenroom.",
    export: "La exportación no se puede usar: línea 2: type: se espera",
    comments: "Se omitieron 12 caracteres en comentarios, que quien lee no ve.",
    row: "rows.jsonl:1 no tiene respuesta.",
  },
  pt: {
    damaged: "está danificado ou não é um banco de dados",
    replies: "Não é possível ler as respostas gravadas de",
    url: "A URL base contém um nome de usuário",
    both: "As respostas são gravadas ou reproduzidas, e as duas coisas estão definidas.",
    noCompany: ":1: falta company.",
    key: ':2: não existe a chave "dat".',
    toCome: "que ainda está por vir.",
    noDebrief: 'Não existe nenhuma entrevista real "nowhere".',
    noStory: 'Nenhuma história tem um id que comece com "nowhere".',
    notKeys: "não contém chaves de API como o Greenroom grava.",
    export: "A exportação não pode ser usada: linha 2: type: espera-se",
    comments: "Foram omitidos 12 caracteres em comentários, que quem lê não vê.",
    row: "rows.jsonl:1 não tem resposta.",
  },
} as const;

describe.each(["es", "pt"] as const)("errors in %s", (language) => {
  const words = said[language];
  function newDesk() {
    const { path: home, remove } = temporaryHome();
    onTestFinished(remove);
    return {
      home,
      file: (text: string): string => {
        const path = join(home, "given.yaml");
        writeFileSync(path, text);
        return path;
      },
      /** What stands on stderr of a command that fails. */
      failing: async (...parameters: string[]): Promise<string> => {
        const environment = { GREENROOM_LANGUAGE: language };
        const { code, stderr } = await greenroom(parameters, { home, environment });
        expect(code).toBe(2);
        expect(await englishIn(stderr, language)).toEqual([]);
        return stderr;
      },
    };
  }

  test("of the database, of recorded replies and of a base URL", async () => {
    const { home, file, failing } = newDesk();
    const none = join(home, "none.jsonl");
    const asking = async (environment: Readonly<Record<string, string>>): Promise<string> => {
      const all = { GREENROOM_LANGUAGE: language, OPENAI_API_KEY: "unused", ...environment };
      const answers = file("I do not know.\n");
      const flags = ["interview", "--sample", "--engine", "openai", "--answers", answers];
      const { code, stderr } = await greenroom(flags, { home, environment: all });
      expect(code).toBe(2);
      return stderr;
    };
    expect(await asking({ GREENROOM_REPLAY: none })).toContain(words.replies);
    expect(await asking({ GREENROOM_REPLAY: none, GREENROOM_RECORD: none })).toContain(words.both);
    expect(await asking({ OPENAI_BASE_URL: "http://me:secret@127.0.0.1/v1" })).toContain(words.url);
    mkdirSync(join(home, "data"), { recursive: true });
    writeFileSync(join(home, "data", "greenroom.db"), "This is no database. ".repeat(100));
    expect(await failing("history")).toContain(words.damaged);
  });

  test("of an export, of a document and of a row that cannot be used", async () => {
    const { home, failing } = newDesk();
    const file = (name: string, text: string): string => {
      writeFileSync(join(home, name), text);
      return join(home, name);
    };
    const header = { format: "greenroom-export", version: 2, exportedAt: "2026-01-31T09:00:00Z" };
    const lines = `${JSON.stringify(header)}\n{"type":"secret"}\n`;
    expect(await failing("data", "import", file("e.jsonl", lines))).toContain(words.export);

    const cv = file("cv.md", "# Ada\n\n<!-- secret words -->\nWrote **programs**.\n");
    const environment = { GREENROOM_LANGUAGE: language };
    const read = await greenroom(["read", cv], { home, environment });
    expect(read.stderr).toContain(words.comments);
    expect(await englishIn(read.stderr, language)).toEqual([]);
    const json = await greenroom(["read", cv, "--json"], { home, environment });
    expect(json.stdout).toContain("12 characters in comments");

    const rows = file("rows.jsonl", '{"question":"q"}\n');
    const strict = ["evaluate", rows, "--engine", "offline", "--strict", "--output", "-"];
    expect(await failing(...strict)).toContain(words.row);
  });

  test("of a debrief name the line", async () => {
    const { file, failing } = newDesk();
    const add = ["debrief", "add", "--file"];
    expect(await failing(...add, file("round: onsite\n"))).toContain(words.noCompany);
    expect(await failing(...add, file("company: Acme\ndat: 2026-01-01\n"))).toContain(words.key);
    expect(await failing(...add, file("company: Acme\ndate: 2999-01-01\n"))).toContain(
      words.toCome,
    );
    expect(await failing("debrief", "show", "nowhere")).toContain(words.noDebrief);
  });

  test("of stories and of the file of keys", async () => {
    const { home, failing } = newDesk();
    expect(await failing("stories", "show", "nowhere")).toContain(words.noStory);
    const saved = await greenroom(["auth", "set", "openai"], { home, input: "sk-something\n" });
    const [path = ""] = /\/\S+\.json/.exec(saved.stderr + saved.stdout) ?? [];
    writeFileSync(path, "[]");
    expect(await failing("auth")).toContain(words.notKeys);
  });
});
