/**
 * Sentences that turn round what a right answer says: nearly its words, but one "not" more or less, an opposite in the
 * place of a word, or two words in each other's place ("a stack for the breadth, a queue for the depth"). Only what is nearly word for word can be told so without understanding it: "it does not allow
 * duplicates" is a reversal beside "it allows duplicates" and nowhere else.
 */
import { areOppositeKeys, hasOpposite, oppositesOf } from "./text/opposites.ts";
import { tokenize } from "./text/tokens.ts";
import type { Sentence, TokenizedText } from "./text/tokens.ts";
import type { Language } from "./question.ts";

/** A sentence of a right answer. */
export interface Statement {
  /** Its content words, each with how often it is said. */
  readonly keys: ReadonlyMap<string, number>;
  /** How many there are, each as often as it is said. */
  readonly length: number;
  readonly negators: number;
  /** Those of its keys that have an opposite at all. */
  readonly opposable: readonly string[];
  /** The keys that are said once, in their order. */
  readonly once: readonly string[];
}

/** So much of two sentences' words must be the same, 0 to 1, and so many words at least. */
const SAMENESS = 0.75;
const FEWEST_WORDS = 4;

function statementOf({ tokens }: TokenizedText, { firstToken, lastToken }: Sentence): Statement {
  const keys = new Map<string, number>();
  let length = 0;
  let negators = 0;
  for (let at = firstToken; at < lastToken; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.isNegator) negators += 1;
    else if (!token.isFunctionWord) {
      length += 1;
      keys.set(token.key, (keys.get(token.key) ?? 0) + 1);
    }
  }
  const opposable: string[] = [];
  const once: string[] = [];
  for (const [key, count] of keys) {
    if (hasOpposite(key)) opposable.push(key);
    if (count === 1) once.push(key);
  }
  return { keys, length, negators, opposable, once };
}

/** What right answers say, ready to be held against thousands of sentences. */
export interface RightStatements {
  readonly all: readonly Statement[];
  /** Where each word is said, and where an opposite of it. */
  readonly places: ReadonlyMap<string, readonly StatementPlace[]>;
}

interface StatementPlace {
  /** Index into `all`. */
  readonly statement: number;
  /** How often it is said there. */
  readonly said: number;
  /** How many opposites of it are said there. */
  readonly opposites: number;
}

/** The sentences of texts that are right. */
export function rightStatements(texts: readonly string[], language: Language): RightStatements {
  const all = texts.flatMap((text) => {
    const read = tokenize(text, language);
    return read.sentences.map((sentence) => statementOf(read, sentence));
  });
  const places = new Map<string, StatementPlace[]>();
  for (const [statement, { keys, opposable }] of all.entries()) {
    const opposing = opposable.flatMap((key) => [...oppositesOf(key)]);
    for (const key of new Set([...keys.keys(), ...opposing])) {
      const place = {
        statement,
        said: keys.get(key) ?? 0,
        opposites: opposing.filter((other) => other === key).length,
      };
      const known = places.get(key);
      if (known === undefined) places.set(key, [place]);
      else known.push(place);
    }
  }
  return { all, places };
}

/** Whether a sentence of an answer turns round the one of the right answers that it is most like. */
export function isReversed(text: TokenizedText, sentence: number, right: RightStatements): boolean {
  const place = text.sentences[sentence];
  if (place === undefined) return false;
  const alike = mayBeAlike(text, place, right);
  if (alike.length === 0) return false;
  const said = statementOf(text, place);
  if (said.keys.size < FEWEST_WORDS) return false;
  let best = 0;
  let isTurned = false;
  for (const statement of alike) {
    const opposites = oppositesIn(statement, said);
    const sameness = samenessOf(statement, said, opposites);
    if (sameness < SAMENESS || sameness < best) continue;
    // Of two that are as like it, the one that it agrees with.
    const turns = statement.negators - said.negators + opposites + exchangesIn(statement, said);
    const turned = turns % 2 !== 0;
    if (sameness === best && turned) continue;
    best = sameness;
    isTurned = turned;
  }
  return isTurned;
}

/**
 * The statements for which `samenessOf` may reach `SAMENESS`, counted from above: a word that is said twice as two, and
 * an opposite wherever it stands. Mostly none, and then the sentence need not be looked at.
 */
function mayBeAlike(
  { tokens }: TokenizedText,
  { firstToken, lastToken }: Sentence,
  { all, places }: RightStatements,
): readonly Statement[] {
  let length = 0;
  const shared = new Uint32Array(all.length);
  for (let at = firstToken; at < lastToken; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.isNegator || token.isFunctionWord) continue;
    length += 1;
    for (const { statement, said, opposites } of places.get(token.key) ?? NOWHERE)
      shared[statement] = (shared[statement] ?? 0) + (said > 0 ? 1 : 0) + opposites;
  }
  if (length < FEWEST_WORDS) return [];
  return all.filter(
    (statement, index) => 2 * (shared[index] ?? 0) >= SAMENESS * (statement.length + length),
  );
}

const NOWHERE: readonly StatementPlace[] = [];

/** How many words of the one stand in the other as their opposites. */
function oppositesIn(statement: Statement, said: Statement): number {
  let count = 0;
  for (const key of statement.opposable) {
    if (said.keys.has(key)) continue;
    for (const other of said.opposable)
      if (!statement.keys.has(other) && areOppositeKeys(key, other)) count += 1;
  }
  return count;
}

/** 1 when the words that both say once stand in the same order but for two that have changed places, else 0. */
function exchangesIn(statement: Statement, said: Statement): number {
  const moved: { readonly place: number; readonly key: string }[] = [];
  const written = said.once;
  let place = 0;
  let next = 0;
  for (const key of statement.once) {
    if (said.keys.get(key) !== 1) continue;
    while (next < written.length && statement.keys.get(written[next] ?? "") !== 1) next += 1;
    if (written[next] !== key) moved.push({ place, key });
    if (moved.length > 2) return 0;
    place += 1;
    next += 1;
  }
  const [one, two] = moved;
  if (one === undefined || two === undefined) return 0;
  // "Rows and columns" are no other than "columns and rows"; "before and after" are.
  const isNextTo = two.place - one.place === 1;
  return isNextTo && !areOppositeKeys(one.key, two.key) ? 0 : 1;
}

/** Twice the shared words over all of both; an opposite is shared. */
function samenessOf(statement: Statement, said: Statement, opposites: number): number {
  let shared = opposites;
  for (const [key, count] of statement.keys) shared += Math.min(count, said.keys.get(key) ?? 0);
  const all = statement.length + said.length;
  return all === 0 ? 0 : (2 * shared) / all;
}
