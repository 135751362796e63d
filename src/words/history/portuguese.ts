import type { HistoryWords } from "./english.ts";

export const portuguese: HistoryWords = {
  columns: {
    id: "Id",
    date: "Data",
    time: "Hora",
    role: "Papel",
    level: "Nível",
    mode: "Modo",
    engine: "Motor",
    answered: "Respond.",
    score: "Nota",
    status: "Situação",
    ungraded: "Sem nota",
  },
  statuses: { open: "aberta", completed: "feita", "ended-early": "cortada" },
  none: "Ainda não há entrevistas; `greenroom interview --sample` começa uma.",
  noneSuch: "Não há entrevistas assim.",
  more: (count) => `mais ${count}; --limit mostra.`,

  welcome:
    "Um entrevistador no seu terminal: ele pergunta, você responde, e cada resposta é avaliada por critérios escritos antes dela.",
  open: (ago, answered, limit) =>
    `Aberta: uma entrevista (${ago}), ${answered} de ${limit} ${limit === 1 ? "respondida" : "respondidas"}.`,
  last: (role, ago, result, all) => `Última: ${role}, ${ago}: ${result}. ${all} no total.`,
  noScoreYet: "ainda sem nota",
  scoreOf: (score) => `${score} de 5`,
  uses: (names) => `Usa ${names.join(" e ")}.`,
  justNow: "agora mesmo",

  whatNow: "E agora?",
  goOn: (id) => `Continuar a entrevista ${id}`,
  newInterview: "Nova entrevista",
  trySample: "Experimentar com um exemplo",
  newWithOwn: "Entrevista com meu currículo e vaga",
  readLast: "Ler a última entrevista",
  all: "Todas as entrevistas",
  check: "Verificar se tudo funciona",
  leave: "Sair",
  yourResume: "Seu currículo (um arquivo; Enter para nenhum):",
  yourJob: "A descrição da vaga (um arquivo; Enter para nenhuma):",
};
