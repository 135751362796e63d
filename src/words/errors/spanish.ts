import { tellerOf } from "../reasons.ts";
import { spanish as reasonTable } from "../reasons/spanish.ts";
import type { ErrorsWords } from "./english.ts";
import { reasonOf } from "./network.ts";

const later =
  "No se pierde nada: `greenroom regrade --pending` evalúa después, `--engine offline` sigue ahora.";
const check = "Revisa la URL base y la red con `greenroom doctor`.";
const saveKey = "Guarda una clave válida con `greenroom auth`, o sigue con `--engine offline`.";
const answersHint =
  'Separa las respuestas con una línea de ---, o escribe un objeto JSON por línea: {"answer": "…"}';
const audioHint =
  "Las grabaciones son wav, mp3, m4a, flac, ogg o webm; las respuestas, texto entre líneas de ---, o JSONL.";
const modelHint = "Prueba otro modelo con --model, o sigue con --engine offline";
/** By the code of the system or of the client. */
const network = {
  ECONNREFUSED: "conexión rechazada",
  ECONNRESET: "conexión reiniciada",
  ENOTFOUND: "host no encontrado",
  EAI_AGAIN: "host no encontrado",
  ETIMEDOUT: "se agotó el tiempo",
  UND_ERR_CONNECT_TIMEOUT: "se agotó el tiempo",
  UND_ERR_SOCKET: "conexión cerrada",
};

/** What came in place of an answer, and what was to come, by what it is called in English. */
const things: Readonly<Record<string, string>> = {
  "a web page": "una página web",
  "something else": "otra cosa",
  "a text": "un texto",
  "another format": "otro formato",
  "a reply": "una respuesta",
  audio: "audio",
  "PCM or WAV": "PCM o WAV",
  "a transcript": "una transcripción",
  "a list of models": "una lista de modelos",
  "a list of batches": "una lista de lotes",
  "an uploaded file": "un archivo subido",
  "a batch": "un lote",
  "a content filter stopped it": "un filtro de contenido la detuvo",
  "a content filter stopped the reply": "un filtro de contenido detuvo la respuesta",
};
const named = (thing: string): string => things[thing] ?? thing;

const tell = tellerOf(reasonTable);

