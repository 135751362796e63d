import type { PracticeWords } from "./english.ts";

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const portuguese: PracticeWords = {
  nothingFailed:
    "Nada para treinar: nenhum critério falhou ainda. `greenroom interview` descobre o que está fraco.",
  nothingDueYet: (area) =>
    `Nada pendente${area === null ? "" : ` em ${area}`}. \`greenroom drill list\` mostra o que vem e quando.`,
  nothingDue: "Nada pendente.",
  noCards: "Ainda não há cartões: eles vêm do que falha nas entrevistas.",
  cardsExported: (count, file) =>
    `Há ${counted(count, "cartão", "cartões")} em ${file}. No Anki: Arquivo, Importar.`,
  cardColumns: {
    due: "Quando",
    recall: "Memória",
    last: "Última",
    area: "Área",
    criterion: "O que volta",
  },
  now: "agora",

  dailyDone: (streakDays) =>
    `A pergunta de hoje já foi respondida; ${streakDays === 1 ? "o primeiro dia de uma sequência" : `${streakDays} dias seguidos`}. Mais uma: greenroom daily --again`,
  twoMinutes: "A pergunta do dia: use uns dois minutos.",
  onlyInEnglish: "O banco tem as perguntas deste papel só em inglês; aqui vai uma em inglês.",
  noQuestion: "O banco não tem nenhuma pergunta para este papel.",
  noQuestionHint: "Use outro --role.",

  question: "Pergunta",
  skipped: "Pulada; continua pendente.",
  notGraded: (why) =>
    `Sem avaliação: ${why}. A resposta está salva e é avaliada na próxima vez que você praticar.`,
  marks: {
    met: "atendido",
    partly: "em parte",
    missed: "faltou",
    contradicted: "incorreto",
    "cannot-tell": "não deu para saber",
  },
  beforeAndNow: (before, now) => `antes ${before}, agora ${now}`,
  comesBackTomorrow: "volta amanhã",
  comesBack: (days, day) => `volta em ${days} dias (${day})`,
  paused: "Em pausa; está tudo salvo.",
  metIn: (met, criteria, answers) =>
    `${met} de ${criteria} ${criteria === 1 ? "atendido" : "atendidos"} em ${counted(answers, "resposta")}.`,
  practised: (days) =>
    days === 1 ? "Você praticou hoje." : `Você praticou ${days} dias seguidos.`,
  compareWith: "Boas respostas para comparar com a sua:",
  stillDue: (count) => `Ainda pendentes: ${count}. Para continuar: greenroom drill`,
  nothingWaits: "Não há nada que precise voltar.",
  nextDue: (day) => `O próximo é em ${day}.`,

  noStreak: "Sem sequência",
  streak: (days) => `Sequência: ${counted(days, "dia")}`,
  minutes: (count) => counted(count, "minuto"),
  hours: (hours) => `${hours} horas`,
  totals: ({ interviews, since, answers, practiceAnswers, time }) =>
    `${counted(interviews, "entrevista")}${since === null ? "" : ` desde ${since}`}: ${counted(answers, "resposta")} ${interviews === 1 ? "nela" : "nelas"}, ${practiceAnswers} na prática, ${time} respondendo.`,
  directions: {
    up: "melhor",
    down: "pior",
    steady: "dentro do ruído",
    "too-few": "poucas respostas para saber",
  },
  fromTo: (earlier, recent) => `de ${earlier} para ${recent}`,
  answers: (count) => counted(count, "resposta"),
  scoresTitle: "Notas, de 1 a 5",
  more: (count) => `mais ${count}; --limit mostra.`,
  statuses: {
    proven: "você demonstrou",
    stale: "você demonstrou há muito tempo",
    asked: "você ainda não demonstrou",
    never: "sem nenhuma pergunta",
  },
  roleAsksFor: "O que o seu papel pede",
  jobAsksFor: (job) => `O que ${job} pede`,
  provenOf: (proven, all) => `${proven} de ${all} ${all === 1 ? "demonstrado" : "demonstrados"}`,
  missedAgain: "Faltou várias vezes",
  ofAllAreas: "A sequência e os cartões são de todas as áreas.",
  betsEven: "sem tendência além do acaso",
  betsHigher: (size) => `${size} acima das suas notas`,
  betsLower: (size) => `${size} abaixo das suas notas`,
  bets: (verdict, meanError, count) =>
    `Suas apostas: ${verdict}; erro médio de ${meanError}, ${counted(count, "aposta")}.`,
  delivery: (interviews) =>
    `Forma de falar, ${counted(interviews, "entrevista falada", "entrevistas faladas")}; nunca parte de uma nota`,
  between: (least, most) => `entre ${least} e ${most}`,
  lately: (change) => `${change} ultimamente`,
  cardsWait: (count, day) => `${counted(count, "cartão", "cartões")}; o próximo é em ${day}.`,
  doNext: "O que fazer agora",
  next: {
    noScore: (count) => `${counted(count, "resposta")} ainda sem nota`,
    due: (count) => counted(count, "critério pendente", "critérios pendentes"),
    whereYouStand: "mostra em que ponto você está",
    requirement: (name, status) =>
      `${name}: ${{ never: "sem nenhuma pergunta", asked: "você ainda não demonstrou", stale: "você demonstrou há muito tempo" }[status]}`,
    onlyInEnglish: (name) => `${name}: só há perguntas em inglês`,
    addJob: "com uma vaga, progress mostra o que ela pede",
    keepStreak: "nada pendente; mantenha a sequência",
  },
};
