import * as z from "zod";
import type { Dependencies } from "../dependencies.ts";
import { sanitize } from "../sanitize.ts";
import { describeReading, renderWarnings } from "../views/document.ts";

const optionsSchema = z.object({ file: z.string(), json: z.boolean().default(false) });

/** `greenroom read FILE`: the text on stdout, what was noticed on stderr. */
export async function run(input: unknown, { terminal, readDocument }: Dependencies): Promise<void> {
  const options = optionsSchema.parse(input);
  const reading = await readDocument(options.file);
  if (options.json) return terminal.json(reading);
  terminal.talk(terminal.talkFormat.style.strong(describeReading(reading)));
  const warnings = renderWarnings(reading, terminal.talkFormat);
  if (warnings !== "") terminal.talk(warnings);
  terminal.result(sanitize(reading.text));
}
