import * as z from "zod";
import type { Dependencies } from "../dependencies.ts";
import { reportOf } from "../interview-report.ts";
import { renderInterview } from "../views/show.ts";
import { translateRubrics } from "../../words/rubrics.ts";

const optionsSchema = z.object({
  id: z.string().default("last"),
  json: z.boolean().default(false),
});

/** `greenroom show [id]` */
export async function run(
  input: unknown,
  { terminal, openStore, openLibrary }: Dependencies,
): Promise<void> {
  const options = optionsSchema.parse(input);
  const store = await openStore();
  const record = store.loadInterview(store.resolveInterviewId(options.id));
  if (options.json) return terminal.json(record);
  terminal.useLanguage(record.settings.language);
  const library = await openLibrary();
  const rubrics = translateRubrics(library.rubrics, record.settings.language);
  terminal.result(
    renderInterview(reportOf(record, store, rubrics), rubrics, terminal.resultFormat),
  );
}
