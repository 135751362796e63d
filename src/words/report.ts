import type { Language } from "../vocabulary.ts";
import { english } from "./report/english.ts";
import type { ReportWords } from "./report/english.ts";
import { portuguese } from "./report/portuguese.ts";
import { spanish } from "./report/spanish.ts";

const words: Readonly<Record<Language, ReportWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

export function reportWords(language: Language): ReportWords {
  return words[language];
}
