/** How much is read of what somebody else wrote. */

/** A file that has to be held whole: some 50,000 questions. */
export const longestFileBytes = 20 * 1024 * 1024;

/** A longer text is a page, not a question. */
export const longestQuestionCharacters = 4000;
