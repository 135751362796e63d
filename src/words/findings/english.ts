import { grouped } from "../numbers.ts";
import { english as issues } from "../issues/english.ts";

const meantOr = (meant: string | null, otherwise: string): string =>
  meant === null ? otherwise : `did you mean ${meant}?`;

/** What is wrong with a question or a role as somebody wrote it, and what to do about it, as clauses. */
export const english = {
  notYaml: (why: string) => `not YAML: ${why}`,
  mendLine: "mend the line",
  mendFile: "mend the line; nothing of the file is used until then",
  mendText: "mend the line; a text with a colon in it goes into quotes, or below `|`",
  mend: "mend it",
  wrong: "it is wrong",
  noQuestion: "this is no question",
  noRole: "this is no role",

  issues,
  isMissing: (name: string) => `${name} is missing`,
  writeIt: "write it, or take the entry out",
  is: (name: string, value: string) => `${name} is ${value}`,
  takes: (choices: string) => `it takes ${choices}`,
  takesOr: (meant: string | null, choices: string) => meantOr(meant, `it takes ${choices}`),
  says: (name: string, what: string) => `${name}: ${what}`,
  changeOne: "change one of the two",
  /** As it is written in YAML; what `issues` says of the others is enough. */
  written: {
    array: "a list, in [brackets] or one a line after `- `",
    object: "keys with their values, `key: value`",
  },
  least: (count: string, isList: boolean) =>
    isList ? `at least ${count} in the list` : `${count} or more`,
  most: (count: string, isList: boolean) =>
    isList ? `at most ${count} in the list` : `${count} or less`,
  seeHelp: "see `greenroom questions add --help`",
  noKey: (key: string) => `there is no key "${key}"`,
  noKeyIn: (key: string, name: string) => `there is no key "${key}" in ${name}`,
  keysAre: (meant: string | null, keys: string) => meantOr(meant, `the keys are ${keys}`),
  theEntry: "the entry",

  noList: "the file is no list of questions",
  noArea: "area is missing, or not lower-case words joined by hyphens",
  questionsNoList: "questions is not a list",
  fileHas: "a file has `area: name` and below it `questions:` with a list",
  translation: "this is a translation, not a list of questions",
  checkTranslation:
    "check it with `node test/support/bank-check.ts`; a question says its own language",
  twice: (id: string) => `the id "${id}" is used twice`,
  elsewhere: (id: string, place: string) => `the id "${id}" is used in ${place} too`,
  anotherId: "give one of the two another id",
  noKeyBeside: (key: string) => `there is no key "${key}" beside area and questions`,
  takeOutOr: (meant: string | null) => meantOr(meant, "take it out"),

  writeText: "write `text: ` and the question behind it",
  isList: "this is a list of questions",
  importIt: "take it in with `greenroom questions import`",
  areaNoName: "area is no name",
  areaTakes: "it takes lower-case words joined by hyphens",
  idThere: (id: string) => `you have a question "${id}" already`,
  chooseAnother: (id: string) =>
    `choose another, or change that one: \`greenroom questions add --edit ${id}\``,
  sameThere: (id: string) => `the same question is there as ${id}`,
  changeThat: (id: string) => `change that one: \`greenroom questions add --edit ${id}\``,
  nothingToJudge: "it has neither a reference nor criteria, so nothing could judge an answer",
  addReference: "add a reference; without one it is kept, and not asked",
  addReferenceKey: "add a `reference:`, or criteria; until then it is not asked",
  oneThing: "say one thing in each sentence of the reference",

  restIsUsed: (finding: string) =>
    `${finding}${finding.endsWith("?") ? "" : "."} The rest is used.`,
  noneInArea: (area: string) => `no question is in the area "${area}"`,
  areasAre: (meant: string | null, areas: string) => meantOr(meant, `the areas are ${areas}`),

  /** Of a row that was to be taken in. */
  reason: (reason: string) => reason,
  nothingRead: "nothing of it was read",
  restRead: "the rest was read",
  its: (key: string, damage: string) => `its ${key} ${damage}`,
  takeOut: "take it out",
  tooLong: (characters: number) =>
    `its question is longer than ${grouped(characters, "en")} characters`,
  shorten: "shorten it",

  rules: {
    dontKnow: '"I don\'t know" = 1',
    echo: "question echoed <= 1.5",
    bySpaces: "keywords joined by spaces <= 2.5",
    byCommas: "keywords joined by commas <= 2.5",
    shuffled: "strong example shuffled <= 2.5",
    strong: "strong example >= 4.2",
    weak: "weak example <= 2.8",
    middling: (weak: number, strong: number) =>
      `middling between weak (${weak}) and strong (${strong})`,
    variantEcho: "variant echoed <= 1.5",
    variantAnswer: "variant as an answer <= 2",
    variantStrong: "strong example >= 3.4 when asked in the variant",
  },
  graderGives: (score: number, rule: string) => `the offline grader gives ${score}: ${rule}`,
  narrower: "ask in the concepts for what only a real answer says",
  askSomethingElse: "ask in the criteria for something that the question does not say itself",
  strongFix:
    "write how a good answer says it into the concepts, or what is missing into the example",
  weakFix: "ask in the criteria for what the weak example lacks",
  middlingFix: "ask in the criteria for what the middling example lacks",
  variantSame: (variant: string) =>
    `"${variant}" says the same as the text or another variant, word for word`,
  variantSameFix: "ask from another angle, or leave it out",
  variantEchoFix: "ask in the criteria for something that the variant does not say itself",
  variantAnswerFix: "keep the phrasings of the concepts out of the variant",
  variantStrongFix: "name the subject of the question in the variant too",
  noDimension: (criterion: string, dimension: string, kind: string) =>
    `criterion ${criterion}: "${dimension}" is no dimension of ${kind}`,
  common: (criterion: string, phrasing: string) =>
    `criterion ${criterion}: of "${phrasing}" one common word is left, which any answer says`,
  commonFix: "say it with a word that belongs to the subject",
};

export type FindingsWords = typeof english;
