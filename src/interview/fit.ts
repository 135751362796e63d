/** Fits long material to what a model can read, by one rule that is told to the person. */

/** About four bytes of UTF-8 a token: OpenAI's rule of thumb for English, and on the safe side for other scripts. */
const bytesPerToken = 4;

const encoder = new TextEncoder();

/** An estimate of the tokens that a text takes. */
export function estimateTokens(text: string): number {
  return Math.ceil(encoder.encode(text).length / bytesPerToken);
}

/**
 * The rule: a document may take a quarter of the model's context. A longer one keeps its beginning, where titles,
 * requirements and recent work stand, up to the last whole line that fits.
 * @returns the text and how many characters were left out (0: all of it fits)
 */
export function fitDocument(
  text: string,
  contextTokens: number,
): { readonly text: string; readonly leftOutCharacters: number } {
  const budgetTokens = Math.floor(contextTokens / 4);
  if (estimateTokens(text) <= budgetTokens) {
    return { text, leftOutCharacters: 0 };
  }
  const kept: string[] = [];
  let tokens = 0;
  for (const line of text.split("\n")) {
    tokens += estimateTokens(`${line}\n`);
    if (tokens > budgetTokens) {
      break;
    }
    kept.push(line);
  }
  const fitted = kept.length > 0 ? kept.join("\n") : text.slice(0, budgetTokens);
  return { text: fitted, leftOutCharacters: text.length - fitted.length };
}
