import * as z from "zod";
import { upkeepWords } from "../../words/upkeep.ts";
import type { Dependencies } from "../dependencies.ts";
import { parseSince } from "../since.ts";
import { renderUsage, totalUsage } from "../views/usage.ts";

const optionsSchema = z.object({ since: z.string().optional(), json: z.boolean().default(false) });

/** `greenroom usage` */
export async function run(
  input: unknown,
  { terminal, openStore, ambient }: Dependencies,
): Promise<void> {
  const options = optionsSchema.parse(input);
  const since = options.since === undefined ? null : parseSince(options.since, ambient.now());
  const rows = (await openStore()).usage(since);
  if (options.json) {
    return terminal.json({ since: since?.toISOString() ?? null, rows, total: totalUsage(rows) });
  }
  const words = await upkeepWords(terminal.resultFormat.language);
  if (rows.length === 0) return terminal.talk(words.noCalls);
  terminal.result(renderUsage(rows, words, terminal.resultFormat));
}
