import { tellerOf } from "../reasons.ts";
import { spanish as reasonTable } from "../reasons/spanish.ts";
import type { EvaluateErrorsWords } from "./english.ts";

const again = "Ejecuta el mismo comando otra vez para seguir.";

/** By the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no existe tal archivo",
  ENOTDIR: "una parte de la ruta es un archivo",
  EACCES: "permiso denegado",
  EPERM: "permiso denegado",
  ELOOP: "es un enlace que lleva en círculo",
  ENAMETOOLONG: "el nombre es demasiado largo",
  EISDIR: "es una carpeta",
};

const tell = tellerOf(reasonTable);

export const spanish: EvaluateErrorsWords = {
  judgesOffline: {
    message:
      "El evaluador sin conexión dice siempre lo mismo, así que --judges no tiene qué comparar.",
    hint: "Quítalo, o evalúa con un modelo: --engine openai.",
  },
  unknownPrice: (model, url) => ({
    message: `No se conoce el precio de ${model} en ${url}, así que no se puede respetar --max-cost.`,
    hint: "Indícalo con --price IN/OUT, en dólares por un millón de tokens.",
  }),
  noConsent: {
    message: "No se envía nada sin tu consentimiento.",
    hint: "Evalúa sin un servicio: --engine offline.",
  },
  noProvider: {
    message: "El motor sin conexión no tiene proveedor, así que no hay --via batch-api.",
    hint: "Quítalo, o evalúa con un modelo: --engine openai.",
  },
  providerNeedsKey: {
    message: "--via batch-api necesita una clave de API, y no hay ninguna.",
    hint: "Guarda una con `greenroom auth set`, o quita --via para usar el motor sin conexión.",
  },
  noAnswers: (paths) => ({
    message: `No hay ninguna respuesta en ${paths}.`,
    hint: "`greenroom evaluate --help` muestra cómo son los archivos de respuestas.",
  }),
  questionTwice: {
    message: "--question y --question-id indican la pregunta a la vez.",
    hint: "Usa una de las dos.",
  },
  noQuestion: (id, meant) => ({
    message: `El banco no tiene la pregunta "${id}".`,
    hint: meant === null ? "`greenroom questions` las lista todas." : `¿Quisiste decir ${meant}?`,
  }),
  badPrice: (text) => ({
    message: `--price es "${text}".`,
    hint: "Lleva los dólares por un millón de tokens de entrada y de salida, como 1.25/10.",
  }),
  sameOutput: (path) => ({
    message: `Dos salidas se llaman ${path}.`,
    hint: "Dale a cada una un nombre propio.",
  }),

  kept: (done, files) => ` Los primeros ${done} resultados están en ${files}.`,
  stoppedAfter: (done, kept) => ({
    message: `Se detuvo después de ${done} ${done === 1 ? "respuesta" : "respuestas"}.${kept}`,
    hint: again,
  }),
  stopped: { message: "Se detuvo.", hint: again },
  stoppedPause: { message: "Se detuvo.", hint: "Lo terminado se conserva." },
  stoppedReading: (name) => ({
    message: `Se detuvo mientras se leía ${name}.`,
    hint: "Ejecuta el comando otra vez.",
  }),
  strict: (place, reason) => ({
    message: `No se puede usar una fila: ${place} ${tell(reason)}.`,
    hint: "Corrígela, o pasa por alto esas filas sin --strict.",
  }),
  longPause: (minutes) => ({
    message: `El servicio pide una pausa de ${minutes} minutos.`,
    hint: "Ejecuta el mismo comando otra vez después: lo terminado se conserva.",
  }),
  overBudget: (most, spent, next, out, enough) => ({
    message: `Se podría superar --max-cost ${most}: se han gastado ${spent} USD, ${out === null ? "" : `hasta ${out} pueden irse en lo que está en curso, `}y la próxima petición puede costar hasta ${next}.`,
    hint:
      enough === null
        ? "Ejecuta el mismo comando otra vez: lo terminado se conserva y no cuesta nada, y cada ejecución tiene el límite entero."
        : `Ejecuta el mismo comando otra vez con --max-cost ${enough} o más: lo terminado se conserva y no cuesta nada.`,
  }),
  planOverBudget: {
    message: "Se podría superar --max-cost: como máximo, estas respuestas cuestan más.",
    hint: "Permite más, o evalúa menos respuestas a la vez.",
  },
  soundPriceUnknown: (model, url) => ({
    message: `No se conoce lo que ${model} en ${url} cobra por un minuto de sonido, así que no se puede respetar --max-cost.`,
    hint: "Transcribe en esta máquina (greenroom config set recogniser whisper-cli), o quita --max-cost.",
  }),
  notAResult: (file, line) => ({
    message: `${file}:${line} no es un resultado de greenroom evaluate.`,
    hint: "Indica el JSONL que una ejecución anterior escribió con --output.",
  }),

  verdict: {
    noneGraded: (why) => `No se pudo evaluar ninguna respuesta: ${why}`,
    belowMinScore: (below, evaluated, minimum, lowest) =>
      `${below} de ${evaluated} notas ${below === 1 ? "está" : "están"} por debajo de --min-score ${minimum} (la más baja es ${lowest})`,
    belowMinMean: (mean, minimum) => `el promedio ${mean} está por debajo de --min-mean ${minimum}`,
    notGraded: (count) => `${count} no se ${count === 1 ? "pudo" : "pudieron"} evaluar`,
    notRead: (count) => `${count} no se ${count === 1 ? "pudo" : "pudieron"} leer`,
    hints: {
      later:
        "Ejecuta el mismo comando otra vez más tarde (`greenroom doctor` muestra qué falla), o usa --engine offline.",
      refused:
        "Elige un modelo que las acepte (--model), o acórtalas: si se pregunta otra vez, fallarán igual.",
      again: "Ejecuta el mismo comando otra vez: solo se pregunta por lo que no tiene nota.",
      criteria:
        "Da a esas filas criterios o una referencia, o evalúa con un modelo, que escribe criterios.",
      invalid: "Los resultados nombran cada una de esas filas por archivo y línea.",
      short: "Los resultados dicen qué deja abierto cada respuesta.",
    },
  },

  files: {
    unreadable: (path, code) => ({
      message: `No se puede leer ${path}: ${reasons[code] ?? code}.`,
      hint:
        code === "EACCES" || code === "EPERM"
          ? "Date permiso para leerlo, o no lo incluyas."
          : "Revisa la ruta; una ruta con espacios necesita comillas.",
    }),
    requestsGone: (path, code) => ({
      message: `No se puede leer ${path}${code === null ? "" : ` (${code})`}; ya no se conocen sus peticiones.`,
      hint: "Cancela la ejecución y evalúa de nuevo: solo se pregunta por lo que no tiene nota.",
    }),
    stdinTwice: { message: "stdin solo se puede leer una vez.", hint: "Da - una sola vez." },
    device: (path) => ({
      message: `${path} es un dispositivo.`,
      hint: "Indica un archivo, o pasa las respuestas por una tubería con -.",
    }),
    bothWays: (path) => ({
      message: `${path} se indica como respuestas y como resultados.`,
      hint: "Dales a los resultados un nombre propio.",
    }),
    noAnswerFiles: (path) => ({
      message: `${path} no contiene archivos de respuestas.`,
      hint: "Las respuestas son archivos .jsonl, .json, .csv, .tsv, .md, .txt, .wav, .mp3, .m4a, .flac, .ogg o .webm.",
    }),
    noFile: (path) => ({
      message: `No existe el archivo ${path}.`,
      hint: "Revisa la ruta o el patrón.",
    }),
  },
};
