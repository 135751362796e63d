import type { Language } from "../vocabulary.ts";
import { english } from "./practice/english.ts";
import type { PracticeWords } from "./practice/english.ts";
import { portuguese } from "./practice/portuguese.ts";
import { spanish } from "./practice/spanish.ts";

const words: Readonly<Record<Language, PracticeWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

export function practiceWords(language: Language): PracticeWords {
  return words[language];
}
