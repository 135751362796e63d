/**
 * What a question compares: "breadth-first and depth-first", "a process or a thread". What is said of the one is no
 * evidence for the other: "depth-first goes level by level" does not show how breadth-first goes.
 */
import { fold } from "./text/fold.ts";
import { findPhrase } from "./text/find-phrase.ts";
import type { Hit } from "./text/find-phrase.ts";
import type { NumberedPhrase, PhraseIndex } from "./text/phrase-index.ts";
import type { Token } from "./text/tokens.ts";
import { languageWords } from "./text/words.ts";
import type { Language } from "./question.ts";

/** Words that join two things that are compared, and those that may stand beside them. */
const JOINING: ReadonlySet<string> = new Set("and or vs versus y o e ou".split(" "));
const BESIDE: ReadonlySet<string> = new Set("a an the un una el la um uma do da".split(" "));
/** A question that compares says so: two things joined by "and" may also belong together. */
const COMPARES =
  /\b(?:compar\w*|differ\w*|between|versus|vs|or|which|choose|diferenci\w*|diferenc\w*|entre|o|ou|cual|qual|elegir|escolher)\b/u;
const COMPARED_WITHIN = 3;

interface Named {
  readonly phrases: readonly NumberedPhrase[];
  readonly isGiven: boolean;
}

/**
 * The phrasings of the things that a question sets beside a concept's; empty for most concepts.
 *
 * @param asked the question's own text
 */
export function rivalsOf(
  concept: Named,
  all: readonly Named[],
  asked: PhraseIndex,
): NumberedPhrase[] {
  if (!concept.isGiven || !COMPARES.test(fold(asked.text.text))) return [];
  const own = new Set(concept.phrases.map(({ text }) => text));
  const hits = hitsOf(concept.phrases, asked);
  // A concept that the question says in several places is no name of one thing.
  if (
    hits.some(({ first, last }) => hits.some((other) => other.first >= last || other.last <= first))
  )
    return [];
  return all
    .filter((other) => other.isGiven && !other.phrases.some(({ text }) => own.has(text)))
    .filter((other) =>
      hitsOf(other.phrases, asked).some((there) =>
        hits.some((here) => areCompared(here, there, asked) || areCompared(there, here, asked)),
      ),
    )
    .flatMap(({ phrases }) => phrases);
}

const hitsOf = (phrases: readonly NumberedPhrase[], index: PhraseIndex): Hit[] =>
  phrases.flatMap((phrase) => findPhrase(phrase, index));

function areCompared(one: Hit, other: Hit, { text }: PhraseIndex): boolean {
  const between = text.tokens.slice(one.last, other.first);
  if (other.first < one.last || between.length > COMPARED_WITHIN) return false;
  const isListed = text.tokens[other.first]?.afterBreak === true;
  return (
    (isListed || between.some(({ word }) => JOINING.has(word))) &&
    between.every(({ word }) => JOINING.has(word) || BESIDE.has(word))
  );
}

/** What may stand between the beginning of a part of a sentence and the thing that it is about. */
const BEFORE_SUBJECT: ReadonlySet<string> = new Set([
  ...JOINING,
  ...BESIDE,
  ..."the but while whereas los las mientras pero os as enquanto mas".split(" "),
]);

/**
 * True when a hit is said of a rival: a rival is named in its part of the sentence and the thing itself is not; or it was
 * named last before it, as what a part is about ("debounce fires at intervals, and throttle waits until …"); or only a
 * rival is named in the sentence, before it.
 */
export function isSaidOfRival(
  hit: Hit,
  own: readonly Hit[],
  rivals: readonly Hit[],
  tokens: readonly Token[],
  language: Language,
): boolean {
  const [from, to] = partOf(hit, tokens, language);
  const isInPart = ({ first }: Hit): boolean => first >= from && first < to;
  if (own.some(isInPart)) return false;
  if (rivals.some(isInPart)) return true;
  const isInSentence = ({ sentence }: Hit): boolean => sentence === hit.sentence;
  const before = rivals.filter((rival) => isInSentence(rival) && rival.first < hit.first);
  const ownInSentence = own.filter(isInSentence);
  if (ownInSentence.length === 0) return before.length > 0;
  const ownBefore = ownInSentence.filter(({ first }) => first < hit.first);
  const lastOwn = Math.max(-1, ...ownBefore.map(({ first }) => first));
  return before.some(
    (rival) =>
      rival.first > lastOwn && isSubject(rival, partOf(rival, tokens, language)[0], tokens),
  );
}

/** Nothing but an "and" or an article stands before it in its part of the sentence. */
function isSubject({ first }: Hit, from: number, tokens: readonly Token[]): boolean {
  return tokens.slice(from, first).every(({ word }) => BEFORE_SUBJECT.has(word));
}

/** Tokens of the part of the sentence in which a hit ends, from one comma or beginning of a clause to the next. */
function partOf(hit: Hit, tokens: readonly Token[], language: Language): [number, number] {
  const { clauseStarts } = languageWords(language);
  const begins = (at: number): boolean => {
    const token = tokens[at];
    return token === undefined || token.afterBreak || clauseStarts.has(token.word);
  };
  let from = hit.last - 1;
  while (from > 0 && !begins(from) && tokens[from - 1]?.sentence === hit.sentence) from -= 1;
  let to = hit.last;
  while (tokens[to]?.sentence === hit.sentence && !begins(to)) to += 1;
  return [from, to];
}
