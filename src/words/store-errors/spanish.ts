import { spanish as issues } from "../issues/spanish.ts";
import type { StoreErrorsWords } from "./english.ts";

const restore = (path: string): string =>
  `Mueve ${path} a otro lugar, y también ${path}-wal si existe, y pon allí una copia hecha con \`greenroom data backup\`, o empieza de cero.`;
const recordAgain = "Grábala de nuevo: GREENROOM_RECORD=ARCHIVO con una clave.";
const nameReplies =
  "Indica con --replay o GREENROOM_REPLAY un archivo que haya escrito GREENROOM_RECORD.";

const azure =
  "La URL base es https://RESOURCE.openai.azure.com/openai/v1/ y el modelo es el nombre de tu implementación.";

export const spanish: StoreErrorsWords = {
  migrated: (copy) =>
    `La base de datos se actualizó a esta versión; la anterior queda guardada en ${copy}.`,
  full: (path) => ({
    message: `No queda espacio para escribir en ${path}.`,
    hint: "Libera espacio y ejecuta el comando de nuevo; todo lo guardado antes sigue ahí.",
  }),
  noFile: (path, code) => ({
    message: `${path} no puede ser un archivo de base de datos (${code}).`,
    hint: "Indica un archivo en una carpeta que exista; GREENROOM_HOME fija dónde guarda Greenroom lo suyo.",
  }),
  refused: (path, code) => ({
    message: `Greenroom no puede escribir en ${path} (${code}).`,
    hint: "Date permiso de escritura en el archivo y su carpeta, o indica con GREENROOM_HOME una carpeta que lo tenga.",
  }),
  locked: (path) => ({
    message: `Otro proceso tuvo ${path} bloqueado demasiado tiempo.`,
    hint: "Espera a que termine el otro Greenroom, o detenlo, y ejecuta el comando de nuevo.",
  }),
  damaged: (path, code) => ({
    message: `${path} está dañado o no es una base de datos (${code}).`,
    hint: restore(path),
  }),
  diskFailed: (path, code) => ({
    message: `El disco falló al leer o escribir ${path} (${code}).`,
    hint: "Revisa el disco (y su espacio libre) y luego comprueba si todo está bien con: greenroom doctor",
  }),
  otherProgram: (path) => ({
    message: `${path} es una base de datos de otro programa, no de Greenroom.`,
    hint: "Indica otra carpeta con GREENROOM_HOME, o mueve ese archivo a otro lugar.",
  }),
  newer: (path, version, known) => ({
    message: `${path} es de la versión ${version} de la base de datos; este Greenroom conoce hasta la ${known}.`,
    hint: `Actualiza Greenroom. Si prefieres volver atrás: ${restore(path)}`,
  }),
  issues,
  notAnExport: {
    message: "Esto no es una exportación de Greenroom.",
    hint: "Haz una con: greenroom data export > greenroom.jsonl",
  },
  exportVersion: (version, known) => ({
    message: `La exportación es de la versión ${version}; este Greenroom lee la versión ${known}.`,
    hint:
      version > known
        ? "Actualiza Greenroom e importa de nuevo."
        : "Expórtala de nuevo con esta versión en la máquina de la que viene.",
  }),
  exportUnusable: (why) => ({
    message: `La exportación no se puede usar: ${why}.`,
    hint: "No se importó nada. Expórtala de nuevo en la máquina de la que viene.",
  }),
  line: (line, why) => `línea ${line}: ${why}`,
  lineNotJson: (line) => `la línea ${line} no es JSON; puede que el archivo esté cortado`,
  contradicts: (why) => `no concuerda con lo demás (${why})`,
  interviewUnread: (id, why) => ({
    message: `Esta versión no puede leer la entrevista ${id}: ${why}.`,
    hint: "Actualiza Greenroom, y comprueba si la base de datos está sana con: greenroom doctor",
  }),
  backupThere: (path) => ({
    message: `${path} ya existe.`,
    hint: "Indica un archivo que todavía no exista.",
  }),
  recordingFails: (path) => ({
    message: `No se pueden grabar las respuestas del modelo en ${path}.`,
    hint: "Indica con --record o GREENROOM_RECORD un archivo en el que se pueda escribir.",
  }),
  noReply: (path, model, request) => ({
    message: `${path} no tiene respuesta de ${model} a esta petición (${request}).`,
    hint: `La instrucción, la pregunta, la respuesta o el modelo cambiaron desde que se grabó. ${recordAgain}`,
  }),
  tooFewReplies: (path, count, request) => ({
    message: `${path} tiene ${count} de las respuestas a una petición (${request}) que se hace más veces.`,
    hint: `La instrucción, la pregunta, la respuesta o el modelo cambiaron desde que se grabó. ${recordAgain}`,
  }),
  otherShape: (path, purpose) => ({
    message: `Una respuesta en ${path} (${purpose}) no tiene la forma que pide esta versión.`,
    hint: recordAgain,
  }),
  repliesUnread: (path) => ({
    message: `No se pueden leer las respuestas grabadas de ${path}.`,
    hint: nameReplies,
  }),
  notAReply: (path, line) => ({
    message: `${path}:${line} no es una respuesta grabada.`,
    hint: nameReplies,
  }),
  notHttp: {
    message: "La URL base no es una dirección http ni https.",
    hint: "Escríbela como http://localhost:11434/v1 (en --base-url, OPENAI_BASE_URL o el archivo de configuración).",
  },
  noBaseUrl: (service, id) => ({
    message: `No hay URL base para ${service ?? "un servidor propio"}.`,
    hint:
      id === "azure" ? azure : "Indica una con --base-url, o `greenroom config set base-url URL`.",
  }),
  noModel: (service) => ({
    message: `No hay ningún modelo elegido para ${service ?? "un servidor propio"}.`,
    hint: "Indica uno con --model, o `greenroom config set model NAME`; `greenroom doctor` muestra cuáles hay.",
  }),
  noSpeechUrl: {
    transcription: (service) => ({
      message: `No hay URL base para ${service ?? "un servidor propio"}.`,
      hint: "Indica una con `greenroom config set transcription-url URL`.",
    }),
    voice: (service) => ({
      message: `No hay URL base para ${service ?? "un servidor propio"}.`,
      hint: "Indica una con `greenroom config set voice-url URL`.",
    }),
  },
  urlWithMore: {
    message: "La URL base lleva un nombre de usuario, una consulta o un fragmento.",
    hint: "Indica solo esquema, servidor y ruta; la clave va en `greenroom auth`.",
  },
  recordAndReplay: {
    message: "Las respuestas se graban o se reproducen, y están puestas las dos cosas.",
    hint: "Quita --record o --replay; GREENROOM_RECORD y GREENROOM_REPLAY también cuentan.",
  },
};
