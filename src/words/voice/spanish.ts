import { tellerOf } from "../reasons.ts";
import { spanish as reasonTable } from "../reasons/spanish.ts";
import type { VoiceWords } from "./english.ts";

const because = (why: string | null): string => (why === null ? "" : ` (${why})`);

const tell = tellerOf(reasonTable);

export const spanish: VoiceWords = {
  typedFromNow: "Por ahora las respuestas se escriben.",
  nothingHeardHere: (why) =>
    `Aquí no se puede oír nada (${tell(why)}). Desde ahora las preguntas solo se muestran.`,
  wereAnswering: (time) => `Estabas respondiendo cuando se detuvo: hay ${time} grabados.`,
  leftoverKeys: "Enter la usa, r la dice otra vez, Esc escribe",
  tryAgainKeys: "r vuelve a intentar, Esc escribe",
  nobodyHeard: "No se oyó a nadie. Esta respuesta se escribe.",
  nobodyInIt: "No se oyó a nadie en la grabación. Otra vez; Esc pasa a escribir.",
  longest: "Cinco minutos: esta respuesta termina aquí.",
  transcribing: "Transcribiendo",
  leaveForLater: "Esc la deja para luego",
  leaveForTyping: "Esc para escribir",
  recorderEndedAgain: (why) =>
    `La grabadora se cerró otra vez por sí sola${because(why)}. Desde ahora las respuestas se escriben.`,
  recorderEndedKept: (why, time) =>
    `La grabadora se cerró por sí sola${because(why)}. Lo que dijiste hasta entonces se conserva: ${time}.`,
  recorderEnded: (why) => `La grabadora se cerró por sí sola${because(why)}. No se grabó nada.`,
  keptForLater: "Tu grabación se conserva, y se evalúa cuando esté transcrita.",
  otherLanguage: (heard, asked) =>
    `Se entendió como ${heard}; la entrevista es en ${asked}, y se evalúa en ese idioma.`,
  nothingUnderstood: "No se entendió nada. Otra vez; Esc pasa a escribir.",

  typedThen: "Entonces, por escrito: no se envía nada de lo que se diga.",
  opening: "Abriendo el micrófono",
  itIsTyped: "Entonces, por escrito.",
  otherVoice: "En su lugar habla una voz del sistema.",
  awaitingVoice: "Se espera la voz; una tecla sigue",
  speaking: "Hablando; cualquier tecla lo detiene",

  paused: "en pausa",
  pausedPlain: "En pausa.",
  recordingAgain: "Grabando otra vez.",
  recordingKeys: [
    "Enter termina, Espacio pausa, r repite, Esc escribe",
    "Enter termina, Esc escribe",
    "Enter termina",
  ],
  pausedKeys: [
    "Espacio sigue, Enter termina, r repite, Esc escribe",
    "Espacio sigue, Enter termina",
    "Espacio sigue",
  ],
  plainKeys: "Grabando. Enter termina, Espacio pausa, r empieza de nuevo, Escape pasa a escribir.",
  endsIn: (seconds) => `termina en ${seconds} s; si sigues hablando, no`,
  left: (seconds) => `quedan ${seconds} s`,
  halfMinuteLeft: "Queda medio minuto para esta respuesta.",
  silence: (seconds) => `Silencio: esto termina en ${seconds} s. Si sigues hablando, no.`,
  deadMicrophone:
    "El micrófono no da ninguna señal: puede estar apagado, o no permitido a esta terminal. Esc pasa a escribir.",
  nobodyYet: "No se oye a nadie desde hace 15 s. Habla, o Esc pasa a escribir.",

  reviewKeys: [
    "Enter sigue, c corrige, r la dice otra vez",
    "Enter sigue, c corrige, r repite",
    "Enter, c o r",
  ],
  reviewKeysTimed: (seconds) => [
    `Enter sigue (solo, en ${seconds} s), c corrige, r la dice otra vez`,
    `Enter sigue (solo, en ${seconds} s), c corrige, r repite`,
    "Enter sigue, c corrige, r repite",
    "Enter, c o r",
  ],
  doubtfulKeys: "Enter sigue, c corrige lo que se oyó mal, r la dice otra vez",
  doubtfulKeysTimed: (seconds) =>
    `Enter sigue (solo, en ${seconds} s), c corrige lo que se oyó mal, r la dice otra vez`,

  recordingKept: (message) =>
    `${message} La grabación se conserva; greenroom regrade --pending la transcribe y la evalúa.`,
  notKept: "su grabación no se conservó",
  recordingsSentTo: (url) =>
    `Tus grabaciones se envían a ${url} para transcribirlas, con nombres y términos de tu currículum, del puesto y de la pregunta. También puede hacerlo un programa de esta máquina: \`greenroom config set recogniser whisper-cli\`.`,
  sendThem: "¿Enviarlas?",

  sayAnything: "Di algo: se graban tres segundos.",
  listen: "Escucha: ahora se reproduce.",
  microphones: "Micrófonos",
  programs: "Programas",
  cannotBeListed:
    "En este sistema no se pueden listar los micrófonos; --microphone toma el nombre que les da el sistema.",
  noneListed: "No aparece ningún micrófono.",
  records: (program) => `${program} graba`,
  notInstalled: (program, command) => `${program}: ${command} no está instalado`,
  noSound: (program) => `${program}: no llega ningún sonido`,
};
