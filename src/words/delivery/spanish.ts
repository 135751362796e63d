import type { DeliveryWords } from "./english.ts";

export const spanish: DeliveryWords = {
  title: "Forma de hablar",
  note: "La forma de hablar va aparte de la nota y nunca cuenta en ella. Las cifras se miden en tus grabaciones, y los acentos, los idiomas y las personas difieren.",
  waiting: (count) =>
    `Grabaciones que esperan su transcripción: ${count}. Lo hace \`greenroom regrade --pending\`.`,
  columns: ["Medida", "Aquí", "Lo habitual"],
  howMeasured: "Cómo se midió, y qué no puede ver:",
  heardBy: (recognisers) => `Lo transcribió ${recognisers}.`,
  explained: (method, blindness) => `Se mide: ${method}. No ve: ${blindness}.`,
  notMeasured: "sin medir",
  noneHeard: "no se oyó ninguna",
  none: "ninguno",
  noPauses: "ninguna de más de 1 s",
  pauses: (count, longest, long) => `${count}, la más larga de ${longest}, ${long} de más de 4 s`,
  perMinute: (rate) => `${rate} por minuto`,
  andMore: (count) => `y ${count} más`,
  ofSentences: (openings, sentences) =>
    `${openings}, de ${sentences} ${sentences === 1 ? "oración" : "oraciones"}`,

  names: {
    pace: "Ritmo",
    "talk-time": "Tiempo hablado",
    "first-word": "Antes de la primera palabra",
    pauses: "Pausas",
    monologue: "Tramo más largo sin pausa",
    fillers: "Muletillas",
    "suspected-fillers": "Posibles muletillas",
    hedges: "Expresiones de duda",
    openings: "Comienzos repetidos",
  },
  units: {
    pace: "palabras por minuto",
    "talk-time": "s",
    "first-word": "s",
    pauses: "por minuto",
    monologue: "s",
    fillers: "por minuto",
    "suspected-fillers": "por minuto",
    hedges: "por minuto",
    openings: "oraciones",
  },
  usual: {
    pace: "de 120 a 160 palabras por minuto es cómodo, menos de 100 es lento, más de 180 es rápido (según coaches)",
    pauses: "las pausas de más de 4 s en medio de una respuesta se notan (según coaches)",
    fillers: "alrededor de 1 por minuto es lo ideal, 5 es lo común (según coaches)",
  },
  methods: {
    pace: "palabras de la transcripción entre el tiempo del primer sonido al último, pausas incluidas",
    "talk-time": "la suma de los tramos en los que nuestro propio detector oyó voz",
    "first-word": "desde el comienzo de la grabación hasta la primera voz",
    pauses: "huecos de un segundo o más entre tramos de voz en la propia grabación",
    monologue: "voz sin un hueco de un segundo o más",
    fillers: "muletillas del idioma en la transcripción",
    "suspected-fillers": "sonidos de 300 ms o más que nuestro detector oyó y ninguna palabra cubre",
    hedges: "expresiones como “quizás” y “creo que” en la transcripción",
    openings: "oraciones que empiezan con las mismas dos palabras",
  },
  blindness: {
    pace: "las palabras que el reconocedor omitió lo hacen más lento de lo que fue",
    "talk-time": "otra voz cercana cuenta como tuya; hablar muy bajo no cuenta",
    "first-word":
      "pensar no es una falta, y la grabación empieza cuando termina la pregunta, no cuando se entendió",
    pauses: "un ruido en una pausa puede partirla u ocultarla",
    monologue: "lo mismo que con las pausas",
    fillers:
      "los reconocedores omiten muchas; una palabra que también tiene significado cuenta solo entre comas",
    "suspected-fillers":
      "una tos, una risa o una palabra que el reconocedor no captó cuentan también",
    hedges: "una duda justificada cuenta igual que un hábito",
    openings: "las oraciones terminan donde el reconocedor puso un punto",
  },

  notices: {
    "no-word-times":
      "El reconocedor no dio tiempos de las palabras: lo que los necesita no se mide.",
    "no-confidence":
      "El reconocedor no dice qué tan seguro está: ninguna palabra queda marcada como dudosa.",
    "silence-left-out": "Se omitieron palabras que el reconocedor escribió donde había silencio.",
    "silence-marked": "El reconocedor escribió palabras donde no se oyó a nadie; quedan marcadas.",
  },
};
