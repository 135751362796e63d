const meantOr = (meant: string | null, otherwise: string): string =>
  meant === null ? otherwise : `Did you mean ${meant}?`;
const questions = (count: number): string => `${count} ${count === 1 ? "question" : "questions"}`;

/** A person's own questions and roles: written, taken in, checked and taken out. */
export const english = {
  kept: (id: string, file: string) => `${id} is kept in ${file}.`,
  replacesQuestion: "It takes the place of the bank's question of that id.",
  replacesRole: "It takes the place of the built-in role of that id.",
  useRole: (id: string) => `Use it with: greenroom interview --role ${id}`,
  advice: (message: string, fix: string) => `Advice: ${message}; ${fix}.`,
  confirmQuestions: (count: number) =>
    count === 1 ? "Remove this question?" : `Remove these ${count} questions?`,
  confirmRole: (file: string) => `Remove ${file}?`,
  removed: "Removed.",
  removedQuestions: (count: number) => (count === 1 ? "Removed." : `${count} questions removed.`),

  criteria: {
    sent: {
      what: "your own questions with their references",
      more: "Without --engine openai nothing is sent, and criteria come from the references.",
      instead: "no --engine",
    },
    writing: "Writing criteria",
    writingOf: (number: number, all: number) => `Writing criteria, ${number} of ${all}`,
    noneUsable: (model: string) => `${model} wrote none that can be used`,
    noMore: (why: string) => `The model wrote no more criteria (${why}); the references serve.`,
    count: (count: number) => (count === 1 ? "1 criterion" : `${count} criteria`),
    byModel: (criteria: string, model: string) => `${criteria}, written by ${model}.`,
    written: (criteria: string) => `${criteria}, as you wrote them.`,
    fromReference: (criteria: string) => `${criteria}, taken from the reference.`,
    waits:
      "It waits: without a reference or criteria nothing could judge an answer, so it is not asked.",
  },

  editor: {
    line: (number: number) => `Line ${number}: `,
    nothing: "Nothing was written, so nothing is kept.",
    again: "Open the editor again?",
  },

  imported: {
    added: (count: number, where: string) =>
      `${questions(count)} added${where === "" ? "" : `: ${where}`}.`,
    wouldBeAdded: (count: number, where: string) =>
      `${questions(count)} would be added${where === "" ? "" : `: ${where}`}.`,
    inArea: (count: number, area: string) => `${count} in ${area}`,
    replaced: (ids: string) => `In the place of the bank's questions of the same id: ${ids}.`,
    more: (count: number) => `and ${count} more`,
    duplicates: (count: number) => `${count} ${count === 1 ? "is" : "are"} there already.`,
    byModel: (count: number) => `Criteria written by the model: ${count}.`,
    fromReferences: (count: number) => `Criteria taken from references: ${count}.`,
    waiting: (count: number) =>
      `${count} without a reference or criteria: kept, and not asked until they have one (\`greenroom questions add --edit ID\`, or import with --engine openai).`,
  },
  exported: (count: number, file: string) => `${questions(count)} in ${file}.`,

  lint: {
    advice: (message: string) => `advice: ${message}`,
    noneYet:
      "You have no questions of your own yet: `greenroom questions add` and `import` make some.",
    nothingWrong: "Nothing is wrong.",
    errors: (count: number) => (count === 1 ? "1 error" : `${count} errors`),
    pieces: (count: number) => (count === 1 ? "1 piece of advice" : `${count} pieces of advice`),
    errorsHint:
      "Entries with an error are not used; advice is about how well answers can be told apart.",
    adviceHint: "All of it is used; advice is about how well answers can be told apart.",
  },

  errors: {
    noQuestion: (id: string, meant: string | null) => ({
      message: `There is no question "${id}".`,
      hint: meantOr(meant, "`greenroom questions` lists them."),
    }),
    noOwnQuestion: (id: string, meant: string | null) => ({
      message: `You have no question "${id}" of your own.`,
      hint: meantOr(meant, "`greenroom questions list --own` lists them."),
    }),
    noArea: (given: string) => ({
      message: `"${given}" is no name of an area.`,
      hint: "It takes lower-case words joined by hyphens, such as databases.",
    }),
    noRole: (id: string, meant: string | null) => ({
      message: `There is no role "${id}".`,
      hint: meantOr(meant, "`greenroom roles` lists them."),
    }),
    noOwnRole: (id: string, meant: string | null) => ({
      message: `You have no role "${id}" of your own.`,
      hint: meantOr(meant, "`greenroom roles` says which are yours."),
    }),
    roleThere: (id: string) => ({
      message: `You have a role "${id}" already.`,
      hint: `Change it with: greenroom roles add --edit ${id}`,
    }),
    nobodyHere: {
      question: (command: string) => ({
        message: "Nobody is here to write a question: this is not a terminal.",
        hint: `Give it with \`${command} FILE\` (- is stdin).`,
      }),
      role: (command: string) => ({
        message: "Nobody is here to write a role: this is not a terminal.",
        hint: `Give it with \`${command} FILE\` (- is stdin).`,
      }),
      debrief: (command: string) => ({
        message: "Nobody is here to edit a debrief: this is not a terminal.",
        hint: `Name what changes (see its --help), or give all of it with \`${command} FILE\` (- is stdin).`,
      }),
    },
    unfinished: {
      question: (path: string, command: string) => ({
        message: `The question was not taken; what you wrote is kept in ${path}.`,
        hint: `Mend it there, then: ${command} ${path}`,
      }),
      role: (path: string, command: string) => ({
        message: `The role was not taken; what you wrote is kept in ${path}.`,
        hint: `Mend it there, then: ${command} ${path}`,
      }),
      debrief: (path: string, command: string) => ({
        message: `Nothing was changed; what you wrote is kept in ${path}.`,
        hint: `Mend it there, then: ${command} ${path}`,
      }),
    },
    rowsLeft: (count: number) => ({
      message: `${count} ${count === 1 ? "row" : "rows"} could not be taken in; the lines above say which.`,
      hint: "Mend them and import the file again: what is there already is passed over.",
    }),
    nothingTaken: (where: string) => ({
      message: `Nothing in ${where} could be taken in; the lines above say why.`,
      hint: "`greenroom questions import --help` shows what files look like.",
    }),
    noQuestionIn: (where: string) => ({
      message: `There is no question in ${where}.`,
      hint: "`greenroom questions import --help` shows what files look like.",
    }),
    noneToExport: (area: string | null) => ({
      message: `You have no question of your own${area === null ? "" : ` in the area "${area}"`}.`,
      hint: "`greenroom questions add` and `import` make some.",
    }),
    severalAreas: (areas: string) => ({
      message: `A YAML file holds one area, and yours are ${areas}.`,
      hint: "Choose one with --area, or all of them with --format jsonl.",
    }),
    noList: (path: string) => ({
      message: `${path} has no list of questions.`,
      hint: "`greenroom questions lint` says what is wrong with it.",
    }),
    gone: (path: string) => ({
      message: `${path} was changed meanwhile, and the question is not there any more.`,
      hint: "`greenroom questions list --own` shows what is.",
    }),
    busy: (path: string) => ({
      message: `${path} is being written by something else.`,
      hint: "Close what writes to it, and try again.",
    }),
  },
};

export type OwnQuestionsWords = typeof english;
