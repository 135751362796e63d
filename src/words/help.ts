/**
 * Help in the other languages, by its English text: that stands with the commands (cli/command-list.ts), and a text whose
 * English changed has no translation until somebody looks at it (test/words/help.test.ts).
 */
import type { Language } from "../vocabulary.ts";

export type HelpWords = Readonly<Record<string, string>>;

/** The translations of help texts; null in English, which loads nothing. */
export async function helpWords(language: Language): Promise<HelpWords | null> {
  if (language === "es") return (await import("./help/spanish.ts")).spanish;
  if (language === "pt") return (await import("./help/portuguese.ts")).portuguese;
  return null;
}
