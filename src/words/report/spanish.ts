import type { ReportWords } from "./english.ts";

export const spanish: ReportWords = {
  coverage: {
    shown: "demostrado",
    "partly-shown": "demostrado en parte",
    "not-shown": "no demostrado",
    ungraded: "preguntado, sin evaluar todavía",
    skipped: "preguntado, omitido",
    "not-asked": "no preguntado",
  },
  ungraded: {
    "service-down": "el servicio no respondió",
    "key-refused": "falta la clave de API o fue rechazada",
    refused: "el modelo se negó a evaluarla",
    "invalid-reply": "la respuesta del modelo no se pudo usar",
    "nothing-to-judge": "no se pudo evaluar ningún criterio",
    stopped: "se detuvo antes de que llegara la respuesta",
  },
  screens: {
    empty: "La respuesta estaba vacía; vale 1 sin pasar por un evaluador.",
    "no-answer": "La respuesta dice que no la hay; vale 1 sin pasar por un evaluador.",
    gibberish: "La respuesta no tiene palabras legibles; vale 1 sin pasar por un evaluador.",
    echo: "La respuesta repite la pregunta; vale 1 sin pasar por un evaluador.",
  },
  statuses: { open: "sigue abierta", completed: "completada", "ended-early": "terminada antes" },

  interview: "Entrevista",
  from: (documents) => `A partir de ${documents.join(" y ")}`,
  answeredOf: (answered, asked) =>
    `${answered} de ${asked} ${asked === 1 ? "respondida" : "respondidas"}`,
  noScoreYet: "Sin nota todavía",
  wentWell: "Lo que salió bien",
  doNext: "Qué hacer ahora",
  inQuestion: (position) => `(pregunta ${position})`,
  jobAsksFor: "Lo que pide el puesto",
  noAnswer: "Sin respuesta.",
  notTranscribed: "Hablada, y sin transcribir todavía.",
  unsureOf: (words) => `El reconocedor no estaba seguro de ${words}.`,
  notGradedYet: "Sin evaluar todavía.",
  notGraded: (why) => `Sin evaluar: ${why}.`,
  betOn: (score) => `Apostaste por ${score}.`,
  evaluationNumber: (count) => `Evaluación ${count} de esta respuesta.`,
  goesOn: (id) => `greenroom continue ${id} la retoma.`,
  judgesPending: (id) => `greenroom regrade ${id} --pending evalúa lo que aún no tiene nota.`,

  writtenTo: (file) => `Escrito en ${file}.`,
  title: (role, level) => `Informe de la entrevista: ${role}, ${level}`,
  date: "Fecha",
  status: "Estado",
  mode: "Modo",
  resume: "Currículum",
  job: "Puesto",
  judgedBy: "Evaluada por",
  none: "ninguno",
  nobodyYet: "nadie todavía",
  summary: "Resumen",
  questionsAnsweredOf: (answered, asked) =>
    `${answered} de ${asked} ${asked === 1 ? "pregunta respondida" : "preguntas respondidas"}`,
  offlineNote:
    "Aquí evaluó el evaluador sin conexión: encuentra los conceptos de los criterios por sus palabras, y ningún modelo leyó las respuestas.",
  ungradedNote:
    "Las respuestas sin evaluar no cuentan en ninguna nota; `greenroom regrade --pending` las evalúa.",
  lowConfidenceNote:
    "Las notas marcadas con ? son de poca confianza; debajo de cada una de esas respuestas está el porqué.",
  requirementColumns: [
    "Requisito",
    "Importancia",
    "En esta entrevista",
    "Preguntas",
    "En el currículum",
  ],
  nothing: "nada",
  claims: {
    title: "Lo que conviene poder sostener",
    said: (quote, position, what) => `${quote} (pregunta ${position}): ${what}`,
    resume: (other, figure) =>
      `Tu currículum dice ${other}, esta respuesta ${figure}. Prepárate para decir qué cuenta cada cifra.`,
    answer: (position, other, figure) =>
      `Tu respuesta a la pregunta ${position} dice ${other}, esta ${figure}. Prepárate para decir qué cuenta cada cifra.`,
    earlierAnswer: (position, interview, other, figure) =>
      `Tu respuesta a la pregunta ${position} de la entrevista ${interview} dice ${other}, esta ${figure}. Prepárate para decir qué cuenta cada cifra.`,
    notInResume:
      "En tu currículum no se encontró ninguna cifra para esto. Prepárate para decir cómo se midió.",
    date: (other, figure) =>
      `Tu currículum dice “${other}”, esta respuesta ${figure}. Prepárate para decir cómo encajan las dos cosas.`,
    part: (other, figure) =>
      `Tu currículum dice “${other}”, esta respuesta ${figure}. Prepárate para decir qué parte fue tuya.`,
  },
  scores: "Notas",
  scoreColumns: ["#", "Pregunta", "Área", "Dificultad", "Nota"],
  dimensionColumns: ["Tipo", "Dimensión", "Nota"],
  outcomes: { answered: "sin evaluar", skipped: "omitida", unanswered: "sin respuesta" },
  questionsAndAnswers: "Preguntas y respuestas",
  questionTitle: (position, area, difficulty) => `Pregunta ${position}: ${area}, ${difficulty}`,
  askedFor: (requirement) => `Se preguntó por: ${requirement}.`,
  followUp: "Repregunta:",
  strongerVersion: "Una versión más fuerte, con los datos dados:",
  notGradedBold: "Sin evaluar",
  pendingTriesAgain: "`greenroom regrade --pending` lo intenta de nuevo.",
  yourBet: (score) => `tu apuesta: ${score}`,
  criterionColumns: ["", "Criterio", "Tus palabras"],
  nextTime: "La próxima vez:",
  whoJudged: "Quién evaluó",
  graderColumns: ["Motor", "Modelo", "Preguntas", "Prompt", "Rúbricas", "Calibración"],
  formula:
    "Las notas solo son comparables si motor, modelo, prompt, rúbrica y calibración son los mismos. La fórmula: 1 + 4 × Σ peso × marca ÷ Σ peso, con cumplido 1, en parte ½, falta e incorrecto 0; lo que no se sabe queda fuera. Una calibración corrige el resultado.",
};
