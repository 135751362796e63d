import type { DebriefWords } from "./english.ts";

const counted = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;
const questionsOf = (count: number): string => counted(count, "pergunta", "perguntas");
const answersOf = (count: number): string => counted(count, "resposta", "respostas");
const interviewsOf = (count: number): string => counted(count, "entrevista", "entrevistas");
const daysOf = (count: number): string => counted(count, "dia", "dias");

export const portuguese: DebriefWords = {
  outcomes: {
    waiting: "em espera",
    "next-round": "próxima fase",
    offer: "proposta",
    rejected: "recusa",
    withdrew: "desisti",
  },
  ratings: { 5: "muito bem", 4: "bem", 3: "mais ou menos", 2: "mal", 1: "muito mal" },
  cannotSay: "não sei dizer",
  none: "Ainda não há nenhuma; `greenroom debrief` anota uma entrevista real.",
  goOn: (company, questions) =>
    `Continuar com o rascunho de ${company} (${questionsOf(questions)})?`,
  whichJob: "Que vaga era?",
  anotherJob: "outra",
  company: "Empresa:",
  date: "Data (AAAA-MM-DD):",
  wrongDate: "É preciso um dia que já chegou, como 2026-01-31.",
  role: "Função (pode ficar vazia):",
  round: "Fase, como conversa inicial (pode ficar vazia):",
  question: (number) => `Pergunta ${number} (vazia: foi tudo):`,
  isItThis: "É esta?",
  howWentQuestion: "Como foi?",
  howWentAll: "Como foi a entrevista no conjunto?",
  note: "Comentário (pode ficar vazio):",
  whatCame: "No que deu?",
  noSuchJob: (job) => `Nenhuma vaga salva se chama "${job}"; o nome fica.`,
  removeQuestion: (company, day) => `Esquecer a entrevista na empresa ${company} de ${day}?`,
  removed: "Removida. As perguntas dela continuam no seu banco.",
  editNote:
    "Tire perguntas, ou acrescente outras como `- text: …`. O `id` diz qual pergunta é; sem ele, ela é procurada.",
  unchanged: "Nada mudou.",
  inBank: (id) => `no banco: ${id}`,
  amongYours: (id) => `entre as suas: ${id}`,
  isNew: (id) => `nova: ${id}`,
  waits: "não é perguntada até ter uma referência",
  muchLike: (id) => `muito parecida com ${id}; \`id: ${id}\` faria a ligação`,
  dueNow: (count) => `Já na vez em \`greenroom drill\`: ${questionsOf(count)}.`,
  makesReady: (id) =>
    `Com uma resposta de referência uma pergunta fica pronta: greenroom questions add --edit ${id}`,
  columns: {
    id: "Id",
    date: "Data",
    company: "Empresa",
    round: "Fase",
    questions: "Perguntas",
    went: "Foi",
    outcome: "Resultado",
    practice: "Prática",
    answers: "Respostas",
  },
  neverPractised: "Perguntado de verdade, nunca praticado",
  isDue: "a vez dela chegou em `greenroom drill`",
  wantsReference: (id) => `falta uma referência: greenroom questions add --edit ${id}`,
  noPractice: "sem prática nos 30 dias anteriores",
  practiceBefore: (score, answers) =>
    `prática nos 30 dias anteriores: ${score} (${answersOf(answers)})`,
  ofJob: (job) => `vaga ${job}`,
  went: (rating) => `foi ${rating} de 5`,
  notRated: "sem avaliação",
  noPracticeAtAll: (days) => `Nenhuma teve prática antes (contam os ${daysOf(days)} anteriores).`,
  practiceBy: (days, grader) =>
    `Prática: nota média de antes (${daysOf(days)}), só a de ${grader}. Foi: a sua própria avaliação.`,
  notCounted: (answers) => `De outros avaliadores, sem contar: ${answersOf(answers)}.`,
  practiceBeforeTitle: "Prática antes de",
  passed: (score, count) => `propostas e próximas fases: ${score} (${interviewsOf(count)})`,
  rejections: (score, count) => `recusas: ${score} (${interviewsOf(count)})`,
  tooFew: (fewest) => `Poucas demais para dizer algo: são necessárias ${fewest} de cada tipo.`,
  verdicts: {
    "no-difference": (noise) => `A diferença está dentro do ruído (${noise}).`,
    "higher-before-passed": (noise) =>
      `Mais alta antes de propostas e próximas fases, acima do ruído (${noise}).`,
    "lower-before-passed": (noise) =>
      `Mais baixa antes de propostas e próximas fases, acima do ruído (${noise}).`,
  },
  byArea: "Por área",
  areaFacts: (asked, went, practice, answers) =>
    `perguntada ${counted(asked, "vez", "vezes")}, foi ${went}; prática ${practice} (${answersOf(answers)})`,
  areaVerdicts: {
    "too-few": "poucas demais para dizer algo",
    "as-practised": "como na prática, dentro do ruído",
    "better-than-practised": "melhor do que na prática",
    "worse-than-practised": "pior do que na prática",
  },
};
