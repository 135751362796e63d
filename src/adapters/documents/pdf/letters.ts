/** From the glyphs of a page to letters in reading frames: what each is, and where it stands along its own line. */
import type { Glyph, Run } from "./typesetting.ts";

export interface Letter {
  /** One or more characters; a placeholder of `UnknownGlyphs` where the file does not say which. */
  readonly text: string;
  readonly isSpace: boolean;
  /** Where it starts and ends along the line, and the height of its baseline, both turned so that lines run to the right. */
  readonly start: number;
  readonly end: number;
  readonly baseline: number;
  readonly size: number;
  /** Direction of writing in whole degrees. */
  readonly angle: number;
}

/** Glyphs whose character the file does not give: the same glyph of the same font is the same letters everywhere. */
export interface UnknownGlyph {
  /** Stands for it in the text until the whole document is read: one character of a private plane. */
  readonly placeholder: string;
  /** In units of its font. */
  readonly width: number;
  readonly fontId: string;
}

export interface UnknownGlyphs {
  readonly glyphs: Map<string, UnknownGlyph>;
  /** Widths of f, i and l in each font, by font and letter (`id/f`), to tell ligatures by their width. */
  readonly letterWidths: Map<string, number>;
}

export function createUnknownGlyphs(): UnknownGlyphs {
  return { glyphs: new Map(), letterWidths: new Map() };
}

const firstPlaceholder = 0xf0000;
const lastPlaceholder = 0xffffd;
/** Finds placeholders in text. */
export const placeholderPattern = /[\u{F0000}-\u{FFFFD}]/u;

/** Fonts of pictograms: their codes mean nothing as text. */
const iconFont = /awesome|icon|marvosym|wingdings|webdings|glyphter|material|feather/i;
/** Symbols that word processors put at the start of list items, in the private codes of Symbol and Wingdings. */
const privateBullets =
  /^[\uF06C\uF06E\uF071\uF075\uF076\uF077\uF09F\uF0A7\uF0A8\uF0B7\uF0D8\uF0E0\uF0FC\uF0FE]$/;
const bulletFont = /wingdings|symbol/i;
const privateUse = /[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u;
const control = /^[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD]$/;
/** Calibri's ligatures of t have no character of their own; Word's PDF writer gives them African letters. */
const calibri = /calibri|carlito/i;
const calibriLigatures: ReadonlyMap<string, string> = new Map([
  ["\u019F", "ti"],
  ["\u01A9", "tt"],
]);

/** The text of one glyph: "" for a pictogram, a placeholder where the file does not give the character. */
function textOf(glyph: Glyph, run: Run, unknown: UnknownGlyphs): string {
  const { unicode } = glyph;
  if (/^[fil]$/.test(unicode)) unknown.letterWidths.set(`${run.fontId}/${unicode}`, glyph.width);
  if (
    privateBullets.test(unicode) ||
    (bulletFont.test(run.font.name) && /^[lnqu§¨·Øvü]$/.test(unicode))
  )
    return "•";
  if (privateUse.test(unicode) || (iconFont.test(run.font.name) && !/^[•·▪●○■]$/.test(unicode)))
    return "";
  if (control.test(unicode)) return placeholderFor(glyph, run, unknown);
  // A soft hyphen that has a width was drawn: many fonts name their only hyphen so.
  if (unicode === "\u00AD") return glyph.width > 0 ? "-" : "";
  const ligature = calibri.test(run.font.name) ? calibriLigatures.get(unicode) : undefined;
  if (ligature !== undefined) return ligature;
  return /[\uFB00-\uFB06]/.test(unicode) ? unicode.normalize("NFKC") : unicode;
}

function placeholderFor(glyph: Glyph, run: Run, unknown: UnknownGlyphs): string {
  // A glyph without a character and without a width leaves no mark.
  if (glyph.width <= 0) return "";
  const key = `${run.fontId}/${glyph.charCode}`;
  const known = unknown.glyphs.get(key);
  if (known !== undefined) return known.placeholder;
  const code = Math.min(firstPlaceholder + unknown.glyphs.size, lastPlaceholder);
  const placeholder = String.fromCodePoint(code);
  unknown.glyphs.set(key, { placeholder, width: glyph.width, fontId: run.fontId });
  return placeholder;
}

/**
 * The letters of the runs in the order of the content. A run drawn twice at the same place, as a shadow or for weight,
 * counts once.
 */
export function lettersOf(runs: readonly Run[], unknown: UnknownGlyphs): Letter[] {
  const letters: Letter[] = [];
  const drawn = new Map<string, Glyph[]>();
  for (const run of runs) {
    if (isDrawnAgain(run, drawn)) continue;
    const angle = Math.round((run.angle * 180) / Math.PI);
    const turn = (angle * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    for (const glyph of run.glyphs) {
      const text = textOf(glyph, run, unknown);
      const isSpace = /^\s+$/u.test(text) || (glyph.isSpace && text === "");
      if (text === "" && !isSpace) continue;
      letters.push({
        text,
        isSpace,
        start: glyph.x * cos + glyph.y * sin,
        end: glyph.endX * cos + glyph.endY * sin,
        baseline: glyph.y * cos - glyph.x * sin,
        size: run.size,
        angle: angle === -180 ? 180 : angle,
      });
    }
  }
  return letters;
}

/** A shadow is drawn within a few lines of its text; remembering every place of a word would take too long. */
const rememberedPlaces = 8;

/** True when the same letters already stand within a fraction of a letter of this place. */
function isDrawnAgain(run: Run, drawn: Map<string, Glyph[]>): boolean {
  const first = run.glyphs.find((glyph) => !glyph.isSpace);
  if (first === undefined) return false;
  const key = `${Math.round(run.size * 2)}/${run.glyphs.map((glyph) => glyph.unicode).join("")}`;
  const places = drawn.get(key) ?? [];
  // Less than half of the narrowest letter, so that the two letters of "ll" stay two.
  const near = Math.min(
    0.2 * run.size,
    0.5 * Math.hypot(first.endX - first.x, first.endY - first.y),
  );
  if (places.some((place) => Math.hypot(place.x - first.x, place.y - first.y) < near)) return true;
  drawn.set(key, [first, ...places.slice(0, rememberedPlaces - 1)]);
  return false;
}
