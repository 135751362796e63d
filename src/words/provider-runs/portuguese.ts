import { tellerOf } from "../reasons.ts";
import { portuguese as reasonTable } from "../reasons/portuguese.ts";
import type { ProviderRunsWords } from "./english.ts";

const answers = (count: number): string => `${count} ${count === 1 ? "resposta" : "respostas"}`;
const requests = (count: number): string =>
  `${count} ${count === 1 ? "requisição" : "requisições"}`;
const goOn = "Para continuar: greenroom evaluate collect";

const howToResubmit =
  "Execute `greenroom evaluate collect` de novo, com --resubmit para o que falta.";

const tell = tellerOf(reasonTable);

export const portuguese: ProviderRunsWords = {
  planned: (id, number, asked, files, tokens) =>
    `Execução ${id}: ${answers(number)}, ${requests(asked)} em ${files === 1 ? "1 arquivo" : `${files} arquivos`}, cerca de ${tokens} tokens para ler.`,
  repeated: (count, runs) => ` Já estão no provedor: ${count} (execução ${runs}).`,
  nothingSubmitted: "Nada foi enviado.",
  readingSo: (count) => `Lendo as respostas: ${count}`,
  howToGoOn: (id) =>
    `O provedor guarda os arquivos por até 30 dias.\nVeja como está com \`greenroom evaluate status ${id}\`; busque e grave os resultados com \`greenroom evaluate collect ${id}\`.`,
  askedNow: (runs) =>
    `No provedor: ${runs}. O que ainda não chegou de lá é perguntado agora, pelo preço normal.`,

  steps: {
    uploading: (file, count) => `Enviando o arquivo ${file} (${requests(count)}).`,
    submitted: (file, count, batch) =>
      `O arquivo ${file} (${requests(count)}) foi submetido como ${batch}.`,
    found: (file, batch) => `O arquivo ${file} já estava submetido como ${batch}.`,
    queueFull: (file) =>
      `A fila do provedor está cheia; o arquivo ${file} será submetido de novo mais tarde.`,
    lost: (batch) =>
      `O provedor não conhece ${batch}: foi apagado, ou criado com outra chave ou outro projeto. Com essa chave, colete de novo.`,
    resultsLost: (batch, file) =>
      `O provedor não tem ${file}, resultados de ${batch}: ele os guarda por 30 dias.`,
    fetched: (batch) => `Os resultados de ${batch} foram buscados.`,
  },

  noRun:
    "Não há nenhuma execução no provedor. Comece uma: greenroom evaluate PATHS --via batch-api",
  collected: (id) =>
    `A execução ${id} já foi coletada. Suas respostas estão avaliadas: o comando que a começou grava os resultados de novo.`,
  nothingMissing: "Não falta nada.",
  submittedAgain: (count) =>
    count === 1
      ? `${requests(count)} é submetida de novo.`
      : `${requests(count)} são submetidas de novo.`,
  problem: tell,
  problemOf: (file, problem) => `Arquivo ${file}: ${tell(problem)}.`,
  hadNoReply: (count, id) =>
    `Requisições sem resposta: ${count}. Para submeter de novo: greenroom evaluate collect ${id} --resubmit`,
  cancelled: (id) =>
    `A execução ${id} foi cancelada. O que o provedor fez até então é cobrado; busque com: greenroom evaluate collect ${id}`,

  givenUp: (id) =>
    `A execução ${id} foi abandonada. Suas respostas estão avaliadas e continuam assim: o comando que a começou grava os resultados sem custo.`,

  columns: {
    run: "Execução",
    begun: "Início",
    model: "Modelo",
    state: "Situação",
    batches: "Lotes",
    requests: "Requisições",
    replies: "Respostas",
    failed: "Falhas",
    usd: "USD",
    file: "Arquivo",
    batch: "Lote",
    done: "Prontas",
    problem: "Problema",
  },
  states: {
    unplanned: "sem plano",
    waiting: "em espera",
    ready: "pronta",
    judged: "avaliada",
    cancelled: "cancelada",
    collected: "coletada",
  },
  stages: {
    planned: "planejado",
    uploaded: "enviado",
    creating: "em criação",
    submitted: "submetido",
    finished: "concluído",
  },
  at: (model, url) => `${model} em ${url}`,
  counts: {
    answers,
    requests,
    replies: (count) => `recebidas: ${count}`,
    failed: (count) => `com falha: ${count}`,
    missing: (count) => `faltam: ${count}`,
  },
  dollars: (amount) => `US$ ${amount}`,
  begun: (time, counts) => `Início ${time}: ${counts}.`,

  /** Why an answer is not judged although the run is over. */
  left: {
    noReply: "nenhuma resposta chegou",
    second: "falta fazer uma segunda pergunta",
    failed: (reason) => `a requisição falhou (${reason})`,
  },

  errors: {
    severalRuns: (ids) => ({
      message: `Mais de uma execução combina: ${ids}.`,
      hint: "Indique uma delas.",
    }),
    noRun: {
      message: "Não há nenhuma execução no provedor.",
      hint: "Comece uma: greenroom evaluate PATHS --via batch-api.",
    },
    noSuchRun: (id) => ({
      message: `Não existe a execução "${id}".`,
      hint: "`greenroom evaluate status` lista as execuções.",
    }),
    otherCollects: (id) => ({
      message: `Outro processo está coletando a execução ${id}.`,
      hint: "Espere terminar, ou pare-o.",
    }),
    otherAtWork: {
      message: "Há outro greenroom, ocupado com as execuções no provedor.",
      hint: "Espere terminar, ou pare-o.",
    },
    stdin: {
      message: "Respostas de stdin não podem ser lidas de novo quando os resultados chegam.",
      hint: "Grave-as antes em um arquivo.",
    },
    notFinished: (id, done, all) => ({
      message: `A execução ${id} não terminou: chegaram ${done} de ${all} respostas.`,
      hint: `Colete de novo mais tarde, ou espere: greenroom evaluate collect ${id} --wait`,
    }),
    stoppedWaiting: (id) => ({
      message: "A espera foi interrompida; o provedor continua.",
      hint: `Colete mais tarde: greenroom evaluate collect ${id}`,
    }),
    wasCollected: (id) => ({
      message: `A execução ${id} já foi coletada.`,
      hint: "Não há nada para cancelar.",
    }),
    otherAddress: (id, then, now) => ({
      message: `A execução ${id} está em ${then}, e o serviço agora está em ${now}.`,
      hint: "Corrija a URL base: greenroom config list",
    }),
    stopped: { message: "Parou.", hint: goOn },
    nothingLost: `Nada se perde. ${goOn}`,
    howToResubmit,
    notJudged: (why) => ({
      message: `Sem avaliação: ${why}.`,
      hint: howToResubmit,
    }),
    noBatchApi: (url, status) => ({
      message: `${url} não tem uma API de lotes (status ${status}).`,
      hint: "Deixe --via batch-api de fora: as mesmas requisições saem então uma a uma.",
    }),
    uploadLost: (url) => ({
      message: `${url} não conhece o arquivo que acabou de ser enviado.`,
      hint: goOn,
    }),
    resultsGone: (url, file) => ({
      message: `${url} não tem mais o arquivo de resultados ${file}.`,
      hint: "Os resultados são guardados por 30 dias; submeta de novo: greenroom evaluate collect --resubmit",
    }),
    replayed: (file) => ({
      message: `O motor de lotes do provedor não é consultado enquanto as respostas vêm de ${file}.`,
      hint: "Deixe --replay e GREENROOM_REPLAY de fora.",
    }),
  },
};
