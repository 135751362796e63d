import type { DebriefWords } from "./english.ts";

const counted = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;
const questionsOf = (count: number): string => counted(count, "pregunta", "preguntas");
const answersOf = (count: number): string => counted(count, "respuesta", "respuestas");
const interviewsOf = (count: number): string => counted(count, "entrevista", "entrevistas");
const daysOf = (count: number): string => counted(count, "día", "días");

export const spanish: DebriefWords = {
  outcomes: {
    waiting: "en espera",
    "next-round": "siguiente ronda",
    offer: "oferta",
    rejected: "rechazo",
    withdrew: "me retiré",
  },
  ratings: { 5: "muy bien", 4: "bien", 3: "regular", 2: "mal", 1: "muy mal" },
  cannotSay: "no sé decirlo",
  none: "Todavía no hay ninguna; `greenroom debrief` anota una entrevista real.",
  goOn: (company, questions) =>
    `¿Seguir con el borrador de ${company} (${questionsOf(questions)})?`,
  whichJob: "¿Qué puesto era?",
  anotherJob: "otro",
  company: "Empresa:",
  date: "Fecha (AAAA-MM-DD):",
  wrongDate: "Hace falta un día que ya haya llegado, como 2026-01-31.",
  role: "Rol (puede quedar vacío):",
  round: "Ronda, como llamada inicial (puede quedar vacía):",
  question: (number) => `Pregunta ${number} (vacía: eso fue todo):`,
  isItThis: "¿Es esta?",
  howWentQuestion: "¿Cómo fue?",
  howWentAll: "¿Cómo fue la entrevista en conjunto?",
  note: "Comentario (puede quedar vacío):",
  whatCame: "¿En qué quedó?",
  noSuchJob: (job) => `Ningún puesto guardado se llama "${job}"; el nombre se conserva.`,
  removeQuestion: (company, day) => `¿Olvidar la entrevista en ${company} del ${day}?`,
  removed: "Borrada. Sus preguntas siguen en tu banco.",
  editNote:
    "Quita preguntas, o añade otras como `- text: …`. El `id` dice qué pregunta es; si falta, se busca.",
  unchanged: "No se cambió nada.",
  inBank: (id) => `en el banco: ${id}`,
  amongYours: (id) => `entre las tuyas: ${id}`,
  isNew: (id) => `nueva: ${id}`,
  waits: "no se pregunta hasta que tenga una referencia",
  muchLike: (id) => `muy parecida a ${id}; \`id: ${id}\` la enlazaría`,
  dueNow: (count) => `Tocan ya en \`greenroom drill\`: ${questionsOf(count)}.`,
  makesReady: (id) =>
    `Con una respuesta de referencia una pregunta está lista: greenroom questions add --edit ${id}`,
  columns: {
    id: "Id",
    date: "Fecha",
    company: "Empresa",
    round: "Ronda",
    questions: "Preguntas",
    went: "Fue",
    outcome: "Resultado",
    practice: "Práctica",
    answers: "Respuestas",
  },
  neverPractised: "Preguntado de verdad, nunca practicado",
  isDue: "toca en `greenroom drill`",
  wantsReference: (id) => `le falta una referencia: greenroom questions add --edit ${id}`,
  noPractice: "sin práctica en los 30 días anteriores",
  practiceBefore: (score, answers) =>
    `práctica en los 30 días anteriores: ${score} (${answersOf(answers)})`,
  ofJob: (job) => `puesto ${job}`,
  went: (rating) => `fue ${rating} de 5`,
  notRated: "sin valorar",
  noPracticeAtAll: (days) => `Ninguna tuvo práctica antes (se miran ${daysOf(days)}).`,
  practiceBy: (days, grader) =>
    `Práctica: nota media de antes (${daysOf(days)}), solo la de ${grader}. Fue: tu propia valoración.`,
  notCounted: (answers) => `De otros evaluadores, sin contar: ${answersOf(answers)}.`,
  practiceBeforeTitle: "Práctica antes de",
  passed: (score, count) => `ofertas y siguientes rondas: ${score} (${interviewsOf(count)})`,
  rejections: (score, count) => `rechazos: ${score} (${interviewsOf(count)})`,
  tooFew: (fewest) => `Muy pocas para decir algo: hacen falta ${fewest} de cada clase.`,
  verdicts: {
    "no-difference": (noise) => `La diferencia está dentro del ruido (${noise}).`,
    "higher-before-passed": (noise) =>
      `Más alta antes de ofertas y siguientes rondas, por encima del ruido (${noise}).`,
    "lower-before-passed": (noise) =>
      `Más baja antes de ofertas y siguientes rondas, por encima del ruido (${noise}).`,
  },
  byArea: "Por área",
  areaFacts: (asked, went, practice, answers) =>
    `preguntada ${counted(asked, "vez", "veces")}, fue ${went}; práctica ${practice} (${answersOf(answers)})`,
  areaVerdicts: {
    "too-few": "muy pocas para decir algo",
    "as-practised": "como en la práctica, dentro del ruido",
    "better-than-practised": "mejor que en la práctica",
    "worse-than-practised": "peor que en la práctica",
  },
};
