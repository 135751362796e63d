/** The sentences of a reference, one by one: what of each is found in the answer, where, and whether it is denied there. */
import type { Matching } from "./matching.ts";
import type { Reading } from "./reading.ts";
import { areOpposite, hasOpposite } from "./related-words.ts";

export interface ClauseFinding {
  /** Index of the reference's sentence. */
  readonly sentence: number;
  /** Information in it. */
  readonly weight: number;
  /** Share of that which the answer says, wherever. */
  readonly coverage: number;
  /** The answer's sentence that says most of it; null when none says any. */
  readonly nearest: NearestSentence | null;
  /** That sentence has a "not" about it which the reference has not, or the other way round. */
  readonly isDenied: boolean;
  /** In that sentence an opposite stands where the reference's word should. */
  readonly isTurned: boolean;
}

export interface NearestSentence {
  /** Index of the answer's sentence. */
  readonly sentence: number;
  /** How much it and the clause say the same, 0 to 1. */
  readonly sameness: number;
}

/** A finding for each sentence of the reference that says anything. */
export function clauseFindings(
  reference: Reading,
  answer: Reading,
  matching: Matching,
): ClauseFinding[] {
  const clauses = Map.groupBy(
    reference.words.keys(),
    (index) => reference.words[index]?.sentence ?? 0,
  );
  const ownInformation = informationBySentence(answer, matching);
  return [...clauses].map(([sentence, members]) => {
    let weight = 0;
    let covered = 0;
    const saidBy = new Map<number, number>();
    for (const index of members) {
      const worth = reference.words[index]?.weight ?? 0;
      weight += worth;
      covered += worth * (matching.found[index] ?? 0);
      const sentences = new Set(
        (matching.places[index] ?? []).map((place) => answer.words[place]?.sentence ?? 0),
      );
      for (const found of sentences) saidBy.set(found, (saidBy.get(found) ?? 0) + worth);
    }
    let nearest: NearestSentence | null = null;
    for (const [found, said] of saidBy) {
      const { all, shared } = ownInformation.get(found) ?? { all: 1, shared: 0 };
      const sameness = (said / weight) * (shared / all);
      if (nearest === null || sameness > nearest.sameness) nearest = { sentence: found, sameness };
    }
    const finding = { sentence, weight, coverage: covered / weight };
    if (nearest === null) return { ...finding, nearest, isDenied: false, isTurned: false };
    const turned = turnedWords(reference, answer, matching, members, nearest.sentence);
    // But for the opposites, how much do the two sentences say the same?
    const { all, shared } = ownInformation.get(nearest.sentence) ?? { all: 1, shared: 0 };
    const said = (saidBy.get(nearest.sentence) ?? 0) + turned.meant;
    const sameness = Math.min(1, said / weight) * Math.min(1, (shared + turned.said) / all);
    const isDenied = standsDenied(reference, answer, matching, members, nearest);
    return {
      ...finding,
      nearest: { sentence: nearest.sentence, sameness },
      isDenied,
      isTurned: turned.isTurned,
    };
  });
}

function informationBySentence(answer: Reading, { backed }: Matching) {
  const sums = new Map<number, { all: number; shared: number }>();
  for (const [index, { sentence, weight }] of answer.words.entries()) {
    const sum = sums.get(sentence) ?? { all: 0, shared: 0 };
    sum.all += weight;
    if ((backed[index] ?? 0) >= 0.5) sum.shared += weight;
    sums.set(sentence, sum);
  }
  return sums;
}

/** Words that deny without being a "not": "omitting it" says "not including it", "all except the first". Stems. */
const NEGATIVE: ReadonlySet<string> = new Set(
  "except omit lack miss exclud forget fail unabl absenc prevent avoid instead un impossibl stop neglect ignor neither without".split(
    " ",
  ),
);

