import { tellerOf } from "../reasons.ts";
import { portuguese as reasonTable } from "../reasons/portuguese.ts";
import type { ErrorsWords } from "./english.ts";
import { reasonOf } from "./network.ts";

const later =
  "Nada se perde: `greenroom regrade --pending` avalia depois, `--engine offline` continua agora.";
const check = "Verifique a URL base e a rede com `greenroom doctor`.";
const saveKey = "Salve uma chave válida com `greenroom auth`, ou continue com `--engine offline`.";
const answersHint =
  'Separe as respostas com uma linha de ---, ou escreva um objeto JSON por linha: {"answer": "…"}';
const audioHint =
  "Gravações são wav, mp3, m4a, flac, ogg ou webm; respostas, texto entre linhas de ---, ou JSONL.";
const modelHint = "Tente outro modelo com --model, ou continue com --engine offline";
/** By the code of the system or of the client. */
const network = {
  ECONNREFUSED: "conexão recusada",
  ECONNRESET: "conexão reiniciada",
  ENOTFOUND: "host não encontrado",
  EAI_AGAIN: "host não encontrado",
  ETIMEDOUT: "tempo esgotado",
  UND_ERR_CONNECT_TIMEOUT: "tempo esgotado",
  UND_ERR_SOCKET: "conexão fechada",
};

/** What came in place of an answer, and what was to come, by what it is called in English. */
const things: Readonly<Record<string, string>> = {
  "a web page": "uma página web",
  "something else": "outra coisa",
  "a text": "um texto",
  "another format": "outro formato",
  "a reply": "uma resposta",
  audio: "áudio",
  "PCM or WAV": "PCM ou WAV",
  "a transcript": "uma transcrição",
  "a list of models": "uma lista de modelos",
  "a list of batches": "uma lista de lotes",
  "an uploaded file": "um arquivo enviado",
  "a batch": "um lote",
  "a content filter stopped it": "um filtro de conteúdo a barrou",
  "a content filter stopped the reply": "um filtro de conteúdo barrou a resposta",
};
const named = (thing: string): string => things[thing] ?? thing;

const tell = tellerOf(reasonTable);

