/**
 * Does an answer do the very thing that a criterion warns of? "I put an empty catch around it" names the empty catch as
 * well as a warning does. Read strictly, by closed lists: a sentence counts only when its speaker does the thing today
 * or calls it good, and nothing in it warns. A doubtful one is left to the concepts.
 */
import type { Hit } from "./text/find-phrase.ts";
import type { TokenizedText } from "./text/tokens.ts";
import type { Language } from "./question.ts";

interface Wordings {
  /** From the speaker to the thing that is done, at the end of the text: "I just put an". */
  readonly does: RegExp;
  /** What calls it good, at the beginning of the text after it: "keeps the process alive". */
  readonly praises: RegExp;
  /** Anywhere in the sentence: it may be a warning, an exception or a story of what went wrong. */
  readonly cautions: RegExp;
}

const anything = String.raw`(?:[^.;:!?]{0,90})`;

const english: Wordings = {
  does: new RegExp(
    String.raw`\b(?:i|we)(?:['’](?:d|ll)| would| will| can)?(?: (?:also|always|usually|normally|mostly|often|just|simply|then|like to|prefer to|rather))* ` +
      String.raw`(?:add|allow|build|call|catch|choose|concatenate|create|disable|do|encode|encrypt|escape|give|have|hash|ignore|keep|leave|let|log|make|mock|open|pick|prefer|put|reload|rescue|restart|roll|run|set|skip|store|swallow|take|turn|upload|use|wrap|write)\b${anything}$`,
    "iu",
  ),
  praises:
    /^\W*(?:block |clause )?(?:(?:is|are) (?:(?:perfectly|completely|totally|quite|really|usually|the) )?(?:fine|ok|okay|enough|safe|safest|handy|convenient|good|best|simple|simplest|easy|easiest|fast|fastest)\b|(?:prevents?|protects?|solves?|saves?|helps?|keeps?)\b)/iu,
  cautions:
    /\b(?:anti-?pattern|avoid|bad|beware|bugs?|but|careful|costs?|danger\w*|except|fails?|fragile|harder|hid(?:e|es|den|ing)|however|if|instead|los[et]s?|losing|mask\w*|mistakes?|never see|nobody|only|otherwise|pitfall|problems?|rarely|rather than|risk\w*|smell|stale|tempt\w*|too|trap|troubles?|unless|unlike|vanish\w*|warn\w*|worse|worst|wrong)\b/iu,
};

const spanish: Wordings = {
  does: new RegExp(
    String.raw`\b(?:uso|utilizo|usaría|usamos|pongo|pondría|ponemos|hago|haría|hacemos|escribo|envuelvo|guardo|creo|abro|dejo|dejaría|registro|prefiero|meto|añado|agrego|capturo|ignoro|silencio|trago|mockeo|simulo|suelo (?:usar|poner|hacer|dejar|capturar))\b${anything}$`,
    "iu",
  ),
  praises:
    /^\W*(?:(?:es|son|está|están) (?:(?:muy|bastante|totalmente|perfectamente|una) )?(?:bien|suficientes?|seguro|segura|cómodo|cómoda|práctico|práctica|buena idea|lo mejor|lo más (?:fácil|sencillo|rápido))|(?:evita|protege|soluciona|resuelve|ayuda|mantiene)n?\b)/iu,
  cautions:
    /\b(?:antipatrón|cuidado|errores ocultos|excepto|en cambio|en lugar de|en vez de|esconde\w*|frágil\w*|mal[oa]?s?|nadie|nunca|ocult\p{L}*|oculta|pero|peor|pel[ií]gro\p{L}*|perd\p{L}*|pierd\p{L}*|problemas?|riesgo\p{L}*|salvo|si|sin embargo|solo|sólo|tent\p{L}*|trampa|demasiad\p{L}*)\b/iu,
};

const portuguese: Wordings = {
  does: new RegExp(
    String.raw`\b(?:uso|utilizo|usaria|usamos|coloco|colocaria|ponho|poria|faço|faria|fazemos|escrevo|envolvo|guardo|crio|abro|deixo|deixaria|registro|prefiro|adiciono|acrescento|capturo|ignoro|engulo|silencio|mocko|simulo|costumo (?:usar|colocar|fazer|deixar|capturar))\b${anything}$`,
    "iu",
  ),
  praises:
    /^\W*(?:(?:é|são|está|estão) (?:(?:muito|bastante|totalmente|perfeitamente|uma) )?(?:bom|boa|bem|suficientes?|seguro|segura|cômodo|prático|prática|ótimo|o melhor|o mais (?:fácil|simples|rápido))|(?:evita|protege|resolve|ajuda|mantém|impede)m?\b)/iu,
  cautions:
    /\b(?:antipadrão|cuidado|exceto|em vez de|em lugar de|escond\p{L}*|frágei?s?|frágil|mas|mau|má|ninguém|nunca|ocult\p{L}*|pior|perig\p{L}*|perd\p{L}*|porém|problemas?|risco\p{L}*|salvo|se|só|apenas|tent\p{L}*|armadilha|demais)\b/iu,
};

const wordings: Readonly<Record<Language, Wordings>> = { en: english, es: spanish, pt: portuguese };

/** True when the sentence of a hit does what the hit names, or calls it good. */
export function isRecommended(
  hit: Hit,
  { text, tokens, sentences }: TokenizedText,
  language: Language,
): boolean {
  const sentence = sentences[hit.sentence];
  if (sentence === undefined) return false;
  const { does, praises, cautions } = wordings[language];
  if (cautions.test(text.slice(sentence.start, sentence.end))) return false;
  const start = tokens[hit.first]?.start ?? sentence.start;
  const end = tokens[hit.last - 1]?.end ?? sentence.end;
  // The thing itself may begin with the verb: "I swallow the error".
  const throughFirst = text.slice(sentence.start, tokens[hit.first]?.end ?? start);
  return does.test(throughFirst) || praises.test(text.slice(end, sentence.end));
}
