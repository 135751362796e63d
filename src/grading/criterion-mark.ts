/** From the places where a criterion's concepts stand in an answer to its mark, with quote and reason. */
import { isSaid } from "./concept-hits.ts";
import type { ConceptHits } from "./concept-hits.ts";
import type { PreparedCriterion } from "./concepts.ts";
import type { Mark, MarkValue } from "./evaluation.ts";
import { hitText, reasonFor } from "./criterion-reason.ts";
import { assignHits, bestEvidence } from "./evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { Language } from "./question.ts";
import { quoteOf } from "./quoted-words.ts";
import { isRecommended } from "./recommendation.ts";
import { isSaidOfRival } from "./rivals.ts";
import { isPlainlyStated } from "./stated.ts";
import { findPhrase } from "./text/find-phrase.ts";
import type { Hit } from "./text/find-phrase.ts";
import type { NumberedPhrase, PhraseIndex } from "./text/phrase-index.ts";
import { isPartOfAnyStory } from "./story-topic.ts";
import type { Structure } from "./text/structure.ts";
import type { TokenizedText } from "./text/tokens.ts";
import { gradingWords } from "../words/grading.ts";

/** What the offline grader knows of an answer before it looks at a criterion. */
export interface AnswerText {
  readonly index: PhraseIndex;
  readonly language: Language;
  /** Clearly about the question as a whole: what the question says need not be said again. */
  readonly isOnTopic: () => boolean;
  /** It tells what happened: that something was not so before takes nothing back. */
  readonly isStory: boolean;
  /** The rest is for each sentence. How it is made. */
  readonly structures: readonly Structure[];
  /** It is about something else than the question. */
  readonly isOffTopic: (sentence: number) => boolean;
  /** It turns round what a right answer says. */
  readonly isReversed: (sentence: number) => boolean;
  /** Which answer it is from: 0 for the question's, then those to the probes. */
  readonly answerOf: readonly number[];
}

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

/**
 * The mark of one criterion: met when all concepts are said in one sentence or two neighbouring ones, partly when half of
 * them are or when they are scattered; contradicted when one of its contradictions is said, or what it warns of recommended. A
 * concept that is denied
 * outright where the others are said makes it missed. What the question itself says may be said anywhere in the answer,
 * or, in an answer that is clearly about the question, be left unsaid, unless it is denied right there; it earns nothing.
 */
export function markCriterion(
  prepared: PreparedCriterion,
  hits: readonly ConceptHits[],
  answer: AnswerText,
): { readonly mark: Mark; readonly trace: () => CriterionTrace } {
  const { text } = answer.index;
  const counts = (hit: Hit): boolean =>
    answer.structures[hit.sentence] !== "keywords" && !answer.isOffTopic(hit.sentence);
  const isOfAnother = saidOfRivals(hits, answer);
  const excused = excuseNegations(hits);
  const spoken = excused.map((found): ConceptHits => {
    const said = kept(
      found.said,
      (hit) =>
        counts(hit) &&
        !answer.isReversed(hit.sentence) &&
        (found.concept.isGiven || !isOfAnother(hit)),
    );
    const denied = kept(found.denied, counts);
    return said === found.said && denied === found.denied ? found : { ...found, said, denied };
  });
  const listed = hits.some(({ said }) =>
    said.some((hit) => answer.structures[hit.sentence] === "keywords"),
  );
  const stated = firstOf(
    prepared.contradictions,
    answer,
    (hit) =>
      isSaid(hit) &&
      counts(hit) &&
      !hit.crossesBreak &&
      isPlainlyStated(hit, text, answer.language),
  );
  const recommended = firstOf(
    prepared.warnsOf,
    answer,
    (hit) => isSaid(hit) && counts(hit) && isRecommended(hit, text, answer.language),
  );
  const isSaidStraight = spoken.some(({ concept, said }) => !concept.isGiven && said.length > 0);
  const turned = isSaidStraight
    ? undefined
    : excused
        .flatMap(({ concept, said }) => (concept.isGiven ? [] : said))
        .find((hit) => counts(hit) && answer.isReversed(hit.sentence));
  const contradiction = stated ?? recommended ?? turned;
  const counted = dueConcepts(spoken, answer);
  const evidence = bestEvidence(
    counted.map(({ said }) => said),
    { text, answerOf: answer.answerOf },
    prepared.weights,
  );
  const denial = answer.isStory ? undefined : outrightDenial(counted, evidence, text);
  const value =
    contradiction !== undefined
      ? "contradicted"
      : denial !== undefined
        ? "missed"
        : valueOf(prepared, counted, evidence, answer);
  const shown = counted.map(({ said }, index) => evidence?.hits[index] ?? said[0]);
  const quoted =
    contradiction === undefined
      ? evidence
      : { from: contradiction.sentence, to: contradiction.sentence, hits: [contradiction] };
  return {
    mark: {
      criterionId: prepared.criterion.id,
      mark: value,
      quote: value === "missed" || quoted === undefined ? null : quoteOf(quoted, text),
      reason: reasonFor(
        value,
        { counted, shown, text, listed, contradiction, recommended, denial },
        gradingWords(answer.language),
      ),
    },
    trace: () => ({
      criterionId: prepared.criterion.id,
      mark: value,
      concepts: spoken.map(({ concept, said: [said], denied: [denied] }) => {
        const at = counted.findIndex((each) => each.concept === concept);
        const found = shown[at] ?? said;
        return {
          name: concept.name,
          given: concept.isGiven,
          found: found === undefined ? null : hitText(found, text),
          negated: denied === undefined ? null : hitText(denied, text),
        };
      }),
      contradiction: contradiction === undefined ? null : hitText(contradiction, text),
      listed,
    }),
  };
}

