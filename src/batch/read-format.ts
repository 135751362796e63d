/** What a file holds: by the end of its name where that says it, else by how it begins. */
import type { AudioFormat } from "./row.ts";

export type TextFormat = "jsonl" | "json" | "csv" | "markdown" | "text";

export type FileFormat =
  | { readonly kind: "text"; readonly format: TextFormat }
  | { readonly kind: "audio"; readonly format: AudioFormat }
  /** Why it cannot be read, one line. */
  | { readonly kind: "unreadable"; readonly reason: string };

/** So much of a file's beginning is looked at. */
export const sniffedBytes = 4096;

const textEndings: ReadonlyMap<string, TextFormat> = new Map([
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["json", "json"],
  ["csv", "csv"],
  ["tsv", "csv"],
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["txt", "text"],
]);

const audioEndings: readonly string[] = ["wav", "mp3", "m4a", "flac", "ogg", "webm"];

/** True for a file that is taken from a folder: its name ends as one of the formats do. */
export function hasAnswerEnding(name: string): boolean {
  const ending = endingOf(name);
  return textEndings.has(ending) || audioEndings.includes(ending);
}

function endingOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/**
 * The format of a file. Audio goes by content: a text that is called `.wav` is no recording. Text goes by the end of the
 * name; without one that is known (stdin too) by how it begins, JSON among `.json` files likewise.
 *
 * @param start the first `sniffedBytes` bytes, fewer only when the file is shorter
 */
export function detectFormat(name: string, start: Uint8Array): FileFormat {
  const ending = endingOf(name);
  const audio = audioFormat(start, ending);
  if (audio !== null) return { kind: "audio", format: audio };
  if (audioEndings.includes(ending)) {
    return { kind: "unreadable", reason: `is called .${ending} but holds no such audio` };
  }
  if (isUtf16(start)) {
    return { kind: "unreadable", reason: "is UTF-16: save it as UTF-8" };
  }
  const named = textEndings.get(ending);
  const text = new TextDecoder().decode(start).trimStart();
  const format = named === "json" ? jsonFormat(text) : (named ?? sniffText(text));
  if (readByLine.has(format) && /\r(?!\n|$)/.test(text) && !text.includes("\n")) {
    const advice = "save it with line feeds";
    return { kind: "unreadable", reason: `has lines that end in a carriage return: ${advice}` };
  }
  return { kind: "text", format };
}

/** Old programs for the Mac, and Excel's "CSV (Macintosh)", end lines in a carriage return alone. */
const readByLine: ReadonlySet<TextFormat> = new Set(["jsonl", "csv", "markdown"]);

/** So few NUL bytes may stand in a text by mistake. */
const mostStrayNuls = 3;
/** Of the characters: separators, spaces and line ends, where all else is beyond U+00FF. */
const leastShareOfNuls = 0.1;

/**
 * True for UTF-16 with a byte order mark, or without one where it shows: each character up to U+00FF has a NUL byte,
 * always the first of its two, or always the second. UTF-8 never has any.
 */
function isUtf16(start: Uint8Array): boolean {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const nulsAt = (parity: number): number =>
    start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [asFirst, asSecond] = [nulsAt(0), nulsAt(1)];
  const nuls = asFirst + asSecond;
  const isOneSided = asFirst === 0 || asSecond === 0;
  return isOneSided && nuls > mostStrayNuls && nuls >= (start.length / 2) * leastShareOfNuls;
}

/** The signatures of the formats, by their specifications; null for anything else. */
function audioFormat(bytes: Uint8Array, ending: string): AudioFormat | null {
  const ascii = String.fromCharCode(...bytes.subarray(0, 64));
  if (ascii.startsWith("RIFF") && ascii.slice(8, 12) === "WAVE") return "wav";
  if (ascii.startsWith("fLaC")) return "flac";
  if (ascii.startsWith("OggS")) return "ogg";
  if (ascii.slice(4, 8) === "ftyp") return "m4a";
  if (ascii.startsWith("\u001aE\u00df\u00a3") && ascii.includes("webm")) return "webm";
  if (ascii.startsWith("ID3")) return "mp3";
  // An MPEG frame of layer III: eleven bits set, and not the byte order mark of UTF-16.
  const second = bytes[1] ?? 0;
  const isFrame = bytes[0] === 0xff && (second & 0xe6) === 0xe2;
  return isFrame && ending === "mp3" ? "mp3" : null;
}

/** `text` begins with a visible character, and may end in the middle of anything. */
function sniffText(text: string): TextFormat {
  const [first = "", second] = text.split("\n", 2).map((line) => line.trim());
  if (/^\[\s*(?:[[{\]"]|$)/.test(text)) return "json";
  if (text.startsWith("{")) {
    // An object that goes on in the next line is JSON printed over several; a whole or broken one is a line of JSONL.
    return second !== undefined && /[{,[:]$/.test(first) ? "json" : "jsonl";
  }
  if (/^---\s*$/.test(first) || /^ {0,3}#{1,2}\s/m.test(text)) return "markdown";
  return delimiterOf(first) === null ? "text" : "csv";
}

/** JSONL for objects on a line each; a line that begins with a comma goes on with what stands above it. */
function jsonFormat(text: string): "jsonl" | "json" {
  const second = text
    .split("\n", 3)
    .slice(1)
    .find((line) => line.trim() !== "");
  return sniffText(text) === "jsonl" && !/^\s*[,\]}:]/.test(second ?? "") ? "jsonl" : "json";
}

const delimiters: readonly string[] = [",", ";", "\t"];

/**
 * What parts the columns of a CSV file: what leaves a column of one of these names in its header; null when nothing does.
 */
export function delimiterOf(
  header: string,
  names: ReadonlySet<string> = answerColumn,
): string | null {
  return (
    delimiters.find(
      (delimiter) =>
        header.includes(delimiter) &&
        header.split(delimiter).some((cell) => names.has(columnKey(cell))),
    ) ?? null
  );
}

const answerColumn: ReadonlySet<string> = new Set(["answer"]);

/** A column's name as its key: `Question ID`, `question_id` and `"questionId"` are one. */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
