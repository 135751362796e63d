/** Why a criterion got its mark, in the person's language. */
import type { Concept } from "./concepts.ts";
import type { MarkValue } from "./evaluation.ts";
import type { Hit } from "./text/find-phrase.ts";
import type { TokenizedText } from "./text/tokens.ts";
import type { GradingWords } from "../words/grading/english.ts";

/** The words of a hit as they stand in the answer, on one line. */
export function hitText(hit: Hit, { text, tokens }: TokenizedText): string {
  const words = text.slice(tokens[hit.first]?.start ?? 0, tokens[hit.last - 1]?.end ?? 0);
  return words.replaceAll(/\s+/gu, " ");
}

/** What was found of a criterion, as far as a reason tells of it. */
interface Found {
  /** Its concepts, each with the places where it is said. */
  readonly counted: readonly { readonly concept: Concept; readonly said: readonly Hit[] }[];
  /** For each of them the words to show. */
  readonly shown: readonly (Hit | undefined)[];
  readonly text: TokenizedText;
  readonly listed: boolean;
  readonly contradiction: Hit | undefined;
  /** What a good answer warns of. */
  readonly recommended: Hit | undefined;
  readonly denial: Hit | undefined;
}

/** Why this mark, one sentence. */
export function reasonFor(value: MarkValue, found: Found, words: GradingWords): string {
  const { counted, shown, text, listed, contradiction, recommended, denial } = found;
  const quoted = (hit: Hit): string => `“${hitText(hit, text)}”`;
  const shownWords: string[] = [];
  for (const hit of shown) {
    const own = hit === undefined ? null : quoted(hit);
    if (own !== null && !shownWords.includes(own)) shownWords.push(own);
  }
  const said = joined(shownWords, words.and);
  const openNames: string[] = [];
  for (const { concept, said: hits } of counted)
    if (hits.length === 0) openNames.push(`“${concept.name}”`);
  const open = joined(openNames, words.or);
  if (contradiction !== undefined && contradiction === recommended)
    return words.recommends(quoted(contradiction));
  if (contradiction !== undefined) return words.saysTheOppositeIn(quoted(contradiction));
  if (denial !== undefined) return words.mentionsButDenies(said, quoted(denial));
  if (value === "met") return words.says(said);
  if (said === "" && listed) return words.listsWords;
  if (said === "") return words.nothingAbout(open);
  return open === "" ? words.notTogether(said) : words.mentionsNotAll(said, open);
}

/** "a", "a and b", "a, b and c". */
function joined(parts: readonly string[], word: string): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${word} ${last}`;
}
