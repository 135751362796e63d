import type { HistoryWords } from "./english.ts";

export const spanish: HistoryWords = {
  columns: {
    id: "Id",
    date: "Fecha",
    time: "Hora",
    role: "Rol",
    level: "Nivel",
    mode: "Modo",
    engine: "Motor",
    answered: "Respond.",
    score: "Nota",
    status: "Estado",
    ungraded: "Sin nota",
  },
  statuses: { open: "abierta", completed: "hecha", "ended-early": "cortada" },
  none: "Todavía no hay entrevistas; `greenroom interview --sample` empieza una.",
  noneSuch: "No hay entrevistas así.",
  more: (count) => `${count} más; --limit las muestra.`,

  welcome:
    "Un entrevistador en tu terminal: pregunta, respondes, y cada respuesta se evalúa con criterios escritos antes de ella.",
  open: (ago, answered, limit) =>
    `Abierta: una entrevista de ${ago}, ${answered} de ${limit} ${limit === 1 ? "respondida" : "respondidas"}.`,
  last: (role, ago, result, all) => `Última: ${role}, ${ago}: ${result}. ${all} en total.`,
  noScoreYet: "sin nota todavía",
  scoreOf: (score) => `${score} de 5`,
  uses: (names) => `Usa ${names.join(" y ")}.`,
  justNow: "ahora mismo",

  whatNow: "¿Qué hacemos?",
  goOn: (id) => `Seguir con la entrevista ${id}`,
  newInterview: "Nueva entrevista",
  trySample: "Probar con un ejemplo",
  newWithOwn: "Entrevista con mi currículum y puesto",
  readLast: "Leer la última entrevista",
  all: "Todas las entrevistas",
  check: "Comprobar que todo funciona",
  leave: "Salir",
  yourResume: "Tu currículum (un archivo; Enter si no hay):",
  yourJob: "La descripción del puesto (un archivo; Enter si no hay):",
};
