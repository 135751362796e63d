import type { Language } from "../vocabulary.ts";
import { english } from "./stories/english.ts";
import type { StoriesWords } from "./stories/english.ts";
import { portuguese } from "./stories/portuguese.ts";
import { spanish } from "./stories/spanish.ts";

const words: Readonly<Record<Language, StoriesWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

export function storiesWords(language: Language): StoriesWords {
  return words[language];
}
