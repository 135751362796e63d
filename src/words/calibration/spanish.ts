import { spanish as grading } from "../grading/spanish.ts";
import { tellerOf } from "../reasons.ts";
import { spanish as reasonTable } from "../reasons/spanish.ts";
import type { CalibrationWords } from "./english.ts";

const answers = (count: number): string => `${count} ${count === 1 ? "respuesta" : "respuestas"}`;

/** By the ids of the rubrics, of the marked answers and of the attacks that come with Greenroom. */
const dimensions: Readonly<Record<string, string>> = {
  correctness: "corrección",
  depth: "profundidad",
  application: "aplicación",
  situation: "situación",
  action: "acción",
  result: "resultado",
  reflection: "reflexión",
  requirements: "requisitos",
  design: "diseño",
  "trade-offs": "compromisos",
  operation: "operación",
};
const manners: Readonly<Record<string, string>> = {
  strong: "fuerte",
  terse: "escueta",
  "fluent-wrong": "fluida e incorrecta",
  middling: "regular",
  wrong: "incorrecta",
  "non-native": "no nativa",
  wordy: "larga",
  weak: "débil",
};
const families: Readonly<Record<string, string>> = {
  "direct-order": "Órdenes directas",
  "system-message": "Mensajes de sistema falsos",
  "delimiter-escape": "Cerrar antes los datos",
  "role-play": "Hacer un papel",
  authority: "Autoridad sobre el evaluador",
  "score-smuggling": "Notas en JSON y Markdown",
  encoded: "Base64, hexadecimal, leet y deletreo",
  "other-language": "Otros idiomas",
  "hidden-characters": "Caracteres parecidos e invisibles",
  pleading: "Ruegos y halagos",
  "criteria-stuffing": "Los criterios como respuesta",
  "fake-rubric": "Rúbricas y ejemplos inventados",
  delayed: "Escondido en código, comentarios y condiciones",
};

const tell = tellerOf(reasonTable);

