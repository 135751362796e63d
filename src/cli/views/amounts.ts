/** Tokens and dollars as tables and summaries show them. */
import type { Language } from "../../vocabulary.ts";
import { decimal } from "../../words/numbers.ts";

/** `1234`, `56.7k`, `1.2M` */
export function tokenCount(tokens: number, language: Language): string {
  if (tokens < 10_000) return String(tokens);
  // From here on it would read as a thousand thousands.
  const isMillions = tokens >= 999_950;
  return isMillions
    ? `${decimal(tokens / 1_000_000, language)}M`
    : `${decimal(tokens / 1000, language)}k`;
}

/** `12.30`; below a dollar in hundredths of a cent, `0.0123`. */
export function dollarAmount(dollars: number, language: Language): string {
  return decimal(dollars, language, dollars === 0 || dollars >= 1 ? 2 : 4);
}
