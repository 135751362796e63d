/**
 * The offline grader: marks the criteria by their concepts, without a model and without a network.
 *
 * A concept is found when one of its phrasings stands in the answer, un-negated (a phrasing that is itself negative:
 * negated), in text that is about the question and that is said, not listed. `criterion-mark.ts` makes marks of that.
 */
import type { GradedAnswer } from "./answer.ts";
import { prepareQuestion } from "./concepts.ts";
import { findConcept } from "./concept-hits.ts";
import type { ConceptHits } from "./concept-hits.ts";
import { markCriterion } from "./criterion-mark.ts";
import type { CriterionTrace } from "./criterion-mark.ts";
import type { Mark } from "./evaluation.ts";
import { spansToGrader, withoutSpans } from "./injection.ts";
import type { Question } from "./question.ts";
import { isReversed } from "./reversal.ts";
import { storyOnTopic, storyTopicality } from "./story-topic.ts";
import { areClippedStatements } from "./text/clipped.ts";
import { indexText } from "./text/phrase-index.ts";
import type { PhraseIndex } from "./text/phrase-index.ts";
import { countStructure, sentenceStructureOf, structureOf, sumOfCounts } from "./text/structure.ts";
import type { Structure } from "./text/structure.ts";
import { tokenize } from "./text/tokens.ts";
import type { TokenizedText } from "./text/tokens.ts";

/**
 * Marks of the answers against every criterion of the question, in its order. Pure: the same answers, the same marks.
 * Quotes are verbatim from the answers; what an answer says to the grader is not read.
 */
export function markOffline(question: Question, answers: readonly GradedAnswer[]): Mark[] {
  return judge(question, answers).map(({ mark }) => mark);
}

/** Why each criterion got its mark: what `markOffline` found and what it did not. */
export function traceOffline(
  question: Question,
  answers: readonly GradedAnswer[],
): CriterionTrace[] {
  return judge(question, answers).map(({ trace }) => trace());
}

/** Stands between two answers: a sentence never runs from one into the next. */
const BETWEEN_ANSWERS = "\n\n";

/** Answers to a question have this share of its topic's words and more, answers to others hardly ever (see concepts.ts). */
const CLEARLY_ON_TOPIC = 0.5;

function judge(question: Question, answers: readonly GradedAnswer[]) {
  const { criteria, vocabulary, topic, relevantFrom, right } = prepareQuestion(question);
  const said = answers.map(({ text }) => withoutSpans(text, spansToGrader(text)));
  const text = tokenize(said.join(BETWEEN_ANSWERS), question.language);
  const index = indexText(text, vocabulary);
  const found = criteria.map((criterion) => ({
    criterion,
    hits: criterion.concepts.map((concept) => findConcept(concept, index)),
  }));
  const covered = coveredTokens(found.flatMap(({ hits }) => hits));
  const shareAround = topicShares(index, topic);
  const answerOf = answerOfSentences(text, said);
  const shareOfAll = (): number => shareAround(0, text.sentences.length);
  const isStory = question.kind === "behavioural";
  // Criteria without concepts have the words of their sentences only, and a threshold of their own.
  const told =
    isStory && criteria.every(({ isDerived }) => !isDerived)
      ? storyTopicality(
          text,
          question.language,
          found.map(({ hits }) => hits),
          shareOfAll,
        )
      : 0;
  const answer = {
    index,
    language: question.language,
    structures: sentenceStructures(text, answerOf, covered, question),
    isOffTopic:
      told >= storyOnTopic.counts
        ? () => false
        : remembered((sentence) => shareAround(sentence, NEIGHBOURS) < relevantFrom),
    isReversed: remembered((sentence) => isReversed(text, sentence, right)),
    isStory,
    isOnTopic: () => told >= storyOnTopic.clear || shareOfAll() >= CLEARLY_ON_TOPIC,
    answerOf,
  };
  return found.map(({ criterion, hits }) => markCriterion(criterion, hits, answer));
}

/** The same of each sentence, found out when it is first asked for: most marks depend on a few sentences. */
function remembered(ask: (sentence: number) => boolean): (sentence: number) => boolean {
  const known: (boolean | undefined)[] = [];
  return (sentence) => (known[sentence] ??= ask(sentence));
}

/** For each sentence the index of the answer that it is from. */
function answerOfSentences(text: TokenizedText, said: readonly string[]): number[] {
  const ends: number[] = [];
  for (const answer of said)
    ends.push((ends.at(-1) ?? -BETWEEN_ANSWERS.length) + BETWEEN_ANSWERS.length + answer.length);
  return text.sentences.map(({ start }) => ends.findIndex((end) => start < end));
}

