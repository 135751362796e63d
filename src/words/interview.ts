import type { Language } from "../vocabulary.ts";
import { english } from "./interview/english.ts";
import type { InterviewWords } from "./interview/english.ts";
import { portuguese } from "./interview/portuguese.ts";
import { spanish } from "./interview/spanish.ts";

const words: Readonly<Record<Language, InterviewWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

export function interviewWords(language: Language): InterviewWords {
  return words[language];
}
