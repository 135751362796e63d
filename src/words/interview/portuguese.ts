import type { InterviewWords } from "./english.ts";

export const portuguese: InterviewWords = {
  role: (name) => `Papel: ${name} (--role escolhe outro).`,
  engine: (name, why) => `Motor: ${name} (${why}).`,
  recordedReplies: (file) => `respostas gravadas de ${file}`,
  noKey: "sem chave de API; `greenroom auth set` salva uma",
  keyFromFile: "chave do arquivo de chaves",
  keyFromEnvironment: "chave do ambiente",
  nothingSent: "Motor: offline. Nada é enviado.",
  theEngine: "O motor openai",
  sends: (who, url, what, more) =>
    `${who} envia para ${url}: ${what}. Nada mais sai desta máquina. ${more}`,
  sendThese: "Enviar?",
  sentTexts: "o texto do seu currículo e da vaga, as perguntas e as suas respostas",
  readShows: "`greenroom read FILE` mostra exatamente no que um documento se transforma.",
  spokenInterview: "Uma entrevista falada",
  sentRecordings:
    "as gravações das suas respostas, para transcrever, com nomes e termos do seu currículo e da vaga",
  sentQuestions: "as perguntas, para dizê-las em voz alta",
  andSent: (one, other) => `${one}, e ${other}`,
  recordingsKept: "As gravações ficam nesta máquina até você apagar a entrevista.",
  speakerSystem: "`--speaker system` fala com uma voz desta máquina.",
  spokenSummary: (asked, answered, score) =>
    `Foi tudo. Você respondeu ${answered} de ${asked}. ${score === null ? "Ainda não há nota." : `Sua nota é ${score} de 5.`}`,
  planning: "Lendo a vaga e planejando",
  doesNotFit: (document, characters, model) =>
    `${document}: seus últimos ${characters} caracteres não cabem em ${model} e são omitidos.`,
  goingOn: (id, asked, limit) =>
    `Continuando a entrevista ${id}: ${asked} de ${limit} ${limit === 1 ? "pergunta feita" : "perguntas feitas"}.`,
  onlyInEnglish: (areas) =>
    `O banco tem estas áreas do papel só em inglês, por isso elas ficam de fora: ${areas}. Com --language en elas são perguntadas.`,
  allInEnglish:
    "O banco tem perguntas para este papel só em inglês; por isso esta entrevista é em inglês.",

  planTitle: "O que esta entrevista avalia",
  importance: { 1: "desejável", 2: "importante", 3: "essencial" },
  notInResume: "não está no currículo",
  noQuestionInLanguage: "sem perguntas em português",
  questionOf: (position, limit) => `Pergunta ${position} de ${limit}`,
  question: (position) => `Pergunta ${position}`,
  kinds: {
    technical: "Técnica",
    behavioural: "Comportamental",
    "system-design": "Design de sistemas",
  },
  difficulties: { easy: "fácil", medium: "média", hard: "difícil" },
  levels: { junior: "júnior", mid: "pleno", senior: "sênior", staff: "staff" },
  modes: { coach: "treino", mock: "simulado" },
  writtenForYou: "escrita para você",
  again: "de novo",
  followUp: "Pergunta de acompanhamento",
  skipped: "Pulada.",
  strongerVersion: "Uma versão mais forte, com os seus próprios fatos",
  notGraded: (why) =>
    `Sem avaliação: ${why}. A resposta está salva; "greenroom regrade --pending" avalia depois.`,
  scoreOf: (score) => `${score} de 5`,
  nextTime: "Da próxima vez: ",
  offlineAll: (why) => `Daqui em diante o motor offline pergunta e avalia: ${why}.`,
  offlineAsks: (why) =>
    `Daqui em diante as perguntas vêm do banco: ${why}. As respostas são avaliadas quando o serviço voltar.`,
  noScore: "Sem nota",
  answered: (count) => (count === 1 ? "1 respondida" : `${count} respondidas`),
  skippedCount: (count) => (count === 1 ? "1 pulada" : `${count} puladas`),
  ungradedCount: (count) => `${count} ainda sem avaliação`,

  betQuestion: "Antes de ver: que nota esta resposta vai ter?",
  noBet: "Sem aposta",
  nothingTyped: "Nada foi digitado. /skip pula a pergunta, /pause para aqui.",
  andNow: "E agora?",
  goOn: "Continuar",
  showStronger: "Ver uma versão mais forte",
  showStrongerHow: "Feita só com fatos da sua resposta e do seu currículo",
  readExample: "Ler uma resposta de exemplo",
  readExampleHow: "Como alguém forte diria, e por que se pergunta isso",
  pause: "Pausar",
  pauseHow: "greenroom continue retoma",
  finishHere: "Terminar aqui",
  finishHereHow: "Encerra a entrevista com o que há",
  goOnOffline:
    "Continuar com o motor offline? (Não: as respostas ficam salvas e são avaliadas depois)",
  nextQuestion: "A próxima pergunta",
  writingStronger: "Escrevendo uma versão mais forte",
  aFollowUp: "Uma pergunta de acompanhamento",
  judging: "Avaliando",
  answersRanOut: "As respostas acabaram; a entrevista continua aberta.",
  paused: "Em pausa; está tudo salvo.",
  goOnWith: (command) => `Para continuar: ${command}`,
  inFull: (id) => `Completa: greenroom show ${id}. Em Markdown: greenroom report ${id}`,

  claimProbes: {
    measured: (figure) => `Você mencionou este número: ${figure}. Como você mediu?`,
    date: (figure, other) =>
      `Você mencionou ${figure}. Seu currículo diz ${other}. Como as duas coisas se encaixam?`,
    part: (figure, other) =>
      `Você disse: ${figure}. Seu currículo diz: ${other}. Que parte foi sua?`,
    resume: (figure, other) =>
      `Você mencionou este número: ${figure}. No seu currículo é: ${other}. O que cada um conta?`,
    answer: (figure, other) =>
      `Você mencionou este número: ${figure}. Em uma resposta anterior é: ${other}. O que cada um conta?`,
  },

  inOtherWords: (question) => `Em outras palavras: ${question}`,
  probeBehavioural: "Você pode contar mais sobre essa ocasião: qual foi a sua parte e no que deu?",
  probeTechnical: "Você pode ir um passo mais fundo: como funciona e onde deixa de funcionar?",
  probePlain: "Você pode ir um passo mais fundo nisso, com um exemplo concreto?",
  fillIn: (sentence) => `Complete o que falta: ${sentence}`,
  toSayHere: (criterion) => `[dizer aqui: ${criterion}]`,
  kindOr: " ou ",
  bankIsEmpty: (kinds, language) =>
    `O banco não tem nenhuma pergunta do tipo ${kinds} em "${language}".`,
  bankIsEmptyForRole: (areas) =>
    `O banco não tem nenhuma pergunta das áreas deste papel: ${areas}.`,
  bankIsEmptyHint: "Use --language en, ou um modelo com --engine openai.",
  bankIsEmptyAnywhereHint:
    "Use outro --role ou --kind, perguntas próprias (`greenroom questions add`) ou um modelo com --engine openai.",
  ownQuestions: "Suas próprias perguntas",
  bankUsedUp: (kinds) => `O banco não tem mais perguntas do tipo ${kinds} neste idioma.`,
  bankUsedUpHint: "Peça menos --questions, mais tipos, ou --language en.",
  bankUsedUpInEnglishHint: "Peça menos --questions ou mais tipos.",
};
