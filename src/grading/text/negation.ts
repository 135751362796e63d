/** What is negated in running text: by which words, and how far they reach. */
import type { LanguageWords } from "./words.ts";

/** What negation looks at in a word. */
export interface NegationWord {
  /** Folded, as written. */
  readonly word: string;
  readonly isFunctionWord: boolean;
  readonly sentence: number;
  /** A comma, bracket or the like stands between the word before and this one. */
  readonly afterBreak: boolean;
}

export interface Negation {
  /** It turns a statement round and says nothing itself. */
  readonly isNegator: boolean;
  /** Indices of the negators whose reach it stands in; an even number of them cancels out. */
  readonly negatedBy: readonly number[];
  /** Indices of negators behind it that say of it as a subject that it is of no use: "locks do not help". */
  readonly deniedBy: readonly number[];
}

/** While it is being found. */
interface Finding extends Negation {
  isNegator: boolean;
  negatedBy: readonly number[];
  deniedBy: readonly number[];
}

const NONE: readonly number[] = [];

/** The list with one more: most have one, and an empty one that is pushed to makes room for sixteen. */
function withOne(list: readonly number[], index: number): readonly number[] {
  return list.length === 0 ? [index] : [...list, index];
}

/** How many words a negation reaches: a verb's to the end of the clause but not for ever, a noun's only its phrase. */
const REACH = { verb: 8, noun: 4, preposition: 4, pair: 5, prefix: 1 } as const;
/** "I don't think that …" and "it does not matter how …" go on over the clause that follows. */
const OPINION_REACH = 16;
/** "It is not true that …" goes on to the end of a sentence of usual length. */
const VERDICT_REACH = 40;
/** How many words before "do not help" may be what does not help. */
const SUBJECT_WORDS = 8;

/** A negation that still reaches over words. */
interface Reach {
  readonly index: number;
  readonly kind: keyof typeof REACH;
  /** It stands in a clause of condition, which may go over into the main clause without a comma. */
  readonly isConditional: boolean;
  /** It denies what something is, not what it does: "is not enough". */
  readonly isOfBeing: boolean;
  /** It denies the whole sentence: "it is not true that …". */
  isOfTruth: boolean;
  words: number;
  /** What it has reached over so far. */
  contentWords: number;
  hasArticle: boolean;
}

/**
 * Which words negate or are negated, by their index; the others have no entry.
 *
 * "Don't" and "never" reach to the end of their clause, "no" and "without" over their phrase; "not only" and "no doubt"
 * are no negations; a negation of a negation cancels it. Without a comma a clause of condition ends where its sentence can
 * only go on with the main clause: "if that is not enough | use a thread", "once nobody needs the key | the entry can go".
 * In Spanish and Portuguese a second negator only repeats the first: "no hay ningún listener".
 * What stands before is negated in two cases: the verb before "nothing", and what "does not help".
 */
