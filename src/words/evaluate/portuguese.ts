import { grouped } from "../numbers.ts";
import type { EvaluateWords } from "./english.ts";

const count = (number: number): string => grouped(number, "pt");
const answers = (number: number): string =>
  `${count(number)} ${number === 1 ? "resposta" : "respostas"}`;
const calls = (number: number): string =>
  `${count(number)} ${number === 1 ? "chamada" : "chamadas"}`;

export const portuguese: EvaluateWords = {
  sent: {
    what: "as perguntas, referências e critérios dos seus arquivos, e as respostas; de uma gravação, o som",
    more: "Os nomes de arquivos e de pessoas ficam aqui.",
  },
  noneForProvider:
    "Nenhuma resposta precisa do provedor: todas já foram avaliadas, ou não precisam de um modelo.",
  stopping: "Parando: o que está em andamento é concluído. Ctrl-C de novo sai na hora.",
  dollars: (amount) => `US$ ${amount}`,

  progress: {
    done: (number) => `${count(number)} ${number === 1 ? "pronta" : "prontas"}`,
    left: (time) => `faltam ${time}`,
    withoutScore: (number) => `${count(number)} sem nota`,
    transcribing: (recordings) =>
      `transcrevendo ${count(recordings)} ${recordings === 1 ? "gravação" : "gravações"}`,
    waiting: (time) => `esperando o serviço, ${time} no máximo`,
  },

  waiting: {
    outage: (failure, time) =>
      `${failure} Esperando o serviço, ${time} no máximo; Ctrl-C encerra a execução e guarda o que está pronto.`,
    rateLimit: (time) =>
      `O serviço não aceita mais solicitações por enquanto. Esperando ${time} no máximo; Ctrl-C encerra a execução e guarda o que está pronto.`,
  },

  summary: {
    answers: (number, time, counts) => `${answers(number)} em ${time}: ${counts}.`,
    evaluated: (number) => `${count(number)} ${number === 1 ? "avaliada" : "avaliadas"}`,
    ungraded: (number) => `${count(number)} sem avaliação`,
    invalid: (number) => `${count(number)} ${number === 1 ? "inválida" : "inválidas"}`,
    scores: (mean, lowest) => `Média ${mean}, a mais baixa ${lowest}.`,
    notGraded: (number, reason) => `${count(number)} sem avaliação: ${reason}.`,
    requestRefused:
      "o serviço não aceitou a solicitação: é longa demais, ou de um tipo que ele não conhece",
    lastFailure: (message) => `A última falha: ${message}`,
    noCriteria: "a pergunta não tem critérios nem uma referência para avaliar",
    kept: (number) =>
      number === 1
        ? `${count(number)} já estava avaliada e não custou nada.`
        : `${count(number)} já estavam avaliadas e não custaram nada.`,
    calls: (number, input, output, price) =>
      `${calls(number)}: ${input} tokens de entrada, ${output} de saída, ${price}.`,
    uncounted: (number, price) => `${calls(number)}, cujos tokens o servidor não conta: ${price}.`,
    unknownPrice: "preço desconhecido",
    partlyUnknown: (dollars, number) => `${dollars} e ${calls(number)} de preço desconhecido`,
    written: (files) => `Gravado: ${files}.`,
  },

  plan: {
    answers: (number, invalid) =>
      `${answers(number)}${invalid === 0 ? "" : `, ${count(invalid)} ${invalid === 1 ? "inválida" : "inválidas"}`}.`,
    offline: "O avaliador offline não pergunta a ninguém e não custa nada.",
    free: (number) =>
      `${count(number)} sem necessidade de chamada: já avaliadas, iguais a outra, ou sem nenhuma resposta.`,
    saved: (dollars) => `O que já estava avaliado economiza ${dollars}.`,
    calls: (number, criteria, input, output) =>
      `${calls(number)}${criteria === 0 ? "" : `, ${count(criteria)} delas para escrever critérios`}: cerca de ${input} tokens de entrada e ${output} de saída.`,
    unknownPrice: "O preço deste modelo não é conhecido; --price IN/OUT informa.",
    cost: (dollars, most) =>
      `Cerca de ${dollars}; ${most} se cada resposta do modelo fosse tão longa quanto pode ser.`,
    half: "As avaliações estão ao preço da API de lotes, metade do habitual.",
    recordings: (number, minutes, price) =>
      `${count(number)} ${number === 1 ? "gravação" : "gravações"} para transcrever, ${minutes} no máximo, ${price}; o que dizem é avaliado à parte.`,
    minutes: (shown, number) => `${shown} ${number === 1 ? "minuto" : "minutos"}`,
    recordingsUnknown: "a um preço que não é conhecido",
    recordingsCost: (dollars) => `por ${dollars} no máximo`,
    nothingSent: "Nada foi enviado.",
  },

  comparison: {
    none: "Nenhuma linha tem nas duas execuções uma nota dada da mesma maneira.",
    beyond: (before, after, change, band, beyond) =>
      `Média ${before} → ${after} (${change}), ${beyond} além da dispersão de ±${band}.`,
    within: (before, after, change, band) =>
      `Média ${before} → ${after} (${change}), dentro da dispersão de ±${band}.`,
    rowBeyond: (beyond, band) => `${beyond} além da dispersão de ±${band}`,
    counts: (compared, better, worse, within) =>
      `Comparadas: ${compared}; melhor: ${better}; pior: ${worse}; igual ou dentro da dispersão: ${within}.`,
    yardsticks: {
      engine: "motor",
      model: "modelo",
      promptHash: "prompt",
      rubricHash: "rubrica",
      calibration: "calibração",
    },
    incomparable: (number, reasons, change) =>
      `Não comparáveis: ${number}, porque foram avaliadas com outro valor de ${reasons}; a mudança média é ${change}.`,
    moved: (number) =>
      `${count(number)} ${number === 1 ? "tinha outro id ou estava em outro lugar; é reconhecida pela resposta" : "tinham outro id ou estavam em outro lugar; são reconhecidas pelas respostas"}.`,
    added: (number) => `${number} ${number === 1 ? "nova" : "novas"}.`,
    removed: (number, ids) => `Não estão mais lá: ${number} (${ids}).`,
    lostScore: (number) => `Tinham nota e agora não têm: ${number}.`,
    gainedScore: (number) => `Têm nota e antes não tinham: ${number}.`,
  },

  markdown: {
    heading: (number) => `${number} ${number === 1 ? "resposta" : "respostas"}`,
    headingWithMean: (number, mean) =>
      `${number} ${number === 1 ? "resposta" : "respostas"}, média ${mean} de 5`,
    evaluated: (number) => `**${number}** ${number === 1 ? "avaliada" : "avaliadas"}`,
    ungraded: (number) => `**${number}** sem avaliação`,
    invalid: (number) => `**${number}** ${number === 1 ? "inválida" : "inválidas"}`,
    meanBelow: (minimum) => `A média está **abaixo** de ${minimum}.`,
    meanNotBelow: (minimum) => `A média não está abaixo de ${minimum}.`,
    belowMinimum: (number, minimum) => `**${number}** abaixo de ${minimum}.`,
    gradedBy: (graders) => `Avaliação: ${graders}.`,
    columns: {
      score: "Nota",
      answers: "Respostas",
      answer: "Resposta",
      question: "Pergunta",
      candidate: "Candidatura",
      before: "Antes",
      after: "Depois",
      change: "Mudança",
      spread: "Dispersão",
      beyond: "Além dela",
      mean: "Média",
      lowest: "A mais baixa",
    },
    sinceEarlier: "Desde a execução anterior",
    questions: "Perguntas, da menor para a maior média",
    candidates: "Candidaturas, da menor para a maior média",
    more: (number) => `E mais ${number}.`,
    others: (number) =>
      `Respostas de outras candidaturas que chegaram tarde demais para a lista: ${number}`,
    lowest: "Respostas mais baixas",
    missing: (criteria) => `Falta: ${criteria}`,
    contradicted: "diz o contrário",
    notEvaluated: "Sem nota",
    otherReasons: (number) => `${number} por outros motivos`,
    first: "As primeiras:",
    leftOut: "O resto fica de fora: um comentário não comporta mais. Está tudo no JSONL.",
  },
};
