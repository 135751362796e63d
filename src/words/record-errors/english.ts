/** Errors of debriefs and stories. */
export const english = {
  notYaml: (file: string, line: number, why: string) => ({
    message: `${file}:${line}: not YAML: ${why}.`,
    hint: "Mend the line.",
  }),
  noInterview: (file: string) => ({
    message: `${file}:1: there is no interview in it.`,
    hint: "Write company and date.",
  }),
  notAnInterview: (file: string, line: number) => ({
    message: `${file}:${line}: this is no interview.`,
    hint: "Write `company: ` and the keys of its help.",
  }),
  noCompany: (file: string, line: number) => ({
    message: `${file}:${line}: company is missing.`,
    hint: "Write `company: ` and its name.",
  }),
  toCome: (file: string, line: number, date: string) => ({
    message: `${file}:${line}: date is ${date}, which is to come.`,
    hint: "Debrief it afterwards.",
  }),
  wrong: "it is wrong",
  seeHelp: "See `greenroom debrief add --help`",
  there: (company: string, day: string, id: string) => ({
    message: `The interview at ${company} on ${day} is there already: ${id}.`,
    hint: "Nothing was added. Give another round, or remove that one first.",
  }),
  thereInFile: (company: string, day: string) => ({
    message: `The interview at ${company} on ${day} is there already: in the same file.`,
    hint: "Nothing was added. Give another round, or remove that one first.",
  }),
  nobodyHere: (instead: string) => ({
    message: "A debrief is asked step by step, and nobody can be asked here.",
    hint: `Use ${instead}.`,
  }),
  stopped: {
    message: "Stopped. What you entered is kept as a draft.",
    hint: "`greenroom debrief` goes on with it.",
  },
  noOutcome: (given: string, meant: string | null, all: string) => ({
    message: `"${given}" is no outcome.`,
    hint: meant === null ? `It is one of ${all}.` : `Did you mean ${meant}?`,
  }),
  noDebrief: (id: string) => ({
    message: `There is no debrief "${id}".`,
    hint: "See them all with: greenroom debrief list",
  }),
  severalDebriefs: (id: string, count: number, some: string) => ({
    message: `"${id}" begins the ids of ${count} debriefs.`,
    hint: `Give more of it: ${some}.`,
  }),
  notKept: (text: string, why: string) => `"${text}" is no question that can be kept: ${why}.`,
  noStory: (id: string) => ({
    message: `No story has an id that begins with "${id}".`,
    hint: "See them with: greenroom stories",
  }),
  severalStories: (count: number, id: string) => ({
    message: `${count} stories have an id that begins with "${id}".`,
    hint: "See them with: greenroom stories",
  }),
};

export type RecordErrorsWords = typeof english;