/** So many sentences before and after a sentence tell what it is about. */
export const NEIGHBOURS = 2;
/** Of an ordinary word, in deciding what a text is about. */
export const ORDINARY_WEIGHT = 0.25;

/** A different word of an answer, and how it stands in the count that is under way. */
interface DifferentWord {
  /** How much it says about what a text is about. */
  readonly weight: number;
  countedIn: number;
  own: number;
}

interface ContentWord {
  readonly word: DifferentWord;
  /** Its weight, if it belongs to the question's topic; else 0. */
  readonly own: number;
}

/**
 * Tells how much of what is said in so many sentences before and after one belongs to the question's topic: the share of
 * the different words which do, ordinary words weighing less, 0 to 1.
 */
function topicShares(
  index: PhraseIndex,
  topic: ReadonlySet<string>,
): (sentence: number, neighbours: number) => number {
  let words: readonly (readonly ContentWord[])[] | undefined;
  let counts = 0;
  return (sentence, neighbours) => {
    words ??= contentWords(index, topic);
    counts += 1;
    let own = 0;
    let all = 0;
    const last = Math.min(sentence + neighbours, words.length - 1);
    for (let at = Math.max(0, sentence - neighbours); at <= last; at += 1) {
      for (const said of words[at] ?? []) {
        const { word } = said;
        if (word.countedIn !== counts) {
          word.countedIn = counts;
          word.own = 0;
          all += word.weight;
        }
        // A word that is a slip in one place and meant in another counts as it was last written.
        own += said.own - word.own;
        word.own = said.own;
      }
    }
    return all === 0 ? 0 : own / all;
  };
}

/** The content words of each sentence. */
function contentWords(
  { text, misspelt }: PhraseIndex,
  topic: ReadonlySet<string>,
): ContentWord[][] {
  const different = new Map<string, DifferentWord>();
  return text.sentences.map(({ firstToken, lastToken }) => {
    const words: ContentWord[] = [];
    for (let index = firstToken; index < lastToken; index += 1) {
      const token = text.tokens[index];
      if (token === undefined || token.isFunctionWord) continue;
      const { key, isOrdinary } = token;
      let word = different.get(key);
      if (word === undefined) {
        word = { weight: isOrdinary ? ORDINARY_WEIGHT : 1, countedIn: 0, own: 0 };
        different.set(key, word);
      }
      words.push({ word, own: topic.has(key) || misspelt.has(index) ? word.weight : 0 });
    }
    return words;
  });
}

/** Indices of the tokens that are part of any phrasing. */
function coveredTokens(found: readonly ConceptHits[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const { said, denied } of found) {
    for (const hit of [...said, ...denied]) {
      for (let token = hit.first; token < hit.last; token += 1) covered.add(token);
    }
  }
  return covered;
}

/**
 * How each sentence is made; when the whole of an answer is a list, all of its own are. The answer to a follow-up does not
 * change how the one before it was given: what that had shown, the person has been told.
 */
function sentenceStructures(
  text: TokenizedText,
  answerOf: readonly number[],
  covered: ReadonlySet<number>,
  question: Question,
): Structure[] {
  const counted = text.sentences.map((sentence, at) => {
    let inPhrasings = 0;
    for (let token = sentence.firstToken; token < sentence.lastToken; token += 1)
      if (covered.has(token)) inPhrasings += 1;
    const counts = countStructure(text, sentence, question.language);
    return { sentence, counts, inPhrasings, answer: answerOf[at] };
  });
  const wholes = new Map<number | undefined, Structure>();
  for (const [answer, own] of Map.groupBy(counted, (each) => each.answer)) {
    const all = sumOfCounts(own.map(({ counts }) => counts));
    const inPhrasings = own.reduce((sum, each) => sum + each.inPhrasings, 0);
    const share = inPhrasings / Math.max(1, all.words);
    const isClipped = (): boolean =>
      areClippedStatements(
        text,
        own.map(({ sentence }) => sentence),
        share,
      );
    wholes.set(answer, structureOf(all, share, isClipped));
  }
  return counted.map(({ counts, inPhrasings, answer }) => {
    const whole = wholes.get(answer) ?? "prose";
    return whole === "prose"
      ? sentenceStructureOf(counts, inPhrasings / Math.max(1, counts.words))
      : whole;
  });
}
