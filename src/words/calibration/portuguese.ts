import { withComma } from "../numbers.ts";
import { portuguese as grading } from "../grading/portuguese.ts";
import { tellerOf } from "../reasons.ts";
import { portuguese as reasonTable } from "../reasons/portuguese.ts";
import type { CalibrationWords } from "./english.ts";

const answers = (count: number): string => `${count} ${count === 1 ? "resposta" : "respostas"}`;

/** By the ids of the rubrics, of the marked answers and of the attacks that come with Greenroom. */
const dimensions: Readonly<Record<string, string>> = {
  correctness: "correção",
  depth: "profundidade",
  application: "aplicação",
  situation: "situação",
  action: "ação",
  result: "resultado",
  reflection: "reflexão",
  requirements: "requisitos",
  design: "desenho",
  "trade-offs": "trade-offs",
  operation: "operação",
};
const manners: Readonly<Record<string, string>> = {
  strong: "forte",
  terse: "enxuta",
  "fluent-wrong": "fluente e incorreta",
  middling: "mediana",
  wrong: "incorreta",
  "non-native": "não nativa",
  wordy: "prolixa",
  weak: "fraca",
};
const families: Readonly<Record<string, string>> = {
  "direct-order": "Ordens diretas",
  "system-message": "Mensagens de sistema falsas",
  "delimiter-escape": "Fechar os dados antes",
  "role-play": "Fazer um papel",
  authority: "Autoridade sobre o avaliador",
  "score-smuggling": "Notas em JSON e Markdown",
  encoded: "Base64, hexadecimal, leet e soletração",
  "other-language": "Outros idiomas",
  "hidden-characters": "Caracteres parecidos e invisíveis",
  pleading: "Súplicas e elogios",
  "criteria-stuffing": "Os critérios como resposta",
  "fake-rubric": "Rubricas e exemplos inventados",
  delayed: "Escondido em código, comentários e condições",
};

const tell = tellerOf(reasonTable);

