import type { DeliveryWords } from "./english.ts";

export const portuguese: DeliveryWords = {
  title: "Forma de falar",
  note: "A forma de falar fica à parte da nota e nunca conta nela. Os números são medidos nas suas gravações, e sotaques, idiomas e pessoas variam.",
  waiting: (count) =>
    `Gravações que esperam ser transcritas: ${count}. \`greenroom regrade --pending\` faz isso.`,
  columns: ["Medida", "Aqui", "O habitual"],
  howMeasured: "Como foi medido, e o que não se vê:",
  heardBy: (recognisers) => `Transcrito por ${recognisers}.`,
  explained: (method, blindness) => `Mede-se: ${method}. Não se vê: ${blindness}.`,
  notMeasured: "não medido",
  noneHeard: "nenhuma foi ouvida",
  none: "nenhum",
  noPauses: "nenhuma de mais de 1 s",
  pauses: (count, longest, long) => `${count}, a mais longa de ${longest}, ${long} de mais de 4 s`,
  perMinute: (rate) => `${rate} por minuto`,
  andMore: (count) => `e mais ${count}`,
  ofSentences: (openings, sentences) =>
    `${openings}, de ${sentences} ${sentences === 1 ? "frase" : "frases"}`,

  names: {
    pace: "Ritmo",
    "talk-time": "Tempo de fala",
    "first-word": "Antes da primeira palavra",
    pauses: "Pausas",
    monologue: "Trecho mais longo sem pausa",
    fillers: "Muletas verbais",
    "suspected-fillers": "Possíveis muletas",
    hedges: "Expressões de dúvida",
    openings: "Começos repetidos",
  },
  units: {
    pace: "palavras por minuto",
    "talk-time": "s",
    "first-word": "s",
    pauses: "por minuto",
    monologue: "s",
    fillers: "por minuto",
    "suspected-fillers": "por minuto",
    hedges: "por minuto",
    openings: "frases",
  },
  usual: {
    pace: "de 120 a 160 palavras por minuto é confortável, menos de 100 é lento, mais de 180 é rápido (segundo coaches)",
    pauses: "pausas de mais de 4 s no meio de uma resposta são notadas (segundo coaches)",
    fillers: "cerca de 1 por minuto é o ideal, 5 é o comum (segundo coaches)",
  },
  methods: {
    pace: "palavras da transcrição pelo tempo do primeiro som ao último, pausas incluídas",
    "talk-time": "a soma dos trechos em que o nosso próprio detector ouviu voz",
    "first-word": "do começo da gravação até a primeira voz",
    pauses: "intervalos de um segundo ou mais entre trechos de voz na própria gravação",
    monologue: "voz sem um intervalo de um segundo ou mais",
    fillers: "muletas verbais do idioma na transcrição",
    "suspected-fillers":
      "sons de 300 ms ou mais que o nosso detector ouviu e que nenhuma palavra cobre",
    hedges: "expressões como “talvez” e “acho que” na transcrição",
    openings: "frases que começam com as mesmas duas palavras",
  },
  blindness: {
    pace: "as palavras que o reconhecedor omitiu o tornam mais lento do que foi",
    "talk-time": "outra voz por perto conta como sua; falar muito baixo não conta",
    "first-word":
      "pensar não é falha, e a gravação começa quando a pergunta termina, não quando foi entendida",
    pauses: "um ruído em uma pausa pode dividi-la ou escondê-la",
    monologue: "o mesmo que com as pausas",
    fillers:
      "os reconhecedores omitem muitas; uma palavra que também tem significado só conta entre vírgulas",
    "suspected-fillers":
      "uma tosse, uma risada ou uma palavra que o reconhecedor não captou também contam",
    hedges: "uma dúvida justificada conta tanto quanto um hábito",
    openings: "as frases terminam onde o reconhecedor pôs um ponto",
  },

  notices: {
    "no-word-times":
      "O reconhecedor não deu os tempos das palavras: o que precisa deles não é medido.",
    "no-confidence":
      "O reconhecedor não diz o quanto tem certeza: nenhuma palavra fica marcada como duvidosa.",
    "silence-left-out": "Palavras que o reconhecedor escreveu onde havia silêncio foram omitidas.",
    "silence-marked":
      "O reconhecedor escreveu palavras onde não se ouviu ninguém; elas ficam marcadas.",
  },
};
