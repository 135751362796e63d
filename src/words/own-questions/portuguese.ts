import type { OwnQuestionsWords } from "./english.ts";

const meantOr = (meant: string | null, otherwise: string): string =>
  meant === null ? otherwise : `Você quis dizer ${meant}?`;
const questions = (count: number): string => `${count} ${count === 1 ? "pergunta" : "perguntas"}`;

export const portuguese: OwnQuestionsWords = {
  kept: (id, file) => `${id} fica em ${file}.`,
  replacesQuestion: "Toma o lugar da pergunta do banco com esse id.",
  replacesRole: "Toma o lugar do papel incluído com esse id.",
  useRole: (id) => `Para usar: greenroom interview --role ${id}`,
  advice: (message, fix) => `Conselho: ${message}; ${fix}.`,
  confirmQuestions: (count) =>
    count === 1 ? "Remover esta pergunta?" : `Remover estas ${count} perguntas?`,
  confirmRole: (file) => `Remover ${file}?`,
  removed: "Removido.",
  removedQuestions: (count) =>
    count === 1 ? "Pergunta removida." : `${count} perguntas removidas.`,

  criteria: {
    sent: {
      what: "suas próprias perguntas com as referências",
      more: "Sem --engine openai nada é enviado, e os critérios vêm das referências.",
      instead: "sem --engine",
    },
    writing: "Escrevendo critérios",
    writingOf: (number, all) => `Escrevendo critérios, ${number} de ${all}`,
    noneUsable: (model) => `${model} não escreveu nenhum que dê para usar`,
    noMore: (why) => `O modelo não escreveu mais critérios (${why}); servem as referências.`,
    count: (count) => (count === 1 ? "1 critério" : `${count} critérios`),
    byModel: (criteria, model) => `${criteria}; quem escreveu: ${model}.`,
    written: (criteria) => `${criteria}, como você escreveu.`,
    fromReference: (criteria) => `${criteria}, da referência.`,
    waits:
      "Fica em espera: sem uma referência nem critérios nada poderia avaliar uma resposta, então não é feita.",
  },

  editor: {
    line: (number) => `Linha ${number}: `,
    nothing: "Você não escreveu nada, então nada é guardado.",
    again: "Abrir o editor de novo?",
  },

  imported: {
    added: (count, where) =>
      `${questions(count)} ${count === 1 ? "adicionada" : "adicionadas"}${where === "" ? "" : `: ${where}`}.`,
    wouldBeAdded: (count, where) =>
      `${questions(count)} ${count === 1 ? "seria adicionada" : "seriam adicionadas"}${where === "" ? "" : `: ${where}`}.`,
    inArea: (count, area) => `${count} em ${area}`,
    replaced: (ids) => `No lugar das perguntas do banco com o mesmo id: ${ids}.`,
    more: (count) => `e mais ${count}`,
    duplicates: (count) => `${count} já ${count === 1 ? "está" : "estão"} lá.`,
    byModel: (count) => `Com critérios escritos pelo modelo: ${count}.`,
    fromReferences: (count) => `Com critérios tirados de referências: ${count}.`,
    waiting: (count) =>
      `Sem referência nem critérios: ${count}; ficam guardadas, e não são feitas até terem (\`greenroom questions add --edit ID\`, ou importar com --engine openai).`,
  },
  exported: (count, file) => `${questions(count)} em ${file}.`,

  lint: {
    advice: (message) => `conselho: ${message}`,
    noneYet:
      "Você ainda não tem perguntas próprias: `greenroom questions add` e `import` criam algumas.",
    nothingWrong: "Está tudo certo.",
    errors: (count) => (count === 1 ? "1 erro" : `${count} erros`),
    pieces: (count) => (count === 1 ? "1 conselho" : `${count} conselhos`),
    errorsHint:
      "Entradas com erro não são usadas; os conselhos dizem quão bem se distinguem as respostas.",
    adviceHint: "Tudo é usado; os conselhos dizem quão bem se distinguem as respostas.",
  },

  errors: {
    noQuestion: (id, meant) => ({
      message: `Não existe a pergunta "${id}".`,
      hint: meantOr(meant, "`greenroom questions` lista todas."),
    }),
    noOwnQuestion: (id, meant) => ({
      message: `Você não tem nenhuma pergunta própria "${id}".`,
      hint: meantOr(meant, "`greenroom questions list --own` lista todas."),
    }),
    noArea: (given) => ({
      message: `"${given}" não é o nome de uma área.`,
      hint: "Esperam-se palavras em minúsculas unidas por hífens, como databases.",
    }),
    noRole: (id, meant) => ({
      message: `Não existe o papel "${id}".`,
      hint: meantOr(meant, "`greenroom roles` lista todos."),
    }),
    noOwnRole: (id, meant) => ({
      message: `Você não tem nenhum papel próprio "${id}".`,
      hint: meantOr(meant, "`greenroom roles` diz quais são seus."),
    }),
    roleThere: (id) => ({
      message: `Você já tem um papel "${id}".`,
      hint: `Para mudar: greenroom roles add --edit ${id}`,
    }),
    nobodyHere: {
      question: (command) => ({
        message: "Não há ninguém para escrever uma pergunta: isto não é um terminal.",
        hint: `Dê com \`${command} FILE\` (- é stdin).`,
      }),
      role: (command) => ({
        message: "Não há ninguém para escrever um papel: isto não é um terminal.",
        hint: `Dê com \`${command} FILE\` (- é stdin).`,
      }),
      debrief: (command) => ({
        message: "Não há ninguém para editar uma entrevista: isto não é um terminal.",
        hint: `Diga o que muda (veja --help), ou dê tudo com \`${command} FILE\` (- é stdin).`,
      }),
    },
    unfinished: {
      question: (path, command) => ({
        message: `A pergunta não foi aceita; o que você escreveu está em ${path}.`,
        hint: `Corrija lá, e depois: ${command} ${path}`,
      }),
      role: (path, command) => ({
        message: `O papel não foi aceito; o que você escreveu está em ${path}.`,
        hint: `Corrija lá, e depois: ${command} ${path}`,
      }),
      debrief: (path, command) => ({
        message: `Nada mudou; o que você escreveu está em ${path}.`,
        hint: `Corrija lá, e depois: ${command} ${path}`,
      }),
    },
    rowsLeft: (count) => ({
      message: `${count === 1 ? `${count} linha não pôde ser aceita` : `${count} linhas não puderam ser aceitas`}; o texto acima diz ${count === 1 ? "qual" : "quais"}.`,
      hint: "Corrija e importe o arquivo de novo: o que já está lá é deixado de lado.",
    }),
    nothingTaken: (where) => ({
      message: `Nada de ${where} pôde ser aceito; o texto acima diz por quê.`,
      hint: "`greenroom questions import --help` mostra como são os arquivos.",
    }),
    noQuestionIn: (where) => ({
      message: `Não há nenhuma pergunta em ${where}.`,
      hint: "`greenroom questions import --help` mostra como são os arquivos.",
    }),
    noneToExport: (area) => ({
      message: `Você não tem nenhuma pergunta própria${area === null ? "" : ` na área "${area}"`}.`,
      hint: "`greenroom questions add` e `import` criam algumas.",
    }),
    severalAreas: (areas) => ({
      message: `Um arquivo YAML contém uma só área, e as suas são ${areas}.`,
      hint: "Escolha uma com --area, ou todas com --format jsonl.",
    }),
    noList: (path) => ({
      message: `${path} não tem uma lista de perguntas.`,
      hint: "`greenroom questions lint` diz o que está errado.",
    }),
    gone: (path) => ({
      message: `${path} mudou nesse meio-tempo, e a pergunta não está mais lá.`,
      hint: "`greenroom questions list --own` mostra o que há.",
    }),
    busy: (path) => ({
      message: `Outra coisa está gravando em ${path}.`,
      hint: "Feche o que grava ali, e tente de novo.",
    }),
  },
};
