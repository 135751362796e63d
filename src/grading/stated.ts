/**
 * Is a wrong statement really made? "If I acknowledge first, the message is lost", "people think that spread is deep" and
 * "floats are fine for physics but not for money" hold the words of one and say the opposite. Read strictly, by closed
 * lists: a sentence that may report, suppose, narrow or warn is left to the concepts, since a false accusation is worse
 * than a missed one.
 */
import type { Hit } from "./text/find-phrase.ts";
import type { TokenizedText } from "./text/tokens.ts";
import type { Language } from "./question.ts";

interface Wordings {
  /** Anywhere in the sentence but in the statement itself: somebody else says it, or it is called wrong. */
  readonly reports: RegExp;
  /** At the end of what stands before it in its part of the sentence: it is supposed, not said. */
  readonly supposes: RegExp;
  /** In what stands behind it: it holds only within limits, or has bad consequences. */
  readonly narrows: RegExp;
}

const english: Wordings = {
  reports:
    /\b(?:anti-?pattern|anybody who|anyone who|as if|assumes?|beginners|believes?|confus\w+|contrary|designers|developers|everybody|expects?|expected|fallac\w+|feels? like|it is (?:often|commonly|sometimes|widely) \w+|(?:it|that) (?:is|would be) wrong|looks? (?:as|fine|like|precise|safe)|(?:many|most|some) (?:\w+ )?(?:think|believe|say|assume|set|use|do)|may (?:think|seem)|misconceptions?|might|mistaken?|mistakes|misunderst\w+|myths?|people|pitfall|seems?|sounds?|teams|tempt\w*|they (?:think|say)|those who|trap|used to|whoever|wrongly|wrong to|one (?:could|would|might)|you (?:can|could|would) (?:say|think))\b/iu,
  supposes:
    /(?:\b(?:before|cannot (?:assume|say)|even to|instead of|rather than|rather .* than|since then|unless|unlike|whether|without|would have to|not (?:just|only|simply|merely)|in (?:c|java|javascript|other languages|python))\b[^,;:]*|\b(?:if|only an?)(?: [^\s,;:]+){0,4} |^\W*(?:just )?to(?: just)? |^\W*(?:many|most|some|other|unlike)\b[^,;:]*)$/iu,
  narrows:
    /[,;] (?:however,|yet\b)|^ (?:only|as a|as an)\b|\bonly (?:if|when|for|in|with|on|to|while|as|by|where|after|once)\b|\bonly\W*$|\b(?:afterwards?|and then crash\w*|although|as long as he|banned|breaks?|broke(?:n)?|but|costs?|crash\w*|danger\w*|does(?: not|n['’]t)|ends? up|except|fix|hid(?:es?|den|ing)|in (?:java|javascript|python)|(?:is|are)(?: not|n['’]t) (?:\w+ )?(?:enough|so|true|right|fine|safe)|kills|leaves|los(?:es?|t|ing)|otherwise|prevents|problems?|restarts|risk\w*|slow\w*|takes .* down|though|tires?|too|trap|turns|unless|vanish\w*|whereas|while|within|without|worse|(?<!\b(?:i|we) )would|(?:first|top|outer) level)\b/iu,
};

const spanish: Wordings = {
  reports:
    /(?<!\p{L})(?:se cree|creen?|cre[ií]a|dicen?|se dice|(?:es|sería) (?:un )?(?:error|falso|erróneo|equivocado)|error (?:común|frecuente|habitual|de)|esperan?|esperaría\p{L}*|mito|muchos|mucha gente|parece|pensaría\p{L}*|piensan?|quien|quienes|tentador|tentación|trampa)(?!\p{L})/iu,
  supposes:
    /(?<!\p{L})(?:(?:antes|a diferencia de|es (?:el|la|lo) que|en (?:java|javascript|otros|un|una|vez)|sin|solo en|sólo en)(?!\p{L})[^,;:]*|si(?: [^\s,;:]+){0,3} )$/iu,
  narrows:
    /(?<!\p{L})(?:aunque|en cambio|esconde\p{L}*|excepto|lent[oa]s?|luego|mientras|oculta\p{L}*|pero|pierde\p{L}*|problema|rompe\p{L}*|salvo|sin embargo|sino|solo|sólo|tendría|tentador\p{L}*|primer nivel)(?!\p{L})|(?<!\p{L})(?:no|sí)\W*$/iu,
};

