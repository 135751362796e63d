import type { AskingWords } from "./english.ts";

export const portuguese: AskingWords = {
  number: "Número:",
  yesNo: (isYes) => (isYes ? "S/n" : "s/N"),
  yes: "sim",
  no: "não",
  typeYesOrNo: "Digite s ou n.",
  typeNumber: (most) => `Digite um número de 1 a ${most}.`,
  key: { navigate: "mover", select: "escolher" },

  commands: {
    edit: "escrever no seu editor",
    repeat: "ver a pergunta de novo",
    clarify: "perguntar o que se quer",
    skip: "pular esta pergunta",
    pause: "parar aqui e continuar depois",
    end: "terminar a entrevista agora",
    help: "esta lista",
  },
  hint: "Uma linha vazia envia. /edit /repeat /clarify /skip /pause /end /help",
  helpIntro:
    "Digite quantas linhas quiser. Uma linha vazia (Enter duas vezes) ou Ctrl-D envia a resposta. Um texto colado fica junto.",
  helpCommands: "Em uma linha própria:",
  belowIsNoAnswer: "O que está abaixo desta linha não faz parte da sua resposta.",
  editorGaveNothing: "O editor não devolveu texto.",
  editorIsDone: "Enter envia; /edit abre de novo.",
  nothingYet: "Nada foi digitado ainda; /skip pula a pergunta.",
  noSuchCommand: (word, meant) => `Não existe /${word}; você quis dizer /${meant}?`,
};
