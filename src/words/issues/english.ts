/** Why a value is not what a schema asks for, as clauses. */
export const english = {
  expected: (what: string) => `expected ${what}`,
  types: {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "keys with values",
    record: "keys with values",
    never: "nothing",
    null: "nothing",
  },
  valueFrom: (least: string) => `${least} or more`,
  valueUpTo: (most: string) => `${most} or less`,
  notEmpty: "a text that is not empty",
  charactersUpTo: (most: string) => `at most ${most} characters`,
  membersFrom: (least: string) => `a list with no fewer entries than ${least}`,
  membersUpTo: (most: string) => `a list with no more entries than ${most}`,
  oneOf: (choices: string) => `one of ${choices}`,
  time: "a date and a time such as 2026-01-31T09:00:00Z",
  date: "a date such as 2026-01-31",
  unknownKeys: (keys: string) => `unknown: ${keys}`,
  otherForm: "another form",
  twice: (name: string) => `"${name}" appears twice`,
  noCriterion: (name: string) => `no criterion is called "${name}"`,
  /** What a schema of ours says itself. */
  own: {
    "lower-case words joined by hyphens, e.g. closes-over-variables":
      "lower-case words joined by hyphens, e.g. closes-over-variables",
    "a text or a list of texts": "a text or a list of texts",
    "it needs one area at least": "it needs one area at least",
    "it needs one kind above 0": "it needs one kind above 0",
    "eight characters of a to z and 2 to 7": "eight characters of a to z and 2 to 7",
    "64 hexadecimal characters": "64 hexadecimal characters",
  },
};

export type IssuesWords = typeof english;
