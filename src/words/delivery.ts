import type { Language } from "../vocabulary.ts";
import { english } from "./delivery/english.ts";
import type { DeliveryWords } from "./delivery/english.ts";
import { portuguese } from "./delivery/portuguese.ts";
import { spanish } from "./delivery/spanish.ts";

const words: Readonly<Record<Language, DeliveryWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

export function deliveryWords(language: Language): DeliveryWords {
  return words[language];
}

/** What a transcript's notice says. What an earlier version kept is a sentence already. */
export function noticeText(notice: string, language: Language): string {
  const known = new Map(Object.entries(deliveryWords(language).notices));
  return known.get(notice) ?? notice;
}
