/** Which words of an answer show a criterion best: the sentence or two in which its concepts stand. */
import type { Hit } from "./text/find-phrase.ts";
import type { Token, TokenizedText } from "./text/tokens.ts";

/** What tells good evidence from poor. */
export interface EvidenceWeights {
  /** How much a content word's key says about this criterion and no other, 0 to 1. */
  readonly rarity: ReadonlyMap<string, number>;
  /** Keys of the content words of the criterion's own sentence. */
  readonly criterionKeys: ReadonlySet<string>;
  /** The same of the question's other criteria. */
  readonly othersKeys: ReadonlySet<string>;
}

/** Where to look. */
export interface EvidencePlaces {
  readonly text: TokenizedText;
  /** For each sentence which answer it is from: those to different probes are near each other. */
  readonly answerOf: readonly number[];
}

export interface Evidence {
  /** How many concepts are said in the quoted sentences or near them. */
  readonly found: number;
  /** First and last quoted sentence. */
  readonly from: number;
  readonly to: number;
  /** For each concept the hit in the quoted sentences; undefined where there is none. */
  readonly hits: readonly (Hit | undefined)[];
}

/** Two sentences of so many words together are quoted both. */
const PAIR_WORDS = 45;
/** Between two sentences that are quoted together: more is a sentence to the grader, blanked out. */
const PAIR_GAP = 4;

/**
 * Gives every concept a hit of its own: as many concepts as possible, none by the very words that another has. Earlier
 * hits of a concept are preferred.
 */
export function assignHits(hits: readonly (readonly Hit[])[]): (Hit | undefined)[] {
  const takenBy = new Map<string, number>();
  const given: (Hit | undefined)[] = hits.map(() => undefined);
  const give = (concept: number, tried: string[]): boolean => {
    for (const hit of hits[concept] ?? []) {
      const words = hit.core;
      if (tried.includes(words)) continue;
      tried.push(words);
      const owner = takenBy.get(words);
      if (owner !== undefined && !give(owner, tried)) continue;
      takenBy.set(words, concept);
      given[concept] = hit;
      return true;
    }
    return false;
  };
  for (const concept of hits.keys()) give(concept, []);
  return given;
}

/**
 * The sentence, or two neighbouring ones when they are short, in or near which most concepts are said; of equals the one in
 * which more of them are, then the one with the more specific words, then the shortest. Undefined without any hit.
 *
 * @param hits those of each concept, anywhere in the answer
 */
export function bestEvidence(
  hits: readonly (readonly Hit[])[],
  places: EvidencePlaces,
  weights: EvidenceWeights,
): Evidence | undefined {
  const { text, answerOf } = places;
  const sentences = new Set<number>();
  for (const each of hits) for (const { sentence } of each) sentences.add(sentence);
  const [only] = sentences;
  if (only === undefined) return undefined;
  const concepts = hits.map((each) => mostSpecificFirst(each, weights));
  if (sentences.size === 1) {
    const given = assignHits(concepts);
    return { found: countOf(given), from: only, to: only, hits: given };
  }
  const bySentence = concepts.map((each) => Map.groupBy(each, (hit) => hit.sentence));
  const within = (from: number, to: number): Hit[][] =>
    bySentence.map((said) => {
      const inside = [...(said.get(from) ?? NO_HITS)];
      return from < to ? inside.concat(said.get(to) ?? NO_HITS) : inside;
    });
  const isOneAnswer = answerOf.every((answer) => answer === answerOf[0]);
  const byAnswer = isOneAnswer
    ? []
    : concepts.map((each) => Map.groupBy(each, (hit) => answerOf[hit.sentence]));
  // Each sentence is looked at by itself, and again as the neighbour of the one before it.
  const alone = new Map<number, Quotable>();
  const quotableIn = (from: number, to: number): Quotable => {
    const known = from === to ? alone.get(from) : undefined;
    if (known !== undefined) return known;
    const inside = within(from, to);
    const given = assignHits(inside);
    const quoted = { from, to, inside, hits: given, count: countOf(given), specific: null };
    if (from === to) alone.set(from, quoted);
    return quoted;
  };
  let best: Ranked | undefined;
  for (const sentence of new Set([...sentences].flatMap((each) => [each - 1, each]))) {
    if (sentence < 0) continue;
    const near = within(sentence, sentence + 1);
    for (const [at, said] of byAnswer.entries())
      near[at]?.push(...saidElsewhere(said, answerOf[sentence], hits.length));
    const found = countOf(assignHits(near));
    let quotedAlone = 0;
    for (const [from, to] of quotable(sentence, places)) {
      const quoted = quotableIn(from, to);
      const { count } = quoted;
      // Two sentences are quoted only for more than either says alone.
      if (count === 0 || (from < to && count <= quotedAlone)) continue;
      quotedAlone = Math.max(quotedAlone, count);
      if (best !== undefined && isLess(found, count, best)) continue;
      const candidate = rank(found, quoted, text, weights);
      if (best === undefined || isBetter(candidate, best)) best = candidate;
    }
  }
  return best?.evidence;
}

/** What could be quoted: one sentence, or two. */
interface Quotable {
  readonly from: number;
  readonly to: number;
  /** The hits of each concept in there. */
  readonly inside: readonly (readonly Hit[])[];
  /** For each concept the one that it is given. */
  readonly hits: readonly (Hit | undefined)[];
  /** How many concepts have one. */
  readonly count: number;
  /** How much its words say about the criterion; null until somebody asks. */
  specific: number | null;
}

