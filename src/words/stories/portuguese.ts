import type { StoriesWords } from "./english.ts";

export const portuguese: StoriesWords = {
  noneHidden: "Não há nenhuma história oculta.",
  isHidden: (id) => `${id} está oculta. Para recuperá-la: greenroom stories unhide ${id}`,
  isBack: (id) => `${id} voltou a ser uma história.`,
  none: (leastScore) =>
    `Ainda não há histórias: são respostas a perguntas comportamentais com nota ${leastScore} ou mais que contam o que você fez e no que deu. \`greenroom interview --kind behavioural\` pede algumas.`,
  shows: "Mostra: ",
  foot: (leastScore) =>
    `Respostas com nota ${leastScore} ou mais que contam o que você fez e no que deu. \`greenroom stories show ID\` mostra uma inteira.`,
  told: (times, day) =>
    `${times === 1 ? "contada uma vez" : `contada ${times} vezes`}, a última em ${day}`,
  nothingKnown: "nada que o léxico conheça",
  parts: {
    situation: "Situação",
    action: "O que você fez",
    result: "No que deu",
    reflection: "O que você aprendeu",
  },
  nothingFound: "nada foi encontrado",
  foundMet: "Atendido:",
  whichToTell: "Que história contar",
  whichToTellFor: (job) => `Que história contar para ${job}`,
  noStory: "Ainda não há história.",
  practise: (questionId) => `Pratique: greenroom questions show ${questionId}`,
  suggestedTwice: "Ela é sugerida duas vezes: uma segunda história seria melhor.",
};
