import type { RecordErrorsWords } from "./english.ts";

export const portuguese: RecordErrorsWords = {
  notYaml: (file, line, why) => ({
    message: `${file}:${line}: não é YAML: ${why}.`,
    hint: "Corrija a linha.",
  }),
  noInterview: (file) => ({
    message: `${file}:1: não contém nenhuma entrevista.`,
    hint: "Escreva company e date.",
  }),
  notAnInterview: (file, line) => ({
    message: `${file}:${line}: isto não é uma entrevista.`,
    hint: "Escreva `company: ` e as chaves da ajuda.",
  }),
  noCompany: (file, line) => ({
    message: `${file}:${line}: falta company.`,
    hint: "Escreva `company: ` e o nome.",
  }),
  toCome: (file, line, date) => ({
    message: `${file}:${line}: date é ${date}, que ainda está por vir.`,
    hint: "Anote depois da entrevista.",
  }),
  wrong: "está errado",
  seeHelp: "Veja `greenroom debrief add --help`",
  there: (company, day, id) => ({
    message: `A entrevista em ${company} de ${day} já está lá: ${id}.`,
    hint: "Nada foi adicionado. Dê outra etapa (round), ou remova aquela antes.",
  }),
  thereInFile: (company, day) => ({
    message: `A entrevista em ${company} de ${day} está duas vezes no mesmo arquivo.`,
    hint: "Nada foi adicionado. Dê outra etapa (round), ou remova aquela antes.",
  }),
  nobodyHere: (instead) => ({
    message: "Uma entrevista real é anotada passo a passo, e aqui não há a quem perguntar.",
    hint: `Em vez disso, use ${instead}.`,
  }),
  stopped: {
    message: "Parou. O que você escreveu fica como rascunho.",
    hint: "`greenroom debrief` continua com ele.",
  },
  noOutcome: (given, meant, all) => ({
    message: `"${given}" não é um resultado.`,
    hint: meant === null ? `É um destes: ${all}.` : `Você quis dizer ${meant}?`,
  }),
  noDebrief: (id) => ({
    message: `Não existe nenhuma entrevista real "${id}".`,
    hint: "Para ver todas: greenroom debrief list",
  }),
  severalDebriefs: (id, count, some) => ({
    message: `"${id}" é o começo dos ids de ${count} entrevistas reais.`,
    hint: `Escreva mais do id: ${some}.`,
  }),
  notKept: (text, why) => `"${text}" não é uma pergunta que dê para guardar: ${why}.`,
  noStory: (id) => ({
    message: `Nenhuma história tem um id que comece com "${id}".`,
    hint: "Para ver todas: greenroom stories",
  }),
  severalStories: (count, id) => ({
    message: `${count} histórias têm um id que começa com "${id}".`,
    hint: "Para ver todas: greenroom stories",
  }),
};
