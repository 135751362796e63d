/** The sentences of a reference, one by one: what of each is found in the answer, where, and whether it is denied there. */
import type { Matching } from "./matching.ts";
import type { Reading } from "./reading.ts";
import { areOpposite } from "./related-words.ts";

export interface ClauseFinding {
  /** Index of the reference's sentence. */
  readonly sentence: number;
  /** Information in it. */
  readonly weight: number;
  /** Share of that which the answer says, wherever. */
  readonly coverage: number;
  /** The answer's sentence that says most of it, and how much the two say the same, 0 to 1; null when none says any. */
  readonly nearest: { readonly sentence: number; readonly sameness: number } | null;
  /** That sentence has a "not" which the reference has not, or the other way round. */
  readonly isDenied: boolean;
  /** In that sentence an opposite stands where the reference's word should. */
  readonly isTurned: boolean;
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
    let nearest: ClauseFinding["nearest"] = null;
    for (const [found, said] of saidBy) {
      const { all, shared } = ownInformation.get(found) ?? { all: 1, shared: 0 };
      const sameness = (said / weight) * (shared / all);
      if (nearest === null || sameness > nearest.sameness) nearest = { sentence: found, sameness };
    }
    const isDenied =
      nearest !== null &&
      (countNegators(reference, sentence) - countNegators(answer, nearest.sentence)) % 2 !== 0;
    const isTurned =
      nearest !== null && standsTurned(reference, answer, matching, members, nearest.sentence);
    return { sentence, weight, coverage: covered / weight, nearest, isDenied, isTurned };
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

function countNegators({ text }: Reading, sentence: number): number {
  const { firstToken = 0, lastToken = 0 } = text.sentences[sentence] ?? {};
  return text.tokens.slice(firstToken, lastToken).filter((token) => token.isNegator).length;
}

/** True when the answer's sentence has, between the same neighbours, the opposite of one of the clause's words. */
function standsTurned(
  reference: Reading,
  answer: Reading,
  { places }: Matching,
  members: readonly number[],
  sentence: number,
): boolean {
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
      if (isSame || (beside !== undefined && areOpposite(neighbour.key, beside.key))) same += 1;
    }
    return { there, same };
  };
  const isAllAround = (index: number, place: number): boolean => {
    const { there, same } = neighboursAround(index, place);
    return there > 0 && same === there;
  };
  return members.some((index) => {
    const key = reference.words[index]?.key ?? "";
    const turned = answer.words.some(
      (word, place) =>
        word.sentence === sentence && areOpposite(key, word.key) && isAllAround(index, place),
    );
    return (
      turned &&
      !(places[index] ?? []).some(
        (place) => answer.words[place]?.sentence === sentence && isAllAround(index, place),
      )
    );
  });
}
