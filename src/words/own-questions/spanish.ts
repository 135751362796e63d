import type { OwnQuestionsWords } from "./english.ts";

const meantOr = (meant: string | null, otherwise: string): string =>
  meant === null ? otherwise : `¿Quisiste decir ${meant}?`;
const questions = (count: number): string => `${count} ${count === 1 ? "pregunta" : "preguntas"}`;

export const spanish: OwnQuestionsWords = {
  kept: (id, file) => `${id} queda en ${file}.`,
  replacesQuestion: "Toma el lugar de la pregunta del banco con ese id.",
  replacesRole: "Toma el lugar del rol incluido con ese id.",
  useRole: (id) => `Para usarlo: greenroom interview --role ${id}`,
  advice: (message, fix) => `Consejo: ${message}; ${fix}.`,
  confirmQuestions: (count) =>
    count === 1 ? "¿Quitar esta pregunta?" : `¿Quitar estas ${count} preguntas?`,
  confirmRole: (file) => `¿Quitar ${file}?`,
  removed: "Se quitó.",
  removedQuestions: (count) =>
    count === 1 ? "Se quitó la pregunta." : `Se quitaron ${count} preguntas.`,

  criteria: {
    sent: {
      what: "tus propias preguntas con sus referencias",
      more: "Sin --engine openai no se envía nada, y los criterios salen de las referencias.",
      instead: "sin --engine",
    },
    writing: "Escribiendo criterios",
    writingOf: (number, all) => `Escribiendo criterios, ${number} de ${all}`,
    noneUsable: (model) => `${model} no escribió ninguno que se pueda usar`,
    noMore: (why) => `El modelo no escribió más criterios (${why}); sirven las referencias.`,
    count: (count) => (count === 1 ? "1 criterio" : `${count} criterios`),
    byModel: (criteria, model) => `${criteria}; los escribió ${model}.`,
    written: (criteria) => `${criteria}, tal como los escribiste.`,
    fromReference: (criteria) => `${criteria}, de la referencia.`,
    waits:
      "Queda en espera: sin una referencia ni criterios nada podría evaluar una respuesta, así que no se pregunta.",
  },

  editor: {
    line: (number) => `Línea ${number}: `,
    nothing: "No escribiste nada, así que no se guarda nada.",
    again: "¿Abrir el editor otra vez?",
  },

  imported: {
    added: (count, where) =>
      `${questions(count)} ${count === 1 ? "agregada" : "agregadas"}${where === "" ? "" : `: ${where}`}.`,
    wouldBeAdded: (count, where) =>
      `Se ${count === 1 ? "agregaría" : "agregarían"} ${questions(count)}${where === "" ? "" : `: ${where}`}.`,
    inArea: (count, area) => `${count} en ${area}`,
    replaced: (ids) => `En lugar de las preguntas del banco con el mismo id: ${ids}.`,
    more: (count) => `y ${count} más`,
    duplicates: (count) => `${count} ya ${count === 1 ? "está" : "están"}.`,
    byModel: (count) => `Con criterios escritos por el modelo: ${count}.`,
    fromReferences: (count) => `Con criterios tomados de referencias: ${count}.`,
    waiting: (count) =>
      `Sin referencia ni criterios: ${count}; se guardan, y no se preguntan hasta que los tengan (\`greenroom questions add --edit ID\`, o importar con --engine openai).`,
  },
  exported: (count, file) => `${questions(count)} en ${file}.`,

  lint: {
    advice: (message) => `consejo: ${message}`,
    noneYet:
      "Todavía no tienes preguntas propias: `greenroom questions add` e `import` crean algunas.",
    nothingWrong: "Todo está bien.",
    errors: (count) => (count === 1 ? "1 error" : `${count} errores`),
    pieces: (count) => (count === 1 ? "1 consejo" : `${count} consejos`),
    errorsHint:
      "Las entradas con un error no se usan; los consejos dicen qué tan bien se distinguen las respuestas.",
    adviceHint: "Todo se usa; los consejos dicen qué tan bien se distinguen las respuestas.",
  },

  errors: {
    noQuestion: (id, meant) => ({
      message: `No existe la pregunta "${id}".`,
      hint: meantOr(meant, "`greenroom questions` las lista."),
    }),
    noOwnQuestion: (id, meant) => ({
      message: `No tienes ninguna pregunta propia "${id}".`,
      hint: meantOr(meant, "`greenroom questions list --own` las lista."),
    }),
    noArea: (given) => ({
      message: `"${given}" no es el nombre de un área.`,
      hint: "Lleva palabras en minúsculas unidas por guiones, como databases.",
    }),
    noRole: (id, meant) => ({
      message: `No existe el rol "${id}".`,
      hint: meantOr(meant, "`greenroom roles` los lista."),
    }),
    noOwnRole: (id, meant) => ({
      message: `No tienes ningún rol propio "${id}".`,
      hint: meantOr(meant, "`greenroom roles` dice cuáles son tuyos."),
    }),
    roleThere: (id) => ({
      message: `Ya tienes un rol "${id}".`,
      hint: `Para cambiarlo: greenroom roles add --edit ${id}`,
    }),
    nobodyHere: {
      question: (command) => ({
        message: "No hay nadie para escribir una pregunta: esto no es una terminal.",
        hint: `Dala con \`${command} FILE\` (- es stdin).`,
      }),
      role: (command) => ({
        message: "No hay nadie para escribir un rol: esto no es una terminal.",
        hint: `Dalo con \`${command} FILE\` (- es stdin).`,
      }),
      debrief: (command) => ({
        message: "No hay nadie para editar una entrevista: esto no es una terminal.",
        hint: `Di qué cambia (consulta --help), o dala entera con \`${command} FILE\` (- es stdin).`,
      }),
    },
    unfinished: {
      question: (path, command) => ({
        message: `No se tomó la pregunta; lo que escribiste está en ${path}.`,
        hint: `Corrígelo ahí, y luego: ${command} ${path}`,
      }),
      role: (path, command) => ({
        message: `No se tomó el rol; lo que escribiste está en ${path}.`,
        hint: `Corrígelo ahí, y luego: ${command} ${path}`,
      }),
      debrief: (path, command) => ({
        message: `No se cambió nada; lo que escribiste está en ${path}.`,
        hint: `Corrígelo ahí, y luego: ${command} ${path}`,
      }),
    },
    rowsLeft: (count) => ({
      message: `${count === 1 ? `${count} fila no se pudo` : `${count} filas no se pudieron`} tomar; las líneas de arriba dicen ${count === 1 ? "cuál" : "cuáles"}.`,
      hint: "Corrígelas e importa el archivo otra vez: lo que ya está se pasa por alto.",
    }),
    nothingTaken: (where) => ({
      message: `No se pudo tomar nada de ${where}; las líneas de arriba dicen por qué.`,
      hint: "`greenroom questions import --help` muestra cómo son los archivos.",
    }),
    noQuestionIn: (where) => ({
      message: `No hay ninguna pregunta en ${where}.`,
      hint: "`greenroom questions import --help` muestra cómo son los archivos.",
    }),
    noneToExport: (area) => ({
      message: `No tienes ninguna pregunta propia${area === null ? "" : ` en el área "${area}"`}.`,
      hint: "`greenroom questions add` e `import` crean algunas.",
    }),
    severalAreas: (areas) => ({
      message: `Un archivo YAML contiene una sola área, y las tuyas son ${areas}.`,
      hint: "Elige una con --area, o todas con --format jsonl.",
    }),
    noList: (path) => ({
      message: `${path} no tiene una lista de preguntas.`,
      hint: "`greenroom questions lint` dice qué está mal.",
    }),
    gone: (path) => ({
      message: `${path} cambió entretanto, y la pregunta ya no está ahí.`,
      hint: "`greenroom questions list --own` muestra lo que hay.",
    }),
    busy: (path) => ({
      message: `Otra cosa está escribiendo en ${path}.`,
      hint: "Cierra lo que escribe ahí, e inténtalo otra vez.",
    }),
  },
};
