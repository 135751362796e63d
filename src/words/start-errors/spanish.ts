import type { StartErrorsWords } from "./english.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no existe tal archivo o carpeta",
  EACCES: "permiso denegado",
  EPERM: "permiso denegado",
  EISDIR: "es una carpeta",
  ENOTDIR: "parte de su ruta es un archivo",
  EEXIST: "parte de su ruta es un archivo",
  ENOSPC: "el disco está lleno",
  EBUSY: "otro programa lo usa",
  EPIPE: "ya no lo lee nadie",
  EROFS: "el sistema de archivos es de solo lectura",
};
const mended = (meant: readonly string[], help: string): string =>
  meant.length === 0 ? `Consulta \`${help}\`.` : `¿Quisiste decir ${meant.join(" o ")}?`;

export const spanish: StartErrorsWords = {
  labels: { error: "error", hint: "sugerencia" },
  stopped: "Detenido.",
  bug: (system) => `Esto es un error de Greenroom (${system}).`,
  reportIt:
    "Repórtalo, por favor, con las líneas de abajo. Todo lo respondido hasta ahora está guardado.",
  system: {
    ENOSPC: "Libera espacio en el disco e inténtalo de nuevo.",
    EDQUOT: "Libera espacio en tu cuota e inténtalo de nuevo.",
    EROFS:
      "El sistema de archivos es de solo lectura; define GREENROOM_HOME como una carpeta en la que se pueda escribir.",
    EACCES: "Revisa los permisos, o define GREENROOM_HOME como una carpeta tuya.",
    EPERM: "Revisa los permisos, o define GREENROOM_HOME como una carpeta tuya.",
    EMFILE:
      "Hay demasiados archivos abiertos en este sistema; cierra algunos programas e inténtalo de nuevo.",
  },

  unknownOption: (word, meant, help) => ({
    message: `opción desconocida '${word}'.`,
    hint: mended(meant, help),
  }),
  unknownCommand: (word, meant, help) => ({
    message: `comando desconocido '${word}'.`,
    hint: mended(meant, help),
  }),
  missingArgument: (name, help) => ({
    message: `falta el argumento obligatorio '${name}'.`,
    hint: mended([], help),
  }),
  missingOption: (flags, help) => ({
    message: `falta la opción obligatoria '${flags}'.`,
    hint: mended([], help),
  }),
  missingValue: (flags, help) => ({
    message: `a la opción '${flags}' le falta su valor.`,
    hint: mended([], help),
  }),
  tooManyArguments: (command, expected, got, all, help) => ({
    message: `demasiados argumentos para '${command}'. Se ${expected === 1 ? "espera" : "esperan"} ${expected}, no ${got}: ${all}.`,
    hint: mended([], help),
  }),
  takes: {
    oneOf: (choices) => `Los valores posibles son ${choices}.`,
    wholeNumber: (least, most) => `Se espera un número entero del ${least} al ${most}.`,
    number: (least, most) => `Se espera un número del ${least} al ${most}.`,
  },
  wrongValue: (flags, value, takes, help) => ({
    message: `'${value}' no es válido para la opción '${flags}'. ${takes}`,
    hint: mended([], help),
  }),

  needsAnswer: (message, instead) => ({
    message: `Esto necesita una respuesta, y aquí no hay a quién preguntar: ${message}`,
    hint: `Usa ${instead}.`,
  }),
  nothingPiped: (instead) => ({
    message: "No llega nada por stdin.",
    hint: `Usa ${instead}.`,
  }),

  notRead: (path, code) => ({
    message: `No se puede leer ${path}: ${reasons[code] ?? code}.`,
    hint: "Revisa la ruta, o indica otra.",
  }),
  notText: (path) => ({
    message: `${path} no es texto en UTF-8.`,
    hint: "Guárdalo en UTF-8 o indica otro archivo.",
  }),
  notWritten: (path, code) => ({
    message: `No se puede escribir ${path}: ${reasons[code] ?? code}.`,
    hint:
      code === "ENOSPC" || code === "EDQUOT"
        ? "Libera espacio en el disco, o indica otra ruta."
        : "Revisa la ruta, o indica otra.",
  }),

  noSuchSetting: (name, place, all) => ({
    message: `No existe el ajuste "${name}" (${place}).`,
    hint: `Los ajustes son ${all}.`,
  }),
  settingsNotRead: (path, code) => ({
    message: `No se puede leer ${path} (${code}).`,
    hint: "Revisa sus permisos, o bórralo.",
  }),
  notToml: (path, line, reason) => ({
    message: `${path}: no es TOML${line === null ? "" : ` en la línea ${line}`}: ${reason}.`,
    hint: "Corrige esa línea, o borra el archivo para usar los valores predeterminados.",
  }),
};
