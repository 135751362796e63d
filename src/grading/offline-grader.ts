/**
 * The offline grader: marks the criteria by their concepts, without a model and without a network.
 *
 * A concept is found when one of its phrasings stands in the answer, un-negated (a phrasing that is itself negative:
 * negated), in text that is about the question and that is said, not listed. `criterion-mark.ts` makes marks of that.
 */
import type { GradedAnswer } from "./answer.ts";
import { prepareQuestion } from "./concepts.ts";
import { findConcept, markCriterion } from "./criterion-mark.ts";
import type { ConceptHits, CriterionTrace } from "./criterion-mark.ts";
import type { Mark } from "./evaluation.ts";
import { spansToGrader, withoutSpans } from "./injection.ts";
import type { Question } from "./question.ts";
import { reversedSentences } from "./reversal.ts";
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
  const words = contentWords(index, topic);
  const shares = relevances(words);
  const answerOf = answerOfSentences(text, said);
  const answer = {
    index,
    language: question.language,
    structures: sentenceStructures(text, answerOf, covered, question),
    offTopic: shares.map((share) => share < relevantFrom),
    reversed: reversedSentences(text, right),
    isStory: question.kind === "behavioural",
    isOnTopic: topicShare(words) >= CLEARLY_ON_TOPIC,
    answerOf,
  };
  return found.map(({ criterion, hits }) => markCriterion(criterion, hits, answer));
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

interface ContentWord {
  /** The same for the same key. */
  readonly id: number;
  /** How much it says about what a text is about. */
  readonly weight: number;
  /** That, if it belongs to the question's topic; else 0. */
  readonly own: number;
}

/** The content words of each sentence. */
function contentWords(
  { text, misspelt }: PhraseIndex,
  topic: ReadonlySet<string>,
): ContentWord[][] {
  const ids = new Map<string, number>();
  return text.sentences.map(({ firstToken, lastToken }) => {
    const words: ContentWord[] = [];
    for (let index = firstToken; index < lastToken; index += 1) {
      const token = text.tokens[index];
      if (token === undefined || token.isFunctionWord) continue;
      const { key, isOrdinary } = token;
      let id = ids.get(key);
      if (id === undefined) {
        id = ids.size;
        ids.set(key, id);
      }
      const weight = isOrdinary ? ORDINARY_WEIGHT : 1;
      words.push({ id, weight, own: topic.has(key) || misspelt.has(index) ? weight : 0 });
    }
    return words;
  });
}

/** How much of what is said around each sentence belongs to the question's topic. */
function relevances(sentences: readonly (readonly ContentWord[])[]): number[] {
  return sentences.map((_, at) =>
    topicShare(sentences.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)),
  );
}

/** The share of the different words which belong to the topic, ordinary words weighing less, 0 to 1. */
function topicShare(sentences: readonly (readonly ContentWord[])[]): number {
  // A word that is a slip in one place and meant in another counts as it was last written.
  const ownById: (number | undefined)[] = [];
  let own = 0;
  let all = 0;
  for (const words of sentences) {
    for (const word of words) {
      const before = ownById[word.id];
      if (before === undefined) all += word.weight;
      own += word.own - (before ?? 0);
      ownById[word.id] = word.own;
    }
  }
  return all === 0 ? 0 : own / all;
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
