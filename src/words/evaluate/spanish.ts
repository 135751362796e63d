import { grouped } from "../numbers.ts";
import type { EvaluateWords } from "./english.ts";

const count = (number: number): string => grouped(number, "es");
const answers = (number: number): string =>
  `${count(number)} ${number === 1 ? "respuesta" : "respuestas"}`;
const calls = (number: number): string =>
  `${count(number)} ${number === 1 ? "llamada" : "llamadas"}`;

export const spanish: EvaluateWords = {
  sent: {
    what: "las preguntas, referencias y criterios de tus archivos, y las respuestas; de una grabación, el sonido",
    more: "Los nombres de archivos y de personas se quedan aquí.",
  },
  noneForProvider:
    "Ninguna respuesta necesita al proveedor: todas están evaluadas, o no necesitan un modelo.",
  stopping:
    "Deteniéndose: se termina lo que está en curso. Con Ctrl-C otra vez se sale de inmediato.",
  dollars: (amount) => `US$${amount}`,

  progress: {
    done: (number) => `${count(number)} ${number === 1 ? "lista" : "listas"}`,
    left: (time) => `faltan ${time}`,
    withoutScore: (number) => `${count(number)} sin nota`,
    transcribing: (recordings) =>
      `transcribiendo ${count(recordings)} ${recordings === 1 ? "grabación" : "grabaciones"}`,
    waiting: (time) => `esperando al servicio, ${time} como máximo`,
  },

  waiting: {
    outage: (failure, time) =>
      `${failure} Esperando al servicio, ${time} como máximo; Ctrl-C termina la ejecución y guarda lo que está listo.`,
    rateLimit: (time) =>
      `El servicio no acepta más solicitudes por ahora. Esperando ${time} como máximo; Ctrl-C termina la ejecución y guarda lo que está listo.`,
  },

  summary: {
    answers: (number, time, counts) => `${answers(number)} en ${time}: ${counts}.`,
    evaluated: (number) => `${count(number)} ${number === 1 ? "evaluada" : "evaluadas"}`,
    ungraded: (number) => `${count(number)} sin evaluar`,
    invalid: (number) => `${count(number)} ${number === 1 ? "inválida" : "inválidas"}`,
    scores: (mean, lowest) => `Promedio ${mean}, la más baja ${lowest}.`,
    notGraded: (number, reason) => `${count(number)} sin evaluar: ${reason}.`,
    requestRefused:
      "el servicio no aceptó la solicitud: es demasiado larga, o de un tipo que no conoce",
    lastFailure: (message) => `El último fallo: ${message}`,
    noCriteria: "la pregunta no tiene criterios ni una referencia con que evaluar",
    kept: (number) =>
      number === 1
        ? `${count(number)} ya estaba evaluada y no costó nada.`
        : `${count(number)} ya estaban evaluadas y no costaron nada.`,
    calls: (number, input, output, price) =>
      `${calls(number)}: ${input} tokens de entrada, ${output} de salida, ${price}.`,
    uncounted: (number, price) => `${calls(number)}, cuyos tokens no cuenta el servidor: ${price}.`,
    unknownPrice: "no se conoce el precio",
    partlyUnknown: (dollars, number) => `${dollars} y ${calls(number)} de precio desconocido`,
    written: (files) => `Se escribió: ${files}.`,
  },

  plan: {
    answers: (number, invalid) =>
      `${answers(number)}${invalid === 0 ? "" : `, ${count(invalid)} ${invalid === 1 ? "inválida" : "inválidas"}`}.`,
    offline: "El evaluador sin conexión no le pregunta a nadie y no cuesta nada.",
    free: (number) =>
      `${count(number)} sin necesidad de llamada: ya evaluadas, iguales a otra, o sin respuesta alguna.`,
    saved: (dollars) => `Lo que ya estaba evaluado ahorra ${dollars}.`,
    calls: (number, criteria, input, output) =>
      `${calls(number)}${criteria === 0 ? "" : `, ${count(criteria)} de ellas para escribir criterios`}: unos ${input} tokens de entrada y ${output} de salida.`,
    unknownPrice: "No se conoce el precio de este modelo; --price IN/OUT lo indica.",
    cost: (dollars, most) =>
      `Unos ${dollars}; ${most} si cada respuesta del modelo fuera tan larga como puede ser.`,
    half: "Las evaluaciones están al precio de la API de lotes, la mitad del habitual.",
    recordings: (number, minutes, price) =>
      `${count(number)} ${number === 1 ? "grabación" : "grabaciones"} por transcribir, ${minutes} como máximo, ${price}; lo que dicen se evalúa aparte.`,
    minutes: (shown, number) => `${shown} ${number === 1 ? "minuto" : "minutos"}`,
    recordingsUnknown: "a un precio que no se conoce",
    recordingsCost: (dollars) => `por ${dollars} como máximo`,
    nothingSent: "No se envió nada.",
  },

  comparison: {
    none: "Ninguna fila tiene en ambas ejecuciones una nota dada de la misma manera.",
    beyond: (before, after, change, band, beyond) =>
      `Promedio ${before} → ${after} (${change}), ${beyond} más allá de la dispersión de ±${band}.`,
    within: (before, after, change, band) =>
      `Promedio ${before} → ${after} (${change}), dentro de la dispersión de ±${band}.`,
    rowBeyond: (beyond, band) => `${beyond} más allá de la dispersión de ±${band}`,
    counts: (compared, better, worse, within) =>
      `Comparadas: ${compared}; mejor: ${better}; peor: ${worse}; igual o dentro de la dispersión: ${within}.`,
    yardsticks: {
      engine: "motor",
      model: "modelo",
      promptHash: "prompt",
      rubricHash: "rúbrica",
      calibration: "calibración",
    },
    incomparable: (number, reasons, change) =>
      `No comparables: ${number}, porque se evaluaron con otro valor de ${reasons}; su cambio promedio es ${change}.`,
    moved: (number) =>
      `${count(number)} ${number === 1 ? "tenía otro id o estaba en otro lugar; se reconoce por su respuesta" : "tenían otro id o estaban en otro lugar; se reconocen por sus respuestas"}.`,
    added: (number) => `${number} ${number === 1 ? "nueva" : "nuevas"}.`,
    removed: (number, ids) => `Ya no están: ${number} (${ids}).`,
    lostScore: (number) => `Tenían nota y ahora no: ${number}.`,
    gainedScore: (number) => `Tienen nota y antes no: ${number}.`,
  },

  markdown: {
    heading: (number) => `${number} ${number === 1 ? "respuesta" : "respuestas"}`,
    headingWithMean: (number, mean) =>
      `${number} ${number === 1 ? "respuesta" : "respuestas"}, promedio ${mean} de 5`,
    evaluated: (number) => `**${number}** ${number === 1 ? "evaluada" : "evaluadas"}`,
    ungraded: (number) => `**${number}** sin evaluar`,
    invalid: (number) => `**${number}** ${number === 1 ? "inválida" : "inválidas"}`,
    meanBelow: (minimum) => `El promedio está **por debajo** de ${minimum}.`,
    meanNotBelow: (minimum) => `El promedio no está por debajo de ${minimum}.`,
    belowMinimum: (number, minimum) => `**${number}** por debajo de ${minimum}.`,
    gradedBy: (graders) => `Evaluado por ${graders}.`,
    columns: {
      score: "Nota",
      answers: "Respuestas",
      answer: "Respuesta",
      question: "Pregunta",
      candidate: "Candidatura",
      before: "Antes",
      after: "Después",
      change: "Cambio",
      spread: "Dispersión",
      beyond: "Más allá",
      mean: "Promedio",
      lowest: "La más baja",
    },
    sinceEarlier: "Desde la ejecución anterior",
    questions: "Preguntas, de menor a mayor promedio",
    candidates: "Candidaturas, de menor a mayor promedio",
    more: (number) => `Y ${number} más.`,
    others: (number) =>
      `Respuestas de otras candidaturas que llegaron demasiado tarde para la lista: ${number}`,
    lowest: "Respuestas más bajas",
    missing: (criteria) => `Falta: ${criteria}`,
    contradicted: "dice lo contrario",
    notEvaluated: "Sin nota",
    otherReasons: (number) => `${number} por otras razones`,
    first: "Las primeras:",
    leftOut: "El resto se omite: no cabe más en un comentario. Todo está en el JSONL.",
  },
};
