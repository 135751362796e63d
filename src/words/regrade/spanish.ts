import type { RegradeWords } from "./english.ts";

export const spanish: RegradeWords = {
  nothing: "No hay nada que evaluar: todas las respuestas tienen su nota.",
  judging: (number, all) => `Evaluando ${number} de ${all}`,
  notTranscribed: (interview, question, why) =>
    `${interview} pregunta ${question}: sin transcribir: ${why}`,
  notGraded: (interview, question, why) => `${interview} pregunta ${question}: sin evaluar, ${why}`,
  graded: (interview, question, score, was) => `${interview} pregunta ${question}: ${score}${was}.`,
  of5: (score) => `${score} de 5`,
  was: (score, change) => ` (antes ${score}${change})`,
  notComparable: (differences) => `, no comparable: otro valor de ${differences}`,
  withinSpread: ", dentro de la dispersión",
  better: ", mejor",
  worse: ", peor",
};
