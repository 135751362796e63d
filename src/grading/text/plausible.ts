/** Words of a language against fingers on a keyboard. */
import { fold } from "./fold.ts";

/** Pairs of letters that make up 98 % of English text, with the further ones of Spanish and Portuguese. */
const PAIRS: ReadonlySet<string> = new Set(
  `ab ac ad af ag ai aj ak al am an ao ap aq ar as at au av aw ax ay az ba be bi bj bl bo br bs bu by ca cc ce ch ci ck cl co cr cs
ct cu da db dd de di dl dm do dr ds du dv dy ea eb ec ed ee ef eg eh ei ej ek el em en eo ep eq er es et eu ev ew ex ey ez fa fe
ff fi fl fo fr ft fu ga ge gh gi gl gn go gr gs gu ha he hi ho hr ht hu ia ib ic id ie if ig ij il im in io ip iq ir is it iv ix
iz ja je jo js ju ke ki kn ks la lb lc ld le lf lg lh li ll lm lo lp ls lt lu lv ly ma mb me mi mm mo mp ms mu my na nc nd ne nf
ng nh ni nj nk nl nm nn no ns nt nu nv ny oa ob oc od oe of og oh oi oj ok ol om on oo op or os ot ou ov ow ox oy oz pa pe pi pl
po pp pr ps pt pu py ql qu ra rb rc rd re rf rg ri rk rl rm rn ro rp rr rs rt ru rv ry sa sc se sf sh si sk sl sm sn so sp sq ss
st su sw sy ta tc te th ti tl to tp tr ts tt tu tw ty ua ub uc ud ue ug ui uj ul um un uo up ur us ut uv va ve vi vo vr wa we wh
wi wn wo wr ws xa xc xe xi xo xp xt ya ye yn yo yp ys yt za ze zo zz`.split(/\s+/u),
);

const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qazwsxedcrfvtgb"].flatMap(
  (row) => [row, row.split("").toReversed().join("")],
);

/** Abbreviations without a vowel that people write in small letters. */
const VOWELLESS: ReadonlySet<string> = new Set("https xhtml grpcs crypt nginx".split(" "));

/** So many pairs of letters are needed before their share says anything; and the share that real languages stay above. */
const ENOUGH_PAIRS = 12;
const REAL_SHARE = 0.62;

/**
 * True when the words of a text are no language: fingers run along the keyboard, letters at random, one word over and
 * over. Judges Latin letters only; code, abbreviations and other languages pass.
 */
export function isGibberish(words: readonly { readonly spelling: Spelling }[]): boolean {
  let all = 0;
  let latin = 0;
  let long = 0;
  let implausible = 0;
  let pairs = 0;
  let known = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const traits = traitsOf(word.spelling);
    all += traits.runs;
    latin += traits.latinRuns;
    long += traits.long;
    implausible += traits.implausible;
    pairs += traits.pairs;
    known += traits.knownPairs;
  }
  if (latin * 2 < all) return false;
  if (isRepetition(words, latin)) return true;
  if (long > 0 && implausible * 2 > long) return true;
  return pairs >= ENOUGH_PAIRS && known / pairs < REAL_SHARE;
}

/** A word as it is written, wherever it stands. */
export interface Spelling {
  readonly written: string;
  /** Null until somebody asks, which most words see nobody do. */
  traits: Traits | null;
}

/** Of the runs of letters and digits in a word ("don't" has two); all but `runs` tell of those in Latin letters. */
interface Traits {
  readonly runs: number;
  readonly latinRuns: number;
  /** Folded. */
  readonly latin: readonly string[];
  readonly long: number;
  readonly implausible: number;
  /** Pairs of letters that tell something, and how many of them real languages have. */
  readonly pairs: number;
  readonly knownPairs: number;
}

function traitsOf(spelling: Spelling): Traits {
  return (spelling.traits ??= readTraits(spelling.written));
}

function readTraits(written: string): Traits {
  const runs = written.match(/[\p{L}\p{N}]+/gu) ?? [];
  const latin = runs.filter((run) => /^[\p{Script=Latin}\p{N}]+$/u.test(run));
  const long = latin.filter((run) => /\p{L}{3}/u.test(run));
  const pairs = latin.filter((run) => !/^\p{Lu}+$/u.test(run)).flatMap(pairsOf);
  return {
    runs: runs.length,
    latinRuns: latin.length,
    latin: latin.map(fold),
    long: long.length,
    implausible: long.filter(isImplausible).length,
    pairs: pairs.length,
    knownPairs: pairs.filter((pair) => PAIRS.has(pair)).length,
  };
}

/** The pairs of neighbouring letters of a run, folded. */
function pairsOf(run: string): string[] {
  const folded = fold(run);
  return Array.from({ length: Math.max(0, folded.length - 1) }, (_, at) =>
    folded.slice(at, at + 2),
  ).filter((pair) => /^[a-z]{2}$/u.test(pair));
}

/** "test test test test test test". @param latin how many runs there are in Latin letters */
function isRepetition(words: readonly { readonly spelling: Spelling }[], latin: number): boolean {
  if (latin < 6) return false;
  const different = new Set<string>();
  for (const { spelling } of words) {
    for (const run of traitsOf(spelling).latin) different.add(run);
    // Nearly every text has shown after a few words that it does not repeat itself.
    if (different.size > 2 && (latin < 20 || different.size / latin >= 0.15)) return false;
  }
  return true;
}

function isImplausible(word: string): boolean {
  const letters = fold(word);
  if (/(.)\1{3}/u.test(letters) || /^(.{1,3})\1{3,}.?$/u.test(letters)) return true;
  if (letters.length >= 4 && ROWS.some((row) => row.includes(letters))) return true;
  if (ROWS.some((row) => runLength(letters, row) >= 5)) return true;
  if (/^\p{Lu}+$/u.test(word) || VOWELLESS.has(letters)) return false;
  return /^[^aeiouy0-9]{5,}$/u.test(letters) || /[bcdfghjklmnpqrstvwxz]{6}/u.test(letters);
}

/** The longest piece of the word that runs along a row of keys. */
function runLength(letters: string, row: string): number {
  let longest = 0;
  let run = 1;
  for (let at = 1; at < letters.length; at += 1) {
    const before = row.indexOf(letters.charAt(at - 1));
    run = before !== -1 && row.charAt(before + 1) === letters.charAt(at) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
