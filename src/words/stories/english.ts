import type { StoryPart } from "../../practice/stories.ts";

/** The story bank. */
export const english = {
  noneHidden: "No story is hidden.",
  isHidden: (id: string) => `${id} is hidden. Take it back with: greenroom stories unhide ${id}`,
  isBack: (id: string) => `${id} is a story again.`,
  none: (leastScore: string) =>
    `No stories yet: they are answers to behavioural questions that score ${leastScore} or more and tell what you did and what came of it. \`greenroom interview --kind behavioural\` asks for some.`,
  shows: "Shows: ",
  foot: (leastScore: string) =>
    `Answers that score ${leastScore} or more and tell what you did and what came of it. \`greenroom stories show ID\` has one in full.`,
  told: (times: number, day: string) =>
    `${times === 1 ? "told once" : `told ${times} times`}, last ${day}`,
  nothingKnown: "nothing that the lexicon knows",
  parts: {
    situation: "Situation",
    action: "What you did",
    result: "What came of it",
    reflection: "What you learned",
  } satisfies Record<StoryPart, string>,
  nothingFound: "nothing was found",
  foundMet: "Found met:",
  whichToTell: "Which story to tell",
  whichToTellFor: (job: string) => `Which story to tell for ${job}`,
  noStory: "No story yet.",
  practise: (questionId: string) => `Practise: greenroom questions show ${questionId}`,
  suggestedTwice: "It is suggested twice: a second story would be better.",
};

export type StoriesWords = typeof english;
