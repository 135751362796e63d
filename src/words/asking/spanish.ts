import type { AskingWords } from "./english.ts";

export const spanish: AskingWords = {
  number: "Número:",
  yesNo: (isYes) => (isYes ? "S/n" : "s/N"),
  yes: "sí",
  no: "no",
  typeYesOrNo: "Escribe s o n.",
  typeNumber: (most) => `Escribe un número del 1 al ${most}.`,
  key: { navigate: "mover", select: "elegir" },

  commands: {
    edit: "escribir en tu editor",
    repeat: "ver la pregunta otra vez",
    clarify: "preguntar qué se pide",
    skip: "omitir esta pregunta",
    pause: "parar aquí y seguir después",
    end: "terminar la entrevista ahora",
    help: "esta lista",
  },
  hint: "Una línea vacía la envía. /edit /repeat /clarify /skip /pause /end /help",
  helpIntro:
    "Escribe tantas líneas como quieras. Una línea vacía (Enter dos veces) o Ctrl-D envía la respuesta. Un texto pegado queda junto.",
  helpCommands: "En una línea aparte:",
  belowIsNoAnswer: "Lo que está debajo de esta línea no es parte de tu respuesta.",
  editorGaveNothing: "El editor no devolvió texto.",
  editorIsDone: "Enter lo envía; /edit lo abre otra vez.",
  nothingYet: "Aún no escribiste nada; /skip omite la pregunta.",
  noSuchCommand: (word, meant) => `No existe /${word}; ¿quisiste decir /${meant}?`,
};
