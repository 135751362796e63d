import type { Language } from "../vocabulary.ts";
import { english } from "./debrief/english.ts";
import type { DebriefWords } from "./debrief/english.ts";
import { portuguese } from "./debrief/portuguese.ts";
import { spanish } from "./debrief/spanish.ts";

const words: Readonly<Record<Language, DebriefWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

export function debriefWords(language: Language): DebriefWords {
  return words[language];
}
