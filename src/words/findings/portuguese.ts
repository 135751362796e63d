import { grouped } from "../numbers.ts";
import { portuguese as issues } from "../issues/portuguese.ts";
import { tellerOf } from "../reasons.ts";
import { portuguese as reasonTable } from "../reasons/portuguese.ts";
import type { FindingsWords } from "./english.ts";

const meantOr = (meant: string | null, otherwise: string): string =>
  meant === null ? otherwise : `você quis dizer ${meant}?`;

export const portuguese: FindingsWords = {
  notYaml: (why) => `não é YAML: ${why}`,
  mendLine: "corrija a linha",
  mendFile: "corrija a linha; até lá nada do arquivo é usado",
  mendText: "corrija a linha; um texto com dois-pontos vai entre aspas, ou abaixo de `|`",
  mend: "corrija",
  wrong: "está errado",
  noQuestion: "isto não é uma pergunta",
  noRole: "isto não é um papel",

  issues,
  isMissing: (name) => `falta ${name}`,
  writeIt: "escreva, ou tire a entrada",
  is: (name, value) => `${name} é ${value}`,
  takes: (choices) => `espera-se ${choices}`,
  takesOr: (meant, choices) => meantOr(meant, `espera-se ${choices}`),
  says: (name, what) => `em ${name}: ${what}`,
  changeOne: "mude um dos dois",
  written: {
    array: "uma lista, entre [colchetes] ou um por linha depois de `- `",
    object: "chaves com seus valores, `chave: valor`",
  },
  least: (count, isList) => (isList ? `pelo menos ${count} na lista` : `${count} ou mais`),
  most: (count, isList) => (isList ? `no máximo ${count} na lista` : `${count} ou menos`),
  seeHelp: "veja `greenroom questions add --help`",
  noKey: (key) => `não existe a chave "${key}"`,
  noKeyIn: (key, name) => `não existe a chave "${key}" em ${name}`,
  keysAre: (meant, keys) => meantOr(meant, `as chaves são ${keys}`),
  theEntry: "a entrada",

  noList: "o arquivo não é uma lista de perguntas",
  noArea: "falta area, ou não são palavras em minúsculas unidas por hífens",
  questionsNoList: "questions não é uma lista",
  fileHas: "um arquivo tem `area: nome` e abaixo `questions:` com uma lista",
  translation: "isto é uma tradução, não uma lista de perguntas",
  checkTranslation:
    "confira com `node test/support/bank-check.ts`; uma pergunta diz o próprio idioma",
  twice: (id) => `o id "${id}" é usado duas vezes`,
  elsewhere: (id, place) => `o id "${id}" é usado também em ${place}`,
  anotherId: "dê outro id a uma das duas",
  noKeyBeside: (key) => `não existe a chave "${key}" ao lado de area e questions`,
  takeOutOr: (meant) => meantOr(meant, "tire"),

  writeText: "escreva `text: ` e depois a pergunta",
  isList: "isto é uma lista de perguntas",
  importIt: "importe com `greenroom questions import`",
  areaNoName: "area não é um nome",
  areaTakes: "esperam-se palavras em minúsculas unidas por hífens",
  idThere: (id) => `você já tem uma pergunta "${id}"`,
  chooseAnother: (id) => `escolha outro, ou mude aquela: \`greenroom questions add --edit ${id}\``,
  sameThere: (id) => `a mesma pergunta já está lá como ${id}`,
  changeThat: (id) => `mude aquela: \`greenroom questions add --edit ${id}\``,
  nothingToJudge: "não tem referência nem critérios, então nada poderia avaliar uma resposta",
  addReference: "acrescente uma referência; sem ela é guardada, e não é feita",
  addReferenceKey: "acrescente uma `reference:`, ou critérios; até lá não é feita",
  oneThing: "diga uma só coisa em cada frase da referência",

  restIsUsed: (finding) => `${finding}${finding.endsWith("?") ? "" : "."} O resto é usado.`,
  noneInArea: (area) => `não há nenhuma pergunta na área "${area}"`,
  areasAre: (meant, areas) => meantOr(meant, `as áreas são ${areas}`),

  reason: tellerOf(reasonTable),
  nothingRead: "nada dele foi lido",
  restRead: "o resto foi lido",
  its: (key, damage) => `em ${key}: ${damage}`,
  takeOut: "tire",
  tooLong: (characters) => `a pergunta tem mais de ${grouped(characters, "pt")} caracteres`,
  shorten: "encurte",

  rules: {
    dontKnow: '"Não sei" = 1',
    echo: "pergunta repetida <= 1.5",
    bySpaces: "palavras-chave unidas por espaços <= 2.5",
    byCommas: "palavras-chave unidas por vírgulas <= 2.5",
    shuffled: "exemplo forte embaralhado <= 2.5",
    strong: "exemplo forte >= 4.2",
    weak: "exemplo fraco <= 2.8",
    middling: (weak, strong) => `o mediano entre o fraco (${weak}) e o forte (${strong})`,
    variantEcho: "variante repetida <= 1.5",
    variantAnswer: "variante como resposta <= 2",
    variantStrong: "exemplo forte >= 3.4 se perguntado com a variante",
  },
  graderGives: (score, rule) => `o avaliador offline dá ${score}: ${rule}`,
  narrower: "peça nos conceitos o que só uma resposta de verdade diz",
  askSomethingElse: "peça nos critérios algo que a própria pergunta não diz",
  strongFix:
    "escreva nos conceitos como uma boa resposta diz isso, ou no exemplo o que está faltando",
  weakFix: "peça nos critérios o que falta ao exemplo fraco",
  middlingFix: "peça nos critérios o que falta ao exemplo mediano",
  variantSame: (variant) =>
    `"${variant}" diz o mesmo que o texto ou outra variante, palavra por palavra`,
  variantSameFix: "pergunte de outro ângulo, ou tire",
  variantEchoFix: "peça nos critérios algo que a própria variante não diz",
  variantAnswerFix: "deixe fora da variante as formulações dos conceitos",
  variantStrongFix: "nomeie o assunto da pergunta também na variante",
  noDimension: (criterion, dimension, kind) =>
    `critério ${criterion}: "${dimension}" não é uma dimensão de ${kind}`,
  common: (criterion, phrasing) =>
    `critério ${criterion}: de "${phrasing}" sobra uma palavra comum, que qualquer resposta diz`,
  commonFix: "diga com uma palavra própria do assunto",
};
