/**
 * The small closed word lists of a language: which words carry grammar and not meaning, which turn a statement round.
 */
import type { Language } from "../question.ts";
import { portuguese, spanish } from "./words-romance.ts";

const list = (text: string): readonly string[] => text.trim().split(/\s+/u);

export interface LanguageWords {
  /** Words that only an accent tells from a word of grammar, and an unaccented word of the same meaning for each. */
  readonly accented: ReadonlyMap<string, string>;
  /** Words that carry grammar: running text is full of them, a list of keywords is not. */
  readonly functionWords: ReadonlySet<string>;
  /** Of those, the ones that never matter to a phrasing: articles, pronouns, forms of "be" and helping verbs. */
  readonly empty: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** Pronouns that tell who: "I wanted" is not "he wanted". */
  readonly persons: ReadonlySet<string>;
  /**
   * Pairs of words that do not follow each other in running text: any word of `left` before any of `right`. Texts whose
   * words were shuffled are full of them.
   */
  readonly impossiblePairs: readonly {
    readonly left: ReadonlySet<string>;
    readonly right: ReadonlySet<string>;
  }[];
  /** Turns round the verb that follows, up to the end of the clause. */
  readonly verbNegators: ReadonlySet<string>;
  /** Turns round the noun or participle that follows. */
  readonly nounNegators: ReadonlySet<string>;
  /** The same as a preposition: a finite verb after its noun belongs to something else. */
  readonly prepositionNegators: ReadonlySet<string>;
  /** Verb negators that as an object turn round the verb before them: "copies nothing". */
  readonly negativeObjects: ReadonlySet<string>;
  /** "Do not" with one of these takes back the subject: "threads do not help". */
  readonly vainVerbs: ReadonlySet<string>;
  /** Negators that behind another one only repeat it: "no hay nada" is one negation, "no funciona sin" is two. */
  readonly repeatedNegators: ReadonlySet<string>;
  /** Pairs of words which negate what follows, written with a space. */
  readonly negatingPairs: ReadonlySet<string>;
  /** Pairs that look like a negation and are none: "not only". */
  readonly harmlessPairs: ReadonlySet<string>;
  /** Words at which a negation ends. */
  readonly clauseStarts: ReadonlySet<string>;
  /** Pairs of words at which a negation ends. */
  readonly clauseStartPairs: ReadonlySet<string>;
  /** Of the clause starts, those after which a main clause is still to come. */
  readonly conditionals: ReadonlySet<string>;
  /** Pronouns that begin a clause when they stand behind a word of meaning. */
  readonly subjects: ReadonlySet<string>;
  /** Forms of "be", with their negations. */
  readonly formsOfBeing: ReadonlySet<string>;
  /** The same where they stand behind their negation: "no es". */
  readonly formsOfBeingBehind: ReadonlySet<string>;
  /** Helping verbs and forms of "be" that have a subject. */
  readonly finiteVerbs: ReadonlySet<string>;
  /** Words that end a pair of negating words and say nothing alone: "instead of". */
  readonly closings: ReadonlySet<string>;
  /** "That": it begins a clause, but after a word of opinion the negation goes on over it. */
  readonly conjunction: string;
  /** Words of opinion: "that" after them goes on with the clause. */
  readonly opinionVerbs: ReadonlySet<string>;
  /** Words of truth: "it is not true that …" denies the whole sentence, but not its reasons. */
  readonly verdicts: ReadonlySet<string>;
  /** Words at which a denial of the whole sentence ends. */
  readonly verdictEnds: ReadonlySet<string>;
  /** Words of weight, after which a question word goes on with the clause: "does not matter how". */
  readonly carings: ReadonlySet<string>;
  readonly questionWords: ReadonlySet<string>;
}

const set = (text: string): ReadonlySet<string> => new Set(list(text));

const articles = list("a an the");
const be = list("am is are was were be been being");
const pronouns = list(
  "i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours ourselves they them their theirs themselves",
);
const auxiliaries = list(
  "do does did doing done have has had having can could will would shall should may might must",
);
const prepositions = list(
  "of in on at by for with from to into onto about against between through during before after above below under over within across along among around behind beside besides beyond near off out toward towards upon via per than as like",
);
const connectives = list(
  "and or but nor so yet because although though while whereas however if unless until since when whenever where wherever whether that which who whom whose what how why then else therefore thus hence once",
);
const determiners = list(
  "this that these those some any each every either both all most many much few several such another other others same own one ones more less",
);
const adverbs = list(
  "not no never very too also just only even still already again there here now really actually basically quite rather almost always often usually sometimes well up down back away together instead maybe perhaps let lets get gets got getting go goes going want wants need needs",
);
const negated = list(
  "cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent hadnt aint neednt mustnt",
);

