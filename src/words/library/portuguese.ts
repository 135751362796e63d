import type { LibraryWords } from "./english.ts";

export const portuguese: LibraryWords = {
  columns: {
    id: "Id",
    own: "Própria",
    area: "Área",
    difficulty: "Dificuldade",
    question: "Pergunta",
    role: "Função",
    areas: "Áreas",
  },
  own: "sim",
  yourOwn: "sua",
  goodAnswer: "Uma boa resposta",
  mistakes: "Erros comuns",
  strong: "Uma resposta forte",
  middling: "Uma resposta mediana",
  weak: "Uma resposta fraca",
  manner: (manner) => `Estilo: ${manner}`,
  level: (level) => `nível: ${level}`,
  language: (language) => `idioma: ${language}`,
  recognised: (titles) => `Reconhecida por: ${titles}`,
  areas: "Áreas",
  kinds: "Tipos",
  waiting: (count) =>
    `${count === 1 ? "A uma pergunta sua falta" : `A ${count} perguntas suas falta`} uma referência; \`greenroom questions lint\` diz a qual.`,
  noMatch: "Nenhuma pergunta corresponde.",
  noMatchInLanguage:
    "Nenhuma pergunta corresponde neste idioma; `--language en` tem o banco inteiro.",

  errors: {
    noRole: (id, roles) => ({
      message: `Não existe a função "${id}".`,
      hint: `As funções são ${roles}.`,
    }),
    noRoleMeant: (id, meant) => ({
      message: `Não existe a função "${id}".`,
      hint: `Você quis dizer ${meant}? \`greenroom roles\` lista todas.`,
    }),
    noQuestion: (id, meant) => ({
      message: `O banco não tem a pergunta "${id}".`,
      hint: meant === null ? "`greenroom questions` lista todas." : `Você quis dizer ${meant}?`,
    }),
    noArea: (area, areas) => ({
      message: `O banco não tem a área "${area}".`,
      hint: `As áreas são ${areas}.`,
    }),
  },
};
