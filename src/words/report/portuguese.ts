import type { ReportWords } from "./english.ts";

export const portuguese: ReportWords = {
  coverage: {
    shown: "demonstrado",
    "partly-shown": "demonstrado em parte",
    "not-shown": "não demonstrado",
    ungraded: "perguntado, ainda sem avaliação",
    skipped: "perguntado, pulado",
    "not-asked": "não perguntado",
  },
  ungraded: {
    "service-down": "o serviço não respondeu",
    "key-refused": "a chave de API está faltando ou foi recusada",
    refused: "o modelo se recusou a avaliar",
    "invalid-reply": "a resposta do modelo não pôde ser usada",
    "nothing-to-judge": "nenhum critério pôde ser avaliado",
    stopped: "foi interrompido antes de a resposta chegar",
  },
  screens: {
    empty: "A resposta estava vazia; vale 1 sem passar por um avaliador.",
    "no-answer": "A resposta diz que não há uma; vale 1 sem passar por um avaliador.",
    gibberish: "A resposta não tem palavras legíveis; vale 1 sem passar por um avaliador.",
    echo: "A resposta repete a pergunta; vale 1 sem passar por um avaliador.",
  },
  statuses: { open: "ainda aberta", completed: "concluída", "ended-early": "encerrada antes" },

  interview: "Entrevista",
  from: (documents) => `A partir de ${documents.join(" e ")}`,
  answeredOf: (answered, asked) =>
    `${answered} de ${asked} ${asked === 1 ? "respondida" : "respondidas"}`,
  noScoreYet: "Ainda sem nota",
  wentWell: "O que foi bem",
  doNext: "O que fazer agora",
  inQuestion: (position) => `(pergunta ${position})`,
  jobAsksFor: "O que a vaga pede",
  noAnswer: "Sem resposta.",
  notTranscribed: "Falada, e ainda não transcrita.",
  unsureOf: (words) => `O reconhecedor não teve certeza de ${words}.`,
  notGradedYet: "Ainda sem avaliação.",
  notGraded: (why) => `Sem avaliação: ${why}.`,
  betOn: (score) => `Você apostou em ${score}.`,
  evaluationNumber: (count) => `Avaliação ${count} desta resposta.`,
  goesOn: (id) => `greenroom continue ${id} retoma a entrevista.`,
  judgesPending: (id) => `greenroom regrade ${id} --pending avalia o que ainda não tem nota.`,

  writtenTo: (file) => `Escrito em ${file}.`,
  title: (role, level) => `Relatório da entrevista: ${role}, ${level}`,
  date: "Data",
  status: "Situação",
  mode: "Modo",
  resume: "Currículo",
  job: "Vaga",
  judgedBy: "Avaliada por",
  none: "nenhum",
  nobodyYet: "ninguém ainda",
  summary: "Resumo",
  questionsAnsweredOf: (answered, asked) =>
    `${answered} de ${asked} ${asked === 1 ? "pergunta respondida" : "perguntas respondidas"}`,
  offlineNote:
    "Aqui quem avaliou foi o avaliador offline: ele encontra os conceitos dos critérios pelas palavras, e nenhum modelo leu as respostas.",
  ungradedNote:
    "Respostas sem avaliação não contam em nenhuma nota; `greenroom regrade --pending` avalia essas respostas.",
  lowConfidenceNote:
    "Notas marcadas com ? são de pouca confiança; abaixo de cada uma dessas respostas está o motivo.",
  requirementColumns: ["Requisito", "Importância", "Nesta entrevista", "Perguntas", "No currículo"],
  nothing: "nada",
  claims: {
    title: "O que convém saber sustentar",
    said: (quote, position, what) => `${quote} (pergunta ${position}): ${what}`,
    resume: (other, figure) =>
      `Seu currículo diz ${other}, esta resposta ${figure}. Prepare-se para dizer o que cada número conta.`,
    answer: (position, other, figure) =>
      `Sua resposta à pergunta ${position} diz ${other}, esta ${figure}. Prepare-se para dizer o que cada número conta.`,
    earlierAnswer: (position, interview, other, figure) =>
      `Sua resposta à pergunta ${position} da entrevista ${interview} diz ${other}, esta ${figure}. Prepare-se para dizer o que cada número conta.`,
    notInResume:
      "No seu currículo não foi encontrado nenhum número para isso. Prepare-se para dizer como foi medido.",
    date: (other, figure) =>
      `Seu currículo diz “${other}”, esta resposta ${figure}. Prepare-se para dizer como as duas coisas se encaixam.`,
    part: (other, figure) =>
      `Seu currículo diz “${other}”, esta resposta ${figure}. Prepare-se para dizer que parte foi sua.`,
  },
  scores: "Notas",
  scoreColumns: ["#", "Pergunta", "Área", "Dificuldade", "Nota"],
  dimensionColumns: ["Tipo", "Dimensão", "Nota"],
  outcomes: { answered: "sem avaliação", skipped: "pulada", unanswered: "sem resposta" },
  questionsAndAnswers: "Perguntas e respostas",
  questionTitle: (position, area, difficulty) => `Pergunta ${position}: ${area}, ${difficulty}`,
  askedFor: (requirement) => `Perguntou-se por: ${requirement}.`,
  followUp: "Pergunta de acompanhamento:",
  strongerVersion: "Uma versão mais forte, com os fatos dados:",
  notGradedBold: "Sem avaliação",
  pendingTriesAgain: "`greenroom regrade --pending` tenta de novo.",
  yourBet: (score) => `sua aposta: ${score}`,
  criterionColumns: ["", "Critério", "Suas palavras"],
  nextTime: "Da próxima vez:",
  whoJudged: "Quem avaliou",
  graderColumns: ["Motor", "Modelo", "Perguntas", "Prompt", "Rubricas", "Calibração"],
  formula:
    "As notas só são comparáveis onde motor, modelo, prompt, rubrica e calibração são os mesmos. A fórmula: 1 + 4 × Σ peso × marca ÷ Σ peso, com atendido 1, em parte ½, faltou e incorreto 0; o que não dá para saber fica de fora. Uma calibração corrige o resultado.",
};
