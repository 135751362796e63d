/** The closed word lists of Spanish and Portuguese, folded (without accents). */
import type { LanguageWords } from "./words.ts";

const list = (text: string): readonly string[] => text.trim().split(/\s+/u);
const set = (text: string): ReadonlySet<string> => new Set(list(text));

interface RomanceLists {
  readonly articles: string;
  readonly pronouns: string;
  readonly auxiliaries: string;
  readonly rest: string;
  readonly verbNegators: string;
  readonly nounNegators: string;
  readonly negatingPairs: readonly string[];
  readonly harmlessPairs: readonly string[];
  readonly clauseStarts: string;
  readonly opinionVerbs: string;
  readonly verdicts: string;
  readonly verdictEnds: string;
}

function romance(lists: RomanceLists): LanguageWords {
  const empty = [...list(lists.articles), ...list(lists.pronouns), ...list(lists.auxiliaries)];
  const negators = [...list(lists.verbNegators), ...list(lists.nounNegators)];
  return {
    functionWords: new Set([
      ...empty,
      ...list(lists.rest),
      ...list(lists.clauseStarts),
      ...negators,
    ]),
    empty: new Set(empty),
    articles: set(lists.articles),
    persons: new Set(),
    // Not measured yet: shuffled words are told from prose in English only.
    impossiblePairs: [],
    verbNegators: set(lists.verbNegators),
    nounNegators: set(lists.nounNegators),
    prepositionNegators: new Set(),
    negativeObjects: new Set(),
    vainVerbs: new Set(),
    negatingPairs: new Set(lists.negatingPairs),
    harmlessPairs: new Set(lists.harmlessPairs),
    clauseStarts: set(lists.clauseStarts),
    clauseStartPairs: new Set(),
    conditionals: new Set(),
    subjects: new Set(),
    formsOfBeing: new Set(),
    finiteVerbs: new Set(),
    closings: new Set(["de"]),
    conjunction: "que",
    opinionVerbs: set(lists.opinionVerbs),
    verdicts: set(lists.verdicts),
    verdictEnds: set(lists.verdictEnds),
    carings: new Set(),
    questionWords: new Set(),
  };
}

export const spanish: LanguageWords = romance({
  articles: "el la los las un una unos unas lo al del",
  pronouns:
    "yo me mi mis tu te ti se le les nos nosotros ustedes usted ello ella ellas ellos su sus suyo esto eso ese esa esos esas este esta estos estas aquel aquella",
  auxiliaries:
    "es son era eran fue fueron ser sido siendo esta estan estaba estar hay ha han he hemos haber habia puede pueden podria debe deben deberia va van voy vamos tiene tienen tengo hace hacen",
  rest: "de en a con por para sin sobre entre desde hasta hacia contra segun durante y o u e ni muy mas menos tambien solo ya asi todo todos toda todas cada otro otra otros otras mismo misma algo alguien algun alguna tan tanto mucho mucha muchos muchas poco aqui ahi alli despues antes siempre casi bien",
  verbNegators: "no nunca jamas tampoco nadie nada apenas",
  nounNegators: "sin ningun ninguna ninguno ni",
  negatingPairs: ["en vez", "en lugar"],
  harmlessPairs: ["no solo", "no solamente", "no obstante", "sin embargo", "sin duda", "no se"],
  clauseStarts:
    "y pero porque aunque mientras cuando si que como donde entonces sino pues quien cual cuyo luego",
  opinionVerbs: "creo pienso digo verdad cierto correcto significa",
  verdicts: "verdad cierto correcto",
  verdictEnds: "porque pero aunque sino pues mientras entonces",
});

export const portuguese: LanguageWords = romance({
  articles: "o a os as um uma uns umas ao aos do da dos das no na nos nas pelo pela pelos pelas",
  pronouns:
    "eu me mim meu minha tu te voce voces se lhe nos ele ela eles elas seu sua seus suas isto isso esse essa esses essas este esta estes estas aquele aquela",
  auxiliaries:
    "e sao era eram foi foram ser sido sendo esta estao estava estar ha tem tinha ter pode podem poderia deve devem deveria vai vao vou vamos tenho faz fazem",
  rest: "de em com por para sem sobre entre desde ate contra segundo durante ou nem muito mais menos tambem so ja assim todo todos toda todas cada outro outra outros outras mesmo mesma algo alguem algum alguma tao tanto muita muitos muitas pouco aqui ai ali depois antes sempre quase bem",
  verbNegators: "nao nunca jamais tampouco ninguem nada",
  nounNegators: "sem nenhum nenhuma nem",
  negatingPairs: ["em vez", "em lugar"],
  harmlessPairs: ["nao so", "nao apenas", "nao somente", "sem duvida", "nao sei"],
  clauseStarts:
    "mas porque embora enquanto quando se que como onde entao pois quem qual cujo logo porem",
  opinionVerbs: "acho penso digo verdade certo correto significa",
  verdicts: "verdade certo correto",
  verdictEnds: "porque mas embora enquanto pois entao porem",
});

/** Endings that nouns, adjectives and the commonest verb forms of both languages share, longest first. */
const ENDINGS =
  /(?:aciones|acoes|amente|amientos?|imientos?|amentos?|imentos?|acion|acao|iciones|icoes|icion|icao|ciones|coes|cion|cao|idades|idad|idade|adores|adoras?|ador|ables?|avel|aveis|ando|iendo|endo|indo|adas?|ados?|idas?|idos?|aron|aram|eram|ieron|amos|emos|imos|ar|er|ir|an|am|en|em|as|os|es|ns|a|o|e|s|n)$/u;

/** A light stem: the word without its ending, never shorter than three letters. */
export function stemRomance(word: string): string {
  const stemmed = word.replace(ENDINGS, "");
  return stemmed.length >= 3 ? stemmed : word;
}
