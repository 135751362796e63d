import type { PracticeWords } from "./english.ts";

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const spanish: PracticeWords = {
  nothingFailed:
    "Nada que repasar: ningún criterio ha fallado todavía. `greenroom interview` descubre lo que está flojo.",
  nothingDueYet: (area) =>
    `No toca nada${area === null ? "" : ` en ${area}`}. \`greenroom drill list\` muestra qué viene y cuándo.`,
  nothingDue: "No toca nada.",
  noCards: "Todavía no hay tarjetas: salen de lo que falla en las entrevistas.",
  cardsExported: (count, file) =>
    `Hay ${counted(count, "tarjeta")} en ${file}. En Anki: Archivo, Importar.`,
  cardColumns: {
    due: "Toca",
    recall: "Recuerdo",
    last: "Última",
    area: "Área",
    criterion: "Lo que vuelve",
  },
  now: "ahora",

  dailyDone: (streakDays) =>
    `La pregunta de hoy ya está respondida; ${streakDays === 1 ? "el primer día de una racha" : `${streakDays} días seguidos`}. Otra más: greenroom daily --again`,
  twoMinutes: "La pregunta del día: tómate unos dos minutos.",
  onlyInEnglish: "El banco tiene las preguntas de este rol solo en inglés; aquí va una en inglés.",
  noQuestion: "El banco no tiene ninguna pregunta para este rol.",
  noQuestionHint: "Usa otro --role.",

  question: "Pregunta",
  skipped: "Omitida; sigue pendiente.",
  notGraded: (why) =>
    `Sin evaluar: ${why}. La respuesta está guardada y se evalúa la próxima vez que practiques.`,
  marks: {
    met: "cumplido",
    partly: "en parte",
    missed: "faltó",
    contradicted: "incorrecto",
    "cannot-tell": "no se supo",
  },
  beforeAndNow: (before, now) => `antes ${before}, ahora ${now}`,
  comesBackTomorrow: "vuelve mañana",
  comesBack: (days, day) => `vuelve en ${days} días (${day})`,
  paused: "En pausa; todo está guardado.",
  metIn: (met, criteria, answers) =>
    `${met} de ${criteria} ${criteria === 1 ? "cumplido" : "cumplidos"} en ${counted(answers, "respuesta")}.`,
  practised: (days) => (days === 1 ? "Hoy practicaste." : `Practicaste ${days} días seguidos.`),
  compareWith: "Buenas respuestas para comparar con la tuya:",
  stillDue: (count) => `Quedan pendientes: ${count}. Para seguir: greenroom drill`,
  nothingWaits: "No hay nada que tenga que volver.",
  nextDue: (day) => `Lo próximo toca el ${day}.`,

  noStreak: "Sin racha",
  streak: (days) => `Racha: ${counted(days, "día")}`,
  minutes: (count) => counted(count, "minuto"),
  hours: (hours) => `${hours} horas`,
  totals: ({ interviews, since, answers, practiceAnswers, time }) =>
    `${counted(interviews, "entrevista")}${since === null ? "" : ` desde el ${since}`}: ${counted(answers, "respuesta")} ${interviews === 1 ? "en ella" : "en ellas"}, ${practiceAnswers} en práctica, ${time} respondiendo.`,
  directions: {
    up: "mejor",
    down: "peor",
    steady: "dentro del ruido",
    "too-few": "muy pocas respuestas para saberlo",
  },
  fromTo: (earlier, recent) => `de ${earlier} a ${recent}`,
  answers: (count) => counted(count, "respuesta"),
  scoresTitle: "Notas, de 1 a 5",
  more: (count) => `${count} más; --limit las muestra.`,
  statuses: {
    proven: "se demostró",
    stale: "se demostró hace mucho",
    asked: "sin demostrar todavía",
    never: "nunca se preguntó",
  },
  roleAsksFor: "Lo que pide tu rol",
  jobAsksFor: (job) => `Lo que pide ${job}`,
  provenOf: (proven, all) => `${proven} de ${all} ${all === 1 ? "demostrado" : "demostrados"}`,
  missedAgain: "Falta una y otra vez",
  ofAllAreas: "La racha y las tarjetas son de todas las áreas.",
  betsEven: "sin inclinación más allá del azar",
  betsHigher: (size) => `${size} por encima de tus notas`,
  betsLower: (size) => `${size} por debajo de tus notas`,
  bets: (verdict, meanError, count) =>
    `Tus apuestas: ${verdict}; te desvías ${meanError} en promedio, ${counted(count, "apuesta")}.`,
  delivery: (interviews) =>
    `Forma de hablar, ${counted(interviews, "entrevista hablada", "entrevistas habladas")}; nunca parte de una nota`,
  between: (least, most) => `entre ${least} y ${most}`,
  lately: (change) => `${change} últimamente`,
  cardsWait: (count, day) => `${counted(count, "tarjeta")}; la próxima toca el ${day}.`,
  doNext: "Qué hacer ahora",
  next: {
    noScore: (count) => `${counted(count, "respuesta")} sin nota todavía`,
    due: (count) => counted(count, "criterio pendiente", "criterios pendientes"),
    whereYouStand: "muestra en qué punto estás",
    requirement: (name, status) =>
      `${name}: ${{ never: "nunca se preguntó", asked: "sin demostrar", stale: "se demostró hace mucho" }[status]}`,
    onlyInEnglish: (name) => `${name}: solo hay preguntas en inglés`,
    addJob: "con un puesto, progress muestra lo que pide",
    keepStreak: "no toca nada; mantén la racha",
  },
};
