import type { RecordErrorsWords } from "./english.ts";

export const spanish: RecordErrorsWords = {
  noInterview: { message: "no contiene ninguna entrevista", fix: "escribe company y date" },
  notAnInterview: {
    message: "esto no es una entrevista",
    fix: "escribe `company: ` y las claves que muestra `greenroom debrief add --help`",
  },
  oneInterview: {
    message: "son varias entrevistas",
    fix: "da solo la que se edita, no una lista",
  },
  noCompany: { message: "falta company", fix: "escribe `company: ` y el nombre" },
  toCome: (date) => ({
    message: `date es ${date}, que está por venir`,
    fix: "anótala después de la entrevista",
  }),
  there: (company, day, id) => ({
    message: `La entrevista en ${company} del ${day} ya está: ${id}.`,
    hint: "No se agregó nada. Indica otra ronda (round), o quita antes aquella.",
  }),
  thereInFile: (company, day) => ({
    message: `La entrevista en ${company} del ${day} está dos veces en el mismo archivo.`,
    hint: "No se agregó nada. Indica otra ronda (round), o quita antes aquella.",
  }),
  thereAnother: (company, day, id) => ({
    message: `Hay otra entrevista en ${company} el ${day}: ${id}.`,
    hint: "No se cambió nada. Da otra fecha u otra ronda, o quita antes esa.",
  }),
  noQuestionThere: (which, count) => ({
    message: `Esta entrevista no tiene la pregunta "${which}".`,
    hint:
      count === 0
        ? "No tiene ninguna; --add-question añade una."
        : `Da un número de 1 a ${count}, o el id que muestra \`greenroom debrief show\`.`,
  }),
  notNamed: (flag, given) => ({
    message: `${flag} no admite "${given}".`,
    hint: `Escribe NÚMERO=VALOR, como ${flag} 1=…; el número es el de la pregunta.`,
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
