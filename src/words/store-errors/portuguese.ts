import { portuguese as issues } from "../issues/portuguese.ts";
import type { StoreErrorsWords } from "./english.ts";

const restore = (path: string): string =>
  `Mova ${path} para outro lugar, e também ${path}-wal se existir, e ponha ali uma cópia feita com \`greenroom data backup\`, ou comece do zero.`;
const recordAgain = "Grave de novo: GREENROOM_RECORD=ARQUIVO com uma chave.";
const nameReplies =
  "Indique com --replay ou GREENROOM_REPLAY um arquivo que GREENROOM_RECORD tenha escrito.";

const azure =
  "A URL base é https://RESOURCE.openai.azure.com/openai/v1/ e o modelo é o nome da sua implantação.";

export const portuguese: StoreErrorsWords = {
  migrated: (copy) =>
    `O banco de dados foi atualizado para esta versão; o anterior fica guardado em ${copy}.`,
  full: (path) => ({
    message: `Não há mais espaço para escrever em ${path}.`,
    hint: "Libere espaço e execute o comando de novo; tudo o que foi salvo antes continua lá.",
  }),
  noFile: (path, code) => ({
    message: `${path} não pode ser um arquivo de banco de dados (${code}).`,
    hint: "Indique um arquivo em uma pasta que exista; GREENROOM_HOME define onde o Greenroom guarda o que é seu.",
  }),
  refused: (path, code) => ({
    message: `O Greenroom não pode escrever em ${path} (${code}).`,
    hint: "Dê a si permissão de escrita no arquivo e na pasta dele, ou indique com GREENROOM_HOME uma pasta que a tenha.",
  }),
  locked: (path) => ({
    message: `Outro processo manteve ${path} bloqueado por tempo demais.`,
    hint: "Espere o outro Greenroom terminar, ou interrompa-o, e execute o comando de novo.",
  }),
  damaged: (path, code) => ({
    message: `${path} está danificado ou não é um banco de dados (${code}).`,
    hint: restore(path),
  }),
  diskFailed: (path, code) => ({
    message: `O disco falhou ao ler ou escrever ${path} (${code}).`,
    hint: "Verifique o disco (e o espaço livre) e depois veja se está tudo bem com: greenroom doctor",
  }),
  otherProgram: (path) => ({
    message: `${path} é um banco de dados de outro programa, não do Greenroom.`,
    hint: "Indique outra pasta com GREENROOM_HOME, ou mova esse arquivo para outro lugar.",
  }),
  newer: (path, version, known) => ({
    message: `${path} é da versão ${version} do banco de dados; este Greenroom conhece até a ${known}.`,
    hint: `Atualize o Greenroom. Se preferir voltar atrás: ${restore(path)}`,
  }),
  issues,
  notAnExport: {
    message: "Isto não é uma exportação do Greenroom.",
    hint: "Faça uma com: greenroom data export > greenroom.jsonl",
  },
  exportVersion: (version, known) => ({
    message: `A exportação é da versão ${version}; este Greenroom lê a versão ${known}.`,
    hint:
      version > known
        ? "Atualize o Greenroom e importe de novo."
        : "Exporte de novo com esta versão na máquina de onde ela vem.",
  }),
  exportUnusable: (why) => ({
    message: `A exportação não pode ser usada: ${why}.`,
    hint: "Nada foi importado. Exporte de novo na máquina de onde ela vem.",
  }),
  line: (line, why) => `linha ${line}: ${why}`,
  lineNotJson: (line) => `a linha ${line} não é JSON; o arquivo pode estar cortado`,
  contradicts: (why) => `não combina com o resto (${why})`,
  interviewUnread: (id, why) => ({
    message: `Esta versão não consegue ler a entrevista ${id}: ${why}.`,
    hint: "Atualize o Greenroom, e veja se o banco de dados está íntegro com: greenroom doctor",
  }),
  backupThere: (path) => ({
    message: `${path} já existe.`,
    hint: "Indique um arquivo que ainda não exista.",
  }),
  recordingFails: (path) => ({
    message: `Não é possível gravar as respostas do modelo em ${path}.`,
    hint: "Indique com --record ou GREENROOM_RECORD um arquivo em que se possa escrever.",
  }),
  noReply: (path, model, request) => ({
    message: `${path} não tem resposta de ${model} para este pedido (${request}).`,
    hint: `A instrução, a pergunta, a resposta ou o modelo mudou desde a gravação. ${recordAgain}`,
  }),
  tooFewReplies: (path, count, request) => ({
    message: `${path} tem ${count} das respostas para um pedido (${request}) que é feito mais vezes.`,
    hint: `A instrução, a pergunta, a resposta ou o modelo mudou desde a gravação. ${recordAgain}`,
  }),
  otherShape: (path, purpose) => ({
    message: `Uma resposta em ${path} (${purpose}) não tem a forma que esta versão pede.`,
    hint: recordAgain,
  }),
  repliesUnread: (path) => ({
    message: `Não é possível ler as respostas gravadas de ${path}.`,
    hint: nameReplies,
  }),
  notAReply: (path, line) => ({
    message: `${path}:${line} não é uma resposta gravada.`,
    hint: nameReplies,
  }),
  notHttp: {
    message: "A URL base não é um endereço http nem https.",
    hint: "Escreva-a como http://localhost:11434/v1 (em --base-url, OPENAI_BASE_URL ou no arquivo de configuração).",
  },
  noBaseUrl: (service, id) => ({
    message: `Não há URL base para ${service ?? "um servidor próprio"}.`,
    hint:
      id === "azure"
        ? azure
        : "Indique uma com --base-url, ou `greenroom config set base-url URL`.",
  }),
  noModel: (service) => ({
    message: `Nenhum modelo foi escolhido para ${service ?? "um servidor próprio"}.`,
    hint: "Indique um com --model, ou `greenroom config set model NAME`; `greenroom doctor` mostra quais há.",
  }),
  noSpeechUrl: {
    transcription: (service) => ({
      message: `Não há URL base para ${service ?? "um servidor próprio"}.`,
      hint: "Indique uma com `greenroom config set transcription-url URL`.",
    }),
    voice: (service) => ({
      message: `Não há URL base para ${service ?? "um servidor próprio"}.`,
      hint: "Indique uma com `greenroom config set voice-url URL`.",
    }),
  },
  urlWithMore: {
    message: "A URL base contém um nome de usuário, uma consulta ou um fragmento.",
    hint: "Indique só esquema, servidor e caminho; a chave vai em `greenroom auth`.",
  },
  recordAndReplay: {
    message: "As respostas são gravadas ou reproduzidas, e as duas coisas estão definidas.",
    hint: "Tire --record ou --replay; GREENROOM_RECORD e GREENROOM_REPLAY também contam.",
  },
};
