/** From a written word to the form that its inflections share. */
import { stemmer } from "stemmer";
import type { Language } from "../question.ts";
import { stemRomance } from "./words-romance.ts";

/**
 * Words that the Porter algorithm would join with another of a different meaning, or fail to join with their own kind.
 * Left: the word as it stands, folded. Right: its stem.
 */
const exceptions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    important: "important",
    importance: "important",
    importantly: "important",
    general: "general",
    generally: "general",
    generic: "generic",
    generics: "generic",
    user: "user",
    users: "user",
    us: "us",
    new: "new",
    news: "news",
    customer: "customer",
    customers: "customer",
    authorize: "authoriz",
    authorized: "authoriz",
    authorizes: "authoriz",
    authorizing: "authoriz",
    authorization: "authoriz",
    author: "author",
    authors: "author",
    authority: "authority",
    authorities: "authority",
    relative: "relative",
    relatively: "relative",
    organ: "organ",
    university: "university",
    universe: "universe",
    object: "object",
    objects: "object",
    objective: "objective",
    objectives: "objective",
    instant: "instant",
    instants: "instant",
    instantly: "instant",
    server: "server",
    servers: "server",
    number: "number",
    numbers: "number",
    factory: "factory",
    factories: "factory",
    process: "process",
    processes: "process",
    processed: "process",
    processing: "process",
    processor: "processor",
    processors: "processor",
    string: "string",
    strings: "string",
    thing: "thing",
    things: "thing",
    during: "during",
    indices: "index",
    indexes: "index",
    vertices: "vertex",
    vertexes: "vertex",
    matrices: "matrix",
    schemata: "schema",
    schemas: "schema",
    criteria: "criterion",
    children: "child",
    people: "person",
    halves: "half",
    halve: "half",
    halved: "half",
    halving: "half",
    leaves: "leaf",
    growth: "grow",
    grew: "grow",
    grown: "grow",
    ran: "run",
    wrote: "write",
    written: "write",
    read: "read",
    kept: "keep",
    held: "hold",
    built: "build",
    sent: "send",
    found: "find",
    lost: "lose",
    loss: "lose",
    losses: "lose",
    took: "take",
    taken: "take",
    gave: "give",
    given: "give",
    saw: "see",
    seen: "see",
    chose: "choos",
    chosen: "choos",
    choice: "choos",
    choices: "choos",
    broke: "break",
    broken: "break",
    threw: "throw",
    thrown: "throw",
    caught: "catch",
    led: "lead",
    made: "make",
    went: "go",
    gone: "go",
    thought: "think",
    knew: "know",
    known: "know",
    brought: "bring",
    bought: "buy",
    began: "begin",
    begun: "begin",
    came: "come",
    fell: "fall",
    fallen: "fall",
    felt: "feel",
    left: "left",
    leave: "leav",
    meant: "mean",
    met: "meet",
    paid: "pay",
    put: "put",
    said: "sai",
    sold: "sell",
    shown: "show",
    spent: "spend",
    spoke: "speak",
    spoken: "speak",
    stood: "stand",
    stuck: "stick",
    taught: "teach",
    told: "tell",
    understood: "understand",
    won: "win",
    hid: "hide",
    hidden: "hide",
    hiding: "hide",
    hides: "hide",
    hide: "hide",
    drew: "draw",
    drawn: "draw",
    drove: "drive",
    driven: "drive",
    driving: "drive",
    drives: "drive",
    drive: "drive",
    bound: "bound",
    bounds: "bound",
    fed: "feed",
    fought: "fight",
    frozen: "freez",
    froze: "freez",
    shrank: "shrink",
    shrunk: "shrink",
    slept: "sleep",
    sought: "seek",
    woke: "wake",
    woken: "wake",
    analyses: "analysi",
    analysis: "analysi",
    analyse: "analysi",
    analyze: "analysi",
    analysed: "analysi",
    analyzed: "analysi",
    analysing: "analysi",
    analyzing: "analysi",
    slower: "slow",
    slowest: "slow",
    slowly: "slow",
    faster: "fast",
    fastest: "fast",
    bigger: "big",
    biggest: "big",
    larger: "larg",
    largest: "larg",
    smaller: "small",
    smallest: "small",
    longer: "long",
    longest: "long",
    shorter: "short",
    shortest: "short",
    cheaper: "cheap",
    cheapest: "cheap",
    higher: "high",
    highest: "high",
    lower: "low",
    lowest: "low",
    safer: "safe",
    safely: "safe",
    safety: "safe",
    safe: "safe",
    simpler: "simpl",
    simplest: "simpl",
    easier: "easi",
    easiest: "easi",
    easily: "easi",
    earlier: "earli",
    earliest: "earli",
    quicker: "quick",
    quickest: "quick",
    mutability: "mutabl",
    immutability: "immutabl",
    immutable: "immutabl",
    immutably: "immutabl",
    scalability: "scale",
    scalable: "scale",
    scaling: "scale",
    scaled: "scale",
    scales: "scale",
    scale: "scale",
    availability: "avail",
    failure: "fail",
    failures: "fail",
    repetition: "repeat",
    repetitions: "repeat",
    comparison: "compar",
    comparisons: "compar",
    decision: "decid",
    decisions: "decid",
    response: "respons",
    reusable: "reus",
    reuse: "reus",
    width: "wide",
    depth: "deep",
    length: "long",
    lengths: "long",
    strength: "strong",
  }),
);

