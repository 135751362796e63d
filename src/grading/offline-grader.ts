/**
 * The offline grader: marks the criteria by their concepts, without a model and without a network.
 *
 * A concept is found when one of its phrasings stands in the answer, un-negated (a phrasing that is itself negative:
 * negated). A criterion is met when all of its concepts stand in one sentence or two neighbouring ones, partly when at
 * least half of them do or when they are scattered. Words which are listed and not said count for nothing.
 */
import type { GradedAnswer } from "./answer.ts";
import { prepareQuestion } from "./concepts.ts";
import type { Concept, PreparedCriterion } from "./concepts.ts";
import type { Grader, Mark, MarkValue } from "./evaluation.ts";
import { spansToGrader, withoutSpans } from "./injection.ts";
import type { Question } from "./question.ts";
import { findPhrase, indexText } from "./text/phrases.ts";
import type { Hit, PhraseIndex } from "./text/phrases.ts";
import { ordinaryWords } from "./text/ordinary-words.ts";
import { countStructure, structureOf } from "./text/structure.ts";
import type { Structure } from "./text/structure.ts";
import { tokenize } from "./text/tokens.ts";
import type { Sentence, TokenizedText } from "./text/tokens.ts";

/** Rises with every change that can change a mark. */
export const OFFLINE_GRADER_VERSION = "offline-1";

/** Who judged, for evaluations by the offline grader. */
export const offlineGrader: Grader = {
  engine: "offline",
  model: OFFLINE_GRADER_VERSION,
  promptHash: null,
};

/**
 * A phrasing found in text of less relevance was used about something else. Measured as `relevances` does on the bank:
 * around what earned credit in examples and in right answers by others it is .34 and more, around chance hits in
 * answers to other questions below .29 in nine of ten.
 */
const RELEVANT = 0.3;

/** What was found of one criterion, for tools that explain a mark. */
export interface CriterionTrace {
  readonly criterionId: string;
  readonly mark: MarkValue;
  readonly concepts: readonly {
    readonly name: string;
    /** The answer's words that matched, un-negated; null when there are none. */
    readonly found: string | null;
    /** The answer's words that matched but were negated. */
    readonly negated: string | null;
    /** The question itself says it. */
    readonly given: boolean;
  }[];
  readonly contradiction: string | null;
  /** Words were left out of account since they are listed, not said. */
  readonly listed: boolean;
}

interface ConceptHits {
  readonly concept: Concept;
  readonly said: readonly Hit[];
  readonly denied: readonly Hit[];
}

interface AnswerText {
  readonly index: PhraseIndex;
  /** For each sentence. */
  readonly structures: readonly Structure[];
  /** For each sentence: how much of what is said around it belongs to the question's topic, 0 to 1. */
  readonly relevances: readonly number[];
}

interface Judged {
  readonly mark: Mark;
  readonly trace: CriterionTrace;
}

/** Marks of the answers against every criterion of the question, in its order. Pure: the same answers, the same marks. */
export function markOffline(question: Question, answers: readonly GradedAnswer[]): Mark[] {
  return judge(question, answers).map(({ mark }) => mark);
}

/** Why each criterion got its mark. */
export function traceOffline(
  question: Question,
  answers: readonly GradedAnswer[],
): CriterionTrace[] {
  return judge(question, answers).map(({ trace }) => trace);
}

function judge(question: Question, answers: readonly GradedAnswer[]): Judged[] {
  const { criteria, keys, keysByInitial, topic } = prepareQuestion(question);
  const said = answers.map(({ text }) => withoutSpans(text, spansToGrader(text)));
  const text = tokenize(said.join("\n\n"), question.language);
  const index = indexText(text, keys, keysByInitial);
  const found = criteria.map((criterion) => ({
    criterion,
    hits: criterion.concepts.map((concept) => conceptHits(concept, index)),
  }));
  const covered = coveredTokens(found.flatMap(({ hits }) => hits));
  const answer = {
    index,
    structures: sentenceStructures(text, covered, question),
    relevances: relevances(text, topic),
  };
  return found.map(({ criterion, hits }) => judgeCriterion(criterion, hits, answer));
}

