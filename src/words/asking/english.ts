/** Wherever the person is asked to type, and the answer's editor. */
export const english = {
  number: "Number:",
  yesNo: (isYes: boolean): string => (isYes ? "Y/n" : "y/N"),
  yes: "yes",
  no: "no",
  typeYesOrNo: "Type y or n.",
  typeNumber: (most: number) => `Type a number from 1 to ${most}.`,
  key: {
    navigate: "navigate",
    select: "select",
  },

  commands: {
    edit: "write in your editor",
    repeat: "see the question again",
    clarify: "ask what is meant",
    skip: "leave this question out",
    pause: "stop here and go on later",
    end: "finish the interview now",
    help: "this list",
  },
  hint: "An empty line sends it. /edit /repeat /clarify /skip /pause /end /help",
  helpIntro:
    "Type as many lines as you like. An empty line (Enter twice) or Ctrl-D sends the answer. A pasted text stays together.",
  helpCommands: "On a line of their own:",
  belowIsNoAnswer: "What stands below this line is not part of your answer.",
  editorGaveNothing: "The editor gave no text.",
  editorIsDone: "Enter sends this; /edit opens it again.",
  nothingYet: "Nothing typed yet; /skip leaves the question out.",
  noSuchCommand: (word: string, meant: string) => `There is no /${word}; did you mean /${meant}?`,
};

export type AskingWords = typeof english;
