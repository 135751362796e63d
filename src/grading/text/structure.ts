/** Is it said, or only listed? Running text against bags of keywords and shuffled words. */
import type { Language } from "../question.ts";
import type { Sentence, TokenizedText } from "./tokens.ts";
import { languageWords } from "./words.ts";

/** `prose`: sentences; `terse`: notes; `keywords`: words without statements, or sentences with their words shuffled. */
export type Structure = "prose" | "terse" | "keywords";

export interface StructureCounts {
  readonly words: number;
  readonly functionWords: number;
  /** Articles and prepositions, and how many of them stand before a word that cannot follow them. */
  readonly joints: number;
  readonly brokenJoints: number;
  /** Parts between commas and the like. */
  readonly parts: number;
}

/** Counts what running text can be told by, over the given sentences. */
export function countStructure(
  text: TokenizedText,
  sentences: readonly Sentence[],
  language: Language,
): StructureCounts {
  const lists = languageWords(language);
  let words = 0;
  let functionWords = 0;
  let joints = 0;
  let brokenJoints = 0;
  let parts = 0;
  for (const sentence of sentences) {
    parts += 1;
    for (let index = sentence.firstToken; index < sentence.lastToken; index += 1) {
      const token = text.tokens[index];
      if (token === undefined) continue;
      words += 1;
      if (token.isFunctionWord) functionWords += 1;
      if (token.afterBreak && index > sentence.firstToken) parts += 1;
      const next = index + 1 < sentence.lastToken ? text.tokens[index + 1] : undefined;
      const follower = next === undefined || next.afterBreak ? "" : next.word;
      if (lists.articles.has(token.word)) {
        joints += 1;
        if (follower === "" || lists.neverAfterArticle.has(follower)) brokenJoints += 1;
      } else if (lists.prepositions.has(token.word)) {
        joints += 1;
        if (lists.neverAfterPreposition.has(follower)) brokenJoints += 1;
      }
    }
  }
  return { words, functionWords, joints, brokenJoints, parts };
}

/** Below this share of function words a text is a list of keywords; below the second it is notes. */
const KEYWORD_SHARE = 0.2;
const TERSE_SHARE = 0.3;
/** Of the joints of shuffled prose about two in five are broken; of written prose fewer than one in thirty. */
const BROKEN_JOINT_SHARE = 0.2;

/** What kind of text the counts describe; too few words to tell count as prose. */
export function structureOf(counts: StructureCounts): Structure {
  if (counts.words < 6) return "prose";
  if (counts.joints >= 5 && counts.brokenJoints / counts.joints >= BROKEN_JOINT_SHARE)
    return "keywords";
  const share = counts.functionWords / counts.words;
  if (share < KEYWORD_SHARE) return "keywords";
  return share < TERSE_SHARE ? "terse" : "prose";
}
