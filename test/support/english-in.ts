/** What is left in English where the program speaks another language. */
import type { Language } from "../../src/vocabulary.ts";
import { textsOf } from "./catalogue.ts";

/**
 * Pieces of English texts that are long enough to be no chance, without those that the other language has too. Cut at
 * parameters, commands and flags.
 */
async function englishPieces(language: Language): Promise<string[]> {
  const cut = (text: string): string[] =>
    text.split(/‹\d›|`[^`]*`|greenroom [a-z]+|--[a-z]+/).map((piece) => piece.trim());
  const own = [...(await textsOf(language)).values()].join("\n");
  return (
    [...(await textsOf("en")).values()]
      .flatMap(cut)
      .filter((piece) => piece.length >= 10 && !own.includes(piece))
      // Ids of areas are the same in every language.
      .filter((piece) => !/^[a-z]+-[a-z]+$/.test(piece))
  );
}

/** Pieces of the program's English that stand in a text of another language. */
export async function englishIn(text: string, language: Language): Promise<string[]> {
  const line = text.replaceAll(/\s+/g, " ");
  return (await englishPieces(language)).filter((piece) => line.includes(piece));
}
