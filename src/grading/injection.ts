/**
 * Sentences that talk to the grader instead of answering. They are flagged, never punished: the rest of the answer is
 * judged as it stands, only such a sentence is no evidence, and the evaluation's confidence is low.
 *
 * Two things make such a sentence: it commands whoever judges, or it speaks as somebody other than the candidate (the
 * system, the grader's own verdict). Talking about prompts, marks and rubrics is not enough: people are asked about
 * grading services and about prompt injection.
 */
import { disguisedReadings, mayBeDisguised } from "./injection-disguises.ts";
import { direct, quotable } from "./injection-patterns.ts";
import { matches, mayMatch, placesOf, wordingOf } from "./injection-rules.ts";
import type { Rule, Wording } from "./injection-rules.ts";
import { fold } from "./text/fold.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Letters of other scripts that look Latin, as used to get past a word list; and digits that stand for letters. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  е: "e",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  с: "c",
  т: "t",
  у: "y",
  х: "x",
  і: "i",
  ѕ: "s",
  ԁ: "d",
  α: "a",
  ε: "e",
  ι: "i",
  ο: "o",
  ρ: "p",
  ν: "v",
};

/** As the patterns see a sentence: folded, look-alikes replaced, l-e-t-t-e-r-s put together again. */
function plain(sentence: string): string {
  return fold(sentence)
    .replaceAll(/[^\x00-\x7F]/gu, (character) => LOOKALIKES[character] ?? character)
    .replaceAll(/[’ʼ‘`]/gu, "'")
    .replaceAll(/\b(?:\p{L}[ .\-_*]){3,}\p{L}\b/gu, (letters) =>
      letters.replaceAll(/[^\p{L}]/gu, ""),
    )
    .replaceAll(/(?<=\p{L})[013457](?=\p{L})|\b[013457](?=\p{L}{2})/gu, (digit) =>
      "oieast".charAt("013457".indexOf(digit)),
    )
    .replaceAll(/ ?[^\S ]\s*|  +/gu, " ")
    .trim();
}

/** An attack is talked about: "an attacker could write …", "prompt injection such as …". */
const TALKS_ABOUT =
  /\b(?:attacks?|attackers?|injections?|injected|malicious|adversar\w+|jailbreaks?|hostile|hackers?|untrusted|exploits?|sanitiz\w+|sanitis\w+|guardrails?|(?:users?|somebody|someone|people|candidates?|documents?|pages?|emails?) (?:could|might|may|can|will|would|who|that|which|writes?|types?|says?|tries|try|contains?)|such as|something like|lines like|text like|phrases? like|atacantes?|ataques?|inyeccion|injecao)\b/u;

/**
 * True when the sentence is addressed to whoever grades it, in a language of interviews or one that is often
 * used to get past them, in plain letters or in a simple disguise (injection-disguises.ts). Never throws.
 */
export function isAddressedToGrader(sentence: string): boolean {
  return areAddressedToGrader([sentence])[0] ?? false;
}

/** The same for each of several sentences. Rules whose words stand in none of them are looked at once. */
function areAddressedToGrader(sentences: readonly string[]): readonly boolean[] {
  const { readings, owners, all } = allReadings(sentences);
  const found = sentences.map(() => false);
  const starts: number[] = [];
  let start = 0;
  for (const reading of readings) {
    starts.push(start);
    start += reading.length + 1;
  }
  // The readings in which one of the rules may match, with those rules.
  const suspects = new Map<number, { readonly direct: Rule[]; readonly quotable: Rule[] }>();
  const suspect = (rules: readonly Rule[], kind: "direct" | "quotable"): void => {
    for (const rule of rules) {
      if (!mayMatch(rule, all)) continue;
      for (const place of placesOf(rule, all)) {
        const at = lastUpTo(starts, place);
        let known = suspects.get(at);
        if (known === undefined) suspects.set(at, (known = { direct: [], quotable: [] }));
        if (known[kind].at(-1) !== rule) known[kind].push(rule);
      }
    }
  };
  suspect(direct, "direct");
  suspect(quotable, "quotable");
  for (const [at, rules] of suspects) {
    const owner = owners[at];
    const text = readings[at];
    if (owner === undefined || text === undefined || found[owner] === true) continue;
    found[owner] = speaksToGrader(text, rules);
  }
  return found;
}

/** The index of the last of ascending numbers that is not above the limit: a long answer has thousands of sentences. */
function lastUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function speaksToGrader(
  text: string,
  rules: { readonly direct: readonly Rule[]; readonly quotable: readonly Rule[] },
): boolean {
  if (rules.direct.some((rule) => matches(rule, text)))
    return !(TALKS_ABOUT.test(text) && /["“”«'].*["“”»']/u.test(text));
  return rules.quotable.some((rule) => matches(rule, text)) && !TALKS_ABOUT.test(text);
}

/** Stands between sentences that are made plain together, which takes a third of doing it one by one. */
const SEPARATOR = "\u0001";

interface Readings {
  readonly readings: readonly string[];
  /** For each the sentence that it is a reading of. */
  readonly owners: readonly number[];
  /** Of all of them, with a line break between two. */
  readonly all: Wording;
}

/** Each sentence made plain, as it is and in every disguise that it may have. */
function allReadings(sentences: readonly string[]): Readings {
  const together = sentences.join(SEPARATOR);
  const plainly = plain(together)
    .split(SEPARATOR)
    .map((sentence) => sentence.trim());
  const plainWording = wordingOf(plainly.join("\n"));
  if (plainly.length === sentences.length && !mayBeDisguised(together, plainWording))
    return { readings: plainly, owners: [...sentences.keys()], all: plainWording };
  const all = sentences.flatMap((sentence, owner) =>
    [sentence, ...disguisedReadings(sentence)].map((reading) => ({ text: plain(reading), owner })),
  );
  const readings = all.map(({ text }) => text);
  return {
    readings,
    owners: all.map(({ owner }) => owner),
    all: wordingOf(readings.join("\n")),
  };
}

/**
 * True when the span stands in a paragraph that speaks to the grader and says nothing of the topic itself: the pleading
 * or the pretence around an order.
 *
 * @param isAbout whether a text says anything of the topic
 */
export function standsBesideOrder(
  answer: string,
  span: Span,
  isAbout: (text: string) => boolean,
): boolean {
  const orders = spansToGrader(answer);
  if (orders.length === 0 || isAbout(answer.slice(span.start, span.end))) return false;
  const from = Math.max(0, answer.lastIndexOf("\n\n", span.start));
  const end = answer.indexOf("\n\n", span.end);
  const to = end === -1 ? answer.length : end;
  return orders.some((order) => order.start < to && from < order.end);
}

/** Where the sentences stand which are addressed to the grader. Lines and sentences are looked at one by one. */
export function spansToGrader(answer: string): readonly Span[] {
  const known = recent.get(answer);
  if (known !== undefined) return known;
  const sentences = pieces(answer);
  const isAddressed = areAddressedToGrader(
    sentences.map(({ start, end }) => answer.slice(start, end)),
  );
  const spans = sentences.filter((_, index) => isAddressed[index]);
  const oldest = recent.size < KEPT_ANSWERS ? undefined : recent.keys().next().value;
  if (oldest !== undefined) recent.delete(oldest);
  recent.set(answer, spans);
  return spans;
}

/** Whoever judges an answer and those to its probes asks more than once, and the patterns are many. */
const recent = new Map<string, readonly Span[]>();
const KEPT_ANSWERS = 8;

/** True when a sentence that the span touches is addressed to the grader. */
export function touchesSentenceToGrader(answer: string, span: Span): boolean {
  return spansToGrader(answer).some(({ start, end }) => start < span.end && span.start < end);
}

/** The answer with every sentence to the grader blanked out; all other characters keep their places. */
export function withoutSpans(answer: string, spans: readonly Span[]): string {
  let result = answer;
  for (const { start, end } of spans) {
    result = result.slice(0, start) + " ".repeat(end - start) + result.slice(end);
  }
  return result;
}

/** The sentences and lines of an answer that a span touches. */
export function sentencesTouching(answer: string, span: Span): readonly Span[] {
  return pieces(answer).filter(({ start, end }) => start < span.end && span.start < end);
}

function pieces(answer: string): Span[] {
  const found: Span[] = [];
  for (const match of answer.matchAll(/[^\n.!?]+(?:[.!?]+(?!\s|$)[^\n.!?]*)*[.!?]*/gu)) {
    if (match[0].trim() !== "")
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}
