import { tellerOf } from "../reasons.ts";
import { portuguese as reasonTable } from "../reasons/portuguese.ts";
import type { VoiceWords } from "./english.ts";

const because = (why: string | null): string => (why === null ? "" : ` (${why})`);

const tell = tellerOf(reasonTable);

export const portuguese: VoiceWords = {
  typedFromNow: "Por enquanto, as respostas são digitadas.",
  nothingHeardHere: (why) =>
    `Não dá para ouvir nada aqui (${tell(why)}). De agora em diante, as perguntas só aparecem na tela.`,
  wereAnswering: (time) => `Você estava respondendo quando parou: há ${time} gravados.`,
  leftoverKeys: "Enter usa a gravação, r fala de novo, Esc digita",
  tryAgainKeys: "r tenta de novo, Esc digita",
  nobodyHeard: "Não se ouviu ninguém. Esta resposta é digitada.",
  nobodyInIt: "Não se ouviu ninguém na gravação. Mais uma vez; Esc passa a digitar.",
  longest: "Cinco minutos: esta resposta termina aqui.",
  transcribing: "Transcrevendo",
  leaveForLater: "Esc deixa para depois",
  leaveForTyping: "Esc para digitar",
  recorderEndedAgain: (why) =>
    `O gravador fechou sozinho outra vez${because(why)}. De agora em diante, as respostas são digitadas.`,
  recorderEndedKept: (why, time) =>
    `O gravador fechou sozinho${because(why)}. O que você disse até ali foi mantido: ${time}.`,
  recorderEnded: (why) => `O gravador fechou sozinho${because(why)}. Nada foi gravado.`,
  keptForLater: "Sua gravação foi mantida e será avaliada quando estiver transcrita.",
  otherLanguage: (heard, asked) =>
    `Entendido como ${heard}; a entrevista é em ${asked}, e avaliada nesse idioma.`,
  nothingUnderstood: "Nada foi entendido. Mais uma vez; Esc passa a digitar.",

  typedThen: "Então, digitando: nada do que for dito é enviado.",
  opening: "Abrindo o microfone",
  itIsTyped: "Então, digitando.",
  otherVoice: "Uma voz do sistema fala no lugar.",
  awaitingVoice: "Esperando a voz; uma tecla segue",
  speaking: "Falando; qualquer tecla interrompe",

  paused: "em pausa",
  pausedPlain: "Em pausa.",
  recordingAgain: "Gravando de novo.",
  recordingKeys: [
    "Enter termina, Espaço pausa, r refaz, Esc digita",
    "Enter termina, Esc digita",
    "Enter termina",
  ],
  pausedKeys: [
    "Espaço continua, Enter termina, r refaz, Esc digita",
    "Espaço continua, Enter termina",
    "Espaço continua",
  ],
  plainKeys: "Gravando. Enter termina, Espaço pausa, r recomeça, Escape passa a digitar.",
  endsIn: (seconds) => `termina em ${seconds} s; se continuar falando, não`,
  left: (seconds) => `restam ${seconds} s`,
  halfMinuteLeft: "Resta meio minuto para esta resposta.",
  silence: (seconds) => `Silêncio: termina em ${seconds} s. Se continuar falando, não.`,
  deadMicrophone:
    "O microfone não dá nenhum sinal: pode estar desligado ou não permitido a este terminal. Esc passa a digitar.",
  nobodyYet: "Há 15 s não se ouve ninguém. Fale, ou Esc passa a digitar.",

  reviewKeys: [
    "Enter segue, c corrige, r fala de novo",
    "Enter segue, c corrige, r refaz",
    "Enter, c ou r",
  ],
  reviewKeysTimed: (seconds) => [
    `Enter segue (sozinho, em ${seconds} s), c corrige, r fala de novo`,
    `Enter segue (sozinho, em ${seconds} s), c corrige, r refaz`,
    "Enter segue, c corrige, r refaz",
    "Enter, c ou r",
  ],
  doubtfulKeys: "Enter segue, c corrige o que foi mal ouvido, r fala de novo",
  doubtfulKeysTimed: (seconds) =>
    `Enter segue (sozinho, em ${seconds} s), c corrige o que foi mal ouvido, r fala de novo`,

  recordingKept: (message) =>
    `${message} A gravação foi mantida; greenroom regrade --pending transcreve e avalia.`,
  notKept: "a gravação não foi mantida",
  recordingsSentTo: (url) =>
    `Suas gravações são enviadas a ${url} para serem transcritas, com nomes e termos do seu currículo, da vaga e da pergunta. Um programa desta máquina também pode fazer isso: \`greenroom config set recogniser whisper-cli\`.`,
  sendThem: "Enviar?",

  sayAnything: "Diga alguma coisa: são gravados três segundos.",
  listen: "Escute: a gravação é tocada agora.",
  microphones: "Microfones",
  programs: "Programas",
  cannotBeListed:
    "Neste sistema não dá para listar os microfones; --microphone aceita o nome que o sistema dá a eles.",
  noneListed: "Nenhum microfone aparece.",
  records: (program) => `${program} grava`,
  notInstalled: (program, command) => `${program}: ${command} não está instalado`,
  noSound: (program) => `${program}: não chega nenhum som`,
};
