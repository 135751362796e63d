/** The closed word lists of Spanish and Portuguese, folded (without accents). */
import type { LanguageWords } from "./words.ts";

const list = (text: string): readonly string[] => text.trim().split(/\s+/u);
const set = (text: string): ReadonlySet<string> => new Set(list(text));

interface RomanceLists {
  readonly articles: string;
  readonly pronouns: string;
  readonly auxiliaries: string;
  readonly rest: string;
  /** Words, and the words that never follow them in prose. */
  readonly impossiblePairs: readonly (readonly [left: string, right: string])[];
  readonly accented?: Readonly<Record<string, string>>;
  readonly verbNegators: string;
  readonly nounNegators: string;
  readonly prepositionNegators: string;
  readonly repeatedNegators: string;
  readonly negatingPairs: readonly string[];
  readonly harmlessPairs: readonly string[];
  readonly clauseStarts: string;
  readonly clauseStartPairs: readonly string[];
  readonly conditionals: string;
  readonly subjects: string;
  readonly formsOfBeing: string;
  readonly finiteVerbs: string;
  readonly opinionVerbs: string;
  readonly verdicts: string;
  readonly verdictEnds: string;
}

function romance(lists: RomanceLists): LanguageWords {
  const empty = [...list(lists.articles), ...list(lists.pronouns), ...list(lists.auxiliaries)];
  const negators = [...list(lists.verbNegators), ...list(lists.nounNegators)];
  return {
    accented: new Map(Object.entries(lists.accented ?? {})),
    functionWords: new Set([
      ...empty,
      ...list(lists.rest),
      ...list(lists.clauseStarts),
      ...negators,
    ]),
    empty: new Set(empty),
    articles: set(lists.articles),
    persons: new Set(),
    impossiblePairs: lists.impossiblePairs.map(([left, right]) => ({
      left: set(left),
      right: set(right),
    })),
    verbNegators: set(lists.verbNegators),
    nounNegators: set(lists.nounNegators),
    prepositionNegators: set(lists.prepositionNegators),
    negativeObjects: new Set(),
    vainVerbs: new Set(),
    repeatedNegators: set(lists.repeatedNegators),
    negatingPairs: new Set(lists.negatingPairs),
    harmlessPairs: new Set(lists.harmlessPairs),
    clauseStarts: set(lists.clauseStarts),
    clauseStartPairs: new Set(lists.clauseStartPairs),
    conditionals: set(lists.conditionals),
    subjects: set(lists.subjects),
    formsOfBeing: new Set(),
    formsOfBeingBehind: set(lists.formsOfBeing),
    finiteVerbs: set(lists.finiteVerbs),
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
  // Measured on the bank's texts: in them these pairs are one joint in a hundred or fewer. "Se" is "sé" as well.
  impossiblePairs: [
    [
      "el la los las al del",
      "el la los las un una unos unas al del lo se le me no es son fue era estan hay ha puede pueden debe y o pero porque aunque si cuando como donde en con por para sin sobre entre desde su sus este ese esa eso cada",
    ],
    [
      "un una",
      "el la los las un una unos unas al del lo le me no es son fue era estan hay ha puede pueden debe y pero porque aunque si cuando como donde sin sobre entre desde su sus este ese esa eso cada",
    ],
    [
      "de en con por para a sin entre desde",
      "se me le es son fue era hay ha puede pueden debe y o pero porque aunque de del al en con por para sobre desde",
    ],
    ["se le me nos", "el un una de en con para a y o pero es son su del al sin sobre entre hasta"],
    ["lo", "el la los las un una en con por para a y o pero porque se su sus al sin"],
    [
      "su sus cada",
      "el la los las al del lo se le me no es son fue era hay ha puede pueden debe y o pero porque aunque si cuando como donde de en con por para a sin sobre entre desde su sus",
    ],
    [
      "puede pueden debe deben podria",
      "los las de en con por para y o pero del al es son se hay ha tiene su sus",
    ],
    ["es son era eran fue hay", "es son se hay ha tiene puede pueden debe me le pero"],
    ["y o pero porque aunque que si cuando", "y o pero"],
  ],
  rest: "de en a con por para sin sobre entre desde hasta hacia contra segun durante y o u e ni muy mas menos tambien solo ya asi todo todos toda todas cada otro otra otros otras mismo misma algo alguien algun alguna tan tanto mucho mucha muchos muchas poco aqui ahi alli despues antes siempre casi bien apenas",
  accented: { sé: "conozco" },
  verbNegators: "no nunca jamas tampoco nadie nada",
  nounNegators: "ningun ninguna ninguno ni",
  prepositionNegators: "sin",
  repeatedNegators: "nunca jamas nadie nada ningun ninguna ninguno ni",
  // "Apenas falla" is "as soon as it fails".
  negatingPairs: ["en vez", "en lugar", "apenas hay"],
  harmlessPairs: [
    "no solo",
    "no solamente",
    "no obstante",
    "sin embargo",
    "sin duda",
    "no conozco",
  ],
  clauseStarts:
    "y pero porque aunque mientras cuando si que como donde entonces sino pues quien cual cuyo luego",
  clauseStartPairs: ["por eso", "en cambio", "es decir", "o sea", "por ejemplo", "por tanto"],
  conditionals: "si cuando mientras como aunque",
  subjects: "yo tu usted nosotros ustedes ella ellos ellas se lo le",
  formsOfBeing: "es son era eran fue esta estan estaba",
  finiteVerbs: "es son era eran fue esta estan puede pueden debe deben hay tiene tienen va van",
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
  // As in Spanish. "Para" is "stops" as well, "a" and "e" are "à" and "é", "da" is "dá".
  impossiblePairs: [
    [
      "o os as do dos das no na nos nas ao aos pelo pela num numa",
      "e o a os as um uma de do da dos das no na nos nas ao num numa se me nao sao foi era ha pode podem deve mas porque embora quando como onde em com por para sem sobre entre esse essa isso cada voce ele ela eu",
    ],
    [
      "um uma",
      "o a os as um uma da na nas sao foi era ha tem pode podem deve se me nao mas porque embora como entao ele ela eu voce isso cada",
    ],
    [
      "de com sem entre",
      "e ou mas pode podem deve sao foi era tem ha do da dos das no na nos nas ao num numa de em com por para entao",
    ],
    [
      "em por",
      "o a os as e ou mas nao pode podem deve sao foi era tem ha do no nos da dos das na nas ao num numa de em com por para",
    ],
    ["da", "do da dos das no na nos nas num numa se me nao foi era pode podem mas porque que de e"],
    ["a", "o os as no do de ou com por em como se quando entao so sao foi eu"],
    ["se", "de que para por do dos das ou mas"],
    [
      "cada seu sua seus suas",
      "o os as do da dos das na nas ao de em com por para que se nao e ou mas sao foi era tem ha pode podem deve porque quando como ele voce isso",
    ],
    [
      "pode podem deve devem",
      "o os as um uma de do da dos das em na nas com por para que ou mas sao foi era tem ha",
    ],
    ["sao foi era", "sao foi era pode podem deve tem ha se que mas"],
  ],
  rest: "de em com por para sem sobre entre desde ate contra segundo durante ou nem muito mais menos tambem so ja assim todo todos toda todas cada outro outra outros outras mesmo mesma algo alguem algum alguma tao tanto muita muitos muitas pouco aqui ai ali depois antes sempre quase bem",
  accented: { nó: "nodo", nós: "nodos" },
  verbNegators: "nao nunca jamais tampouco ninguem nada",
  nounNegators: "nenhum nenhuma nem",
  prepositionNegators: "sem",
  repeatedNegators: "nunca jamais ninguem nada nenhum nenhuma nem",
  negatingPairs: ["em vez", "em lugar"],
  harmlessPairs: ["nao so", "nao apenas", "nao somente", "sem duvida", "nao sei"],
  clauseStarts:
    "mas porque embora enquanto quando se que como onde entao pois quem qual cujo logo porem",
  clauseStartPairs: ["por isso", "ou seja", "por exemplo", "no entanto", "por outro"],
  conditionals: "se quando enquanto como embora",
  subjects: "eu voce ele ela eles elas",
  formsOfBeing: "e sao era eram foi esta estao estava",
  finiteVerbs: "sao era eram foi esta estao pode podem deve devem tem vai vao",
  opinionVerbs: "acho penso digo verdade certo correto significa",
  verdicts: "verdade certo correto",
  verdictEnds: "porque mas embora enquanto pois entao porem",
});