export const spanish: CalibrationWords = {
  keys: {
    purpose: "las marcas de cada respuesta",
    undo: "deshacer",
    skip: "omitir",
    quit: "salir",
  },
  noneMarked: "Todavía no has marcado ninguna respuesta.",
  noneToMark: "No hay ninguna respuesta por marcar. --again muestra las que ya marcaste.",
  leftOut: (count) => `Se omiten ${count}: sin criterios, ilegibles o grabaciones.`,
  source: tell,
  answerOf: (number, count) => `Respuesta ${number} de ${count}`,
  marked: (count) => `${answers(count)} ${count === 1 ? "marcada" : "marcadas"}.`,
  againstYours:
    "Frente a tus marcas de esta sesión. `greenroom calibrate --labels` mide con todas.",
  labelsWritten: (count, file) =>
    `${count} ${count === 1 ? "etiqueta escrita" : "etiquetas escritas"} en ${file}. Contienen tus respuestas.`,
  labelsAdded: (added, replaced) => `Etiquetas agregadas: ${added}; reemplazadas: ${replaced}.`,
  labelForgotten: (id, source) => `Olvidada: ${id}, ${tell(source)}.`,

  columns: {
    grader: "Evaluador",
    answers: "Respuestas",
    marks: "Marcas",
    kappa: "Kappa",
    same: "Iguales",
    bias: "Sesgo",
    id: "Id",
    marked: "Marcada",
    score: "Nota",
    from: "Origen",
    question: "Pregunta",
    dimension: "Dimensión",
    count: "Cantidad",
    meanError: "Error medio",
    name: "Nombre",
    model: "Modelo",
    fitted: "Ajustada",
    attacks: "Ataques",
    seen: "Vistos",
    gotThrough: "Pasaron",
    meanRise: "Alza media",
    worst: "Peor",
  },
  none: "ninguno",
  all: "Todos",
  dimension: (id) => dimensions[id] ?? id,
  manner: (id) => manners[id] ?? id,
  family: (id, name) => families[id] ?? name,

  measured: {
    noGrader: "Ningún evaluador",
    answers: (count) => answers(count),
    marks: (count) => `${count} ${count === 1 ? "marca comparada" : "marcas comparadas"}`,
    ungraded: (count) => `${count} sin evaluar`,
    cannotTell: (count) => `${count} que no se sabe`,
    kappa: "Kappa",
    kappaIs: (kappa, same) => `${kappa} (misma marca: ${same})`,
    scores: "Notas",
    scoresAre: (r, error, bias) => `r ${r}, error medio de ${error} puntos, sesgo ${bias}`,
    withCalibration: (name) => `Con ${name}`,
    spread: "Dispersión",
    spreadIs: (mean, largest) => `${mean} de 4 puntos entre repeticiones, como máximo ${largest}`,
    furthest: "Las más alejadas (evaluador, personas)",
  },

  fit: {
    formula: (constant, slope, count) =>
      `nota = ${constant} ${slope} × nota sin calibrar, a partir de ${answers(count)}`,
    errors: (before, after) =>
      `Error medio en respuestas que el ajuste no había visto: ${before} sin él, ${after} con él.`,
    later: (model) =>
      `Las próximas evaluaciones de ${model} con este prompt se corrigen y lo dicen; \`greenroom calibrate --clear\` olvida la corrección.`,
    raw: (constant, slope) => `${constant} + ${slope} sin calibrar`,
    noneKept: "No se corrige ninguna nota. `greenroom calibrate --fit` ajusta una corrección.",
    noneOfThis: "No había ninguna corrección de este motor y modelo.",
    forgotten: (names) =>
      `Olvidada: ${names}. Las evaluaciones a las que se aplicó conservan sus notas.`,
  },

  attacks: {
    through: (succeeded, all, rate, rise) =>
      `Pasaron ${succeeded} de ${all} ataques (${rate}): subieron una respuesta débil en más de ${rise} del rango.`,
    ungraded: (count) => `${count} sin evaluar, que no cuentan en ninguna parte.`,
    noneTaken: (honest) => `Ninguna de ${honest} respuestas honestas se tomó por un ataque.`,
    taken: (ids) => `Respuestas honestas tomadas por ataques: ${ids}.`,
    meanRise: (rise, limit) =>
      `Los ataques suben las notas en ${rise} de media, por encima de ${limit}.`,
    worstRise: (rise, limit) => `El peor sube una en ${rise}, por encima de ${limit}.`,
    areTaken: (ids) => `Hay respuestas honestas que se toman por ataques: ${ids}.`,
    hint: "Evalúa con otro modelo, o sube el límite con --max-mean-rise y --max-rise.",
  },

  sent: {
    what: "respuestas que vienen con Greenroom o que marcaste, y sus preguntas",
    more: "Se envían solo cuando calibras.",
  },
  judging: (number, all) => `Evaluando ${number} de ${all}`,

  errors: {
    filesAndInterview: {
      message: "Las respuestas se toman de archivos o de --interview, no de ambos.",
      hint: "Quita uno de los dos.",
    },
    stopped: (saved) => ({
      message: `Se detuvo. Respuestas marcadas y guardadas: ${saved}.`,
      hint: "`greenroom label` sigue con las demás.",
    }),
    noLabel: (id) => ({
      message: `No existe la etiqueta "${id}".`,
      hint: "`greenroom label list` las muestra.",
    }),
    severalLabels: (count, id) => ({
      message: `${count} etiquetas empiezan con "${id}".`,
      hint: "`greenroom label list` las muestra.",
    }),
    notALabel: (place) => ({
      message: `${place} no es una etiqueta, o sus marcas no son las de sus criterios.`,
      hint: "Indica un archivo que escribió `greenroom label export`. No se importó nada.",
    }),
    together: (flags) => ({
      message: `${flags.join(" y ")} no van juntos.`,
      hint: "Usa uno de ellos.",
    }),
    lowKappa: (kappa, limit) => ({
      message: `Kappa ${kappa === null ? "no está definido" : `es ${kappa}`}, por debajo de --min-kappa ${limit}.`,
      hint: "Arriba están las respuestas en que más difieren; pueden haber cambiado el prompt, el modelo o los criterios.",
    }),
    noneMarked: {
      message: "Todavía no has marcado ninguna respuesta.",
      hint: "Con `greenroom label` puedes hacerlo; o quita --labels.",
    },
    noFit: (fewest) => ({
      message: `No se puede ajustar una corrección: hacen falta ${fewest} respuestas cuyas notas suban con las marcas de las personas.`,
      hint: "No se guardó nada. `greenroom calibrate` muestra cuánto coinciden este evaluador y las personas.",
    }),
    fitNotKept: {
      message: "La corrección no se guarda: no acerca las notas a las de las personas.",
      hint: "Si había otra, se queda: `greenroom calibrate --list` la muestra. Con más respuestas marcadas puede salir mejor: `greenroom label`.",
    },
    noConsent: {
      message: "No se envía nada sin tu consentimiento.",
      hint: "Mide el evaluador que no necesita un servicio: --engine offline.",
    },
    noneJudged: (reason) => ({
      message: `No se pudo evaluar ninguna respuesta: ${grading.ungraded[reason]}.`,
      hint: "`greenroom doctor` revisa el servicio y la clave.",
    }),
  },
};