/** The items that pass; the very same list when all do, as they mostly do. */
function kept<Item>(items: readonly Item[], passes: (item: Item) => boolean): readonly Item[] {
  return items.every(passes) ? items : items.filter(passes);
}

/** The first place where one of the phrases stands as wanted. */
function firstOf(
  phrases: readonly NumberedPhrase[],
  { index }: AnswerText,
  isWanted: (hit: Hit) => boolean,
): Hit | undefined {
  for (const phrase of phrases) {
    const found = findPhrase(phrase, index).find(isWanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The concepts that a mark depends on: without those that the question says, where they need not be said again. Beside
 * nothing but a part of any story they do: "since then" alone is no lesson about mistakes.
 */
function dueConcepts(
  spoken: readonly ConceptHits[],
  { isOnTopic }: AnswerText,
): readonly ConceptHits[] {
  if (spoken.every(({ concept }) => concept.isGiven)) return spoken;
  const isOfAnyStory = spoken.every(({ concept }) => concept.isGiven || isPartOfAnyStory(concept));
  const isSaidIn = (sentence: number): boolean =>
    spoken.some(
      ({ concept, said }) => !concept.isGiven && said.some((hit) => hit.sentence === sentence),
    );
  return kept(
    spoken,
    ({ concept, said, denied, reversed }) =>
      !concept.isGiven ||
      (said.length === 0 &&
        (isOfAnyStory ||
          !isOnTopic() ||
          [...denied, ...reversed].some(({ sentence }) => isSaidIn(sentence)))),
  );
}

/** Tells of a hit whether it is said of what the question compares the criterion's thing with. */
function saidOfRivals(
  hits: readonly ConceptHits[],
  { index, language }: AnswerText,
): (hit: Hit) => boolean {
  const compared = hits.filter(({ concept }) => concept.rivals.length > 0);
  if (compared.length === 0) return () => false;
  const own = compared.flatMap(({ said, denied }) => [...said, ...denied]);
  const rivals = compared.flatMap(({ concept }) =>
    concept.rivals.flatMap((phrase) => findPhrase(phrase, index)),
  );
  return (hit) => isSaidOfRival(hit, own, rivals, index.text.tokens, language);
}

/**
 * "The loop does not block" holds the negative concept "does not block", and the same "not" reaches over the criterion's
 * other concepts: for those it is no denial.
 */
function excuseNegations(found: readonly ConceptHits[]): readonly ConceptHits[] {
  if (found.every(({ denied }) => denied.length === 0)) return found;
  const used = new Set(
    found.flatMap(({ said }) =>
      said.filter((hit) => hit.phrase.negated).flatMap((hit) => hit.negators),
    ),
  );
  const isExcused = (hit: Hit): boolean => hit.negators.every((negator) => used.has(negator));
  return found.map(({ said, denied, ...rest }) => ({
    ...rest,
    said: [...said, ...denied.filter(isExcused)],
    denied: denied.filter((hit) => !isExcused(hit)),
  }));
}

/** Of the words taken from a criterion's sentence, for want of written concepts, these shares are enough. */
const DERIVED_MET = 0.6;
const DERIVED_PARTLY = 0.35;

function valueOf(
  prepared: PreparedCriterion,
  counted: readonly ConceptHits[],
  evidence: Evidence | undefined,
  answer: AnswerText,
): MarkValue {
  if (evidence === undefined) return "missed";
  const total = counted.length;
  const found = assignHits(counted.map(({ said }) => said)).filter(Boolean).length;
  const met = prepared.isDerived ? Math.ceil(total * DERIVED_MET) : total;
  const partly = total * (prepared.isDerived ? DERIVED_PARTLY : 0.5);
  if (evidence.found >= met && !isSharedWordOnly(evidence, prepared))
    return answer.structures[evidence.from] === "terse" ? "partly" : "met";
  return found >= partly ? "partly" : "missed";
}

/**
 * All that was found are single words that stand in the sentence of another criterion: "the trace breaks off" says nothing
 * of what a trace is.
 */
function isSharedWordOnly({ hits }: Evidence, { weights, isDerived }: PreparedCriterion): boolean {
  // Single words are all that a derived criterion has.
  if (isDerived) return false;
  return hits.every((hit) => {
    if (hit === undefined) return true;
    const { keys, negated } = hit.phrase;
    const [key = ""] = keys;
    return keys.length === 1 && !negated && weights.othersKeys.has(key);
  });
}

/**
 * The hit of a concept that is only denied, with nothing but words of grammar after the "not", in the very sentence in
 * which all the others are said: "the main thread is never blocked" where it must be.
 */
function outrightDenial(
  counted: readonly ConceptHits[],
  evidence: Evidence | undefined,
  text: TokenizedText,
): Hit | undefined {
  const open = counted.filter(({ said }) => said.length === 0);
  const rest = counted.length - open.length;
  if (evidence === undefined || evidence.hits.filter(Boolean).length < rest) return undefined;
  return open
    .flatMap(({ denied }) => denied)
    .find((hit) => {
      const negator = hit.negators.at(-1);
      if (negator === undefined) return false;
      const between = text.tokens.slice(negator + 1, hit.first);
      const isThere = hit.sentence >= evidence.from && hit.sentence <= evidence.to;
      return isThere && between.every((token) => token.isFunctionWord);
    });
}
