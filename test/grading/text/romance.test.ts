/** What is particular to Spanish and Portuguese. */
import { describe, expect, test } from "vitest";
import type { Language } from "../../../src/grading/question.ts";
import { isReversed, rightStatements } from "../../../src/grading/reversal.ts";
import { stem } from "../../../src/grading/text/stem.ts";
import { countStructure, structureOf, sumOfCounts } from "../../../src/grading/text/structure.ts";
import { tokenize } from "../../../src/grading/text/tokens.ts";

/** Words of a text that are negated, written as they are compared. */
const negated = (text: string, language: Language): string[] =>
  tokenize(text, language)
    .tokens.filter(({ isFunctionWord, negatedBy }) => !isFunctionWord && negatedBy.length % 2 === 1)
    .map(({ word }) => word);

describe("a negation", () => {
  test.each<[string, Language, string[]]>([
    ["No hay ningún listener", "es", ["listener"]],
    ["No usa hilos ni procesos", "es", ["usa", "hilos", "procesos"]],
    ["Não existe nenhum índice", "pt", ["existe", "indice"]],
    ["Não usa threads nem processos", "pt", ["usa", "threads", "processos"]],
  ])("is only repeated by a second negator: %s", (text, language, expected) => {
    expect(negated(text, language)).toEqual(expected);
  });

  test.each<[string, Language, string[]]>([
    ["No funciona sin memoria", "es", ["funciona"]],
    ["Não funciona sem memória", "pt", ["funciona"]],
  ])("is taken back by a second one of another kind: %s", (text, language, expected) => {
    expect(negated(text, language)).toEqual(expected);
  });

  test.each<[string, Language, string[]]>([
    ["Como uno no es confiable usaría allSettled", "es", ["confiable"]],
    ["Si el valor no existe se calcula", "es", ["existe"]],
    ["Como um não é confiável usaria allSettled", "pt", ["confiavel"]],
    ["Quando o valor não existe eu calculo", "pt", ["existe"]],
    ["Sin índice puede tardar", "es", ["indice"]],
    ["Sem índice pode demorar", "pt", ["indice"]],
  ])("ends with its condition: %s", (text, language, expected) => {
    expect(negated(text, language)).toEqual(expected);
  });

  test("apenas is one before hay alone", () => {
    expect(negated("Apenas falla la promesa se rechaza", "es")).toEqual([]);
    expect(negated("Apenas hay memoria", "es")).toEqual(["memoria"]);
  });

  test('of a reflexive verb is one, and "no sé" is none', () => {
    expect(negated("El valor no se copia", "es")).toEqual(["copia"]);
    expect(negated("No sé el número exacto", "es")).toEqual([]);
  });
});

describe("stems", () => {
  test.each([
    ["para", "par"],
    ["qualidade", "qual"],
    ["pesar", "pesos"],
    ["contrato", "contratar"],
    ["poda", "pode"],
    ["time", "timida"],
    ["entre", "entra"],
  ])("%s is not %s", (one, other) => {
    expect(stem(one, "pt")).not.toBe(stem(other, "pt"));
  });

  test.each([
    ["lado", "lados"],
    ["peso", "pesos"],
    ["pedido", "pedidos"],
    ["podar", "podas"],
  ])("%s is %s", (one, other) => {
    expect(stem(one, "es")).toBe(stem(other, "es"));
  });
});

test("a node is no word of grammar, however its accent is encoded", () => {
  const [node, decomposed, nodes, preposition] = tokenize(
    `nó ${"nó".normalize("NFD")} Nós no`,
    "pt",
  ).tokens;
  expect(node?.isFunctionWord).toBe(false);
  expect(decomposed?.key).toBe(node?.key);
  expect(nodes?.key).toBe(node?.key);
  expect(preposition?.isFunctionWord).toBe(true);
});

describe("prose", () => {
  const structure = (text: string, language: Language) => {
    const read = tokenize(text, language);
    const counts = read.sentences.map((sentence) => countStructure(read, sentence, language));
    return structureOf(sumOfCounts(counts), 0.3);
  };

  test.each<[Language, string]>([
    [
      "es",
      "Una función recuerda las variables del lugar en el que se creó, y por eso la puedo llamar más tarde con lo que entonces había en la lista de los pedidos.",
    ],
    [
      "pt",
      "Uma função lembra das variáveis do lugar em que foi criada, e por isso dá para chamá-la mais tarde com o que havia então na lista dos pedidos; o que ela vê é a própria variável.",
    ],
  ])("in %s is told from its words in another order", (language, text) => {
    expect(structure(text, language)).toBe("prose");
    const words = text.split(" ");
    // Every fifth word, then the ones behind those: grammar meets grammar.
    const other = [0, 1, 2, 3, 4].flatMap((from) => words.filter((_, at) => at % 5 === from));
    expect(structure(other.join(" "), language)).toBe("keywords");
  });
});

test.each<[Language, string, string]>([
  [
    "pt",
    "Todo número comum em JavaScript é um double de 64 bits",
    "Em JavaScript todos os números são doubles de 64 bits",
  ],
  [
    "es",
    "Todo número en JavaScript es un double de 64 bits",
    "En JavaScript todos los números son doubles de 64 bits",
  ],
])("in %s a phrase brought to the front turns nothing round", (language, right, said) => {
  const text = tokenize(said, language);
  expect(text.sentences).toHaveLength(1);
  expect(isReversed(text, 0, rightStatements([right], language))).toBe(false);
});
