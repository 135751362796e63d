import { describe, expect, test } from "vitest";
import type { DocumentNotice } from "../../src/interview/document-notice.ts";
import { documentNoticeSchema } from "../../src/interview/document-notice.ts";
import { warningOf, warningText } from "../../src/words/document-notices.ts";
import { documentsWords } from "../../src/words/documents.ts";

const notices: readonly DocumentNotice[] = [
  { kind: "comments", characters: 12 },
  { kind: "hidden-runs", characters: 1200 },
  {
    kind: "hidden-on-pages",
    characters: 40,
    places: [
      { reason: "tiny", pages: [1, 3] },
      { reason: "covered", pages: [2] },
    ],
  },
  { kind: "not-unicode" },
  { kind: "text-cut", kept: 200_000, leftOut: 50_000 },
  { kind: "hidden-cut", characters: 9 },
  { kind: "damaged", unreadPages: [] },
  { kind: "damaged", unreadPages: [4] },
  { kind: "unknown-letters" },
  { kind: "pictures", pages: [2] },
  { kind: "pictures", pages: [1, 2, 3, 4] },
  { kind: "recognised", pages: [1, 2, 5] },
  { kind: "pages-cut", read: 20, all: 23 },
  { kind: "page-cut" },
];

describe("what was noticed in a document", () => {
  test("every kind is told here", () => {
    const kinds = documentNoticeSchema.options.map(({ shape }) => shape.kind.value);
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(new Set(kinds));
  });

  test.each([
    [
      "es",
      [
        "Se omitieron 40 caracteres que quien lee no puede ver: de menos de 3 puntos (página 1, 3), tapados por otra cosa (página 2).",
        "No hay texto en la página 2; lo más probable es que sea un escaneo.",
        "No hay texto en las páginas 1 a 4; lo más probable es que sean escaneos.",
        "El PDF está dañado; puede faltar parte de su texto (no se pudo leer nada de la página 4).",
      ],
    ],
    [
      "pt",
      [
        "Foram omitidos 40 caracteres que quem lê não consegue ver: com menos de 3 pontos (página 1, 3), cobertos por outra coisa (página 2).",
        "Não há texto na página 2; o mais provável é que seja uma digitalização.",
        "Não há texto nas páginas 1 a 4; o mais provável é que sejam digitalizações.",
        "O PDF está danificado; parte do texto pode faltar (nada da página 4 pôde ser lido).",
      ],
    ],
  ] as const)("is told in %s", async (language, some) => {
    const words = await documentsWords(language);
    const warnings = notices.map((notice) => warningOf("damaged", notice));
    const said = warnings.map((warning) => warningText(warning, words, language));
    expect(said).toEqual(expect.arrayContaining([...some]));
    const english = warnings.map(({ message }) => message);
    expect(said.filter((text) => english.includes(text))).toEqual([]);
    expect(said.join(" ")).not.toMatch(/undefined|\bpages?\b/);
  });

  test("of a document that was saved before, its English text is told", async () => {
    const warning = { code: "damaged", message: "It is torn." } as const;
    expect(warningText(warning, await documentsWords("es"), "es")).toBe("It is torn.");
  });
});
