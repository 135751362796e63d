import type { Language } from "../vocabulary.ts";
import { english } from "./history/english.ts";
import type { HistoryWords } from "./history/english.ts";
import { portuguese } from "./history/portuguese.ts";
import { spanish } from "./history/spanish.ts";

const words: Readonly<Record<Language, HistoryWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

export function historyWords(language: Language): HistoryWords {
  return words[language];
}