const NO_HITS: Hit[] = [];

function mostSpecificFirst(hits: readonly Hit[], weights: EvidenceWeights): readonly Hit[] {
  if (hits.length < 2) return hits;
  return hits
    .map((hit) => ({ hit, specific: specificity(hit, weights) }))
    .toSorted((a, b) => b.specific - a.specific)
    .map(({ hit }) => hit);
}

/**
 * A concept's hits in answers to other probes. A hit for each concept is enough to give this one a hit of its own.
 *
 * @param byAnswer the concept's hits by the answer that they are in
 * @param count of the concepts
 */
function saidElsewhere(
  byAnswer: ReadonlyMap<number | undefined, readonly Hit[]>,
  answer: number | undefined,
  count: number,
): Hit[] {
  const elsewhere: Hit[] = [];
  for (const [other, said] of byAnswer)
    if (other !== answer) elsewhere.push(...said.slice(0, count));
  return elsewhere;
}

function countOf(hits: readonly (Hit | undefined)[]): number {
  let count = 0;
  for (const hit of hits) if (hit !== undefined) count += 1;
  return count;
}

/** Says less than the best one, whatever its words are. */
function isLess(found: number, quoted: number, { order }: Ranked): boolean {
  return found < order[0] || (found === order[0] && quoted < order[1]);
}

/** A sentence, its neighbour, and then both, when they are short and follow each other in one answer. */
function quotable(sentence: number, { text, answerOf }: EvidencePlaces): [number, number][] {
  const one = text.sentences[sentence];
  const two = text.sentences[sentence + 1];
  if (one === undefined) return [];
  if (two === undefined) return [[sentence, sentence]];
  const areTogether =
    answerOf[sentence] === answerOf[sentence + 1] && two.start - one.end <= PAIR_GAP;
  const isShort = two.lastToken - one.firstToken <= PAIR_WORDS;
  const singles: [number, number][] = [
    [sentence, sentence],
    [sentence + 1, sentence + 1],
  ];
  return areTogether && isShort ? [...singles, [sentence, sentence + 1]] : singles;
}

interface Ranked {
  readonly evidence: Evidence;
  /** Compared one after the other, more is better. */
  readonly order: readonly [found: number, quoted: number, specific: number, brevity: number];
}

function isBetter(one: Ranked, other: Ranked): boolean {
  const at = one.order.findIndex(
    (value, index) => Math.abs(value - (other.order[index] ?? 0)) > 1e-9,
  );
  return at !== -1 && (one.order[at] ?? 0) > (other.order[at] ?? 0);
}

/** What the words of the criterion's sentence add in the quote, and further hits of a concept, against its best hit. */
const CRITERION_WEIGHT = 0.5;
const FURTHER_HIT_WEIGHT = 0.3;

function rank(
  found: number,
  quoted: Quotable,
  text: TokenizedText,
  weights: EvidenceWeights,
): Ranked {
  const { from, to, hits, count } = quoted;
  const firstToken = text.sentences[from]?.firstToken ?? 0;
  const lastToken = text.sentences[to]?.lastToken ?? 0;
  const specific = (quoted.specific ??= specificityOf(
    quoted,
    text.tokens,
    firstToken,
    lastToken,
    weights,
  ));
  return {
    evidence: { found, from, to, hits },
    order: [found, count, specific, firstToken - lastToken],
  };
}

/** How much the hits of a quote say about this criterion, and its other words with them. */
function specificityOf(
  { hits, inside }: Quotable,
  tokens: readonly Token[],
  firstToken: number,
  lastToken: number,
  weights: EvidenceWeights,
): number {
  const seen: string[] = [];
  let ofCriterion = 0;
  for (let at = firstToken; at < lastToken; at += 1) {
    const key = tokens[at]?.key ?? "";
    if (!weights.criterionKeys.has(key) || seen.includes(key)) continue;
    seen.push(key);
    ofCriterion += weights.rarity.get(key) ?? 0;
  }
  const cores: string[] = [];
  let given = 0;
  for (const hit of hits) {
    if (hit === undefined) continue;
    cores.push(hit.core);
    given += specificity(hit, weights);
  }
  let further = 0;
  for (const each of inside) {
    const other = each.find((hit) => !cores.includes(hit.core));
    if (other !== undefined) further += specificity(other, weights);
  }
  return given + CRITERION_WEIGHT * ofCriterion + FURTHER_HIT_WEIGHT * further;
}

/** Of a word of grammar, and of words with others in between, against a word that only this criterion has. */
const FUNCTION_WORD = 0.1;
const SCATTERED = 0.8;
const BROKEN = 0.5;

/** How much a hit says about this criterion: its words by their rarity, less when they do not stand together. */
function specificity({ phrase, first, last, crossesBreak }: Hit, weights: EvidenceWeights): number {
  let words = 0;
  for (const key of phrase.keys) words += weights.rarity.get(key) ?? FUNCTION_WORD;
  const isScattered = last - first > phrase.keys.length + 1;
  return words * (crossesBreak ? BROKEN : isScattered ? SCATTERED : 1);
}