/** How many times a sentence says "not", read strictly, and with the words that deny in another way. */
function countNegators({ text }: Reading, sentence: number) {
  const { firstToken = 0, lastToken = 0 } = text.sentences[sentence] ?? {};
  let strict = 0;
  let broad = 0;
  for (const { isNegator, word, stem } of text.tokens.slice(firstToken, lastToken)) {
    const isPrefixed = word.startsWith("non") && word.length > 6;
    if (isNegator || isPrefixed) strict += 1;
    if (isNegator || isPrefixed || NEGATIVE.has(stem)) broad += 1;
  }
  return { strict, broad };
}

/** From so much sameness on, one "not" too many is a denial wherever it stands. */
const NEARLY_THE_SAME = 0.8;
/** Below that, this share of the words that both say must stand in the reach of a "not" in one of them only. */
const DENIED_SHARE = 0.03;

/**
 * True when one of the two sentences has a "not" too many, however it is counted, and it is about what both say: "it
 * copies the code, so that nothing is called" does not deny "it copies the code".
 */
function standsDenied(
  reference: Reading,
  answer: Reading,
  { places }: Matching,
  members: readonly number[],
  { sentence, sameness }: NearestSentence,
): boolean {
  const clause = reference.words[members[0] ?? 0]?.sentence ?? 0;
  const meant = countNegators(reference, clause);
  const said = countNegators(answer, sentence);
  if ((meant.strict - said.strict) % 2 === 0 || (meant.broad - said.broad) % 2 === 0) return false;
  if (sameness >= NEARLY_THE_SAME) return true;
  let all = 0;
  let across = 0;
  for (const index of members) {
    const word = reference.words[index];
    const found = (places[index] ?? []).flatMap((place) => answer.words[place] ?? []);
    const here = found.filter((other) => other.sentence === sentence);
    if (word === undefined || here.length === 0) continue;
    all += word.weight;
    if (here.every((other) => other.isNegated !== word.isNegated)) across += word.weight;
  }
  return across > DENIED_SHARE * all;
}

/**
 * The clause's words for which the answer's sentence has the opposite between the same neighbours: their information,
 * and that of the opposites.
 */
function turnedWords(
  reference: Reading,
  answer: Reading,
  { places, found }: Matching,
  members: readonly number[],
  sentence: number,
): { readonly isTurned: boolean; readonly meant: number; readonly said: number } {
  /** How many of the word's neighbours (of how many) the answer has at the same distance around one of its own words. */
  const neighboursAround = (index: number, place: number) => {
    let there = 0;
    let same = 0;
    for (const side of [-1, 1]) {
      const neighbour = reference.words[index + side];
      const word = reference.words[index];
      const at = answer.words[place]?.at ?? 0;
      if (neighbour === undefined || word === undefined || neighbour.sentence !== word.sentence)
        continue;
      there += 1;
      const distance = neighbour.at - word.at;
      const isSame = (places[index + side] ?? []).some(
        (other) => Math.abs((answer.words[other]?.at ?? 0) - at - distance) <= 1,
      );
      const beside = answer.words[place + side];
      if (isSame || (beside !== undefined && areOpposite(neighbour, beside))) same += 1;
    }
    return { there, same };
  };
  const isAllAround = (index: number, place: number): boolean => {
    const { there, same } = neighboursAround(index, place);
    return there > 0 && same === there;
  };
  let isTurned = false;
  let meant = 0;
  let said = 0;
  for (const index of members) {
    const word = reference.words[index];
    if (word === undefined || !hasOpposite(word)) continue;
    const isSurrounded = [-1, 1].every(
      (side) => reference.words[index + side]?.sentence === word.sentence,
    );
    const own = (places[index] ?? []).filter((place) => answer.words[place]?.sentence === sentence);
    // At the edge of a clause one neighbour must do, so the word's own presence or its being asked speaks against it.
    if (!isSurrounded && (word.isAsked || own.length > 0)) continue;
    const opposite = answer.words.find(
      (other, place) =>
        other.sentence === sentence && areOpposite(word, other) && isAllAround(index, place),
    );
    if (opposite === undefined || own.some((place) => isAllAround(index, place))) continue;
    isTurned = true;
    if ((found[index] ?? 0) === 0) meant += word.weight;
    said += opposite.weight;
  }
  return { isTurned, meant, said };
}
