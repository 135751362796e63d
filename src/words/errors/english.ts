/** Errors that a person meets in an interview: one line of what happened, one of what to do. */
export const english = {
  stopped: {
    message: "Stopped.",
    hint: "What was answered is saved; `greenroom continue` goes on.",
  },
  stoppedSaved: {
    message: "Stopped. All answers are saved.",
    hint: "Go on with: greenroom continue",
  },
  nobodyHere: {
    message: "Nobody is here to answer: this is not a terminal.",
    hint: "Give the answers with --answers FILE (- for stdin).",
  },
};

export type ErrorsWords = typeof english;