/** British spellings of words that both sides of the ocean use: one spelling before the stem is taken. */
function oneSpelling(word: string): string {
  return word
    .replace(
      /(\p{L}{3,})is(e|es|ed|ing|er|ers|ation|ations|able)$/u,
      (whole, head: string, tail: string) => (NOT_ISE.test(whole) ? whole : `${head}iz${tail}`),
    )
    .replace(/^(behavi|col|fav|hon|lab|neighb)our/u, "$1or")
    .replace(/^(cent|met|lit)re(s?)$/u, "$1er$2")
    .replace(
      /^(cancel|label|travel|model|signal|marshal|total|channel)l(ed|ing|er|ers|ation)$/u,
      "$1$2",
    )
    .replace(/^catalogue/u, "catalog")
    .replace(/^(\p{L}+)yse(s|d)?$/u, "$1yze$2");
}

/** Words in -ise and their kin that are spelt so everywhere. */
const NOT_ISE =
  /^(?:advertis|advis|aris|bruis|comprom|concis|cruis|devis|disguis|enterpris|exercis|expertis|franchis|likewis|nois|otherwis|pois|prais|precis|premis|promis|rais|revis|ris|superv|surpris|televis|wis)/u;

const numbers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    six: "6",
    seven: "7",
    eight: "8",
    nine: "9",
    ten: "10",
    hundred: "100",
    thousand: "1000",
  }),
);

/** What is longer is no word, and the algorithm's time grows with its square. */
const LONGEST_WORD = 40;

const cache = new Map<string, string>();
/** Enough for every word of a bank and of a long session; a hostile flood of words starts it afresh. */
const CACHE_LIMIT = 20_000;

/**
 * The stem of one folded word: Porter's algorithm for English behind a table of exceptions, so that "indexing" meets
 * "index" and "important" does not meet "import"; a light stem for Spanish and Portuguese.
 */
export function stem(word: string, language: Language): string {
  if (word.length > LONGEST_WORD) return word;
  if (language !== "en") return stemRomance(word);
  const known = cache.get(word);
  if (known !== undefined) return known;
  const exception = exceptions.get(word) ?? numbers.get(word);
  let stemmed = exception;
  if (stemmed === undefined) {
    const spelt = oneSpelling(word);
    stemmed = exceptions.get(spelt) ?? (/^[a-z]+$/u.test(spelt) ? stemmer(spelt) : spelt);
  }
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, stemmed);
  return stemmed;
}
