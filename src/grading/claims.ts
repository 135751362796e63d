/**
 * Numbers that a person claims of their own work, and how they compare with what is written elsewhere. English only, and
 * careful: a number that might be something else (an example, a plan, a fact about the world) is none.
 */
import { sentencesTouching } from "./injection.ts";
import { fold } from "./text/fold.ts";
import { tokenize } from "./text/tokens.ts";

/** A measured change, the size of a team, or money, said of the person's own work. */
export interface Claim {
  /** The sentence, verbatim. */
  readonly quote: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The number as it is written, `80 %` or `from 900 to 120 ms`. */
  readonly figure: string;
  readonly unit: ClaimUnit;
  /** In the unit; seconds for durations. Of a change from one value to another, the second. */
  readonly value: number;
  /** The value before; null where only one is told. */
  readonly before: number | null;
  /** Stems of what it is about, without words that fit any result. */
  readonly subject: ReadonlySet<string>;
  /** All words beside the figure that may tell one thing from another: "p99", "first", a name. */
  readonly words: ReadonlySet<string>;
  /** It went up or down; null where the sentence does not say, or both. */
  readonly direction: "up" | "down" | null;
  /** "More than", "around": less or more of it is no other claim. */
  readonly isVague: boolean;
}

export type ClaimUnit = "percent" | "seconds" | "times" | "people" | "money";

const secondsOf: Readonly<Record<string, number>> = {
  ms: 0.001,
  millisecond: 0.001,
  s: 1,
  second: 1,
  sec: 1,
  minute: 60,
  min: 60,
  h: 3600,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_629_800,
};
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const duration = String.raw`(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|hours?|h|days?|weeks?|months?)`;
const number = String.raw`(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)`;
const scale = String.raw`(k|m|million|thousand|billion|bn)?`;

interface Pattern {
  readonly unit: ClaimUnit;
  readonly expression: RegExp;
  /** The values of a match: before (null: none) and now; null when they make no sense. */
  readonly read: (
    match: RegExpExecArray,
  ) => { readonly before: number | null; readonly value: number } | null;
}

/** The first that fits a sentence is its claim; those that say more come first. */
const patterns: readonly Pattern[] = [
  {
    unit: "percent",
    expression: new RegExp(
      String.raw`\bfrom ${number} ?(?:%|per ?cent)? to ${number} ?(?:%|per ?cent)`,
      "iu",
    ),
    read: (match) => ({ before: valueOf(match[1]), value: valueOf(match[2]) }),
  },
  {
    unit: "seconds",
    expression: new RegExp(
      String.raw`\bfrom ${number} ?${duration}? to ${number} ?${duration}\b`,
      "iu",
    ),
    read: (match) => {
      const after = secondsIn(match[4]);
      const before = match[2] === undefined ? after : secondsIn(match[2]);
      return { before: valueOf(match[1]) * before, value: valueOf(match[3]) * after };
    },
  },
  {
    unit: "percent",
    expression: new RegExp(String.raw`(?<![\w.,-])${number} ?(?:%|per ?cent\b)`, "iu"),
    read: (match) => ({ before: null, value: valueOf(match[1]) }),
  },
  {
    unit: "people",
    expression: new RegExp(
      String.raw`\b(?:team|group|squad) of ${number}\b|\b(?:led|managed|mentored|hired) (?:a team of )?${number} (?:people|engineers|developers|designers|reports)\b`,
      "iu",
    ),
    read: (match) => ({ before: null, value: valueOf(match[1] ?? match[2]) }),
  },
  {
    unit: "money",
    expression: new RegExp(String.raw`[$€£] ?${number} ?${scale}(?![\w])`, "iu"),
    read: (match) => ({ before: null, value: valueOf(match[1]) * scaleOf(match[2]) }),
  },
  {
    unit: "times",
    expression: new RegExp(
      String.raw`(?<![\w.,])${number} ?(?:x|times) (?:faster|slower|cheaper|smaller|more|fewer|less)\b`,
      "iu",
    ),
    read: (match) => ({ before: null, value: valueOf(match[1]) }),
  },
  {
    unit: "seconds",
    expression: new RegExp(String.raw`\bby ${number} ?${duration}\b`, "iu"),
    read: (match) => ({ before: null, value: valueOf(match[1]) * secondsIn(match[2]) }),
  },
];

function valueOf(text = ""): number {
  return Number(text.replaceAll(",", ""));
}

function secondsIn(unit = ""): number {
  const word = unit.toLowerCase();
  return secondsOf[word] ?? secondsOf[word.replace(/s$/, "")] ?? 1;
}

function scaleOf(word = ""): number {
  return scales[word.toLowerCase()] ?? 1;
}

/** Said of what was done: by the person or their team. */
const ownWork = /\b(?:i|we|my|our)\b/i;
/** Something became other than it was, or somebody led. */
const happened =
  /\b(?:cut|reduced|lowered|dropped|fell|decreased|shrank|halved|increased|raised|rose|grew|improved|doubled|tripled|saved|sped|went|brought|got|led|managed|mentored|hired|generated|shortened|boosted|down|up)\b/i;
