/** Text that has to wait for what stands before it: a temporary file that nobody else can read. */
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Spool } from "../../batch/write-junit.ts";

/** Written when so much has come together: a call for each row would take longer than the writing. */
const pieceCharacters = 64 * 1024;

/** A spool with nothing in it; `close` removes its file, read or not. */
export async function openSpool(): Promise<Spool & { readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "greenroom-"));
  const path = join(folder, "spool");
  const file = await open(path, "wx+", 0o600);
  let pieces: string[] = [];
  let length = 0;

  const flush = async (): Promise<void> => {
    const text = pieces.join("");
    pieces = [];
    length = 0;
    await file.appendFile(text, "utf8");
  };

  return {
    write: (text) => {
      pieces.push(text);
      length += text.length;
      return length < pieceCharacters ? undefined : flush();
    },
    read: async function* () {
      await flush();
      const stream = file.createReadStream({ start: 0, encoding: "utf8", autoClose: false });
      for await (const piece of stream) yield String(piece);
    },
    close: async () => {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
