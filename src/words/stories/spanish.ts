import type { StoriesWords } from "./english.ts";

export const spanish: StoriesWords = {
  noneHidden: "No hay ninguna historia oculta.",
  isHidden: (id) => `${id} está oculta. Para recuperarla: greenroom stories unhide ${id}`,
  isBack: (id) => `${id} vuelve a ser una historia.`,
  none: (leastScore) =>
    `Todavía no hay historias: son respuestas a preguntas de comportamiento con nota ${leastScore} o más que cuentan qué hiciste y en qué terminó. \`greenroom interview --kind behavioural\` pide algunas.`,
  shows: "Muestra: ",
  foot: (leastScore) =>
    `Respuestas con nota ${leastScore} o más que cuentan qué hiciste y en qué terminó. \`greenroom stories show ID\` muestra una completa.`,
  told: (times, day) =>
    `${times === 1 ? "contada una vez" : `contada ${times} veces`}, la última el ${day}`,
  nothingKnown: "nada que el léxico conozca",
  parts: {
    situation: "Situación",
    action: "Lo que hiciste",
    result: "En qué terminó",
    reflection: "Lo que aprendiste",
  },
  nothingFound: "no se encontró nada",
  foundMet: "Cumplido:",
  whichToTell: "Qué historia contar",
  whichToTellFor: (job) => `Qué historia contar para ${job}`,
  noStory: "Todavía no hay historia.",
  practise: (questionId) => `Practica: greenroom questions show ${questionId}`,
  suggestedTwice: "Se sugiere dos veces: sería mejor una segunda historia.",
};
