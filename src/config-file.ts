/** `config.toml` as a person wrote it: read, and changed with as little as possible changed. smol-toml's one owner. */
import { readFileSync } from "node:fs";
import { startError } from "./words/start-errors.ts";

/** The file's text; null when there is none. @throws GreenroomError `usage` when it cannot be read. */
export function readConfigText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw startError("usage", (words) => words.settingsNotRead(path, String(code)), {
      cause: error,
    });
  }
}

/**
 * The values that the text holds.
 * @param path for the error
 * @throws GreenroomError `usage` when it is not TOML
 */
export async function parseConfigText(
  path: string,
  source: string,
): Promise<Record<string, unknown>> {
  const { parse } = await import("smol-toml");
  return parseToml(path, source, parse);
}

/**
 * The text of `config.toml` with one key set, or removed when the value is null. Comments and order are kept: only the
 * key's own line changes. A file where that does not give the right result (a key over several lines) is written anew
 * from its values, without its comments.
 * @param path for the error
 * @throws GreenroomError `usage` when the text is not TOML
 */
export async function editConfigText(
  source: string,
  name: string,
  value: string | number | boolean | null,
  path: string,
): Promise<string> {
  const { parse, stringify } = await import("smol-toml");
  const wanted = parseToml(path, source, parse);
  if (value === null) delete wanted[name];
  else wanted[name] = value;

  const lines = source.split("\n");
  const index = lines.findIndex((line) => {
    const written = /^\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*=/.exec(line);
    return written !== null && name === (written[1] ?? written[2] ?? written[3]);
  });
  const line = value === null ? [] : [stringify({ [name]: value }).trimEnd()];
  const firstTable = lines.findIndex((text) => /^\s*\[/.test(text));
  const end = firstTable === -1 ? lines.length - (lines.at(-1) === "" ? 1 : 0) : firstTable;
  const edited =
    index === -1 ? lines.toSpliced(end, 0, ...line) : lines.toSpliced(index, 1, ...line);
  const text = `${edited.join("\n").trimEnd()}\n`;
  try {
    if (JSON.stringify(sorted(parse(text))) === JSON.stringify(sorted(wanted)))
      return text === "\n" ? "" : text;
  } catch {
    // Half of a value over several lines was left behind.
  }
  return stringify(wanted);
}

function parseToml(
  path: string,
  source: string,
  parse: (text: string) => Record<string, unknown>,
): Record<string, unknown> {
  try {
    return parse(source);
  } catch (error) {
    const [said = "unknown"] = String(error instanceof Error ? error.message : error).split("\n");
    const reason = said.replace(/^Invalid TOML document: /, "");
    const line = error instanceof Error && "line" in error ? String(error.line) : null;
    throw startError("usage", (words) => words.notToml(path, line, reason), { cause: error });
  }
}

function sorted(values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