/**
 * How much of what is said around each sentence, two before and two after, belongs to the question's topic: the share of
 * its different content words, ordinary words counted a quarter, 0 to 1.
 */
function relevances(text: TokenizedText, topic: ReadonlySet<string>): number[] {
  const words = text.sentences.map(({ firstToken, lastToken }) =>
    text.tokens
      .slice(firstToken, lastToken)
      .filter((token) => !token.isFunctionWord)
      .map((token) => token.key),
  );
  return words.map((_, sentence) => {
    let own = 0;
    let all = 0;
    for (const word of new Set(words.slice(Math.max(0, sentence - 2), sentence + 3).flat())) {
      const weight = ordinaryWords.has(word) ? 0.25 : 1;
      all += weight;
      if (topic.has(word)) own += weight;
    }
    return all === 0 ? 0 : own / all;
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

/** How each sentence is made; when the whole is a list, all of them are. */
function sentenceStructures(
  text: TokenizedText,
  covered: ReadonlySet<number>,
  question: Question,
): Structure[] {
  const structure = (sentences: readonly Sentence[]): Structure => {
    const counts = countStructure(text, sentences, question.language);
    let inPhrasings = 0;
    for (const { firstToken, lastToken } of sentences) {
      for (let token = firstToken; token < lastToken; token += 1)
        if (covered.has(token)) inPhrasings += 1;
    }
    return structureOf(counts, inPhrasings / Math.max(1, counts.words));
  };
  const whole = structure(text.sentences);
  return text.sentences.map((sentence) => (whole === "prose" ? structure([sentence]) : whole));
}

function judgeCriterion(
  prepared: PreparedCriterion,
  hits: readonly ConceptHits[],
  answer: AnswerText,
): Judged {
  const { criterion } = prepared;
  const { text } = answer.index;
  const isListed = (hit: Hit): boolean => answer.structures[hit.sentence] === "keywords";
  const isOffTopic = (hit: Hit): boolean => (answer.relevances[hit.sentence] ?? 0) < RELEVANT;
  const resolved = excuseNegations(hits);
  const spoken = resolved.map(({ concept, said, denied }) => ({
    concept,
    said: said.filter((hit) => !isListed(hit) && !isOffTopic(hit)),
    denied: denied.filter((hit) => !isListed(hit) && !isOffTopic(hit)),
  }));
  const listed = resolved.some(({ said }) => said.some(isListed));
  const contradiction = prepared.contradictions
    .flatMap((phrase) => findPhrase(phrase, answer.index))
    .find((hit) => isSaid(hit) && !isListed(hit) && !isOffTopic(hit) && !isDistanced(hit, text));

  const own = spoken.filter(({ concept, said }) => !(concept.isGiven && said.length > 0));
  const counted = spoken.every(({ concept }) => concept.isGiven) ? spoken : own;
  const best = bestWindow(counted, text.sentences.length);
  const mark = contradiction === undefined ? markFrom(counted, best, answer) : "contradicted";
  const place = contradiction?.sentence ?? best.sentence;
  return {
    mark: {
      criterionId: criterion.id,
      mark,
      quote: mark === "missed" ? null : sentenceText(text, place),
      reason: reasonFor(mark, counted, text, listed),
    },
    trace: {
      criterionId: criterion.id,
      mark,
      concepts: spoken.map(({ concept, said, denied }) => ({
        name: concept.name,
        given: concept.isGiven,
        found: said[0] === undefined ? null : hitText(said[0], text),
        negated: denied[0] === undefined ? null : hitText(denied[0], text),
      })),
      contradiction: contradiction === undefined ? null : hitText(contradiction, text),
      listed,
    },
  };
}

/**
 * The mark that the concepts which were said, and the place where most of them are, amount to. A concept that the
 * question itself holds may be said anywhere in the answer and earns nothing.
 */
function markFrom(spoken: readonly ConceptHits[], best: Window, answer: AnswerText): MarkValue {
  const total = spoken.length;
  const found = spoken.filter(({ said }) => said.length > 0).length;
  if (found === 0) return "missed";
  if (best.found === total) return answer.structures[best.sentence] === "terse" ? "partly" : "met";
  if (found * 2 < total) return "missed";
  return spoken.some(({ said, denied }) => said.length === 0 && denied.length > 0)
    ? "contradicted"
    : "partly";
}

/**
 * "The loop does not block" holds the negated concept "does not block", and the same "not" reaches over other concepts
 * of the criterion: for those it is no denial.
 */
function excuseNegations(found: readonly ConceptHits[]): ConceptHits[] {
  const used = new Set(
    found.flatMap(({ said }) =>
      said.filter((hit) => hit.phrase.negated).flatMap((hit) => hit.negators),
    ),
  );
  const isExcused = (hit: Hit): boolean =>
    !hit.phrase.negated && hit.negators.every((negator) => used.has(negator));
  return found.map(({ concept, said, denied }) => ({
    concept,
    said: [...said, ...denied.filter(isExcused)],
    denied: denied.filter((hit) => !isExcused(hit)),
  }));
}

function conceptHits(concept: Concept, index: PhraseIndex): ConceptHits {
  const hits = concept.phrases.flatMap((phrase) => findPhrase(phrase, index));
  return { concept, said: hits.filter(isSaid), denied: hits.filter((hit) => !isSaid(hit)) };
}

function isSaid(hit: Hit): boolean {
  return (hit.negators.length % 2 === 1) === hit.phrase.negated;
}

const DISTANCE =
  /\b(?:myth|misconception|mistaken?|mistakes|wrong(?:ly)?|people (?:often )?(?:think|believe|assume)|(?:many|some) (?:think|believe)|often assumed?|(?:you might|would) think|looks like|as if)\b/iu;

/** The sentence reports what others say and does not say it: "a common mistake is …", "people think that …". */
function isDistanced(hit: Hit, text: TokenizedText): boolean {
  return DISTANCE.test(sentenceText(text, hit.sentence) ?? "");
}

interface Window {
  /** Concepts that are said in the sentence or its successor. */
  readonly found: number;
  readonly sentence: number;
}

/** The sentence, with its successor, in which most concepts are said. */
function bestWindow(found: readonly ConceptHits[], sentences: number): Window {
  let best = { found: 0, sentence: 0 };
  let bestAlone = 0;
  const places = found.map(({ said }) => new Set(said.map((hit) => hit.sentence)));
  for (let sentence = 0; sentence < sentences; sentence += 1) {
    const alone = places.filter((place) => place.has(sentence)).length;
    const together = places.filter(
      (place) => place.has(sentence) || place.has(sentence + 1),
    ).length;
    if (alone > 0 && (together > best.found || (together === best.found && alone > bestAlone))) {
      best = { found: together, sentence };
      bestAlone = alone;
    }
  }
  return best;
}

function sentenceText(text: TokenizedText, sentence: number): string | null {
  const found = text.sentences[sentence];
  return found === undefined ? null : text.text.slice(found.start, found.end);
}

function hitText(hit: Hit, text: TokenizedText): string {
  return text.text.slice(text.tokens[hit.first]?.start ?? 0, text.tokens[hit.last - 1]?.end ?? 0);
}

function reasonFor(
  mark: MarkValue,
  found: readonly ConceptHits[],
  text: TokenizedText,
  listed: boolean,
): string {
  const said = found.flatMap(({ said: [hit] }) =>
    hit === undefined ? [] : [`"${hitText(hit, text)}"`],
  );
  const open = found
    .filter(({ said: hits }) => hits.length === 0)
    .map(({ concept }) => `"${concept.name}"`);
  if (mark === "contradicted") return "Says the opposite.";
  if (mark === "met") return `Says ${said.join(" and ")}.`;
  if (listed && said.length === 0) return "Lists the words without saying anything with them.";
  if (said.length === 0) return `Nothing about ${open.join(" or ")}.`;
  if (open.length === 0) return `Mentions ${said.join(" and ")}, but not together.`;
  return `Mentions ${said.join(" and ")}; nothing about ${open.join(" or ")}.`;
}
