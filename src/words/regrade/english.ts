/** `greenroom regrade`. Scores come as they are shown. */
export const english = {
  nothing: "Nothing to judge: every answer has its score.",
  judging: (number: number, all: number) => `Judging ${number} of ${all}`,
  notTranscribed: (interview: string, question: number, why: string) =>
    `${interview} question ${question}: not transcribed: ${why}`,
  notGraded: (interview: string, question: number, why: string) =>
    `${interview} question ${question}: not graded, ${why}`,
  graded: (interview: string, question: number, score: string, was: string) =>
    `${interview} question ${question}: ${score}${was}.`,
  of5: (score: string) => `${score} of 5`,
  was: (score: string, change: string) => ` (was ${score}${change})`,
  notComparable: (differences: string) => `, not comparable: another ${differences}`,
  withinSpread: ", within the spread",
  better: ", better",
  worse: ", worse",
};

export type RegradeWords = typeof english;