const english: LanguageWords = {
  accented: new Map(),
  functionWords: new Set([
    ...articles,
    ...be,
    ...pronouns,
    ...auxiliaries,
    ...prepositions,
    ...connectives,
    ...determiners,
    ...adverbs,
    ...negated,
  ]),
  empty: new Set([...articles, ...be, ...pronouns, ...auxiliaries]),
  articles: new Set(articles),
  persons: new Set(
    list("i my we our he his she her they their myself itself himself herself themselves"),
  ),
  impossiblePairs: [
    {
      left: set("a an the my your its our their every"),
      right: set(
        "a an the my your its our their this these those some any every am is are was were be been being i me you he she it we us they them him do does did have has had can could will would shall should may might must of in at by for with from to into onto during and or but nor so because although if unless until since when where whether that which who how why then",
      ),
    },
    {
      left: set("of with from into onto during among between"),
      right: set(
        "am is are was were i he she we they do does did has had can could will would should may might must of by with from into onto during among and or but nor so because although if unless",
      ),
    },
    {
      left: set("in on at by for to"),
      right: set(
        "am is are was were i he she we they do does did has had can could will would should may might must of to and or but nor because although unless",
      ),
    },
    {
      left: set("can could will would shall should may might must"),
      right: set(
        "a an the of in on at by for with from to into onto during and or but nor am is are was were been has had does did can could will would should may might must him them me us",
      ),
    },
    {
      left: set("i he she we they"),
      right: set(
        "a an the of in on at by for with from to into onto during and or but nor because that which be been is i me he she it we us they them him my your its our their",
      ),
    },
    {
      left: set("is are was were am"),
      right: set(
        "am is are was were be been of do does did has had can could will would should may might must i we they he she",
      ),
    },
    {
      left: set("and or but because so if when"),
      right: set("and or but nor of is are was were am"),
    },
    {
      left: set("be been"),
      right: set(
        "am is are was were be been of and or but i he she it we they can could will would has had does did",
      ),
    },
    {
      left: set("do does did"),
      right: set(
        "of in by for with from into is are was were am be been has had can could will would and or but",
      ),
    },
  ],
  verbNegators: new Set([
    ...list("not never neither nor nobody nothing hardly barely scarcely"),
    ...negated,
  ]),
  nounNegators: new Set(list("no non")),
  prepositionNegators: new Set(["without"]),
  negativeObjects: new Set(list("nothing nobody")),
  vainVerbs: new Set(list("help work suffice apply")),
  repeatedNegators: new Set(["nor"]),
  negatingPairs: new Set([
    "instead of",
    "rather than",
    "fails to",
    "fail to",
    "failed to",
    "failing to",
    "anything but",
    "far from",
  ]),
  harmlessPairs: new Set([
    "not only",
    "not just",
    "not merely",
    "not simply",
    "no matter",
    "no doubt",
    "no wonder",
    "no question",
    "not to",
    "nothing but",
    "not sure",
    "not surprisingly",
    "not until",
    "not unless",
  ]),
  clauseStarts: new Set(
    list(
      "and but because so while whereas however although though since when whenever if unless until then which who whose where how why what that instead otherwise rather yet once therefore",
    ),
  ),
  clauseStartPairs: new Set([
    "as long",
    "as soon",
    "as if",
    "even though",
    "even if",
    "in case",
    "in order",
    "such as",
    "due to",
  ]),
  conditionals: new Set(list("if when whenever once unless until while since")),
  subjects: new Set(list("i we you he she it they")),
  formsOfBeing: new Set([...be, ...list("isnt arent wasnt werent aint")]),
  formsOfBeingBehind: new Set(),
  finiteVerbs: new Set(
    list("is are was were do does did has had can could will would should may might must"),
  ),
  closings: new Set(list("of than to")),
  conjunction: "that",
  opinionVerbs: new Set(
    list("think believe mean say guarantee imply ensure suggest true case correct right"),
  ),
  verdicts: new Set(list("true case correct right")),
  verdictEnds: new Set(
    list("because since but so instead rather therefore however although though yet while whereas"),
  ),
  carings: new Set(list("matter care depend")),
  questionWords: new Set(list("how what who where when which whether if")),
};

const lists: Readonly<Record<Language, LanguageWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

/** The lists of a language. */
export function languageWords(language: Language): LanguageWords {
  return lists[language];
}
