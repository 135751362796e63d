/** Text from outside on its way to a model: cleaned, capped, and fenced so that it stays data. */
import type { ModelMessage } from "./ports.ts";

/** Longer texts are cut before they are sent; about 30 minutes of speech. */
export const longestAnswerCharacters = 24_000;

/**
 * Characters that change what a reader sees without being seen: C0 and C1 controls except tab and newline, soft hyphens,
 * zero-width characters, bidi embeddings and isolates (Unicode UAX #9), and the tags block.
 */
const invisible =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

/** The text in NFC without characters that hide or reorder it. */
export function stripInvisible(text: string): string {
  return text.replaceAll("\r\n", "\n").normalize("NFC").replaceAll(invisible, "");
}

export interface UntrustedText {
  /** One word that names it: `answer`, `resume`. */
  readonly label: string;
  readonly text: string;
}

/**
 * One user message that holds the texts as data, each between `<<<label MARK>>>` and `<<<end label MARK>>>`, where MARK
 * is drawn for this message alone, so that no text can close its own fence.
 */
export function dataMessage(texts: readonly UntrustedText[], random: () => number): ModelMessage {
  const mark = Array.from({ length: 16 }, () =>
    alphabet.charAt(Math.floor(random() * alphabet.length)),
  ).join("");
  const parts = texts.map(({ label, text }) => {
    // A run of any length is spaced out, so that no part of it is left to make a fence with.
    const clean = stripInvisible(text).replaceAll(/<{3,}|>{3,}/g, (run) =>
      run.replaceAll(/./g, "$& ").trim(),
    );
    return `<<<${label} ${mark}>>>\n${clean}\n<<<end ${label} ${mark}>>>`;
  });
  return { role: "user", content: parts.join("\n\n") };
}

/**
 * The content of a message with the marks of its fences numbered instead of drawn: equal for equal texts. No text inside
 * can look like a fence, since runs of angle brackets are spaced out there.
 */
export function withoutFenceMarks(content: string): string {
  const seen = new Map<string, number>();
  return content.replaceAll(
    /<<<(end )?([\w-]+) ([a-z2-9]{16})>>>/g,
    (_, end: string | undefined, label: string, mark: string) => {
      if (!seen.has(mark)) seen.set(mark, seen.size + 1);
      return `<<<${end ?? ""}${label} ${seen.get(mark)}>>>`;
    },
  );
}

const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
