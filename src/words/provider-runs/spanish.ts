import { tellerOf } from "../reasons.ts";
import { spanish as reasonTable } from "../reasons/spanish.ts";
import type { ProviderRunsWords } from "./english.ts";

const answers = (count: number): string => `${count} ${count === 1 ? "respuesta" : "respuestas"}`;
const requests = (count: number): string => `${count} ${count === 1 ? "petición" : "peticiones"}`;
const goOn = "Para seguir: greenroom evaluate collect";

const howToResubmit =
  "Ejecuta `greenroom evaluate collect` otra vez, con --resubmit para lo que falta.";

const tell = tellerOf(reasonTable);

export const spanish: ProviderRunsWords = {
  planned: (id, number, asked, files, tokens) =>
    `Ejecución ${id}: ${answers(number)}, ${requests(asked)} en ${files === 1 ? "1 archivo" : `${files} archivos`}, unos ${tokens} tokens por leer.`,
  repeated: (count, runs) => ` Ya están en el proveedor: ${count} (ejecución ${runs}).`,
  nothingSubmitted: "No se envió nada.",
  readingSo: (count) => `Leyendo las respuestas: ${count}`,
  howToGoOn: (id) =>
    `El proveedor guarda los archivos hasta 30 días.\nMira cómo va con \`greenroom evaluate status ${id}\`; recoge y escribe los resultados con \`greenroom evaluate collect ${id}\`.`,
  askedNow: (runs) =>
    `En el proveedor: ${runs}. Lo que aún no ha llegado de ahí se pregunta ahora, al precio habitual.`,

  steps: {
    uploading: (file, count) => `Subiendo el archivo ${file} (${requests(count)}).`,
    submitted: (file, count, batch) =>
      `El archivo ${file} (${requests(count)}) se envió como ${batch}.`,
    found: (file, batch) => `El archivo ${file} ya estaba enviado como ${batch}.`,
    queueFull: (file) =>
      `La cola del proveedor está llena; el archivo ${file} se envía de nuevo más tarde.`,
    lost: (batch) =>
      `El proveedor no conoce ${batch}: se borró, o se creó con otra clave u otro proyecto. Con esa clave, recoge de nuevo.`,
    resultsLost: (batch, file) =>
      `El proveedor no tiene ${file}, resultados de ${batch}: los guarda 30 días.`,
    fetched: (batch) => `Se recogieron los resultados de ${batch}.`,
  },

  noRun:
    "No hay ninguna ejecución en el proveedor. Empieza una: greenroom evaluate PATHS --via batch-api",
  collected: (id) =>
    `La ejecución ${id} ya se recogió. Sus respuestas están evaluadas: el comando que la empezó escribe los resultados otra vez.`,
  nothingMissing: "No falta nada.",
  submittedAgain: (count) =>
    count === 1
      ? `${requests(count)} se envía de nuevo.`
      : `${requests(count)} se envían de nuevo.`,
  problem: tell,
  problemOf: (file, problem) => `Archivo ${file}: ${tell(problem)}.`,
  hadNoReply: (count, id) =>
    `Peticiones sin respuesta: ${count}. Para enviarlas de nuevo: greenroom evaluate collect ${id} --resubmit`,
  cancelled: (id) =>
    `La ejecución ${id} está cancelada. Lo que el proveedor hizo hasta entonces se cobra; recógelo con: greenroom evaluate collect ${id}`,

  givenUp: (id) =>
    `La ejecución ${id} queda abandonada. Sus respuestas están evaluadas y lo siguen estando: el comando que la empezó escribe los resultados sin costo.`,

  columns: {
    run: "Ejecución",
    begun: "Inicio",
    model: "Modelo",
    state: "Estado",
    batches: "Lotes",
    requests: "Peticiones",
    replies: "Respuestas",
    failed: "Fallas",
    usd: "USD",
    file: "Archivo",
    batch: "Lote",
    done: "Hechas",
    problem: "Problema",
  },
  states: {
    unplanned: "sin plan",
    waiting: "en espera",
    ready: "lista",
    judged: "evaluada",
    cancelled: "cancelada",
    collected: "recogida",
  },
  stages: {
    planned: "planeado",
    uploaded: "subido",
    creating: "en creación",
    submitted: "enviado",
    finished: "terminado",
  },
  at: (model, url) => `${model} en ${url}`,
  counts: {
    answers,
    requests,
    replies: (count) => `recibidas: ${count}`,
    failed: (count) => `fallidas: ${count}`,
    missing: (count) => `faltan: ${count}`,
  },
  dollars: (amount) => `US$${amount}`,
  begun: (time, counts) => `Inicio ${time}: ${counts}.`,

  /** Why an answer is not judged although the run is over. */
  left: {
    noReply: "no llegó ninguna respuesta",
    second: "queda por hacer una segunda pregunta",
    failed: (reason) => `la petición falló (${reason})`,
  },

  errors: {
    severalRuns: (ids) => ({
      message: `Coincide más de una ejecución: ${ids}.`,
      hint: "Nombra una de ellas.",
    }),
    noRun: {
      message: "No hay ninguna ejecución en el proveedor.",
      hint: "Empieza una: greenroom evaluate PATHS --via batch-api.",
    },
    noSuchRun: (id) => ({
      message: `No existe la ejecución "${id}".`,
      hint: "`greenroom evaluate status` las lista.",
    }),
    otherCollects: (id) => ({
      message: `Otro proceso está recogiendo la ejecución ${id}.`,
      hint: "Espera a que termine, o detenlo.",
    }),
    otherAtWork: {
      message: "Hay otro greenroom, ocupado con las ejecuciones en el proveedor.",
      hint: "Espera a que termine, o detenlo.",
    },
    stdin: {
      message: "Las respuestas de stdin no se pueden volver a leer cuando llegan los resultados.",
      hint: "Escríbelas antes en un archivo.",
    },
    notFinished: (id, done, all) => ({
      message: `La ejecución ${id} no ha terminado: llegaron ${done} de ${all} respuestas.`,
      hint: `Recoge otra vez más tarde, o espera: greenroom evaluate collect ${id} --wait`,
    }),
    stoppedWaiting: (id) => ({
      message: "Se dejó de esperar; el proveedor sigue.",
      hint: `Recoge más tarde: greenroom evaluate collect ${id}`,
    }),
    wasCollected: (id) => ({
      message: `La ejecución ${id} ya se recogió.`,
      hint: "No hay nada que cancelar.",
    }),
    otherAddress: (id, then, now) => ({
      message: `La ejecución ${id} está en ${then}, y el servicio está ahora en ${now}.`,
      hint: "Corrige la URL base: greenroom config list",
    }),
    stopped: { message: "Se detuvo.", hint: goOn },
    nothingLost: `No se pierde nada. ${goOn}`,
    howToResubmit,
    notJudged: (why) => ({
      message: `Sin evaluar: ${why}.`,
      hint: howToResubmit,
    }),
    noBatchApi: (url, status) => ({
      message: `${url} no tiene una API de lotes (estado ${status}).`,
      hint: "Quita --via batch-api: las mismas peticiones salen entonces una por una.",
    }),
    uploadLost: (url) => ({
      message: `${url} no conoce el archivo que se acaba de subir.`,
      hint: goOn,
    }),
    resultsGone: (url, file) => ({
      message: `${url} ya no tiene el archivo de resultados ${file}.`,
      hint: "Los resultados se guardan 30 días; envía de nuevo: greenroom evaluate collect --resubmit",
    }),
    replayed: (file) => ({
      message: `No se le pregunta al motor de lotes del proveedor mientras las respuestas vienen de ${file}.`,
      hint: "Quita --replay y GREENROOM_REPLAY.",
    }),
  },
};
