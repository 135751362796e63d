import * as z from "zod";
import type { Dependencies } from "../dependencies.ts";
import { renderHistory } from "../views/history.ts";

const optionsSchema = z.object({
  limit: z.number().default(20),
  status: z.enum(["open", "finished"]).optional(),
  json: z.boolean().default(false),
});

/** `greenroom history` */
export async function run(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { limit, status, json } = optionsSchema.parse(input);
  const store = await openStore();
  const listings = store.listInterviews(status === undefined ? { limit } : { limit, status });
  if (json) return terminal.json(listings);
  if (listings.length === 0) {
    return terminal.talk(
      status === undefined
        ? "No interviews yet; `greenroom interview --sample` starts one."
        : "No such interviews.",
    );
  }
  terminal.result(renderHistory(listings, terminal.resultFormat));
  if (listings.length < limit || status !== undefined) return;
  const more = store.countInterviews() - listings.length;
  if (more > 0) terminal.talk(`${more} more; --limit shows them.`);
}