/** A plan, a wish, an example, a denial, somebody else's words, or how things are in general. */
const notClaimed =
  /\b(?:would|could|should|might|may|will|can|if|unless|suppose|imagine|assume|say|example|e\.g|instance|typically|usually|often|always|generally|about to|plan(?:ned)? to|want(?:ed)? to|hope[ds]?|goal|target|aim(?:ed)?|expect(?:ed)?|promised|supposed|not|never|no|n['’]t|without|nearly|almost|roughly|maybe|perhaps|probably|they said|asked (?:us|me))\b|n['’]t\b|\?/i;
/** Fit any result, so that they tell nothing of what it is about. */
const anySubject = new Set(
  "cut reduc lower drop fell fall decreas shrink halv increas rais rose grew grow improv doubl tripl save sped speed went brought bring got get led lead manag mentor hire gener shorten boost percent cent time faster slower year month week day hour minut second millisecond team peopl engin develop number rate result work project compani from over within after befor also then that this when made make took take new first last abl use".split(
    " ",
  ),
);

/** The claims in an answer, in its order; at most one a sentence. Never throws. */
export function claimsInAnswer(text: string): readonly Claim[] {
  return sentencesTouching(text, { start: 0, end: text.length }).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const isClaimed =
      ownWork.test(sentence) && happened.test(sentence) && !notClaimed.test(sentence);
    return isClaimed ? claimIn(sentence, start) : [];
  });
}

/** The claims of a resume, where nobody says "I": every statement with a figure counts, whatever it tells. */
export function claimsInResume(text: string): readonly Claim[] {
  // A statement goes on over the ends of lines until a bullet, an empty line or the end of a sentence.
  const statements = text.split(/\n\s*\n|\n\s*(?=[-*•·–])|(?<=[.!?;])\s+/u);
  return statements.flatMap((statement) => claimIn(statement.replaceAll(/\s+/gu, " ").trim(), 0));
}

function claimIn(sentence: string, offset: number): readonly Claim[] {
  for (const { unit, expression, read } of patterns) {
    const match = expression.exec(sentence);
    const values = match === null ? null : read(match);
    if (match === null || values === null) continue;
    const quote = sentence.trim();
    const start = offset + sentence.indexOf(quote);
    const rest = `${sentence.slice(0, match.index)} ${sentence.slice(match.index + match[0].length)}`;
    return [
      {
        quote,
        start,
        end: start + quote.length,
        figure: match[0].trim(),
        unit,
        ...values,
        subject: subjectOf(rest),
        words: wordsOf(rest),
        direction: directionOf(rest),
        isVague: vague.test(sentence.slice(0, match.index)),
      },
    ];
  }
  return [];
}

function subjectOf(text: string): ReadonlySet<string> {
  const { tokens } = tokenize(text, "en");
  const keys = tokens
    .filter(({ key, isFunctionWord }) => !isFunctionWord && /^\p{L}{3,}$/u.test(fold(key)))
    .map(({ key }) => key)
    .filter((key) => !anySubject.has(key));
  return new Set(keys);
}

const vague =
  /\b(?:more|less|fewer) than $|\b(?:at (?:least|most)|up to|over|under|above|below|about|around|approximately|some) $|[~≈<>] ?$/i;
const ups = /\b(?:increased?|raised?|rose|grew|grow|doubled|tripled|boosted|up)\b/i;
const downs =
  /\b(?:cut|reduced?|lower(?:ed)?|dropped|fell|decreased?|shrank|halved|shortened|down)\b/i;

function directionOf(text: string): Claim["direction"] {
  const [isUp, isDown] = [ups.test(text), downs.test(text)];
  return isUp === isDown ? null : isUp ? "up" : "down";
}

/** What was done to it tells nothing apart. */
const deeds = new Set(
  "cut reduc lower drop fell fall decreas shrink halv increas rais rose grew grow improv doubl tripl save sped speed went brought bring got get shorten boost percent cent".split(
    " ",
  ),
);

function wordsOf(text: string): ReadonlySet<string> {
  const { tokens } = tokenize(text, "en");
  const keys = tokens.filter(({ isFunctionWord }) => !isFunctionWord).map(({ key }) => key);
  return new Set(keys.filter((key) => !deeds.has(key)));
}

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
 * least half of the shorter subject. It differs only when not both have words of their own besides ("on mobile", "on
 * desktop"), neither goes the other way, and neither figure is vague: a wrong difference is worse than a missed one. Figures are the same within a twentieth, since people round. Things may go by other
 * names ("response time" and "latency"), so that the same figure in the same unit is never apart; nor are two teams, of
 * which a person leads many.
 */
export function relate(one: Claim, other: Claim): ClaimRelation {
  let shared = 0;
  for (const word of one.subject) if (other.subject.has(word)) shared += 1;
  const isSameThing = shared >= 2 && shared * 2 >= Math.min(one.subject.size, other.subject.size);
  const isSameFigure = areSameFigures(one, other);
  if (isSameThing && isSameFigure) return "same";
  if (one.unit === "people" && other.unit === "people") return isSameFigure ? "same" : "unclear";
  if (shared === 0) return isSameFigure ? "unclear" : "apart";
  const isSameKind = one.unit === other.unit && (one.before === null) === (other.before === null);
  return isSameThing && isSameKind && mayDiffer(one, other) ? "different" : "unclear";
}

function mayDiffer(one: Claim, other: Claim): boolean {
  const own = (left: Claim, right: Claim): boolean =>
    [...left.words].some((word) => !right.words.has(word));
  const isOpposed =
    one.direction !== null && other.direction !== null && one.direction !== other.direction;
  return !one.isVague && !other.isVague && !isOpposed && !(own(one, other) && own(other, one));
}

function areSameFigures(one: Claim, other: Claim): boolean {
  if (one.unit === other.unit && (one.before === null || other.before === null))
    return areClose(one.value, other.value);
  if (one.unit === other.unit)
    return areClose(one.value, other.value) && areClose(one.before ?? 0, other.before ?? 0);
  // "From 900 to 120 ms" is "by 87 %".
  const [share, change] = one.unit === "percent" ? [one, other] : [other, one];
  if (share.unit !== "percent" || share.before !== null || change.before === null) return false;
  return areClose(share.value, (Math.abs(change.before - change.value) / change.before) * 100);
}

function areClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(Math.abs(one), Math.abs(other)) / 20;
}
