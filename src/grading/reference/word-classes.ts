/** The grammatical class of a word, as far as closed lists and endings tell it. */
import type { TokenizedText } from "../text/tokens.ts";

const lists: Readonly<Record<string, string>> = {
  article: "a an the",
  possessive: "my your his her its our their whose every each",
  demonstrative: "this that these those",
  quantifier:
    "some any all both many much few several most more less no other another such same one two three four five six seven eight nine ten",
  subject: "i he she we they you it who there what",
  object: "me him them us himself itself themselves yourself myself ourselves",
  be: "is are was were am",
  bare: "be",
  been: "been being",
  have: "have has had having",
  do: "do does did doing done dont doesnt didnt",
  modal:
    "can could will would shall should may might must cannot cant wont wouldnt couldnt shouldnt isnt arent wasnt werent hasnt havent",
  to: "to",
  of: "of",
  preposition:
    "in on at by for with from into onto about against between through during above below under over within across along among around behind beside near off out toward towards upon via per than like without after before until",
  coordinator: "and or but nor",
  subordinator:
    "so because although though while whereas if unless since when where which as whether how why until",
  negator: "not never neither",
  adverb:
    "also only just still already then thus therefore hence too very again here now even often always usually sometimes quite rather almost well up down back away together instead however once else yet",
};

const classNames = [
  ...Object.keys(lists),
  "number",
  "ing",
  "ed",
  "ly",
  "plural",
  "content",
  "edge",
] as const;
export const CLASS_COUNT = classNames.length;
const classIndex = new Map<string, number>(classNames.map((name, index) => [name, index]));
const classOfWord = new Map(
  Object.entries(lists).flatMap(([name, words]) =>
    words.split(" ").map((word) => [word, classIndex.get(name) ?? 0] as const),
  ),
);
const indexOf = (name: string): number => classIndex.get(name) ?? 0;
const NUMBER = indexOf("number");
const ING = indexOf("ing");
const ED = indexOf("ed");
const LY = indexOf("ly");
const PLURAL = indexOf("plural");
const CONTENT = indexOf("content");
/** Before the first and after the last word of a sentence, and at commas and the like. */
const EDGE = indexOf("edge");

/** Class of one folded word, 0 to CLASS_COUNT - 1. */
function wordClass(word: string): number {
  const listed = classOfWord.get(word);
  if (listed !== undefined) return listed;
  if (/^\p{N}/u.test(word)) return NUMBER;
  if (word.length > 4) {
    if (word.endsWith("ing")) return ING;
    if (word.endsWith("ed")) return ED;
    if (word.endsWith("ly")) return LY;
    if (word.endsWith("s") && !word.endsWith("ss")) return PLURAL;
  }
  return CONTENT;
}

/** The classes of a text's words in order, EDGE at both ends and wherever a sentence or part ends. */
export function classSequence(text: TokenizedText): number[] {
  const sequence = [EDGE];
  let sentence = 0;
  for (const token of text.tokens) {
    if (token.sentence !== sentence || token.afterBreak) {
      if (sequence.at(-1) !== EDGE) sequence.push(EDGE);
      sentence = token.sentence;
    }
    sequence.push(wordClass(token.word));
  }
  if (sequence.at(-1) !== EDGE) sequence.push(EDGE);
  return sequence;
}
