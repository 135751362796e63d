import { tellerOf } from "../reasons.ts";
import { spanish as reasonTable } from "../reasons/spanish.ts";
import type { MachineErrorsWords } from "./english.ts";

/** By the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permiso denegado",
  EPERM: "permiso denegado",
  EISDIR: "es una carpeta",
  ENOENT: "no existe tal archivo",
  ENOTDIR: "una parte de la ruta es un archivo",
  ENOSPC: "el disco está lleno",
  EROFS: "el sistema de archivos es de solo lectura",
};
const done = { read: "leer", written: "escribir", removed: "quitar" } as const;

const because = (reason: string): string => (reason === "" ? "" : ` (${tell(reason)})`);
const access = "Date acceso, o elige otro planificador con --scheduler.";
const keyAccess = "Date acceso, o define la clave en el entorno, p. ej. OPENAI_API_KEY.";
const copyAgain =
  "Copia la clave otra vez de la página del servicio, y guárdala con: greenroom auth";

const tell = tellerOf(reasonTable);

export const spanish: MachineErrorsWords = {
  schedulerRefused: (program, reason) => ({
    message: `${program} se negó: ${reason}`,
    hint: "Elige otro planificador con --scheduler, o mira qué dice cuando lo ejecutas tú.",
  }),
  schedulerFile: {
    read: (path, code) => ({ message: `Greenroom no puede leer ${path} (${code}).`, hint: access }),
    write: (path, code) => ({
      message: `Greenroom no puede escribir ${path} (${code}).`,
      hint: access,
    }),
    remove: (path, code) => ({
      message: `Greenroom no puede quitar ${path} (${code}).`,
      hint: access,
    }),
  },
  brokenCrontab: {
    message: "El bloque de Greenroom en el crontab perdió su última línea.",
    hint: "Quita lo que queda de él con: crontab -e",
  },
  unschedulable: (path) => ({
    message: `No se puede programar una ruta con un salto de línea u otro carácter de control: ${path}`,
    hint: "Instala Greenroom o Node en otra carpeta, o mueve GREENROOM_HOME.",
  }),

  stopped: { message: "Se detuvo.", hint: "Ejecútalo otra vez para seguir." },
  notRecorded: (path, why) => ({
    message: `No se puede escribir la grabación ${path}: ${why}`,
    hint: "Libera espacio, o define GREENROOM_HOME como una carpeta en la que se pueda escribir.",
  }),
  noWhisper: (program, code) => ({
    message: `No se puede iniciar ${program} (${code}).`,
    hint: "Instala whisper.cpp (macOS: brew install whisper-cpp; si no, https://github.com/ggml-org/whisper.cpp), o define whisper-program.",
  }),
  noTranscript: (program, reason) => ({
    message: `${program} no dio ninguna transcripción${because(reason)}.`,
    hint: "Mira si la grabación se reproduce y si el modelo va con el programa; la grabación se conserva.",
  }),
  noDecoder: (path) => ({
    message: `Hay que decodificar antes ${path}, y no están instalados ni ffmpeg ni sox.`,
    hint: "Instala ffmpeg, o guarda la grabación como WAV de PCM de 16 bits.",
  }),
  notDecoded: (path, reason) => ({
    message: `No se puede decodificar ${path}${because(reason)}.`,
    hint: "Mira si se reproduce, y guárdala de nuevo como wav o mp3.",
  }),
  nothingToSpeak: { message: "No hay ningún texto que decir.", hint: "Dale algunas palabras." },
  noVoice: {
    darwin: (code) => ({
      message: `El sistema no tiene ninguna voz que Greenroom conozca (${code}).`,
      hint: "`say` es parte de macOS; mira si /usr/bin está en PATH.",
    }),
    win32: (code) => ({
      message: `El sistema no tiene ninguna voz que Greenroom conozca (${code}).`,
      hint: "PowerShell es parte de Windows; mira si está en PATH.",
    }),
    other: (code) => ({
      message: `El sistema no tiene ninguna voz que Greenroom conozca (${code}).`,
      hint: "Instala una: apt install espeak-ng, dnf install espeak-ng o pacman -S espeak-ng.",
    }),
  },
  didNotSpeak: (name, reason) => ({
    message: `${name} no habló${because(reason)}.`,
    hint: "Mira si tiene esa voz: `greenroom config get voice-name`.",
  }),

  speaking: {
    resting: (url, seconds, last) => ({
      message: `${url} falló tres veces seguidas y se deja en paz ${seconds} s; lo último: ${last}`,
      hint: "Las preguntas las dice una voz del sistema, o se muestran: `greenroom config set speaker system`.",
    }),
    noSuchApi: "No existe tal API en",
    noSpeech: "No hay voz en",
    another:
      "Otro modelo u otra voz: voice-model, voice-name; o una voz del sistema: `greenroom config set speaker system`.",
  },
  hearing: {
    resting: (url, seconds, last) =>
      `${url} falló tres veces seguidas y se deja en paz ${seconds} s; lo último: ${last}`,
    /** What to do when the service is down: for an interview, for practice, and for answer files. */
    later: {
      interview: "La grabación se conserva: `greenroom regrade --pending` la transcribe después.",
      practice: "Habla otra vez cuando responda.",
      files: "Ejecútalo otra vez más tarde: lo hecho se conserva.",
    },
    notHere: (url) => ({
      message: `${url} no transcribe audio (estado 404).`,
      hint: "Elige un servicio que lo haga (transcription-service, transcription-url), o un programa tuyo (whisper-model).",
    }),
    notTaken: (url, reason) => ({
      message: `${url} no aceptó la grabación${because(reason)}.`,
      hint: "Mira si se reproduce, y guárdala de nuevo como wav o mp3.",
    }),
    stopped: {
      message: "Se detuvo antes de que llegara la transcripción.",
      hint: "La grabación se conserva: `greenroom regrade --pending` la transcribe.",
    },
    notSoLarge: (url, megabytes) => ({
      message: `${url} no acepta una grabación de ${megabytes} MB (estado 413).`,
      hint: "Sube el límite de ese servidor, o del proxy que tiene delante, o elige otro: transcription-url.",
    }),
    otherKey:
      "Guarda otra clave con `greenroom auth set`, o usa whisper.cpp: `greenroom config set recogniser whisper-cli`.",
    tooLarge: (megabytes) => ({
      message: `La grabación tiene ${megabytes} MB, y se transcriben 25 MB como máximo.`,
      hint: "Guárdala como mp3 u ogg, o córtala en partes.",
    }),
  },

  notHashed: (path, code) => ({
    message: `No se puede leer ${path} (${code}).`,
    hint: "Revisa la ruta.",
  }),
  ownFile: (path, action, code) => ({
    message: `No se puede ${done[action]} ${path}: ${reasons[code] ?? code}.`,
    hint: "Revisa los permisos, o muévelo a otro lugar.",
  }),
  emptyKey: { message: "Eso no es una clave de API: está vacía.", hint: copyAgain },
  severalWords: { message: "Eso no es una clave de API: son varias palabras.", hint: copyAgain },
  notKeys: (path) => ({
    message: `${path} no contiene claves de API como las escribe Greenroom.`,
    hint: "Quita el archivo y guarda la clave otra vez con: greenroom auth",
  }),
  keyFile: {
    read: (path, code) => ({
      message: `Greenroom no puede leer ${path} (${code}).`,
      hint: keyAccess,
    }),
    write: (path, code) => ({
      message: `Greenroom no puede escribir ${path} (${code}).`,
      hint: keyAccess,
    }),
  },
};