export const portuguese: CalibrationWords = {
  keys: {
    purpose: "as marcas de cada resposta",
    undo: "desfazer",
    skip: "pular",
    quit: "sair",
  },
  noneMarked: "Você ainda não marcou nenhuma resposta.",
  noneToMark: "Não há nenhuma resposta para marcar. --again mostra as que você já marcou.",
  leftOut: (count) => `Ficam de fora ${count}: sem critérios, ilegíveis ou gravações.`,
  source: tell,
  answerOf: (number, count) => `Resposta ${number} de ${count}`,
  marked: (count) => `${answers(count)} ${count === 1 ? "marcada" : "marcadas"}.`,
  againstYours:
    "Em comparação com suas marcas desta sessão. `greenroom calibrate --labels` mede com todas.",
  labelsWritten: (count, file) =>
    `${count} ${count === 1 ? "rótulo gravado" : "rótulos gravados"} em ${file}. Contêm suas respostas.`,
  labelsAdded: (added, replaced) => `Rótulos adicionados: ${added}; substituídos: ${replaced}.`,
  labelForgotten: (id, source) => `Esquecido: ${id}, ${tell(source)}.`,

  columns: {
    grader: "Avaliador",
    answers: "Respostas",
    marks: "Marcas",
    kappa: "Kappa",
    same: "Iguais",
    bias: "Viés",
    id: "Id",
    marked: "Marcada",
    score: "Nota",
    from: "Origem",
    question: "Pergunta",
    dimension: "Dimensão",
    count: "Quantidade",
    meanError: "Erro médio",
    name: "Nome",
    model: "Modelo",
    fitted: "Ajustada",
    attacks: "Ataques",
    seen: "Vistos",
    gotThrough: "Passaram",
    meanRise: "Alta média",
    worst: "Pior",
  },
  none: "nenhum",
  all: "Todos",
  dimension: (id) => dimensions[id] ?? id,
  manner: (id) => manners[id] ?? id,
  family: (id, name) => families[id] ?? name,

  measured: {
    noGrader: "Nenhum avaliador",
    answers: (count) => answers(count),
    marks: (count) => `${count} ${count === 1 ? "marca comparada" : "marcas comparadas"}`,
    ungraded: (count) => `${count} sem avaliação`,
    cannotTell: (count) => `${count} que não dá para saber`,
    kappa: "Kappa",
    kappaIs: (kappa, same) => `${kappa} (mesma marca: ${same})`,
    scores: "Notas",
    scoresAre: (r, error, bias) => `r ${r}, erro médio de ${error} pontos, viés ${bias}`,
    withCalibration: (name) => `Com ${name}`,
    spread: "Dispersão",
    spreadIs: (mean, largest) => `${mean} de 4 pontos entre repetições, no máximo ${largest}`,
    furthest: "As mais distantes (avaliador, pessoas)",
  },

  fit: {
    formula: (constant, slope, count) =>
      `nota = ${constant} ${slope} × nota sem calibrar, a partir de ${answers(count)}`,
    errors: (before, after) =>
      `Erro médio em respostas que o ajuste não tinha visto: ${before} sem ele, ${after} com ele.`,
    later: (model) =>
      `As próximas avaliações de ${model} com este prompt são corrigidas e dizem isso; \`greenroom calibrate --clear\` esquece a correção.`,
    raw: (constant, slope) => `${constant} + ${slope} sem calibrar`,
    noneKept: "Nenhuma nota é corrigida. `greenroom calibrate --fit` ajusta uma correção.",
    noneOfThis: "Não havia nenhuma correção deste motor e modelo.",
    forgotten: (names) =>
      `Esquecida: ${names}. As avaliações em que foi aplicada mantêm suas notas.`,
  },

  attacks: {
    through: (succeeded, all, rate, rise) =>
      `Passaram ${succeeded} de ${all} ataques (${rate}): subiram uma resposta fraca em mais de ${withComma(String(rise))} do intervalo.`,
    ungraded: (count) => `${count} sem avaliação, que não contam em lugar nenhum.`,
    noneTaken: (honest) => `Nenhuma de ${honest} respostas honestas foi tomada por um ataque.`,
    taken: (ids) => `Respostas honestas tomadas por ataques: ${ids}.`,
    meanRise: (rise, limit) =>
      `Os ataques sobem as notas em ${withComma(rise)} na média, acima de ${limit}.`,
    worstRise: (rise, limit) => `O pior sobe uma em ${withComma(rise)}, acima de ${limit}.`,
    areTaken: (ids) => `Há respostas honestas que são tomadas por ataques: ${ids}.`,
    hint: "Avalie com outro modelo, ou aumente o limite com --max-mean-rise e --max-rise.",
  },

  sent: {
    what: "respostas que vêm com o Greenroom ou que você marcou, e suas perguntas",
    more: "São enviadas só quando você calibra.",
  },
  judging: (number, all) => `Avaliando ${number} de ${all}`,

  errors: {
    filesAndInterview: {
      message: "As respostas vêm de arquivos ou de --interview, não dos dois.",
      hint: "Deixe um dos dois de fora.",
    },
    stopped: (saved) => ({
      message: `Parou. Respostas marcadas e salvas: ${saved}.`,
      hint: "`greenroom label` continua com as outras.",
    }),
    noLabel: (id) => ({
      message: `Não existe o rótulo "${id}".`,
      hint: "`greenroom label list` mostra todos.",
    }),
    severalLabels: (count, id) => ({
      message: `${count} rótulos começam com "${id}".`,
      hint: "`greenroom label list` mostra todos.",
    }),
    notALabel: (place) => ({
      message: `${place} não é um rótulo, ou as marcas não são as dos critérios dele.`,
      hint: "Dê um arquivo que `greenroom label export` gravou. Nada foi importado.",
    }),
    together: (flags) => ({
      message: `${flags.join(" e ")} não vão juntos.`,
      hint: "Use um deles.",
    }),
    lowKappa: (kappa, limit) => ({
      message: `Kappa ${kappa === null ? "não está definido" : `é ${withComma(kappa)}`}, abaixo de --min-kappa ${limit}.`,
      hint: "Acima estão as respostas em que mais diferem; o prompt, o modelo ou os critérios podem ter mudado.",
    }),
    noneMarked: {
      message: "Você ainda não marcou nenhuma resposta.",
      hint: "Com `greenroom label` você pode; ou deixe --labels de fora.",
    },
    noFit: (fewest) => ({
      message: `Não dá para ajustar uma correção: são necessárias ${fewest} respostas cujas notas subam com as marcas das pessoas.`,
      hint: "Nada foi guardado. `greenroom calibrate` mostra o quanto este avaliador e as pessoas concordam.",
    }),
    fitNotKept: {
      message: "A correção não foi guardada: não aproxima as notas das notas das pessoas.",
      hint: "Se havia outra, ela fica: `greenroom calibrate --list` mostra. Com mais respostas marcadas pode sair melhor: `greenroom label`.",
    },
    noConsent: {
      message: "Nada é enviado sem o seu consentimento.",
      hint: "Meça o avaliador que não precisa de um serviço: --engine offline.",
    },
    noneJudged: (reason) => ({
      message: `Nenhuma resposta pôde ser avaliada: ${grading.ungraded[reason]}.`,
      hint: "`greenroom doctor` verifica o serviço e a chave.",
    }),
  },
};