export const portuguese: ErrorsWords = {
  stopped: { message: "Interrompida.", hint: "Execute de novo para continuar." },
  stoppedInterview: {
    message: "Interrompida.",
    hint: "O que você respondeu ou digitou está salvo; `greenroom continue` continua.",
  },
  nobodyHere: {
    message: "Não há ninguém para responder: isto não é um terminal.",
    hint: "Dê as respostas com --answers FILE (- para stdin).",
  },
  stoppedBeforeReply: {
    message: "Interrompido antes de a resposta chegar.",
    hint: "Para continuar: `greenroom continue`.",
  },
  noInterview: {
    message: "Ainda não há nenhuma entrevista.",
    hint: "Comece uma com: greenroom interview",
  },
  noOpenInterview: {
    message: "Não há nenhuma entrevista aberta.",
    hint: "Comece uma com: greenroom interview",
  },
  finished: (id) => ({
    message: `A entrevista ${id} está encerrada.`,
    hint: `Leia com: greenroom show ${id}`,
  }),
  openElsewhere: (id, pid) => ({
    message: `A entrevista ${id} está aberta em outro greenroom (processo ${pid}).`,
    hint: "Continue lá, ou encerre aquele primeiro.",
  }),
  noKey: (url) => ({
    message: `Não há chave de API para ${url}.`,
    hint: "Salve uma com `greenroom auth`, defina OPENAI_API_KEY, ou continue com `--engine offline`.",
  }),
  wantsKey: (url) => ({ message: `${url} pede uma chave de API.`, hint: saveKey }),
  refusedKey: (url, said) => ({ message: `${url} recusou a chave de API${said}.`, hint: saveKey }),
  refusedAccess: (url, said) => ({
    message: `${url} negou o acesso${said}.`,
    hint: "Veja lá o que a chave e a conta dela podem fazer, ou siga com `--engine offline`.",
  }),
  noCredit: (url) => ({
    message: `A conta da chave não tem mais crédito em ${url}.`,
    hint: "Adicione crédito ou aumente o limite lá, salve outra chave com `greenroom auth`, ou use `--engine offline`.",
  }),
  unpaid: (url, said) => ({
    message: `A conta da chave não está paga em ${url}${said}.`,
    hint: "Veja o faturamento dela lá, salve outra chave com `greenroom auth`, ou use `--engine offline`.",
  }),
  notReached: (url, networkCode) => ({
    message: `Não dá para alcançar ${url}${reasonOf(networkCode, network)}.`,
    hint: check,
  }),
  notAnAnswer: (url, what, wanted) => ({
    message: `${url} enviou ${named(what)} em vez de ${named(wanted)}.`,
    hint: check,
  }),
  tooSlow: (url, time) => ({ message: `${url} não respondeu em ${time}.`, hint: later }),
  brokeOff: (url) => ({ message: `A resposta de ${url} foi cortada.`, hint: later }),
  stalled: (url, time) => ({ message: `A resposta de ${url} parou por ${time}.`, hint: later }),
  askedToWait: (url, time) => ({
    message: `${url} pede para esperar ${time} antes da próxima requisição.`,
    hint: later,
  }),
  rateLimited: (url, said) => ({
    message: `${url} limita a frequência de requisições${said}.`,
    hint: later,
  }),
  failedWith: (url, status, said) => ({
    message: `${url} falhou com o status ${status}${said}.`,
    hint: later,
  }),
  failedReplying: (url, said) => ({
    message: `${url} falhou enquanto respondia${said}.`,
    hint: later,
  }),
  failedThrice: (url, seconds, last) => ({
    message: `${url} falhou três vezes seguidas e fica em descanso por ${seconds} s; a última: ${last}`,
    hint: later,
  }),
  unknownModel: (url, model, said) => ({
    message: `${url} não conhece o modelo "${model}"${said}.`,
    hint: "`greenroom doctor` mostra quais modelos há; escolha um com `greenroom config set model NAME`.",
  }),
  circle: (url) => ({
    message: `${url} leva de volta a si mesma (redirecionamentos).`,
    hint: "Verifique a URL base; ela costuma terminar em /v1.",
  }),
  noSuchApi: (url) => ({
    message: `Não existe tal API em ${url} (status 404).`,
    hint: "Verifique a URL base; ela costuma terminar em /v1.",
  }),
  notTaken: (url, said) => ({
    message: `${url} não aceitou a requisição${said}.`,
    hint: "Tente outro modelo: `greenroom doctor` mostra quais há, `greenroom config set model NAME` escolhe.",
  }),
  declined: (url, detail) => ({ message: `${url} se recusou: ${named(detail)}.`, hint: later }),
  invalidReply: (url) => ({ message: `${url} enviou uma resposta inválida.`, hint: later }),
  tooLong: (model) => ({
    message: `A requisição é maior que o contexto de "${model}".`,
    hint: "Escolha um modelo com um contexto maior, ou informe o tamanho real com `greenroom config set context-tokens N`.",
  }),

  noConsentRecordings: {
    message: "Nada é enviado sem o seu consentimento.",
    hint: "Transcreva nesta máquina: greenroom config set recogniser whisper-cli",
  },
  noConsentRegrade: {
    message: "Nada é enviado sem o seu consentimento.",
    hint: "Avalie sem um serviço: greenroom regrade --engine offline",
  },
  noConsentCriteria: {
    message: "Nada é enviado sem o seu consentimento.",
    hint: "Deixe --engine openai de fora: os critérios vêm então das referências.",
  },
  notJudged: (failed, all) => ({
    message: `Não foi possível avaliar ${failed} de ${all} respostas.`,
    hint: "Tente mais tarde, ou com --engine offline.",
  }),
  unusableAnswers: (source, reason) => ({ message: `${source} ${tell(reason)}.`, hint: audioHint }),
  answersAndDocument: {
    message: "Não dá para ler do stdin as respostas e um documento ao mesmo tempo.",
    hint: "Dê um dos dois como arquivo.",
  },
  resumeAndJob: {
    message: "Não dá para ler --resume e --job ao mesmo tempo do stdin.",
    hint: "Dê um dos dois como arquivo.",
  },
  stoppedPractice: (command) => ({
    message: "Interrompido. O que você respondeu ou digitou está salvo.",
    hint: `Para continuar: greenroom ${command}`,
  }),
  editorNotStarted: (editor) => ({
    message: `Não dá para iniciar o editor "${editor}".`,
    hint: "Indique outro com `greenroom config set editor`, ou digite aqui.",
  }),
  editorFailed: (editor, exitCode) => ({
    message: `O editor "${editor}" terminou com o código de saída ${exitCode ?? "nenhum"}.`,
    hint: "Indique outro com `greenroom config set editor`, ou digite aqui.",
  }),
  editorLeftNothing: (editor) => ({
    message: `O editor "${editor}" não deixou nenhum arquivo.`,
    hint: "Indique outro com `greenroom config set editor`, ou digite aqui.",
  }),
  noAnswers: (file) => ({ message: `${file} não contém respostas`, hint: answersHint }),
  noAnswerLine: (file, line) => ({
    message: `${file}:${line}: não é um objeto JSON com "answer" ou "audio"`,
    hint: answersHint,
  }),
  recordingHere: (file) => ({
    message: `${file} é uma gravação, e aqui as respostas são texto.`,
    hint: "Gravações são respostas de `greenroom interview` e `greenroom evaluate`.",
  }),
  noRecordings: (folder) => ({ message: `${folder} não contém gravações.`, hint: audioHint }),
  notUsable: (model, prompt, detail) => ({
    message: `o modelo ${model} não deu uma resposta utilizável a "${prompt}": ${named(detail)}`,
    hint: modelHint,
  }),
  noRequirement: (model) => ({
    message: `o modelo ${model} não encontrou nenhum requisito sobre o qual perguntar`,
    hint: modelHint,
  }),
  noCriteria: (model) => ({
    message: `o modelo ${model} escreveu uma pergunta sem os critérios de que ela precisa`,
    hint: modelHint,
  }),
  noServiceKey: (url) => ({
    message: `Não há chave de API para ${url}.`,
    hint: "Salve uma com `greenroom auth set`, ou continue com `--engine offline`.",
  }),
  noHearingKey: (url) => ({
    message: `Não há chave de API para ${url}.`,
    hint: "Salve uma com `greenroom auth set`, ou use o whisper.cpp: `greenroom config set recogniser whisper-cli`.",
  }),
  noVoiceKey: (url) => ({
    message: `Não há chave de API para ${url}.`,
    hint: "Salve uma com `greenroom auth set`, ou use uma voz do sistema: `greenroom config set speaker system`.",
  }),
  nothingUnderstands: {
    message:
      "Aqui nada entende a fala: nenhum serviço é usado, e nenhum modelo do whisper.cpp está definido.",
    hint: "Salve uma chave (`greenroom auth set`), indique um servidor (transcription-url), ou defina whisper-model.",
  },
  noWhisperModel: {
    message: "Nenhum modelo do whisper.cpp está definido.",
    hint: "Baixe um (https://huggingface.co/ggerganov/whisper.cpp), e depois: greenroom config set whisper-model FILE",
  },
  whisperModelGone: (path) => ({
    message: `O modelo ${path} não está lá.`,
    hint: "Defina onde ele está: greenroom config set whisper-model FILE",
  }),
  noSuchInterview: (id) => ({
    message: `Não existe a entrevista "${id}".`,
    hint: "Para ver todas: greenroom history",
  }),
  severalInterviews: (count, id, shown, left) => ({
    message: `${count} entrevistas começam com "${id}": ${shown}${left === 0 ? "" : ` e mais ${left}`}.`,
    hint: "Digite mais do id.",
  }),
  justDeleted: (id) => ({
    message: `A entrevista ${id} acabou de ser apagada.`,
    hint: "Para ver as que restam: greenroom history",
  }),
};