/** Endings that nouns, adjectives and the commonest verb forms of both languages share, longest first. */
const ENDINGS =
  /(?:aciones|acoes|amente|amientos?|imientos?|amentos?|imentos?|acion|acao|iciones|icoes|icion|icao|ciones|coes|cion|cao|idades|idad|idade|adores|adoras?|ador|ables?|avel|aveis|ando|iendo|endo|indo|adas?|ados?|idas?|idos?|aron|aram|eram|ieron|amos|emos|imos|ar|er|ir|an|am|en|em|as|os|es|ns|a|o|e|s|n)$/u;

/** Words that the ending would join with others of a different meaning. Left: as it stands, folded. Right: its stem. */
const exceptions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    para: "para",
    entre: "entre",
    sobre: "sobre",
    contra: "contra",
    logo: "logo",
    qualidade: "qualidade",
    qualidades: "qualidade",
    pesar: "pesar",
    peso: "peso",
    pesos: "peso",
    contrato: "contrato",
    contratos: "contrato",
    caso: "caso",
    casos: "caso",
    poda: "poda",
    podas: "poda",
    podar: "poda",
    podando: "poda",
    podado: "poda",
    time: "time",
    times: "time",
  }),
);

/** A light stem behind a table of exceptions: the word without its ending, never shorter than three letters. */
export function stemRomance(word: string): string {
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  const stemmed = word.replace(ENDINGS, "");
  if (stemmed.length >= 3) return stemmed;
  return word.length > 4 ? word.replace(/s$/u, "") : word;
}
