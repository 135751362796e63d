/** Errors of debriefs and stories. */
export const english = {
  noInterview: { message: "there is no interview in it", fix: "write company and date" },
  notAnInterview: {
    message: "this is no interview",
    fix: "write `company: ` and the keys that `greenroom debrief add --help` lists",
  },
  oneInterview: {
    message: "these are several interviews",
    fix: "give the one that is edited, not a list",
  },
  noCompany: { message: "company is missing", fix: "write `company: ` and its name" },
  toCome: (date: string) => ({
    message: `date is ${date}, which is to come`,
    fix: "debrief it afterwards",
  }),
  there: (company: string, day: string, id: string) => ({
    message: `The interview at ${company} on ${day} is there already: ${id}.`,
    hint: "Nothing was added. Give another round, or remove that one first.",
  }),
  thereInFile: (company: string, day: string) => ({
    message: `The interview at ${company} on ${day} is there already: in the same file.`,
    hint: "Nothing was added. Give another round, or remove that one first.",
  }),
  thereAnother: (company: string, day: string, id: string) => ({
    message: `There is another interview at ${company} on ${day}: ${id}.`,
    hint: "Nothing was changed. Give another date or round, or remove that one first.",
  }),
  noQuestionThere: (which: string, count: number) => ({
    message: `This interview has no question "${which}".`,
    hint:
      count === 0
        ? "It has none; --add-question takes one."
        : `Give a number from 1 to ${count}, or the id that \`greenroom debrief show\` names.`,
  }),
  notNamed: (flag: string, given: string) => ({
    message: `${flag} does not take "${given}".`,
    hint: `Write NUMBER=VALUE, such as ${flag} 1=…; the number is the question's.`,
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
