import * as z from "zod";
import { reportWords } from "../../words/report.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import type { Dependencies } from "../dependencies.ts";
import { writeTextFile } from "../files.ts";
import { reportOf } from "../interview-report.ts";
import { translateRubrics } from "../../words/rubrics.ts";

const optionsSchema = z.object({
  id: z.string().default("last"),
  output: z.string().optional(),
  json: z.boolean().default(false),
});

/** `greenroom report [id]`: Markdown, or its data with `--json`; `--output -` is stdout. */
export async function run(
  input: unknown,
  { terminal, openStore, openLibrary }: Dependencies,
): Promise<void> {
  const options = optionsSchema.parse(input);
  const store = await openStore();
  const record = store.loadInterview(store.resolveInterviewId(options.id));
  const library = await openLibrary();
  const rubrics = translateRubrics(library.rubrics, record.settings.language);
  const data = reportOf(record, store, rubrics);
  const toFile = options.output !== undefined && options.output !== "-";
  if (options.json && !toFile) return terminal.json(data);
  const text = options.json ? `${JSON.stringify(data, null, 2)}\n` : renderMarkdown(data);
  if (!toFile) return terminal.result(text);
  await writeTextFile(options.output ?? "", text);
  terminal.talk(reportWords(terminal.talkFormat.language).writtenTo(options.output ?? ""));
}
