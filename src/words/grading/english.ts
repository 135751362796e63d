import { asAdvice } from "./advice.ts";
import type { Doubt, MarkValue, ScreenFinding, UngradedReason } from "../../grading/evaluation.ts";

/** How criteria of the bank begin, and the same as advice. */
const imperatives: Readonly<Record<string, string>> = {
  Says: "Say",
  Explains: "Explain",
  Names: "Name",
  Describes: "Describe",
  Gives: "Give",
  Compares: "Compare",
  Weighs: "Weigh",
  Warns: "Warn",
  Mentions: "Mention",
  Distinguishes: "Distinguish",
  Tells: "Tell",
  Knows: "Say",
  Uses: "Use",
  Keeps: "Keep",
  Makes: "Make",
  Draws: "Draw",
  Asks: "Ask",
  Takes: "Take",
  Puts: "Put",
  Finds: "Find",
  Adds: "Add",
  Chooses: "Choose",
  Writes: "Write",
  Reads: "Read",
  Sends: "Send",
  Lets: "Let",
  Considers: "Consider",
  Treats: "Treat",
  Prefers: "Prefer",
  Recognises: "Recognise",
  Decides: "Decide",
  Avoids: "Avoid",
  Goes: "Go",
  Does: "Do",
};

/** What the graders say of an answer, and how their findings are called. */
export const english = {
  /** "a", "a and b", "a, b and c". */
  and: "and",
  or: "or",
  saysTheOpposite: "Says the opposite.",
  recommends: (quote: string) => `Recommends what a good answer warns of: ${quote}.`,
  saysTheOppositeIn: (quote: string) => `Says the opposite: ${quote}.`,
  mentionsButDenies: (said: string, denied: string) => `Mentions ${said}, but denies ${denied}.`,
  says: (said: string) => `Says ${said}.`,
  listsWords: "Lists the words without saying anything with them.",
  nothingAbout: (open: string) => `Nothing about ${open}.`,
  notTogether: (said: string) => `Mentions ${said}, but not together.`,
  mentionsNotAll: (said: string, open: string) => `Mentions ${said}; nothing about ${open}.`,
  repeatsQuestion: "Repeats the question.",
  repeatsCriterion: "Repeats a criterion word for word.",
  noMark: "The grader gave no mark.",
  noWords: "No words of the answer show it.",
  notHeardClearly: "The words that could have shown it were not heard clearly.",
  restsOnUnclear: "It rests on words that were not heard clearly.",
  saysShare: (percent: number) => `Says ${percent} % of it.`,
  otherReferenceFits: "Another reference fits the answer better.",
  addThis: (criterion: string) => asAdvice(criterion, imperatives) ?? `Add this: ${criterion}`,

  offlineGrader: "the offline grader",
  judgedBy: (grader: string) => `Judged by ${grader}`,
  timesApart: (judges: number, apart: string) => `${judges} times, ${apart} apart`,
  calibratedBy: (name: string, rawScore: string) => `calibrated by ${name} (raw score ${rawScore})`,
  lowConfidence: "with low confidence",
  doubts: {
    "graders-disagree": "the model and the offline grader disagree",
    "judges-disagree": "several judgements of it disagree",
    "addressed-to-grader": "it speaks to whoever grades it",
    "too-long": "its end was too long to be judged",
    "mostly-cannot-tell": "most criteria could not be judged",
    "unclear-words": "words that count were not heard clearly",
  } satisfies Record<Doubt, string>,

  marks: {
    met: "met",
    partly: "partly",
    missed: "missed",
    contradicted: "wrong",
    "cannot-tell": "cannot tell",
  } satisfies Record<MarkValue, string>,
  screens: {
    empty: "There was no answer.",
    "no-answer": "You said that you do not know. That is honest, and it scores 1.",
    gibberish: "That was no answer in words.",
    echo: "That repeats the question.",
  } satisfies Record<ScreenFinding, string>,
  /** Why an answer has no score, as a clause. */
  ungraded: {
    "service-down": "the service does not answer",
    "key-refused": "the API key is missing or was refused",
    refused: "the model declined to judge it",
    "invalid-reply": "the model's reply could not be used",
    "nothing-to-judge": "there was nothing in it that could be judged either way",
    stopped: "it was stopped before the reply came",
  } satisfies Record<UngradedReason, string>,
};

export type GradingWords = typeof english;
