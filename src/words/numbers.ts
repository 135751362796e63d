/** Figures as each language writes them. */
import type { Language } from "../vocabulary.ts";

/** Spanish as in Latin America and Portuguese as in Brazil, as the texts are. */
export const localeTags: Readonly<Record<Language, string>> = {
  en: "en",
  es: "es-419",
  pt: "pt-BR",
};

/** `3.8`, in Portuguese `3,8`. English, which every quick command may show, does without loading Intl. */
export function decimal(value: number, language: Language, digits = 1): string {
  if (language === "en") return value.toFixed(digits);
  return new Intl.NumberFormat(localeTags[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(value);
}

/** A measured figure: `5`, `11.5`, in Portuguese `11,5`. */
export function figure(value: number, language: Language): string {
  return decimal(value, language, Number.isInteger(value) ? 0 : 1);
}

/** `12,345`, in Portuguese `12.345`; of a count. */
export function grouped(count: number, language: Language): string {
  // Loading the rules of a language takes longer than the rest of a first line, and a short number follows none of them.
  if (count < 1000) return String(count);
  return count.toLocaleString(localeTags[language]);
}

/** A figure that was written with a decimal point, as Portuguese writes it: for texts that are given no number. */
export function withComma(written: string): string {
  return written.replace(".", ",");
}
