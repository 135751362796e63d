import type { ErrorsWords } from "./english.ts";

export const portuguese: ErrorsWords = {
  stopped: {
    message: "Interrompida.",
    hint: "O que você respondeu está salvo; `greenroom continue` continua.",
  },
  stoppedSaved: {
    message: "Interrompida. Todas as respostas estão salvas.",
    hint: "Para continuar: greenroom continue",
  },
  nobodyHere: {
    message: "Não há ninguém para responder: isto não é um terminal.",
    hint: "Dê as respostas com --answers FILE (- para stdin).",
  },
};
