/** Phrasings compiled once, to be found again in answers (find-phrase.ts), inflected and with words in between. */
import type { Language } from "../question.ts";
import type { Token, TokenizedText } from "./tokens.ts";
import { ordinaryWords } from "./ordinary-words.ts";
import { languageWords } from "./words.ts";
import type { LanguageWords } from "./words.ts";

export interface Phrase {
  /** As the author wrote it. */
  readonly text: string;
  /** Keys of the words that must be found, in their order. */
  readonly keys: readonly string[];
  /** The same words as written. */
  readonly words: readonly string[];
  /** The same as one word ("event loop" written "eventloop"); null when there are not two that people join. */
  readonly joined: string | null;
  /** For each word whether it must follow the one before directly, as it does in code: "Object.prototype". */
  readonly glued: readonly boolean[];
  /** It says that something is not so: it is found only in negated text. */
  readonly negated: boolean;
  /** One word of meaning at most: nothing but empty words may stand in between. "by value", "how it is called". */
  readonly contiguous: boolean;
  /** Its two words may be turned round: "size of the input" is "input size". */
  readonly reversible: boolean;
}

/** Shorter parts are no words that anyone writes as one: "O(n)" is not "on". */
export const JOINED_PART_LETTERS = 2;

/** Makes a phrasing findable, read as a text of its own; null when it holds no word at all. */
export function compilePhrase({ text, tokens }: TokenizedText, language: Language): Phrase | null {
  const lists = languageWords(language);
  const lastContent = tokens.findLastIndex(
    (token) => !token.isNegator && !lists.closings.has(token.word),
  );
  // What negates nothing is a word like any other: "said no", "list instead of"; "copies nothing" negates the verb.
  const negators = tokens.filter(
    (token, index) =>
      token.isNegator &&
      tokens.some((other) => !other.isFunctionWord && !other.isNegator) &&
      (index < lastContent ||
        (lists.negativeObjects.has(token.word) && tokens[index - 1]?.isFunctionWord === false)),
  );
  const said = tokens.filter((token) => !negators.includes(token));
  const words = neededWords(said, lists);
  if (words.length === 0) return null;
  const content = words.filter((token) => !token.isFunctionWord);
  const contiguous = content.length < 2 && words.length > 1;
  const needed = contiguous || content.length === 0 ? words : content;
  const glued = needed.map((token, index) => {
    const before = needed[index - 1];
    return before !== undefined && /^[._]+$/u.test(text.slice(before.end, token.start));
  });
  return {
    text,
    keys: needed.map((token) => token.key),
    words: needed.map((token) => token.word),
    joined: joinedWord(needed, tokens),
    glued,
    negated: negators.length % 2 === 1,
    contiguous,
    reversible: needed.length === 2 && !contiguous && said.some((token) => token.word === "of"),
  };
}

/**
 * The words of a phrasing that tell it from others: those that are not empty. When that is one word, the persons with it
 * ("I wanted" is not "he wanted"), and when that one is ordinary, all of them ("an hour").
 */
function neededWords(said: readonly Token[], lists: LanguageWords): readonly Token[] {
  const plain = said.filter((token) => !token.isEmpty);
  if (plain.filter((token) => !token.isFunctionWord).length > 1) return plain;
  const kept = said.filter((token) => !token.isEmpty || lists.persons.has(token.word));
  const [only] = kept;
  const isCommon =
    only === undefined ||
    only.isFunctionWord ||
    ordinaryWords.has(only.stem) ||
    ordinaryWords.has(only.key);
  return kept.length < 2 && isCommon ? said : kept;
}

/** Two neighbouring words that may be written as one; words of grammar are not ("for each" is no forEach). */
function joinedWord(needed: readonly Token[], tokens: readonly Token[]): string | null {
  const [one, two] = needed;
  if (one === undefined || two === undefined || needed.length > 2) return null;
  if (tokens.indexOf(two) !== tokens.indexOf(one) + 1) return null;
  return mayBeJoined(one, two) ? one.word + two.stem : null;
}

/** Two words that people may write as one. */
export function mayBeJoined(one: Token, two: Token): boolean {
  return (
    one.word.length >= JOINED_PART_LETTERS &&
    two.word.length >= JOINED_PART_LETTERS &&
    !(one.isFunctionWord && two.isFunctionWord)
  );
}
