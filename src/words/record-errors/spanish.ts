import type { RecordErrorsWords } from "./english.ts";

export const spanish: RecordErrorsWords = {
  notYaml: (file, line, why) => ({
    message: `${file}:${line}: no es YAML: ${why}.`,
    hint: "Corrige la línea.",
  }),
  noInterview: (file) => ({
    message: `${file}:1: no contiene ninguna entrevista.`,
    hint: "Escribe company y date.",
  }),
  notAnInterview: (file, line) => ({
    message: `${file}:${line}: esto no es una entrevista.`,
    hint: "Escribe `company: ` y las claves de su ayuda.",
  }),
  noCompany: (file, line) => ({
    message: `${file}:${line}: falta company.`,
    hint: "Escribe `company: ` y el nombre.",
  }),
  toCome: (file, line, date) => ({
    message: `${file}:${line}: date es ${date}, que está por venir.`,
    hint: "Anótala después de la entrevista.",
  }),
  wrong: "está mal",
  seeHelp: "Consulta `greenroom debrief add --help`",
  there: (company, day, id) => ({
    message: `La entrevista en ${company} del ${day} ya está: ${id}.`,
    hint: "No se agregó nada. Indica otra ronda (round), o quita antes aquella.",
  }),
  thereInFile: (company, day) => ({
    message: `La entrevista en ${company} del ${day} está dos veces en el mismo archivo.`,
    hint: "No se agregó nada. Indica otra ronda (round), o quita antes aquella.",
  }),
  nobodyHere: (instead) => ({
    message: "Una entrevista real se anota paso a paso, y aquí no se le puede preguntar a nadie.",
    hint: `Usa ${instead}.`,
  }),
  stopped: {
    message: "Se detuvo. Lo que escribiste queda como borrador.",
    hint: "`greenroom debrief` sigue con él.",
  },
  noOutcome: (given, meant, all) => ({
    message: `"${given}" no es un resultado.`,
    hint: meant === null ? `Es uno de ${all}.` : `¿Quisiste decir ${meant}?`,
  }),
  noDebrief: (id) => ({
    message: `No existe ninguna entrevista real "${id}".`,
    hint: "Para verlas todas: greenroom debrief list",
  }),
  severalDebriefs: (id, count, some) => ({
    message: `"${id}" es el comienzo de los ids de ${count} entrevistas reales.`,
    hint: `Escribe más del id: ${some}.`,
  }),
  notKept: (text, why) => `"${text}" no es una pregunta que se pueda guardar: ${why}.`,
  noStory: (id) => ({
    message: `Ninguna historia tiene un id que empiece con "${id}".`,
    hint: "Para verlas: greenroom stories",
  }),
  severalStories: (count, id) => ({
    message: `${count} historias tienen un id que empieza con "${id}".`,
    hint: "Para verlas: greenroom stories",
  }),
};