export const spanish: ErrorsWords = {
  stopped: { message: "Detenida.", hint: "Ejecútalo otra vez para seguir." },
  stoppedInterview: {
    message: "Detenida.",
    hint: "Lo que respondiste o escribiste está guardado; `greenroom continue` sigue.",
  },
  nobodyHere: {
    message: "No hay nadie para responder: esto no es una terminal.",
    hint: "Da las respuestas con --answers FILE (- para stdin).",
  },
  stoppedBeforeReply: {
    message: "Se detuvo antes de que llegara la respuesta.",
    hint: "Para seguir: `greenroom continue`.",
  },
  noInterview: {
    message: "Todavía no hay ninguna entrevista.",
    hint: "Empieza una con: greenroom interview",
  },
  noOpenInterview: {
    message: "No hay ninguna entrevista abierta.",
    hint: "Empieza una con: greenroom interview",
  },
  finished: (id) => ({
    message: `La entrevista ${id} está terminada.`,
    hint: `Léela con: greenroom show ${id}`,
  }),
  openElsewhere: (id, pid) => ({
    message: `La entrevista ${id} está abierta en otro greenroom (proceso ${pid}).`,
    hint: "Sigue allí, o termina ese primero.",
  }),
  noKey: (url) => ({
    message: `No hay clave de API para ${url}.`,
    hint: "Guarda una con `greenroom auth`, define OPENAI_API_KEY, o sigue con `--engine offline`.",
  }),
  wantsKey: (url) => ({ message: `${url} pide una clave de API.`, hint: saveKey }),
  refusedKey: (url, said) => ({ message: `${url} rechazó la clave de API${said}.`, hint: saveKey }),
  refusedAccess: (url, said) => ({
    message: `${url} negó el acceso${said}.`,
    hint: "Mira allí qué pueden hacer la clave y su cuenta, o sigue con `--engine offline`.",
  }),
  noCredit: (url) => ({
    message: `La cuenta de la clave no tiene más crédito en ${url}.`,
    hint: "Agrega crédito o sube el límite allí, guarda otra clave con `greenroom auth`, o usa `--engine offline`.",
  }),
  unpaid: (url, said) => ({
    message: `La cuenta de la clave no está pagada en ${url}${said}.`,
    hint: "Revisa su facturación allí, guarda otra clave con `greenroom auth`, o usa `--engine offline`.",
  }),
  notReached: (url, networkCode) => ({
    message: `No se puede llegar a ${url}${reasonOf(networkCode, network)}.`,
    hint: check,
  }),
  notAnAnswer: (url, what, wanted) => ({
    message: `${url} envió ${named(what)} en lugar de ${named(wanted)}.`,
    hint: check,
  }),
  tooSlow: (url, time) => ({ message: `${url} no respondió en ${time}.`, hint: later }),
  brokeOff: (url) => ({ message: `La respuesta de ${url} se cortó.`, hint: later }),
  stalled: (url, time) => ({ message: `La respuesta de ${url} se detuvo ${time}.`, hint: later }),
  askedToWait: (url, time) => ({
    message: `${url} pide esperar ${time} antes de la próxima solicitud.`,
    hint: later,
  }),
  rateLimited: (url, said) => ({
    message: `${url} limita la frecuencia de solicitudes${said}.`,
    hint: later,
  }),
  failedWith: (url, status, said) => ({
    message: `${url} falló con el estado ${status}${said}.`,
    hint: later,
  }),
  failedReplying: (url, said) => ({
    message: `${url} falló mientras respondía${said}.`,
    hint: later,
  }),
  failedThrice: (url, seconds, last) => ({
    message: `${url} falló tres veces seguidas y se deja en paz por ${seconds} s; lo último: ${last}`,
    hint: later,
  }),
  unknownModel: (url, model, said) => ({
    message: `${url} no conoce el modelo "${model}"${said}.`,
    hint: "`greenroom doctor` muestra qué modelos hay; elige uno con `greenroom config set model NAME`.",
  }),
  circle: (url) => ({
    message: `${url} lleva de vuelta a sí misma (redirecciones).`,
    hint: "Revisa la URL base; suele terminar en /v1.",
  }),
  noSuchApi: (url) => ({
    message: `No existe tal API en ${url} (estado 404).`,
    hint: "Revisa la URL base; suele terminar en /v1.",
  }),
  notTaken: (url, said) => ({
    message: `${url} no aceptó la solicitud${said}.`,
    hint: "Prueba otro modelo: `greenroom doctor` muestra cuáles hay, `greenroom config set model NAME` elige.",
  }),
  declined: (url, detail) => ({ message: `${url} se negó: ${named(detail)}.`, hint: later }),
  invalidReply: (url) => ({ message: `${url} envió una respuesta no válida.`, hint: later }),
  tooLong: (model) => ({
    message: `La solicitud es más larga que el contexto de "${model}".`,
    hint: "Elige un modelo con un contexto mayor, o indica su tamaño real con `greenroom config set context-tokens N`.",
  }),

  noConsentRecordings: {
    message: "No se envía nada sin tu consentimiento.",
    hint: "Transcribe en esta máquina: greenroom config set recogniser whisper-cli",
  },
  noConsentRegrade: {
    message: "No se envía nada sin tu consentimiento.",
    hint: "Evalúa sin un servicio: greenroom regrade --engine offline",
  },
  noConsentCriteria: {
    message: "No se envía nada sin tu consentimiento.",
    hint: "Omite --engine openai: los criterios salen entonces de las referencias.",
  },
  notJudged: (failed, all) => ({
    message: `No se pudieron evaluar ${failed} de ${all} respuestas.`,
    hint: "Inténtalo más tarde, o con --engine offline.",
  }),
  unusableAnswers: (source, reason) => ({ message: `${source} ${tell(reason)}.`, hint: audioHint }),
  answersAndDocument: {
    message: "No se pueden leer de stdin las respuestas y un documento a la vez.",
    hint: "Da uno de los dos como archivo.",
  },
  resumeAndJob: {
    message: "No se pueden leer --resume y --job a la vez de stdin.",
    hint: "Da uno de los dos como archivo.",
  },
  stoppedPractice: (command) => ({
    message: "Detenido. Lo que respondiste o escribiste está guardado.",
    hint: `Para seguir: greenroom ${command}`,
  }),
  editorNotStarted: (editor) => ({
    message: `No se puede iniciar el editor "${editor}".`,
    hint: "Indica otro con `greenroom config set editor`, o escribe aquí.",
  }),
  editorFailed: (editor, exitCode) => ({
    message: `El editor "${editor}" terminó con el código de salida ${exitCode ?? "ninguno"}.`,
    hint: "Indica otro con `greenroom config set editor`, o escribe aquí.",
  }),
  editorLeftNothing: (editor) => ({
    message: `El editor "${editor}" no dejó ningún archivo.`,
    hint: "Indica otro con `greenroom config set editor`, o escribe aquí.",
  }),
  noAnswers: (file) => ({ message: `${file} no contiene respuestas`, hint: answersHint }),
  noAnswerLine: (file, line) => ({
    message: `${file}:${line}: no es un objeto JSON con "answer" o "audio"`,
    hint: answersHint,
  }),
  recordingHere: (file) => ({
    message: `${file} es una grabación, y aquí las respuestas son texto.`,
    hint: "Las grabaciones son respuestas de `greenroom interview` y `greenroom evaluate`.",
  }),
  noRecordings: (folder) => ({ message: `${folder} no contiene grabaciones.`, hint: audioHint }),
  notUsable: (model, prompt, detail) => ({
    message: `el modelo ${model} no dio una respuesta utilizable a "${prompt}": ${named(detail)}`,
    hint: modelHint,
  }),
  noRequirement: (model) => ({
    message: `el modelo ${model} no encontró ningún requisito sobre el que preguntar`,
    hint: modelHint,
  }),
  noCriteria: (model) => ({
    message: `el modelo ${model} escribió una pregunta sin los criterios que necesita`,
    hint: modelHint,
  }),
  noServiceKey: (url) => ({
    message: `No hay clave de API para ${url}.`,
    hint: "Guarda una con `greenroom auth set`, o sigue con `--engine offline`.",
  }),
  noHearingKey: (url) => ({
    message: `No hay clave de API para ${url}.`,
    hint: "Guarda una con `greenroom auth set`, o usa whisper.cpp: `greenroom config set recogniser whisper-cli`.",
  }),
  noVoiceKey: (url) => ({
    message: `No hay clave de API para ${url}.`,
    hint: "Guarda una con `greenroom auth set`, o usa una voz del sistema: `greenroom config set speaker system`.",
  }),
  nothingUnderstands: {
    message:
      "Aquí nada entiende la voz: no se usa ningún servicio, y no hay definido ningún modelo de whisper.cpp.",
    hint: "Guarda una clave (`greenroom auth set`), indica un servidor (transcription-url), o define whisper-model.",
  },
  noWhisperModel: {
    message: "No hay definido ningún modelo de whisper.cpp.",
    hint: "Descarga uno (https://huggingface.co/ggerganov/whisper.cpp), y luego: greenroom config set whisper-model FILE",
  },
  whisperModelGone: (path) => ({
    message: `El modelo ${path} no está ahí.`,
    hint: "Define dónde está: greenroom config set whisper-model FILE",
  }),
  noSuchInterview: (id) => ({
    message: `No existe la entrevista "${id}".`,
    hint: "Para verlas todas: greenroom history",
  }),
  severalInterviews: (count, id, shown, left) => ({
    message: `${count} entrevistas empiezan con "${id}": ${shown}${left === 0 ? "" : ` y ${left} más`}.`,
    hint: "Escribe más del id.",
  }),
  justDeleted: (id) => ({
    message: `La entrevista ${id} se acaba de borrar.`,
    hint: "Para ver las que quedan: greenroom history",
  }),
};
