/** Is it said, or only listed? Running text against bags of keywords and shuffled words. */
import type { Language } from "../question.ts";
import type { Sentence, TokenizedText } from "./tokens.ts";
import { languageWords } from "./words.ts";
import type { LanguageWords } from "./words.ts";

/** `prose`: sentences; `terse`: notes; `keywords`: words without statements, or sentences with their words shuffled. */
export type Structure = "prose" | "terse" | "keywords";

export interface StructureCounts {
  readonly words: number;
  readonly functionWords: number;
  /** Words of grammar alone: articles, pronouns, forms of "be", helping verbs. */
  readonly emptyWords: number;
  /** Words that some words can never follow, and how many of them are followed by one of those. */
  readonly joints: number;
  readonly brokenJoints: number;
  /** Parts between commas and the like. */
  readonly parts: number;
}

/** Counts what running text can be told by, in one of its sentences. */
export function countStructure(
  text: TokenizedText,
  sentence: Sentence,
  language: Language,
): StructureCounts {
  const followers = impossibleFollowers(languageWords(language));
  let functionWords = 0;
  let emptyWords = 0;
  let joints = 0;
  let brokenJoints = 0;
  let parts = 1;
  for (let index = sentence.firstToken; index < sentence.lastToken; index += 1) {
    const token = text.tokens[index];
    if (token === undefined) continue;
    if (token.isFunctionWord) functionWords += 1;
    if (token.isEmpty) emptyWords += 1;
    if (token.afterBreak && index > sentence.firstToken) parts += 1;
    const impossible = followers.get(token.word);
    if (impossible === undefined || isName(text, index, sentence)) continue;
    joints += 1;
    const next = index + 1 < sentence.lastToken ? text.tokens[index + 1] : undefined;
    if (next === undefined || next.afterBreak) continue;
    // Who speaks says a word twice now and then.
    if (next.word === token.word || isName(text, index + 1, sentence)) continue;
    if (impossible.has(next.word)) brokenJoints += 1;
  }
  const words = sentence.lastToken - sentence.firstToken;
  return { words, functionWords, emptyWords, joints, brokenJoints, parts };
}

/** The counts of several sentences together. */
export function sumOfCounts(sentences: readonly StructureCounts[]): StructureCounts {
  const all = {
    words: 0,
    functionWords: 0,
    emptyWords: 0,
    joints: 0,
    brokenJoints: 0,
    parts: 0,
  };
  for (const each of sentences) {
    all.words += each.words;
    all.functionWords += each.functionWords;
    all.emptyWords += each.emptyWords;
    all.joints += each.joints;
    all.brokenJoints += each.brokenJoints;
    all.parts += each.parts;
  }
  return all;
}

const followersBefore = new WeakMap<LanguageWords, ReadonlyMap<string, ReadonlySet<string>>>();

/** For each word that some words can never follow, those words. */
function impossibleFollowers(lists: LanguageWords): ReadonlyMap<string, ReadonlySet<string>> {
  const known = followersBefore.get(lists);
  if (known !== undefined) return known;
  const followers = new Map<string, ReadonlySet<string>>();
  for (const { left, right } of lists.impossiblePairs)
    for (const word of left) if (!followers.has(word)) followers.set(word, right);
  followersBefore.set(lists, followers);
  return followers;
}

/** "A" in the middle of a sentence: a name ("A waits for B") and no article. */
function isName({ text, tokens }: TokenizedText, index: number, { firstToken }: Sentence): boolean {
  const start = tokens[index]?.start ?? 0;
  return index > firstToken && tokens[index]?.isArticle === true && text.startsWith("A", start);
}

/** So many words are needed before their kind says anything about how a text was made. */
const ENOUGH_WORDS = 8;
/**
 * Measured on the bank's examples and on students' answers that people graded as right: of the joints of spoken or
 * written text 10 % are broken at most and in all two or three, of the same words shuffled a fifth. Many broken ones tell
 * more surely.
 */
const BROKEN_JOINTS = [
  { least: 3, share: 0.1 },
  { least: 5, share: 0.07 },
] as const;
/** Share of function words plus share of empty words: text that is said has .65 and more, notes .2 to .5. */
const SAID = 0.55;
const WELL_SAID = 0.75;
const NOTES = 0.25;
const BARE = 0.12;
/** Share of words that belong to phrasings of the criteria: at most .62 in right answers, at least .72 in lists. */
const MOSTLY_PHRASINGS = 0.62;
const NOTHING_BUT_PHRASINGS = 0.7;
/**
 * Single sentences of right answers go further: to .8 with the grammar of a sentence, or with parts of some length between
 * their commas ("acquire locks in a consistent order, keep transactions short"). Lists have parts of one to three words;
 * strung together without commas their words are phrasings to .83 and more.
 */
const SENTENCE_OF_PHRASINGS = 0.82;
const PART_WORDS = 3.5;
/** A shorter sentence may consist of phrasings: it is one good sentence. */
const DENSE_SENTENCE_WORDS = 18;
const CLAUSE_WORDS = 5;

/**
 * What kind of text the counts of a whole answer describe; too few words to tell count as prose.
 *
 * @param phrasingShare how many of the words belong to phrasings of the criteria, 0 to 1
 * @param isClipped whether it consists of clipped statements (clipped.ts); asked only of what has little grammar
 */
export function structureOf(
  counts: StructureCounts,
  phrasingShare: number,
  isClipped: () => boolean = () => false,
): Structure {
  if (counts.words < ENOUGH_WORDS) return "prose";
  if (isShuffled(counts)) return "keywords";
  const structure = structureByGrammar(counts, phrasingShare);
  return structure !== "prose" && isClipped() ? "prose" : structure;
}

function structureByGrammar(counts: StructureCounts, phrasingShare: number): Structure {
  const said = saidShare(counts);
  if (said < BARE) return "keywords";
  if (said < SAID && phrasingShare > MOSTLY_PHRASINGS) return "keywords";
  const isTold = said >= WELL_SAID && counts.words / counts.parts >= CLAUSE_WORDS;
  if (counts.words >= 2 * ENOUGH_WORDS && phrasingShare > NOTHING_BUT_PHRASINGS && !isTold)
    return "keywords";
  return said < NOTES ? "terse" : "prose";
}

/** The same of one sentence of an answer that is prose as a whole. */
export function sentenceStructureOf(counts: StructureCounts, phrasingShare: number): Structure {
  if (counts.words < ENOUGH_WORDS) return "prose";
  if (isShuffled(counts)) return "keywords";
  const said = saidShare(counts);
  if (said >= SAID) return "prose";
  const partWords = counts.words / counts.parts;
  const most = partWords < PART_WORDS ? MOSTLY_PHRASINGS : SENTENCE_OF_PHRASINGS;
  const tells = counts.words >= DENSE_SENTENCE_WORDS || said < BARE;
  if (tells && phrasingShare > most) return "keywords";
  return said < NOTES && partWords < CLAUSE_WORDS ? "terse" : "prose";
}

function isShuffled({ joints, brokenJoints }: StructureCounts): boolean {
  return BROKEN_JOINTS.some(
    ({ least, share }) => brokenJoints >= least && brokenJoints / joints >= share,
  );
}

function saidShare({ functionWords, emptyWords, words }: StructureCounts): number {
  return (functionWords + emptyWords) / words;
}
