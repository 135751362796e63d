import { grouped } from "../numbers.ts";
import { spanish as issues } from "../issues/spanish.ts";
import { tellerOf } from "../reasons.ts";
import { spanish as reasonTable } from "../reasons/spanish.ts";
import type { FindingsWords } from "./english.ts";

const meantOr = (meant: string | null, otherwise: string): string =>
  meant === null ? otherwise : `¿quisiste decir ${meant}?`;

export const spanish: FindingsWords = {
  notYaml: (why) => `no es YAML: ${why}`,
  mendLine: "corrige la línea",
  mendFile: "corrige la línea; hasta entonces no se usa nada del archivo",
  mendText: "corrige la línea; un texto con dos puntos va entre comillas, o debajo de `|`",
  mend: "corrígelo",
  wrong: "está mal",
  noQuestion: "esto no es una pregunta",
  noRole: "esto no es un rol",

  issues,
  isMissing: (name) => `falta ${name}`,
  writeIt: "escríbelo, o quita la entrada",
  is: (name, value) => `${name} es ${value}`,
  takes: (choices) => `se espera ${choices}`,
  takesOr: (meant, choices) => meantOr(meant, `se espera ${choices}`),
  says: (name, what) => `en ${name}: ${what}`,
  changeOne: "cambia uno de los dos",
  written: {
    array: "una lista, entre [corchetes] o uno por línea tras `- `",
    object: "claves con sus valores, `clave: valor`",
  },
  least: (count, isList) => (isList ? `al menos ${count} en la lista` : `${count} o más`),
  most: (count, isList) => (isList ? `como máximo ${count} en la lista` : `${count} o menos`),
  seeHelp: "consulta `greenroom questions add --help`",
  noKey: (key) => `no existe la clave "${key}"`,
  noKeyIn: (key, name) => `no existe la clave "${key}" en ${name}`,
  keysAre: (meant, keys) => meantOr(meant, `las claves son ${keys}`),
  theEntry: "la entrada",

  noList: "el archivo no es una lista de preguntas",
  noArea: "falta area, o no son palabras en minúsculas unidas por guiones",
  questionsNoList: "questions no es una lista",
  fileHas: "un archivo tiene `area: nombre` y debajo `questions:` con una lista",
  translation: "esto es una traducción, no una lista de preguntas",
  checkTranslation:
    "revísala con `node test/support/bank-check.ts`; una pregunta dice su propio idioma",
  twice: (id) => `el id "${id}" se usa dos veces`,
  elsewhere: (id, place) => `el id "${id}" se usa también en ${place}`,
  anotherId: "da otro id a una de las dos",
  noKeyBeside: (key) => `no existe la clave "${key}" junto a area y questions`,
  takeOutOr: (meant) => meantOr(meant, "quítala"),

  writeText: "escribe `text: ` y detrás la pregunta",
  isList: "esto es una lista de preguntas",
  importIt: "impórtala con `greenroom questions import`",
  areaNoName: "area no es un nombre",
  areaTakes: "se esperan palabras en minúsculas unidas por guiones",
  idThere: (id) => `ya tienes una pregunta "${id}"`,
  chooseAnother: (id) => `elige otro, o cambia aquella: \`greenroom questions add --edit ${id}\``,
  sameThere: (id) => `la misma pregunta ya está como ${id}`,
  changeThat: (id) => `cambia aquella: \`greenroom questions add --edit ${id}\``,
  nothingToJudge: "no tiene referencia ni criterios, así que nada podría evaluar una respuesta",
  addReference: "agrega una referencia; sin ella se guarda, y no se pregunta",
  addReferenceKey: "agrega una `reference:`, o criterios; hasta entonces no se pregunta",
  oneThing: "di una sola cosa en cada oración de la referencia",

  restIsUsed: (finding) => `${finding}${finding.endsWith("?") ? "" : "."} Lo demás se usa.`,
  noneInArea: (area) => `no hay ninguna pregunta en el área "${area}"`,
  areasAre: (meant, areas) => meantOr(meant, `las áreas son ${areas}`),

  reason: tellerOf(reasonTable),
  nothingRead: "no se leyó nada de él",
  restRead: "lo demás se leyó",
  its: (key, damage) => `en ${key}: ${damage}`,
  takeOut: "quítalo",
  tooLong: (characters) => `la pregunta tiene más de ${grouped(characters, "es")} caracteres`,
  shorten: "acórtala",

  rules: {
    dontKnow: '"No lo sé" = 1',
    echo: "pregunta repetida <= 1.5",
    bySpaces: "palabras clave unidas por espacios <= 2.5",
    byCommas: "palabras clave unidas por comas <= 2.5",
    shuffled: "ejemplo fuerte desordenado <= 2.5",
    strong: "ejemplo fuerte >= 4.2",
    weak: "ejemplo débil <= 2.8",
    middling: (weak, strong) => `el regular entre el débil (${weak}) y el fuerte (${strong})`,
    variantEcho: "variante repetida <= 1.5",
    variantAnswer: "variante como respuesta <= 2",
    variantStrong: "ejemplo fuerte >= 3.4 si se pregunta con la variante",
  },
  graderGives: (score, rule) => `el evaluador sin conexión da ${score}: ${rule}`,
  narrower: "pide en los conceptos lo que solo dice una respuesta de verdad",
  askSomethingElse: "pide en los criterios algo que la pregunta misma no diga",
  strongFix:
    "escribe en los conceptos cómo lo dice una buena respuesta, o en el ejemplo lo que falta",
  weakFix: "pide en los criterios lo que le falta al ejemplo débil",
  middlingFix: "pide en los criterios lo que le falta al ejemplo regular",
  variantSame: (variant) =>
    `"${variant}" dice lo mismo que el texto u otra variante, palabra por palabra`,
  variantSameFix: "pregunta desde otro ángulo, o quítala",
  variantEchoFix: "pide en los criterios algo que la variante misma no diga",
  variantAnswerFix: "deja fuera de la variante las formulaciones de los conceptos",
  variantStrongFix: "nombra el tema de la pregunta también en la variante",
  noDimension: (criterion, dimension, kind) =>
    `criterio ${criterion}: "${dimension}" no es una dimensión de ${kind}`,
  common: (criterion, phrasing) =>
    `criterio ${criterion}: de "${phrasing}" queda una palabra común, que dice cualquier respuesta`,
  commonFix: "dilo con una palabra propia del tema",
};
