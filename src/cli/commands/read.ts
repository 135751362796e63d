import * as z from "zod";
import type { Dependencies } from "../dependencies.ts";
import { documentsWords } from "../../words/documents.ts";
import { sanitize } from "../sanitize.ts";
import { describeReading, renderWarnings } from "../views/document.ts";

const optionsSchema = z.object({ file: z.string(), json: z.boolean().default(false) });

/** `greenroom read FILE`: the text on stdout, what was noticed on stderr. */
export async function run(input: unknown, { terminal, readDocument }: Dependencies): Promise<void> {
  const options = optionsSchema.parse(input);
  const reading = await readDocument(options.file);
  if (options.json) return terminal.json(reading);
  const words = await documentsWords(terminal.talkFormat.language);
  terminal.talk(terminal.talkFormat.style.strong(describeReading(reading, words)));
  const warnings = renderWarnings(reading, words, terminal.talkFormat);
  if (warnings !== "") terminal.talk(warnings);
  terminal.result(sanitize(reading.text));
}
