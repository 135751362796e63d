/** How two claims relate: whether they tell the same of the same thing, another figure of it, or of other things. */
import { areShared } from "./claim-language/cognates.ts";
import type { Claim } from "./claims.ts";

export type ClaimRelation =
  /** The same figure for the same thing. */
  | "same"
  /** Another figure for what is clearly the same thing. */
  | "different"
  /** About other things. */
  | "apart"
  /** Something in common, and too little to compare. */
  | "unclear";

/**
 * How two claims relate. Clearly the same thing: the same unit, at least two words of the subject in common, and these at
 * least half of the shorter subject. It differs only when neither has words of its own besides ("on mobile", "in
 * staging": a part of it has a figure of its own) but the employer's name, both tell the same time or none, neither goes
 * the other way, and neither figure is vague: a wrong difference is worse than a missed one. Figures are the same within a
 * twentieth, since people round. Things may go by other names ("response time" and "latency"), so that the same figure in
 * the same unit is never apart; nor are two teams, of which a person leads many. Claims in two languages are apart only
 * where all that the first, which was said, is about is known in both.
 */
export function relate(one: Claim, other: Claim): ClaimRelation {
  let shared = 0;
  for (const word of one.subject) if (other.subject.has(word)) shared += 1;
  const isSameThing = shared >= 2 && shared * 2 >= Math.min(one.subject.size, other.subject.size);
  const isSameFigure = areSameFigures(one, other);
  if (isSameThing && isSameFigure) return "same";
  if (one.unit === "people" && other.unit === "people") return isSameFigure ? "same" : "unclear";
  if (shared === 0) return isSameFigure || !areComparable(one, other) ? "unclear" : "apart";
  const isSameKind =
    one.unit === other.unit &&
    one.measure === other.measure &&
    (one.before === null) === (other.before === null);
  return isSameThing && isSameKind && mayDiffer(one, other) ? "different" : "unclear";
}

/** Whether it would show that they are about the same: in two languages one thing has two names. */
function areComparable(said: Claim, other: Claim): boolean {
  if (said.language === other.language) return true;
  if ((said.unit === "people") !== (other.unit === "people")) return true;
  return areShared(said.subject);
}

function mayDiffer(one: Claim, other: Claim): boolean {
  const isOpposed =
    one.direction !== null && other.direction !== null && one.direction !== other.direction;
  if (one.isVague || other.isVague || isOpposed) return false;
  // What a month saved is not what a year did. A resume that names no time may tell of any year: "last year we cut it by
  // 60 %" may be another year's work on the same thing, so that a time on one side only is no difference either.
  if (one.times.symmetricDifference(other.times).size > 0) return false;
  return !hasOwnWords(one, other) && !hasOwnWords(other, one);
}

/** Words that the other one lacks, but for its employer's name. */
function hasOwnWords(one: Claim, other: Claim): boolean {
  return [...one.words].some((word) => !other.words.has(word) && !other.employer.has(word));
}

function areSameFigures(one: Claim, other: Claim): boolean {
  if (one.unit === other.unit && (one.before === null || other.before === null))
    return areClose(one.value, other.value);
  if (one.unit === other.unit)
    return areClose(one.value, other.value) && areClose(one.before ?? 0, other.before ?? 0);
  const shares = sharesOf(other);
  return sharesOf(one).some((share) => shares.some((each) => areClose(share, each)));
}

function ofRatio(ratio: number): readonly number[] {
  return [(ratio - 1) * 100, ratio * 100, (1 - 1 / ratio) * 100];
}

/**
 * By how many per cent it changed, in every way that people count it: "from 900 to 120 ms" is "by 87 %"; "3 times more"
 * is "by 200 %", and by 300 % for some; "3 times faster" is two thirds of the time saved, too.
 */
function sharesOf({ unit, value, before, measure }: Claim): readonly number[] {
  if (before !== null && before > 0 && value > 0)
    return ofRatio(Math.max(before, value) / Math.min(before, value));
  if (unit === "times") return value > 1 ? ofRatio(value) : [];
  return unit === "percent" && before === null && measure === "change" ? [value] : [];
}

function areClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(Math.abs(one), Math.abs(other)) / 20;
}
