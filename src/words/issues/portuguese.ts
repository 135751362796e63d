import type { IssuesWords } from "./english.ts";

export const portuguese: IssuesWords = {
  expected: (what) => `espera-se ${what}`,
  types: {
    string: "um texto",
    number: "um número",
    int: "um número inteiro",
    boolean: "true ou false",
    array: "uma lista",
    object: "chaves com valores",
    record: "chaves com valores",
    never: "nada",
    null: "nada",
  },
  valueFrom: (least) => `${least} ou mais`,
  valueUpTo: (most) => `${most} ou menos`,
  notEmpty: "um texto que não esteja vazio",
  charactersUpTo: (most) => `no máximo ${most} caracteres`,
  membersFrom: (least) => `uma lista com não menos entradas que ${least}`,
  membersUpTo: (most) => `uma lista com não mais entradas que ${most}`,
  oneOf: (choices) => `um destes: ${choices}`,
  time: "uma data e hora como 2026-01-31T09:00:00Z",
  date: "uma data como 2026-01-31",
  unknownKeys: (keys) => `não se conhece: ${keys}`,
  otherForm: "outra forma",
  twice: (name) => `"${name}" aparece duas vezes`,
  noCriterion: (name) => `nenhum critério se chama "${name}"`,
  own: {
    "lower-case words joined by hyphens, e.g. closes-over-variables":
      "palavras em minúsculas unidas por hífens, p. ex. closes-over-variables",
    "a text or a list of texts": "um texto ou uma lista de textos",
    "it needs one area at least": "é preciso ao menos uma área",
    "it needs one kind above 0": "é preciso ao menos um tipo maior que 0",
    "eight characters of a to z and 2 to 7": "oito caracteres de a a z e de 2 a 7",
    "64 hexadecimal characters": "64 caracteres hexadecimais",
  },
};
