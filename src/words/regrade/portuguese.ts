import type { RegradeWords } from "./english.ts";

export const portuguese: RegradeWords = {
  nothing: "Não há nada para avaliar: todas as respostas têm nota.",
  judging: (number, all) => `Avaliando ${number} de ${all}`,
  notTranscribed: (interview, question, why) =>
    `${interview} pergunta ${question}: não transcrita: ${why}`,
  notGraded: (interview, question, why) =>
    `${interview} pergunta ${question}: sem avaliação, ${why}`,
  graded: (interview, question, score, was) => `${interview} pergunta ${question}: ${score}${was}.`,
  of5: (score) => `${score} de 5`,
  was: (score, change) => ` (antes ${score}${change})`,
  notComparable: (differences) => `, não comparável: outro valor de ${differences}`,
  withinSpread: ", dentro da dispersão",
  better: ", melhor",
  worse: ", pior",
};
