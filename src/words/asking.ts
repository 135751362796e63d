import type { Language } from "../vocabulary.ts";
import { english } from "./asking/english.ts";
import type { AskingWords } from "./asking/english.ts";
import { portuguese } from "./asking/portuguese.ts";
import { spanish } from "./asking/spanish.ts";

const words: Readonly<Record<Language, AskingWords>> = { en: english, es: spanish, pt: portuguese };

export function askingWords(language: Language): AskingWords {
  return words[language];
}
