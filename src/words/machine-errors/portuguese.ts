import { withComma } from "../numbers.ts";
import { tellerOf } from "../reasons.ts";
import { portuguese as reasonTable } from "../reasons/portuguese.ts";
import type { MachineErrorsWords } from "./english.ts";

/** By the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permissão negada",
  EPERM: "permissão negada",
  EISDIR: "é uma pasta",
  ENOENT: "não existe tal arquivo",
  ENOTDIR: "uma parte do caminho é um arquivo",
  ENOSPC: "o disco está cheio",
  EROFS: "o sistema de arquivos é só de leitura",
};
const done = { read: "ler", written: "gravar", removed: "remover" } as const;

const because = (reason: string): string => (reason === "" ? "" : ` (${tell(reason)})`);
const access = "Dê a si mesmo acesso a ele, ou escolha outro agendador com --scheduler.";
const keyAccess =
  "Dê a si mesmo acesso a ele, ou defina a chave no ambiente, p. ex. OPENAI_API_KEY.";
const copyAgain = "Copie a chave de novo da página do serviço, e salve com: greenroom auth";

const tell = tellerOf(reasonTable);

export const portuguese: MachineErrorsWords = {
  schedulerRefused: (program, reason) => ({
    message: `${program} recusou: ${reason}`,
    hint: "Escolha outro agendador com --scheduler, ou veja o que ele diz quando você mesmo o executa.",
  }),
  schedulerFile: {
    read: (path, code) => ({
      message: `O Greenroom não consegue ler ${path} (${code}).`,
      hint: access,
    }),
    write: (path, code) => ({
      message: `O Greenroom não consegue gravar ${path} (${code}).`,
      hint: access,
    }),
    remove: (path, code) => ({
      message: `O Greenroom não consegue remover ${path} (${code}).`,
      hint: access,
    }),
  },
  brokenCrontab: {
    message: "O bloco do Greenroom no crontab perdeu a última linha.",
    hint: "Remova o que sobrou dele com: crontab -e",
  },
  unschedulable: (path) => ({
    message: `Não dá para agendar um caminho com uma quebra de linha ou outro caractere de controle: ${path}`,
    hint: "Instale o Greenroom ou o Node em outra pasta, ou mude GREENROOM_HOME de lugar.",
  }),

  stopped: { message: "Parou.", hint: "Execute de novo para continuar." },
  notRecorded: (path, why) => ({
    message: `Não dá para gravar ${path}: ${why}`,
    hint: "Libere espaço, ou defina GREENROOM_HOME como uma pasta em que dê para gravar.",
  }),
  noWhisper: (program, code) => ({
    message: `Não dá para iniciar ${program} (${code}).`,
    hint: "Instale o whisper.cpp (macOS: brew install whisper-cpp; senão, https://github.com/ggml-org/whisper.cpp), ou defina whisper-program.",
  }),
  noTranscript: (program, reason) => ({
    message: `${program} não deu nenhuma transcrição${because(reason)}.`,
    hint: "Veja se a gravação toca e se o modelo combina com o programa; a gravação fica guardada.",
  }),
  noDecoder: (path) => ({
    message: `${path} precisa ser decodificado antes, e nem ffmpeg nem sox estão instalados.`,
    hint: "Instale o ffmpeg, ou salve a gravação como WAV de PCM de 16 bits.",
  }),
  notDecoded: (path, reason) => ({
    message: `Não dá para decodificar ${path}${because(reason)}.`,
    hint: "Veja se toca, e salve de novo como wav ou mp3.",
  }),
  nothingToSpeak: { message: "Não há nenhum texto para falar.", hint: "Dê algumas palavras." },
  noVoice: {
    darwin: (code) => ({
      message: `O sistema não tem nenhuma voz que o Greenroom conheça (${code}).`,
      hint: "`say` faz parte do macOS; veja se /usr/bin está em PATH.",
    }),
    win32: (code) => ({
      message: `O sistema não tem nenhuma voz que o Greenroom conheça (${code}).`,
      hint: "O PowerShell faz parte do Windows; veja se está em PATH.",
    }),
    other: (code) => ({
      message: `O sistema não tem nenhuma voz que o Greenroom conheça (${code}).`,
      hint: "Instale uma: apt install espeak-ng, dnf install espeak-ng ou pacman -S espeak-ng.",
    }),
  },
  didNotSpeak: (name, reason) => ({
    message: `${name} não falou${because(reason)}.`,
    hint: "Veja se tem essa voz: `greenroom config get voice-name`.",
  }),

  speaking: {
    resting: (url, seconds, last) => ({
      message: `${url} falhou três vezes seguidas e fica em descanso por ${seconds} s; a última: ${last}`,
      hint: "As perguntas são faladas por uma voz do sistema, ou mostradas: `greenroom config set speaker system`.",
    }),
    noSuchApi: "Não existe tal API em",
    noSpeech: "Não há voz em",
    another:
      "Outro modelo ou outra voz: voice-model, voice-name; ou uma voz do sistema: `greenroom config set speaker system`.",
  },
  hearing: {
    resting: (url, seconds, last) =>
      `${url} falhou três vezes seguidas e fica em descanso por ${seconds} s; a última: ${last}`,
    /** What to do when the service is down: for an interview, for practice, and for answer files. */
    later: {
      interview: "A gravação fica guardada: `greenroom regrade --pending` transcreve depois.",
      practice: "Fale de novo quando ele responder.",
      files: "Execute de novo mais tarde: o que está feito fica guardado.",
    },
    notHere: (url) => ({
      message: `${url} não transcreve áudio (status 404).`,
      hint: "Escolha um serviço que faça isso (transcription-service, transcription-url), ou um programa seu (whisper-model).",
    }),
    notTaken: (url, reason) => ({
      message: `${url} não aceitou a gravação${because(reason)}.`,
      hint: "Veja se toca, e salve de novo como wav ou mp3.",
    }),
    stopped: {
      message: "Parou antes de a transcrição chegar.",
      hint: "A gravação fica guardada: `greenroom regrade --pending` transcreve.",
    },
    notSoLarge: (url, megabytes) => ({
      message: `${url} não aceita uma gravação de ${megabytes} MB (status 413).`,
      hint: "Aumente o limite desse servidor, ou do proxy à frente dele, ou escolha outro: transcription-url.",
    }),
    otherKey:
      "Salve outra chave com `greenroom auth set`, ou use o whisper.cpp: `greenroom config set recogniser whisper-cli`.",
    tooLarge: (megabytes) => ({
      message: `A gravação tem ${withComma(megabytes)} MB, e são transcritos no máximo 25 MB.`,
      hint: "Salve como mp3 ou ogg, ou corte em partes.",
    }),
  },

  notHashed: (path, code) => ({
    message: `Não dá para ler ${path} (${code}).`,
    hint: "Verifique o caminho.",
  }),
  ownFile: (path, action, code) => ({
    message: `Não dá para ${done[action]} ${path}: ${reasons[code] ?? code}.`,
    hint: "Verifique as permissões, ou tire-o do lugar.",
  }),
  emptyKey: { message: "Isso não é uma chave de API: está vazia.", hint: copyAgain },
  severalWords: { message: "Isso não é uma chave de API: são várias palavras.", hint: copyAgain },
  notKeys: (path) => ({
    message: `${path} não contém chaves de API como o Greenroom grava.`,
    hint: "Remova o arquivo e salve a chave de novo com: greenroom auth",
  }),
  keyFile: {
    read: (path, code) => ({
      message: `O Greenroom não consegue ler ${path} (${code}).`,
      hint: keyAccess,
    }),
    write: (path, code) => ({
      message: `O Greenroom não consegue gravar ${path} (${code}).`,
      hint: keyAccess,
    }),
  },
};
