/** In which of the languages of interviews a document is written. */
import { languages } from "../../vocabulary.ts";
import type { Language } from "../question.ts";
import { fold } from "./fold.ts";
import { languageWords } from "./words.ts";

/** The language whose words of grammar are the most; `fallback` where two have as many, or there are none. */
export function languageOf(text: string, fallback: Language): Language {
  const words = fold(text).match(/\p{L}+/gu) ?? [];
  const [first, second] = languages
    .map((language) => {
      const { functionWords } = languageWords(language);
      return { language, count: words.filter((word) => functionWords.has(word)).length };
    })
    .toSorted((a, b) => b.count - a.count);
  return first === undefined || first.count === second?.count ? fallback : first.language;
}
