/** Where a criterion's concepts stand in an answer: said, denied, or turned round. */
import type { Concept } from "./concepts.ts";
import { findPhrase } from "./text/find-phrase.ts";
import type { Hit } from "./text/find-phrase.ts";
import type { PhraseIndex } from "./text/phrase-index.ts";

/** Where a concept stands in the answer. */
export interface ConceptHits {
  readonly concept: Concept;
  readonly said: readonly Hit[];
  /** Its phrasings which are negated, though not themselves negative. */
  readonly denied: readonly Hit[];
  /** Its negative phrasings which are said without the negation. */
  readonly reversed: readonly Hit[];
}

/** Looks for every phrasing of a concept. */
export function findConcept(concept: Concept, index: PhraseIndex): ConceptHits {
  const said: Hit[] = [];
  const denied: Hit[] = [];
  const reversed: Hit[] = [];
  for (const phrase of concept.phrases) {
    for (const hit of findPhrase(phrase, index)) {
      if (isSaid(hit)) said.push(hit);
      else if (phrase.negated) reversed.push(hit);
      else denied.push(hit);
    }
  }
  return { concept, said, denied, reversed };
}

/**
 * Negated as often as the phrasing itself is: "not blocking" is said by "does not block". What is denied behind it counts
 * for phrases only: in "an index does not help here" the index is still spoken of.
 */
export function isSaid({ phrase, negators, deniedBy }: Hit): boolean {
  if (negators.length === 0 && deniedBy.length === 0) return !phrase.negated;
  const all = phrase.keys.length > 1 || phrase.negated ? [...negators, ...deniedBy] : negators;
  return (new Set(all).size % 2 === 1) === phrase.negated;
}
