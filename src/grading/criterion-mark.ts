/** From the places where a criterion's concepts stand in an answer to its mark, with quote and reason. */
import type { Concept, PreparedCriterion } from "./concepts.ts";
import type { Mark, MarkValue } from "./evaluation.ts";
import { findPhrase } from "./text/phrases.ts";
import type { Hit, PhraseIndex } from "./text/phrases.ts";
import type { Structure } from "./text/structure.ts";
import type { TokenizedText } from "./text/tokens.ts";

/** What the offline grader knows of an answer before it looks at a criterion. */
export interface AnswerText {
  readonly index: PhraseIndex;
  /** Clearly about the question as a whole: what the question says need not be said again. */
  readonly isOnTopic: boolean;
  /** The rest is for each sentence. How it is made. */
  readonly structures: readonly Structure[];
  /** It is about something else than the question. */
  readonly offTopic: readonly boolean[];
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

/** Where a concept stands in the answer. */
export interface ConceptHits {
  readonly concept: Concept;
  readonly said: readonly Hit[];
  /** Its phrasings which are negated, though not themselves negative. */
  readonly denied: readonly Hit[];
  /** One of its negative phrasings is said without the negation. */
  readonly isReversed: boolean;
}

/** Looks for every phrasing of a concept. */
export function findConcept(concept: Concept, index: PhraseIndex): ConceptHits {
  const hits = concept.phrases.flatMap((phrase) => findPhrase(phrase, index));
  return {
    concept,
    said: hits.filter(isSaid),
    denied: hits.filter((hit) => !isSaid(hit) && !hit.phrase.negated),
    isReversed: hits.some((hit) => !isSaid(hit) && hit.phrase.negated),
  };
}

/** Negated as often as the phrasing itself is: "not blocking" is said by "does not block". */
function isSaid(hit: Hit): boolean {
  return (hit.negators.length % 2 === 1) === hit.phrase.negated;
}

/**
 * The mark of one criterion: met when all concepts are said in one sentence or two neighbouring ones, partly when half of
 * them are or when they are scattered; contradicted when one of its contradictions is said. A concept that is denied
 * outright where the others are said makes it missed. What the question itself says may be said anywhere in the answer,
 * or, in an answer that is clearly about the question, be left unsaid; it earns nothing.
 */
export function markCriterion(
  prepared: PreparedCriterion,
  hits: readonly ConceptHits[],
  answer: AnswerText,
): { readonly mark: Mark; readonly trace: CriterionTrace } {
  const { text } = answer.index;
  const counts = (hit: Hit): boolean =>
    answer.structures[hit.sentence] !== "keywords" && answer.offTopic[hit.sentence] !== true;
  const spoken = excuseNegations(hits).map((found) => ({
    ...found,
    said: found.said.filter(counts),
    denied: found.denied.filter(counts),
  }));
  const listed = hits.some(({ said }) =>
    said.some((hit) => answer.structures[hit.sentence] === "keywords"),
  );
  const contradiction = prepared.contradictions
    .flatMap((phrase) => findPhrase(phrase, answer.index))
    .find((hit) => isSaid(hit) && counts(hit) && !hit.crossesBreak && !isReported(hit, text));

  const isDue = ({ concept, said, denied, isReversed }: ConceptHits): boolean =>
    !concept.isGiven ||
    (said.length === 0 && (!answer.isOnTopic || isReversed || denied.length > 0));
  const counted = spoken.every(({ concept }) => concept.isGiven) ? spoken : spoken.filter(isDue);
  const window = bestWindow(counted, answer);
  const denial = outrightDenial(counted, window, text);
  const value =
    contradiction !== undefined
      ? "contradicted"
      : denial !== undefined
        ? "missed"
        : valueOf(prepared, counted, window, answer);
  const evidence = contradiction === undefined ? window.hits : [contradiction];
  return {
    mark: {
      criterionId: prepared.criterion.id,
      mark: value,
      quote: value === "missed" ? null : quoteAround(evidence, text),
      reason: reasonFor(value, { counted, text, listed, contradiction, denial }),
    },
    trace: {
      criterionId: prepared.criterion.id,
      mark: value,
      concepts: spoken.map(({ concept, said: [said], denied: [denied] }) => ({
        name: concept.name,
        given: concept.isGiven,
        found: said === undefined ? null : hitText(said, text),
        negated: denied === undefined ? null : hitText(denied, text),
      })),
      contradiction: contradiction === undefined ? null : hitText(contradiction, text),
      listed,
    },
  };
}

/**
 * "The loop does not block" holds the negative concept "does not block", and the same "not" reaches over the criterion's
 * other concepts: for those it is no denial.
 */
function excuseNegations(found: readonly ConceptHits[]): ConceptHits[] {
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

const REPORTED =
  /\b(?:myth|misconception|mistaken?|mistakes|wrong(?:ly)?|people (?:often )?(?:think|believe|assume)|(?:many|some) (?:think|believe)|often assumed?|(?:you might|would) think|looks like|as if)\b/iu;

/** The sentence reports what others say and does not say it: "a common mistake is …", "people think that …". */
function isReported(hit: Hit, text: TokenizedText): boolean {
  const sentence = text.sentences[hit.sentence];
  return sentence !== undefined && REPORTED.test(text.text.slice(sentence.start, sentence.end));
}

interface Window {
  /** How many concepts are said in the sentence or near it. */
  readonly found: number;
  readonly sentence: number;
  /** One hit for each concept that is said in the sentence itself. */
  readonly hits: readonly Hit[];
}

/** The sentence with the most concepts in it and its successor; answers to different probes are near each other. */
function bestWindow(found: readonly ConceptHits[], { index, answerOf }: AnswerText): Window {
  let best: Window = { found: 0, sentence: 0, hits: [] };
  for (let sentence = 0; sentence < index.text.sentences.length; sentence += 1) {
    const isNear = (hit: Hit): boolean =>
      hit.sentence === sentence ||
      hit.sentence === sentence + 1 ||
      answerOf[hit.sentence] !== answerOf[sentence];
    const hits = found.flatMap(({ said }) => said.find((hit) => hit.sentence === sentence) ?? []);
    if (hits.length === 0) continue;
    const near = found.filter(({ said }) => said.some(isNear)).length;
    if (near > best.found || (near === best.found && hits.length > best.hits.length)) {
      best = { found: near, sentence, hits };
    }
  }
  return best;
}

/** Of the words taken from a criterion's sentence, for want of written concepts, these shares are enough. */
const DERIVED_MET = 0.6;
const DERIVED_PARTLY = 0.35;

function valueOf(
  prepared: PreparedCriterion,
  counted: readonly ConceptHits[],
  window: Window,
  answer: AnswerText,
): MarkValue {
  const total = counted.length;
  const found = counted.filter(({ said }) => said.length > 0).length;
  if (found === 0) return "missed";
  const met = prepared.isDerived ? Math.ceil(total * DERIVED_MET) : total;
  const partly = total * (prepared.isDerived ? DERIVED_PARTLY : 0.5);
  if (window.found >= met) return answer.structures[window.sentence] === "terse" ? "partly" : "met";
  return found >= partly ? "partly" : "missed";
}

/**
 * The hit of a concept that is only denied, with nothing but words of grammar after the "not", in the very sentence in
 * which all the others are said: "the main thread is never blocked" where it must be.
 */
function outrightDenial(
  counted: readonly ConceptHits[],
  window: Window,
  text: TokenizedText,
): Hit | undefined {
  const open = counted.filter(({ said }) => said.length === 0);
  const rest = counted.length - open.length;
  if (rest === 0 || window.hits.length < rest) return undefined;
  return open
    .flatMap(({ denied }) => denied)
    .find((hit) => {
      const negator = Math.max(...hit.negators);
      const between = text.tokens.slice(negator + 1, hit.first);
      return hit.sentence === window.sentence && between.every((token) => token.isFunctionWord);
    });
}

/** A sentence of so many words is quoted whole; of a longer one the part around the hits. */
const WHOLE_SENTENCE_WORDS = 32;

/** The words of the sentence in which the hits stand, verbatim: from the break before the first to that after the last. */
function quoteAround(
  hits: readonly Hit[],
  { text, tokens, sentences }: TokenizedText,
): string | null {
  const [hit] = hits;
  const sentence = hit === undefined ? undefined : sentences[hit.sentence];
  if (sentence === undefined) return null;
  let first = sentence.firstToken;
  let last = sentence.lastToken;
  if (last - first > WHOLE_SENTENCE_WORDS) {
    first = Math.min(...hits.map((each) => each.first));
    last = Math.max(...hits.map((each) => each.last));
    while (first > sentence.firstToken && tokens[first]?.afterBreak !== true) first -= 1;
    while (last < sentence.lastToken && tokens[last]?.afterBreak !== true) last += 1;
  }
  return text.slice(tokens[first]?.start ?? sentence.start, tokens[last - 1]?.end ?? sentence.end);
}

function hitText(hit: Hit, text: TokenizedText): string {
  return text.text.slice(text.tokens[hit.first]?.start ?? 0, text.tokens[hit.last - 1]?.end ?? 0);
}

interface Found {
  readonly counted: readonly ConceptHits[];
  readonly text: TokenizedText;
  readonly listed: boolean;
  readonly contradiction: Hit | undefined;
  readonly denial: Hit | undefined;
}

/** Why this mark, one sentence. */
function reasonFor(value: MarkValue, found: Found): string {
  const { counted, text, listed, contradiction, denial } = found;
  const quoted = (hit: Hit): string => `“${hitText(hit, text)}”`;
  const said = joined(
    counted.flatMap(({ said: [hit] }) => (hit === undefined ? [] : [quoted(hit)])),
    "and",
  );
  const open = joined(
    counted.flatMap(({ concept, said: hits }) => (hits.length === 0 ? [`“${concept.name}”`] : [])),
    "or",
  );
  if (contradiction !== undefined) return `Says the opposite: ${quoted(contradiction)}.`;
  if (denial !== undefined) return `Mentions ${said}, but denies ${quoted(denial)}.`;
  if (value === "met") return `Says ${said}.`;
  if (said === "" && listed) return "Lists the words without saying anything with them.";
  if (said === "") return `Nothing about ${open}.`;
  return open === ""
    ? `Mentions ${said}, but not together.`
    : `Mentions ${said}; nothing about ${open}.`;
}

/** "a", "a and b", "a, b and c". */
function joined(parts: readonly string[], word: string): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${word} ${last}`;
}
