/** Words that fill and words that hedge, by language, and how they are found in a transcript. */
import type { SpokenLanguage } from "./ports.ts";

/**
 * Sounds and set phrases that say nothing. A word that also has a meaning (`like`, `tipo`, `pues`) counts only where the
 * recogniser set it off by a comma, so some are missed and few are wrong.
 */
interface FillerWords {
  readonly always: readonly string[];
  readonly betweenCommas: readonly string[];
  readonly hedges: readonly string[];
}

const words: Readonly<Record<SpokenLanguage, FillerWords>> = {
  en: {
    always: ["u+m+", "u+h+", "e+r+m*", "a+h+", "h+m+", "m+h*m+", "you know", "i mean"],
    betweenCommas: [
      "like",
      "so",
      "well",
      "right",
      "okay",
      "ok",
      "basically",
      "actually",
      "literally",
    ],
    hedges: [
      "maybe",
      "perhaps",
      "probably",
      "possibly",
      "i think",
      "i guess",
      "i suppose",
      "i believe",
      "sort of",
      "kind of",
      "i'm not sure",
      "not really sure",
      "might be",
      "or something",
    ],
  },
  es: {
    always: ["e+h+", "e+m+", "m+h*m+", "a+h+", "h+m+", "o sea", "es decir que"],
    betweenCommas: [
      "este",
      "pues",
      "bueno",
      "a ver",
      "digamos",
      "entonces",
      "vale",
      "sabes",
      "tipo",
      "nada",
    ],
    hedges: [
      "quizás?",
      "tal vez",
      "a lo mejor",
      "creo que",
      "supongo",
      "me parece",
      "más o menos",
      "probablemente",
      "posiblemente",
      "no estoy segur[oa]",
      "puede ser",
      "o algo así",
    ],
  },
  pt: {
    always: ["hu+m+", "a+h+n*", "hã+", "é+h+", "e+h+", "m+h*m+", "quer dizer", "sabe como é"],
    betweenCommas: ["tipo", "né", "é", "então", "bom", "assim", "sabe", "tá", "enfim", "olha"],
    hedges: [
      "talvez",
      "acho que",
      "eu acho",
      "acredito que",
      "meio que",
      "mais ou menos",
      "provavelmente",
      "possivelmente",
      "não tenho certeza",
      "pode ser",
      "sei lá",
      "ou algo assim",
    ],
  },
};

/** What is said before an answer so that a recogniser writes fillers down instead of cleaning them away. */
export const fillerExamples: Readonly<Record<SpokenLanguage, string>> = {
  en: "Umm, let me think, like, hmm... Okay, so, uh, here's what I'm, you know, thinking.",
  es: "Eh, a ver, este, mmm... Bueno, pues, o sea, lo que yo, eh, pienso es esto.",
  pt: "Hum, deixa eu pensar, tipo, ahn... Bom, então, é, o que eu, né, penso é isso.",
};

/** A phrase and how often it was said, the most frequent first. */
export interface PhraseCount {
  readonly phrase: string;
  readonly count: number;
}

/** Fillers in the text: as they were written, in lower case. */
export function countFillers(text: string, language: SpokenLanguage): readonly PhraseCount[] {
  const { always, betweenCommas } = words[language];
  const setOff = betweenCommas.join("|");
  return countMatches(text, [
    `(?:${always.join("|")})`,
    // At the beginning of a sentence a comma after it is enough; inside one there is a comma before it too.
    `(?<=^|[.!?…,;]\\s*)(?:${setOff})(?=\\s*[,…])`,
    `(?<=,\\s*)(?:${setOff})(?=\\s*[,.!?…]|$)`,
  ]);
}

/** Hedging words in the text. */
export function countHedges(text: string, language: SpokenLanguage): readonly PhraseCount[] {
  return countMatches(text, [`(?:${words[language].hedges.join("|")})`]);
}

function countMatches(text: string, patterns: readonly string[]): readonly PhraseCount[] {
  const clean = text.toLowerCase().normalize("NFC").replaceAll("’", "'").replaceAll(/\s+/g, " ");
  const counts = new Map<string, number>();
  const taken = new Set<number>();
  for (const pattern of patterns) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}'])${pattern}(?![\\p{L}\\p{N}'])`, "gu");
    for (const { 0: phrase, index } of clean.matchAll(whole)) {
      if (taken.has(index)) continue;
      taken.add(index);
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([phrase, count]) => ({ phrase, count }))
    .toSorted((a, b) => b.count - a.count || a.phrase.localeCompare(b.phrase));
}
