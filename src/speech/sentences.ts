/**
 * Sentences of a text that is still being written, so that the first can be spoken while the last is not there yet. For
 * English, Spanish and Portuguese as interviewers write them: with abbreviations, numbers, code and lists.
 */

export interface SentenceStream {
  /** More of the text; gives the sentences that are whole now, trimmed, none empty. */
  readonly push: (text: string) => readonly string[];
  /** The text is over; gives what is left. */
  readonly end: () => readonly string[];
}

export interface SentenceOptions {
  /**
   * Let the first piece end at a comma, colon or dash as well when it has grown to this many characters: what is spoken
   * first decides how long the silence is. Null: whole sentences only.
   */
  readonly firstClauseFrom: number | null;
}

/** Never the last word of a sentence, in lower case and without their last full stop. */
const neverLast = new Set(
  [
    "e.g i.e cf vs mr mrs ms dr prof sr jr st no fig eq approx resp incl excl min max vol ch",
    "sra srta dra ud uds vd p.ej p. ej ej núm aprox pág págs art",
    "v. v v.g exmo exma sras srs profa tel av",
  ].flatMap((line) => line.split(" ")),
);

/** What may stand between the mark and the space after it. */
const closers = "\"'”’»)]*_`";

/** A stream of sentences; every character of the text but spaces at the seams comes out once and in order. */
export function createSentenceStream(
  options: SentenceOptions = { firstClauseFrom: null },
): SentenceStream {
  let rest = "";
  let isFirst = true;

  function take(isOver: boolean): readonly string[] {
    const sentences: string[] = [];
    for (;;) {
      const clauseFrom = isFirst ? options.firstClauseFrom : null;
      const end = findEnd(rest, isOver, clauseFrom);
      if (end === null) break;
      const sentence = rest.slice(0, end).trim();
      rest = rest.slice(end);
      if (sentence === "") continue;
      sentences.push(sentence);
      isFirst = false;
    }
    if (isOver && rest.trim() !== "") {
      sentences.push(rest.trim());
      rest = "";
    }
    return sentences;
  }

  return {
    push: (text) => {
      rest += text;
      return take(false);
    },
    end: () => take(true),
  };
}

/** The sentences of a whole text. */
export function splitSentences(text: string): readonly string[] {
  const stream = createSentenceStream();
  return [...stream.push(text), ...stream.end()];
}

/**
 * The text in pieces of at most so many characters, cut between sentences where that is possible, else between words,
 * else anywhere: for a service that says only so much at once.
 */
export function piecesForSpeech(text: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  for (const sentence of splitSentences(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + 1 + sentence.length <= longest) {
      pieces[pieces.length - 1] = `${last} ${sentence}`;
      continue;
    }
    let rest = sentence;
    while (rest.length > longest) {
      const space = rest.lastIndexOf(" ", longest);
      const cut = space > 0 ? space : longest;
      pieces.push(rest.slice(0, cut).trim());
      rest = rest.slice(cut).trim();
    }
    if (rest !== "") pieces.push(rest);
  }
  return pieces;
}

/** Where the first sentence of the text ends; null when it goes on, or may. */
function findEnd(text: string, isOver: boolean, clauseFrom: number | null): number | null {
  let isCode = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "`") {
      const fence = text.startsWith("```", index);
      isCode = !isCode;
      if (fence) index += 2;
      continue;
    }
    if (isCode) continue;
    if (character === "\n") {
      const after = /^\n[ \t]*(?:\n|[-*•]\s|\d+[.)]\s)/.exec(text.slice(index, index + 40));
      if (after !== null && text.slice(0, index).trim() !== "") return index + 1;
      continue;
    }
    if (/[.!?…]/.test(character)) {
      const end = endOfSentence(text, index, isOver);
      if (end === "unknown") return null;
      if (end !== null) return end;
      continue;
    }
    const isClause = clauseFrom !== null && index + 1 >= clauseFrom && /[,;:—–]/.test(character);
    if (isClause && /\s/.test(text.charAt(index + 1))) return index + 1;
  }
  return null;
}

/** Where the sentence ends whose last mark stands here; null: it goes on; unknown: what follows must be seen first. */
function endOfSentence(text: string, mark: number, isOver: boolean): number | null | "unknown" {
  let end = mark + 1;
  while (
    /[.!?…]/.test(text.charAt(end)) ||
    (end < text.length && closers.includes(text.charAt(end)))
  ) {
    end += 1;
  }
  if (end >= text.length) return isOver ? end : "unknown";
  if (!/\s/.test(text.charAt(end))) return null;
  const following = /\S/.exec(text.slice(end))?.[0];
  if (following === undefined) return isOver ? end : "unknown";
  const isLower = /\p{Ll}/u.test(following);
  if (/[?!]/.test(text.charAt(mark))) {
    // "Why?" she asked.
    return isLower && end > mark + 1 && closers.includes(text.charAt(end - 1)) ? null : end;
  }
  if (isLower) return null;
  return isPartOfWord(text.slice(0, mark)) ? null : end;
}

/** True when a full stop after this text belongs to its last word: an abbreviation, an initial, or a number in a list. */
function isPartOfWord(before: string): boolean {
  const word = /[^\s"'“‘«(¿¡[]*$/.exec(before)?.[0].toLowerCase() ?? "";
  if (neverLast.has(word)) return true;
  if (/^\p{L}$/u.test(word)) return true;
  const isAlone = before.slice(0, before.length - word.length).trim() === "";
  return isAlone && /^\d{1,3}$/.test(word);
}