export function findNegations(
  words: readonly NegationWord[],
  lists: LanguageWords,
): ReadonlyMap<number, Negation> {
  const found = new Map<number, Finding>();
  const findingAt = (index: number): Finding => {
    const known = found.get(index);
    if (known !== undefined) return known;
    const finding = { isNegator: false, negatedBy: NONE, deniedBy: NONE };
    found.set(index, finding);
    return finding;
  };
  const telling = tellingWords(lists);
  let reaches: Reach[] = [];
  let clauseStart = 0;
  let isConditional = false;
  for (let index = 0; index < words.length; index += 1) {
    const current = words[index];
    if (current === undefined) continue;
    const { word, isFunctionWord, sentence, afterBreak } = current;
    const before = words[index - 1];
    if (reaches.length === 0 && !telling.has(word)) {
      // Most words: nothing reaches over them, and they begin nothing but what a break has begun.
      if (afterBreak || before?.sentence !== sentence) {
        clauseStart = index;
        isConditional = false;
      }
      continue;
    }
    const pair = `${word} ${words[index + 1]?.word ?? ""}`;
    const goesOn =
      (word === lists.conjunction && lists.opinionVerbs.has(before?.word ?? "")) ||
      (lists.questionWords.has(word) &&
        words.slice(Math.max(0, index - 2), index).some((each) => lists.carings.has(each.word)));
    const isNewSentence = before?.sentence !== sentence;
    // "not when …" and "not yet" deny what would else begin a clause.
    const isDenied =
      found.get(index - 1)?.isNegator === true &&
      lists.verbNegators.has(before?.word ?? "") &&
      !lists.negativeObjects.has(before?.word ?? "");
    const isNewClause =
      isNewSentence ||
      afterBreak ||
      (!isDenied && (lists.clauseStarts.has(word) || lists.clauseStartPairs.has(pair)));
    if (goesOn && !isNewSentence) {
      const isVerdict = word === lists.conjunction && lists.verdicts.has(before?.word ?? "");
      for (const reach of reaches) {
        reach.words = isVerdict ? VERDICT_REACH : OPINION_REACH;
        reach.isOfTruth ||= isVerdict;
      }
    } else if (reaches.length > 0) {
      const isEnd = isNewSentence || lists.verdictEnds.has(word);
      reaches = reaches.filter((reach) =>
        isNewClause ? reach.isOfTruth && !isEnd : !endsBefore(reach, words, index, lists),
      );
    }
    if (isNewClause) {
      clauseStart = index;
      isConditional =
        lists.conditionals.has(word) ||
        // "If that is not …", "once what is left …"
        (!isNewSentence && !afterBreak && lists.conditionals.has(before?.word ?? ""));
    }

    const isRepeated = reaches.length > 0 && lists.repeatedNegators.has(word);
    const kind = isRepeated ? null : negationKind(word, pair, lists);
    if (kind !== null) findingAt(index).isNegator = true;
    if (reaches.length > 0) findingAt(index).negatedBy = reaches.map((reach) => reach.index);
    if (lists.vainVerbs.has(word) && lists.verbNegators.has(before?.word ?? "") && !isNewClause) {
      for (let at = Math.max(clauseStart, index - SUBJECT_WORDS); at < index - 1; at += 1)
        findingAt(at).deniedBy = withOne(findingAt(at).deniedBy, index - 1);
    }
    if (lists.negativeObjects.has(word) && before?.isFunctionWord === false && !isNewClause)
      findingAt(index - 1).negatedBy = withOne(findingAt(index - 1).negatedBy, index);

    for (const reach of reaches) {
      reach.words -= 1;
      if (!isFunctionWord) reach.contentWords += 1;
      if (lists.articles.has(word)) reach.hasArticle = true;
    }
    if (reaches.some((reach) => reach.words <= 0))
      reaches = reaches.filter((reach) => reach.words > 0);
    if (kind !== null) {
      reaches.push({
        index,
        kind,
        isConditional,
        isOfBeing:
          lists.formsOfBeing.has(word) ||
          lists.formsOfBeing.has(before?.word ?? "") ||
          lists.formsOfBeingBehind.has(words[index + 1]?.word ?? ""),
        isOfTruth: false,
        words: REACH[kind],
        contentWords: 0,
        hasArticle: false,
      });
    }
  }
  return found;
}

const tellingBefore = new WeakMap<LanguageWords, ReadonlySet<string>>();

/** Words that may begin a negation, a clause, or something that a negation goes on over. */
function tellingWords(lists: LanguageWords): ReadonlySet<string> {
  const known = tellingBefore.get(lists);
  if (known !== undefined) return known;
  const pairs = [lists.negatingPairs, lists.harmlessPairs, lists.clauseStartPairs];
  const words = new Set([
    "non",
    lists.conjunction,
    ...lists.verbNegators,
    ...lists.nounNegators,
    ...lists.prepositionNegators,
    ...lists.negativeObjects,
    ...lists.vainVerbs,
    ...lists.repeatedNegators,
    ...lists.clauseStarts,
    ...lists.conditionals,
    ...lists.questionWords,
    ...pairs.flatMap((each) => [...each].map((pair) => pair.split(" ")[0] ?? "")),
  ]);
  tellingBefore.set(lists, words);
  return words;
}

/** True when a negation cannot reach over the next word, although no comma stands before it. */
function endsBefore(
  { kind, isConditional, isOfBeing, contentWords, hasArticle }: Reach,
  words: readonly NegationWord[],
  index: number,
  lists: LanguageWords,
): boolean {
  const word = words[index]?.word ?? "";
  if (contentWords === 0) return false;
  // "without balancing | can become skewed"
  if (kind === "pair" || kind === "preposition") return lists.finiteVerbs.has(word);
  if (!isConditional || words[index - 1]?.isFunctionWord !== false) return false;
  if (lists.articles.has(word)) return hasArticle || kind !== "verb";
  if (lists.subjects.has(word)) return true;
  const isComplete = isOfBeing || lists.vainVerbs.has(words[index - 1]?.word ?? "");
  return kind === "verb" && isComplete && words[index]?.isFunctionWord === false;
}

function negationKind(word: string, pair: string, lists: LanguageWords): keyof typeof REACH | null {
  if (lists.harmlessPairs.has(pair)) return null;
  if (lists.negatingPairs.has(pair)) return "pair";
  if (word === "non") return "prefix";
  if (lists.prepositionNegators.has(word)) return "preposition";
  if (lists.nounNegators.has(word)) return "noun";
  return lists.verbNegators.has(word) ? "verb" : null;
}
