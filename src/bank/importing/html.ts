/** The plain text of a flashcard's HTML. */

const endsLine = /<(?:br|hr|\/?(?:div|p|ul|ol|table|tr|h[1-6]|pre|blockquote))\b[^<>]*>/gi;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  rarr: "→",
  larr: "←",
  times: "×",
  le: "≤",
  ge: "≥",
};

/** Without tags, styles, pictures and sounds; lines and list items stay lines. Every pattern is linear in the text. */
export function plainText(html: string): string {
  return decodeEntities(
    html
      .replaceAll(/<(style|script)\b[^<>]*>[^<]*<\/\1>/gi, "")
      .replaceAll(/\[sound:[^\][]*\]/gi, "")
      .replaceAll(/<li\b[^<>]*>/gi, "\n- ")
      .replaceAll(endsLine, "\n")
      .replaceAll(/<\/?[a-z!][^<>]*>/gi, ""),
  )
    .replaceAll("\u00a0", " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && line !== "-")
    .join("\n");
}

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      const isCharacter = code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : " ";
    },
  );
}
