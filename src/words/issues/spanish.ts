import type { IssuesWords } from "./english.ts";

export const spanish: IssuesWords = {
  expected: (what) => `se espera ${what}`,
  types: {
    string: "un texto",
    number: "un número",
    int: "un número entero",
    boolean: "true o false",
    array: "una lista",
    object: "claves con valores",
    record: "claves con valores",
    never: "nada",
    null: "nada",
  },
  valueFrom: (least) => `${least} o más`,
  valueUpTo: (most) => `${most} o menos`,
  notEmpty: "un texto que no esté vacío",
  charactersUpTo: (most) => `como máximo ${most} caracteres`,
  membersFrom: (least) => `una lista con no menos entradas que ${least}`,
  membersUpTo: (most) => `una lista con no más entradas que ${most}`,
  oneOf: (choices) => `uno de ${choices}`,
  time: "una fecha y hora como 2026-01-31T09:00:00Z",
  date: "una fecha como 2026-01-31",
  unknownKeys: (keys) => `no se conoce: ${keys}`,
  otherForm: "otra forma",
  twice: (name) => `"${name}" aparece dos veces`,
  noCriterion: (name) => `ningún criterio se llama "${name}"`,
  own: {
    "lower-case words joined by hyphens, e.g. closes-over-variables":
      "palabras en minúsculas unidas por guiones, p. ej. closes-over-variables",
    "a text or a list of texts": "un texto o una lista de textos",
    "it needs one area at least": "hace falta al menos un área",
    "it needs one kind above 0": "hace falta al menos un tipo mayor que 0",
    "eight characters of a to z and 2 to 7": "ocho caracteres de la a a la z y del 2 al 7",
    "64 hexadecimal characters": "64 caracteres hexadecimales",
  },
};