const portuguese: Wordings = {
  reports:
    /(?<!\p{L})(?:acham?|acredita[mr]?|dizem?|diz-se|(?:é|seria) (?:um )?(?:engano|erro|errado|falso|equivocado)|erro (?:comum|frequente)|esperam?|seria de esperar|mito|muitos|muita gente|parece|pensam?|quem|tentador|tentação|armadilha)(?!\p{L})/iu,
  supposes:
    /(?<!\p{L})(?:(?:antes|ao contrário|é (?:a|o) que|em (?:java|javascript|outr\p{L}+|um|uma|vez)|num|numa|sem|só em)(?!\p{L})[^,;:]*|se(?: [^\s,;:]+){0,3} )$/iu,
  narrows:
    /(?<!\p{L})(?:depois|embora|enquanto|escond\p{L}*|exceto|lent[oa]s?|mas|no entanto|perd\p{L}*|porém|problema|quebra\p{L}*|salvo|só|teria|tentador\p{L}*|primeiro nível)(?!\p{L})|(?<!\p{L})(?:não|são|sim)\W*$/iu,
};

/** A hit with a subject in it goes over from the condition to what follows from it. */
const GOES_ON = /\b(?:it|they|he|she) /iu;

const wordings: Readonly<Record<Language, Wordings>> = { en: english, es: spanish, pt: portuguese };

/** What stands between its words tells of two things ("constant on average and linear in the worst case"). */
const JOINING: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(["and", "but", "or"]),
  es: new Set(["y", "e", "o", "u", "ni"]),
  pt: new Set(["e", "ou", "nem"]),
};

/** What takes back what it stands in: "acknowledges only after". */
const NARROWING: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    "after avoids before except instead once only prevents unless unlike until without".split(" "),
  ),
  es: new Set("antes después evita excepto hasta salvo sin solo sólo".split(" ")),
  pt: new Set("antes apenas até depois evita exceto salvo sem só".split(" ")),
};

/**
 * So many characters before and behind a statement may suppose or narrow it. Sentences are shorter, but for one that is made
 * to be slow: the patterns take the square of its length.
 */
const NEARBY = 400;

/** True when the sentence of a hit states it, as far as its own words tell. */
export function isPlainlyStated(
  hit: Hit,
  { text, tokens, sentences }: TokenizedText,
  language: Language,
): boolean {
  const sentence = sentences[hit.sentence];
  if (sentence === undefined || isInterrupted(hit, { text, tokens }, language)) return false;
  const before = text.slice(sentence.start, tokens[hit.first]?.start ?? sentence.start);
  const end = tokens[hit.last - 1]?.end ?? sentence.end;
  const after = text.slice(end, sentence.end);
  const goesOn = GOES_ON.test(text.slice(sentence.start + before.length, end));
  const { reports, supposes, narrows } = wordings[language];
  return (
    !reports.test(before) &&
    !reports.test(after) &&
    (goesOn || !supposes.test(before.slice(-NEARBY))) &&
    !narrows.test(after.slice(0, NEARBY))
  );
}

/**
 * A word that joins or narrows stands in the hit which the statement lacks. "Zero and the empty string are false" says it of
 * both.
 */
function isInterrupted(
  { phrase, first, last }: Hit,
  { text, tokens }: Pick<TokenizedText, "text" | "tokens">,
  language: Language,
): boolean {
  const own = phrase.text.split(" ");
  const inside = tokens.slice(first + 1, last - 1);
  const isTurned = tokens[first]?.key !== phrase.keys[0];
  return inside.some(({ start, end }, at) => {
    const written = text.slice(start, end).toLowerCase();
    if (own.includes(written)) return false;
    if (NARROWING[language].has(written)) return true;
    const isOfSubject =
      at === 0 && !isTurned && inside.slice(1).some((token) => !token.isFunctionWord);
    return JOINING[language].has(written) && !isOfSubject;
  });
}
