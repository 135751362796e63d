import type { InterviewWords } from "./english.ts";

export const spanish: InterviewWords = {
  role: (name) => `Rol: ${name} (--role elige otro).`,
  engine: (name, why) => `Motor: ${name} (${why}).`,
  recordedReplies: (file) => `respuestas grabadas de ${file}`,
  noKey: "sin clave de API; `greenroom auth set` guarda una",
  keyFromFile: "clave del archivo de claves",
  keyFromEnvironment: "clave del entorno",
  nothingSent: "Motor: offline. No se envía nada.",
  theEngine: "El motor openai",
  sends: (who, url, what, more) =>
    `${who} envía a ${url}: ${what}. Nada más sale de esta máquina. ${more}`,
  sendThese: "¿Enviarlo?",
  sentTexts: "el texto de tu currículum y del puesto, las preguntas y tus respuestas",
  readShows: "`greenroom read FILE` muestra exactamente en qué se convierte un documento.",
  spokenInterview: "Una entrevista hablada",
  sentRecordings:
    "las grabaciones de tus respuestas, para transcribirlas, con nombres y términos de tu currículum y del puesto",
  sentQuestions: "las preguntas, para decirlas en voz alta",
  andSent: (one, other) => `${one}, y ${other}`,
  recordingsKept: "Las grabaciones se guardan en esta máquina hasta que borres la entrevista.",
  speakerSystem: "`--speaker system` habla con una voz de esta máquina.",
  spokenSummary: (asked, answered, score) =>
    `Eso fue todo. Respondiste ${answered} de ${asked}. ${score === null ? "Todavía no hay nota." : `Tu nota es ${score} de 5.`}`,
  planning: "Leyendo el puesto y planificando",
  doesNotFit: (document, characters, model) =>
    `${document}: sus últimos ${characters} caracteres no caben en ${model} y se omiten.`,
  goingOn: (id, asked, limit) =>
    `Continúa la entrevista ${id}: ${asked} de ${limit} ${limit === 1 ? "pregunta hecha" : "preguntas hechas"}.`,
  onlyInEnglish: (areas) =>
    `El banco tiene estas áreas del rol solo en inglés y por eso se omiten: ${areas}. Con --language en se preguntan.`,
  allInEnglish:
    "El banco tiene preguntas para este rol solo en inglés; por eso esta entrevista es en inglés.",

  planTitle: "Lo que mira esta entrevista",
  importance: { 1: "deseable", 2: "importante", 3: "esencial" },
  notInResume: "no está en el currículum",
  noQuestionInLanguage: "sin preguntas en español",
  questionOf: (position, limit) => `Pregunta ${position} de ${limit}`,
  question: (position) => `Pregunta ${position}`,
  kinds: {
    technical: "Técnica",
    behavioural: "De comportamiento",
    "system-design": "Diseño de sistemas",
  },
  difficulties: { easy: "fácil", medium: "media", hard: "difícil" },
  levels: { junior: "junior", mid: "semi senior", senior: "senior", staff: "staff" },
  modes: { coach: "entrenamiento", mock: "simulacro" },
  writtenForYou: "escrita para ti",
  again: "otra vez",
  followUp: "Repregunta",
  skipped: "Omitida.",
  strongerVersion: "Una versión más fuerte, con tus propios datos",
  notGraded: (why) =>
    `Sin evaluar: ${why}. La respuesta está guardada; "greenroom regrade --pending" la evalúa después.`,
  scoreOf: (score) => `${score} de 5`,
  nextTime: "La próxima vez: ",
  offlineAll: (why) => `Desde aquí el motor sin conexión pregunta y evalúa: ${why}.`,
  offlineAsks: (why) =>
    `Desde aquí las preguntas vienen del banco: ${why}. Las respuestas se evalúan cuando vuelva el servicio.`,
  noScore: "Sin nota",
  answered: (count) => (count === 1 ? "1 respondida" : `${count} respondidas`),
  skippedCount: (count) => (count === 1 ? "1 omitida" : `${count} omitidas`),
  ungradedCount: (count) => `${count} sin evaluar todavía`,

  betQuestion: "Antes de verla: ¿qué nota tendrá esta respuesta?",
  noBet: "Sin apuesta",
  nothingTyped: "No escribiste nada. /skip omite la pregunta, /pause se detiene aquí.",
  andNow: "¿Y ahora?",
  goOn: "Seguir",
  showStronger: "Ver una versión más fuerte",
  showStrongerHow: "Hecha solo con datos de tu respuesta y de tu currículum",
  readExample: "Leer una respuesta de ejemplo",
  readExampleHow: "Cómo lo diría alguien fuerte, y por qué se pregunta",
  pause: "Pausar",
  pauseHow: "greenroom continue la retoma",
  finishHere: "Terminar aquí",
  finishHereHow: "Cierra la entrevista con lo que hay",
  goOnOffline:
    "¿Seguir con el motor sin conexión? (No: las respuestas se guardan y se evalúan después)",
  nextQuestion: "La siguiente pregunta",
  writingStronger: "Escribiendo una versión más fuerte",
  aFollowUp: "Una repregunta",
  judging: "Evaluando",
  answersRanOut: "Se acabaron las respuestas; la entrevista sigue abierta.",
  paused: "En pausa; todo está guardado.",
  goOnWith: (command) => `Para seguir: ${command}`,
  inFull: (id) => `Completa: greenroom show ${id}. En Markdown: greenroom report ${id}`,

  claimProbes: {
    measured: (figure) => `Mencionaste esta cifra: ${figure}. ¿Cómo la mediste?`,
    date: (figure, other) =>
      `Mencionaste ${figure}. Tu currículum dice ${other}. ¿Cómo encajan las dos cosas?`,
    part: (figure, other) =>
      `Dijiste: ${figure}. Tu currículum dice: ${other}. ¿Qué parte fue tuya?`,
    resume: (figure, other) =>
      `Mencionaste esta cifra: ${figure}. En tu currículum es: ${other}. ¿Qué cuenta cada una?`,
    answer: (figure, other) =>
      `Mencionaste esta cifra: ${figure}. En una respuesta anterior es: ${other}. ¿Qué cuenta cada una?`,
  },

  inOtherWords: (question) => `Dicho de otro modo: ${question}`,
  probeBehavioural: "¿Puedes contarme más de esa ocasión: qué hiciste tú y en qué terminó?",
  probeTechnical: "¿Puedes ir un paso más al fondo: cómo funciona y dónde deja de funcionar?",
  probePlain: "¿Puedes ir un paso más al fondo, con un ejemplo concreto?",
  fillIn: (sentence) => `Completa lo que falta: ${sentence}`,
  toSayHere: (criterion) => `[decir aquí: ${criterion}]`,
  kindOr: " o ",
  bankIsEmpty: (kinds, language) =>
    `El banco no tiene ninguna pregunta de tipo ${kinds} en "${language}".`,
  bankIsEmptyForRole: (areas) =>
    `El banco no tiene ninguna pregunta de las áreas de este rol: ${areas}.`,
  bankIsEmptyHint: "Usa --language en, o un modelo con --engine openai.",
  bankIsEmptyAnywhereHint:
    "Usa otro --role o --kind, preguntas propias (`greenroom questions add`) o un modelo con --engine openai.",
  ownQuestions: "Tus propias preguntas",
  bankUsedUp: (kinds) => `El banco no tiene más preguntas de tipo ${kinds} en este idioma.`,
  bankUsedUpHint: "Pide menos --questions, más tipos, o --language en.",
  bankUsedUpInEnglishHint: "Pide menos --questions o más tipos.",
};
