/**
 * Phrasings that find themselves in any answer: of several words only a common one is left that counts, or a criterion is
 * shown by one common word alone.
 */
import type { Language, Question } from "../grading/question.ts";
import { compilePhrase } from "../grading/text/phrases.ts";
import { tokenize } from "../grading/text/tokens.ts";

/** Words that stand in every answer about anything. */
const commonWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    (
      "use used uses using make makes made making do done doing thing things way ways get gets got give gives gave go goes " +
      "good know known knows need needs want wants work works time times say says said see seen take taken put come comes " +
      "look looks mean means help helps people person problem problems"
    ).split(" "),
  ),
  es: new Set(
    (
      "usar uso usa usan usamos usando usado hacer hago hizo hecho haciendo cosa cosas manera maneras forma formas dar doy da dan ir " +
      "bueno buena buenos buenas saber sabe saben conocer conoce necesitar necesita necesito querer quiere quiero funcionar " +
      "funciona funcionan tiempo vez veces decir digo dice dicen ver veo ve visto tomar tomo poner pongo pone venir viene " +
      "parecer parece significa ayudar ayuda ayudan gente persona personas problema problemas ejemplo"
    ).split(" "),
  ),
  pt: new Set(
    (
      "usar uso usa usam usamos usando usado fazer faco fez feito fazendo coisa coisas maneira maneiras forma formas jeito dar dou da " +
      "dao ir boa boas saber sabe sabem conhecer conhece precisar precisa preciso querer quer quero funcionar " +
      "funciona funcionam tempo vez vezes dizer digo diz dizem ver vejo ve visto pegar pego colocar coloco coloca vir vem " +
      "parecer parece significa ajudar ajuda ajudam gente pessoa pessoas problema problemas exemplo"
    ).split(" "),
  ),
};

export interface CommonPhrasing {
  readonly criterionId: string;
  readonly phrasing: string;
  /** Where it stands in the question. */
  readonly path: readonly PropertyKey[];
}

/** Those of the question, in its order. */
export function findCommonPhrasings({
  criteria,
  language,
}: Pick<Question, "criteria" | "language">): readonly CommonPhrasing[] {
  return criteria.flatMap(({ id, concepts }, criterion) =>
    concepts.flatMap((phrasings, concept) =>
      phrasings.flatMap((phrasing, index) => {
        const path = ["criteria", criterion, "concepts", concept, index];
        return isCommon(phrasing, concepts.length === 1, language)
          ? [{ criterionId: id, phrasing, path }]
          : [];
      }),
    ),
  );
}

/** @param standsAlone true when nothing else shows the criterion */
function isCommon(phrasing: string, standsAlone: boolean, language: Language): boolean {
  const phrase = compilePhrase(tokenize(phrasing, language), language);
  const [word] = tokenize(phrase?.words[0] ?? "", language).tokens;
  if (phrase === null || word === undefined || phrase.keys.length > 1 || phrase.negated)
    return false;
  const isShrunk = tokenize(phrasing, language).tokens.length > 1;
  if (!isShrunk) return standsAlone && commonWords[language].has(word.word);
  return word.isFunctionWord || commonWords[language].has(word.word);
}
