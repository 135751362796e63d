import type { StartErrorsWords } from "./english.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "não existe tal arquivo ou pasta",
  EACCES: "permissão negada",
  EPERM: "permissão negada",
  EISDIR: "é uma pasta",
  ENOTDIR: "parte do caminho é um arquivo",
  EEXIST: "parte do caminho é um arquivo",
  ENOSPC: "o disco está cheio",
  EBUSY: "outro programa o usa",
  EPIPE: "ninguém o lê mais",
  EROFS: "o sistema de arquivos é somente leitura",
};
const mended = (meant: readonly string[], help: string): string =>
  meant.length === 0 ? `Veja \`${help}\`.` : `Você quis dizer ${meant.join(" ou ")}?`;

export const portuguese: StartErrorsWords = {
  labels: { error: "erro", hint: "dica" },
  stopped: "Interrompido.",
  bug: (system) => `Isto é um erro do Greenroom (${system}).`,
  reportIt:
    "Relate-o, por favor, com as linhas abaixo. Tudo o que foi respondido até agora está salvo.",
  system: {
    ENOSPC: "Libere espaço no disco e tente de novo.",
    EDQUOT: "Libere espaço na sua cota e tente de novo.",
    EROFS:
      "O sistema de arquivos é somente leitura; defina GREENROOM_HOME como uma pasta em que se possa gravar.",
    EACCES: "Verifique as permissões, ou defina GREENROOM_HOME como uma pasta sua.",
    EPERM: "Verifique as permissões, ou defina GREENROOM_HOME como uma pasta sua.",
    EMFILE: "Há arquivos demais abertos neste sistema; feche alguns programas e tente de novo.",
  },

  unknownOption: (word, meant, help) => ({
    message: `opção desconhecida '${word}'.`,
    hint: mended(meant, help),
  }),
  unknownCommand: (word, meant, help) => ({
    message: `comando desconhecido '${word}'.`,
    hint: mended(meant, help),
  }),
  missingArgument: (name, help) => ({
    message: `falta o argumento obrigatório '${name}'.`,
    hint: mended([], help),
  }),
  missingOption: (flags, help) => ({
    message: `falta a opção obrigatória '${flags}'.`,
    hint: mended([], help),
  }),
  missingValue: (flags, help) => ({
    message: `falta o valor da opção '${flags}'.`,
    hint: mended([], help),
  }),
  tooManyArguments: (command, expected, got, all, help) => ({
    message: `argumentos demais para '${command}'. ${expected === 1 ? "Espera-se" : "Esperam-se"} ${expected}, não ${got}: ${all}.`,
    hint: mended([], help),
  }),
  takes: {
    oneOf: (choices) => `Os valores possíveis são ${choices}.`,
    wholeNumber: (least, most) => `Espera-se um número inteiro de ${least} a ${most}.`,
    number: (least, most) => `Espera-se um número de ${least} a ${most}.`,
  },
  wrongValue: (flags, value, takes, help) => ({
    message: `'${value}' não é válido para a opção '${flags}'. ${takes}`,
    hint: mended([], help),
  }),

  needsAnswer: (message, instead) => ({
    message: `Isto precisa de uma resposta, e aqui não há a quem perguntar: ${message}`,
    hint: `Use ${instead}.`,
  }),
  nothingPiped: (instead) => ({
    message: "Nada chega pelo stdin.",
    hint: `Use ${instead}.`,
  }),

  notRead: (path, code) => ({
    message: `Não dá para ler ${path}: ${reasons[code] ?? code}.`,
    hint: "Verifique o caminho, ou informe outro.",
  }),
  notText: (path) => ({
    message: `${path} não é texto em UTF-8.`,
    hint: "Salve-o em UTF-8 ou indique outro arquivo.",
  }),
  notWritten: (path, code) => ({
    message: `Não dá para gravar ${path}: ${reasons[code] ?? code}.`,
    hint:
      code === "ENOSPC" || code === "EDQUOT"
        ? "Libere espaço no disco, ou informe outro caminho."
        : "Verifique o caminho, ou informe outro.",
  }),

  noSuchSetting: (name, place, all) => ({
    message: `Não existe a configuração "${name}" (${place}).`,
    hint: `As configurações são ${all}.`,
  }),
  settingsNotRead: (path, code) => ({
    message: `Não dá para ler ${path} (${code}).`,
    hint: "Verifique as permissões, ou apague-o.",
  }),
  notToml: (path, line, reason) => ({
    message: `${path}: não é TOML${line === null ? "" : ` na linha ${line}`}: ${reason}.`,
    hint: "Corrija essa linha, ou apague o arquivo para usar os valores padrão.",
  }),
};
