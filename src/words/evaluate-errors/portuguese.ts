import { withComma } from "../numbers.ts";
import { tellerOf } from "../reasons.ts";
import { portuguese as reasonTable } from "../reasons/portuguese.ts";
import type { EvaluateErrorsWords } from "./english.ts";

const again = "Execute o mesmo comando de novo para continuar.";

/** By the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "não existe tal arquivo",
  ENOTDIR: "uma parte do caminho é um arquivo",
  EACCES: "permissão negada",
  EPERM: "permissão negada",
  ELOOP: "é um link que leva em círculo",
  ENAMETOOLONG: "o nome é longo demais",
  EISDIR: "é uma pasta",
};

const tell = tellerOf(reasonTable);

export const portuguese: EvaluateErrorsWords = {
  judgesOffline: {
    message: "O avaliador offline diz sempre o mesmo, então --judges não tem o que comparar.",
    hint: "Deixe de fora, ou avalie com um modelo: --engine openai.",
  },
  unknownPrice: (model, url) => ({
    message: `O preço de ${model} em ${url} não é conhecido, então não dá para respeitar --max-cost.`,
    hint: "Informe com --price IN/OUT, em dólares por um milhão de tokens.",
  }),
  noConsent: {
    message: "Nada é enviado sem o seu consentimento.",
    hint: "Avalie sem um serviço: --engine offline.",
  },
  noProvider: {
    message: "O motor offline não tem provedor, então não há --via batch-api.",
    hint: "Deixe de fora, ou avalie com um modelo: --engine openai.",
  },
  providerNeedsKey: {
    message: "--via batch-api precisa de uma chave de API, e não há nenhuma.",
    hint: "Salve uma com `greenroom auth set`, ou deixe --via de fora para usar o motor offline.",
  },
  noAnswers: (paths) => ({
    message: `Não há nenhuma resposta em ${paths}.`,
    hint: "`greenroom evaluate --help` mostra como são os arquivos de respostas.",
  }),
  questionTwice: {
    message: "--question e --question-id indicam a pergunta ao mesmo tempo.",
    hint: "Use uma das duas.",
  },
  noQuestion: (id, meant) => ({
    message: `O banco não tem a pergunta "${id}".`,
    hint: meant === null ? "`greenroom questions` lista todas." : `Você quis dizer ${meant}?`,
  }),
  badPrice: (text) => ({
    message: `--price é "${text}".`,
    hint: "Esperam-se os dólares por um milhão de tokens de entrada e de saída, como 1.25/10.",
  }),
  sameOutput: (path) => ({
    message: `Duas saídas se chamam ${path}.`,
    hint: "Dê a cada uma um nome próprio.",
  }),

  kept: (done, files) => ` Os primeiros ${done} resultados estão em ${files}.`,
  stoppedAfter: (done, kept) => ({
    message: `Parou depois de ${done} ${done === 1 ? "resposta" : "respostas"}.${kept}`,
    hint: again,
  }),
  stopped: { message: "Parou.", hint: again },
  stoppedPause: { message: "Parou.", hint: "O que está pronto fica guardado." },
  stoppedReading: (name) => ({
    message: `Parou durante a leitura de ${name}.`,
    hint: "Execute o comando de novo.",
  }),
  strict: (place, reason) => ({
    message: `Não dá para usar uma linha: ${place} ${tell(reason)}.`,
    hint: "Corrija, ou passe por cima dessas linhas sem --strict.",
  }),
  longPause: (minutes) => ({
    message: `O serviço pede uma pausa de ${minutes} minutos.`,
    hint: "Execute o mesmo comando de novo depois: o que está pronto fica guardado.",
  }),
  overBudget: (most, spent, next, out, enough) => ({
    message: `--max-cost ${most} poderia ser ultrapassado: foram gastos ${withComma(spent)} USD, ${out === null ? "" : `até ${withComma(out)} podem ir para o que está em andamento, `}e a próxima requisição pode custar até ${withComma(next)}.`,
    hint:
      enough === null
        ? "Execute o mesmo comando de novo: o que está pronto fica guardado e não custa nada, e cada execução tem o limite inteiro."
        : `Execute o mesmo comando de novo com --max-cost ${enough} ou mais: o que está pronto fica guardado e não custa nada.`,
  }),
  planOverBudget: {
    message: "--max-cost poderia ser ultrapassado: no máximo, estas respostas custam mais.",
    hint: "Permita mais, ou avalie menos respostas de uma vez.",
  },
  soundPriceUnknown: (model, url) => ({
    message: `O que ${model} em ${url} cobra por um minuto de som não é conhecido, então não dá para respeitar --max-cost.`,
    hint: "Transcreva nesta máquina (greenroom config set recogniser whisper-cli), ou deixe --max-cost de fora.",
  }),
  notAResult: (file, line) => ({
    message: `${file}:${line} não é um resultado de greenroom evaluate.`,
    hint: "Dê o JSONL que uma execução anterior gravou com --output.",
  }),

  verdict: {
    noneGraded: (why) => `Nenhuma resposta pôde ser avaliada: ${why}`,
    belowMinScore: (below, evaluated, minimum, lowest) =>
      `${below} de ${evaluated} notas ${below === 1 ? "está" : "estão"} abaixo de --min-score ${minimum} (a mais baixa é ${withComma(lowest)})`,
    belowMinMean: (mean, minimum) =>
      `a média ${withComma(mean)} está abaixo de --min-mean ${minimum}`,
    notGraded: (count) =>
      `${count} não ${count === 1 ? "pôde" : "puderam"} ser ${count === 1 ? "avaliada" : "avaliadas"}`,
    notRead: (count) =>
      `${count} não ${count === 1 ? "pôde" : "puderam"} ser ${count === 1 ? "lida" : "lidas"}`,
    hints: {
      later:
        "Execute o mesmo comando de novo mais tarde (`greenroom doctor` mostra o que falha), ou use --engine offline.",
      refused:
        "Escolha um modelo que as aceite (--model), ou encurte-as: perguntadas de novo, falhariam do mesmo jeito.",
      again: "Execute o mesmo comando de novo: só se pergunta pelo que não tem nota.",
      criteria:
        "Dê a essas linhas critérios ou uma referência, ou avalie com um modelo, que escreve critérios.",
      invalid: "Os resultados nomeiam cada uma dessas linhas por arquivo e linha.",
      short: "Os resultados dizem o que cada resposta deixa em aberto.",
    },
  },

  files: {
    unreadable: (path, code) => ({
      message: `Não dá para ler ${path}: ${reasons[code] ?? code}.`,
      hint:
        code === "EACCES" || code === "EPERM"
          ? "Dê a si permissão para ler, ou deixe de fora."
          : "Verifique o caminho; um caminho com espaços precisa de aspas.",
    }),
    requestsGone: (path, code) => ({
      message: `Não dá para ler ${path}${code === null ? "" : ` (${code})`}; suas requisições não são mais conhecidas.`,
      hint: "Cancele a execução e avalie de novo: só se pergunta pelo que não tem nota.",
    }),
    stdinTwice: { message: "stdin só pode ser lido uma vez.", hint: "Dê - uma única vez." },
    device: (path) => ({
      message: `${path} é um dispositivo.`,
      hint: "Dê um arquivo, ou passe as respostas por um pipe com -.",
    }),
    bothWays: (path) => ({
      message: `${path} foi indicado como respostas e como resultados.`,
      hint: "Dê aos resultados um nome próprio.",
    }),
    noAnswerFiles: (path) => ({
      message: `${path} não contém arquivos de respostas.`,
      hint: "Respostas são arquivos .jsonl, .json, .csv, .tsv, .md, .txt, .wav, .mp3, .m4a, .flac, .ogg ou .webm.",
    }),
    noFile: (path) => ({
      message: `O arquivo ${path} não existe.`,
      hint: "Verifique o caminho ou o padrão.",
    }),
  },
};
