import type { ErrorsWords } from "./english.ts";

export const spanish: ErrorsWords = {
  stopped: {
    message: "Detenida.",
    hint: "Lo que respondiste está guardado; `greenroom continue` sigue.",
  },
  stoppedSaved: {
    message: "Detenida. Todas las respuestas están guardadas.",
    hint: "Para seguir: greenroom continue",
  },
  nobodyHere: {
    message: "No hay nadie para responder: esto no es una terminal.",
    hint: "Da las respuestas con --answers FILE (- para stdin).",
  },
};
