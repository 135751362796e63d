import type { RecordErrorsWords } from "./english.ts";

export const portuguese: RecordErrorsWords = {
  noInterview: { message: "não contém nenhuma entrevista", fix: "escreva company e date" },
  notAnInterview: {
    message: "isto não é uma entrevista",
    fix: "escreva `company: ` e as chaves que `greenroom debrief add --help` mostra",
  },
  oneInterview: {
    message: "são várias entrevistas",
    fix: "dê só a que é editada, não uma lista",
  },
  noCompany: { message: "falta company", fix: "escreva `company: ` e o nome" },
  toCome: (date) => ({
    message: `date é ${date}, que ainda está por vir`,
    fix: "anote depois da entrevista",
  }),
  there: (company, day, id) => ({
    message: `A entrevista em ${company} de ${day} já está lá: ${id}.`,
    hint: "Nada foi adicionado. Dê outra etapa (round), ou remova aquela antes.",
  }),
  thereInFile: (company, day) => ({
    message: `A entrevista em ${company} de ${day} está duas vezes no mesmo arquivo.`,
    hint: "Nada foi adicionado. Dê outra etapa (round), ou remova aquela antes.",
  }),
  thereAnother: (company, day, id) => ({
    message: `Há outra entrevista na ${company} em ${day}: ${id}.`,
    hint: "Nada mudou. Dê outra data ou outra rodada, ou remova antes aquela.",
  }),
  noQuestionThere: (which, count) => ({
    message: `Esta entrevista não tem a pergunta "${which}".`,
    hint:
      count === 0
        ? "Não tem nenhuma; --add-question acrescenta uma."
        : `Dê um número de 1 a ${count}, ou o id que \`greenroom debrief show\` mostra.`,
  }),
  notNamed: (flag, given) => ({
    message: `${flag} não aceita "${given}".`,
    hint: `Escreva NÚMERO=VALOR, como ${flag} 1=…; o número é o da pergunta.`,
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
