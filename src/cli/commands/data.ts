import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import type { Dependencies } from "../dependencies.ts";
import { readTextFile, writeTextFile } from "../files.ts";

const exportSchema = z.object({ output: z.string().optional() });
const fileSchema = z.object({ file: z.string() });
const deleteSchema = z.object({
  id: z.string().optional(),
  all: z.boolean().default(false),
  yes: z.boolean().default(false),
});

/** `greenroom data path`: works without opening the database. */
export async function path(_input: unknown, { terminal, config }: Dependencies): Promise<void> {
  terminal.result(config.paths.databaseFile);
}

/** `greenroom data export` */
export async function exportAll(
  input: unknown,
  { terminal, openStore }: Dependencies,
): Promise<void> {
  const { output } = exportSchema.parse(input);
  const document = (await openStore()).exportAll();
  if (output === undefined || output === "-") return terminal.json(document);
  await writeTextFile(output, `${JSON.stringify(document, null, 2)}\n`);
  terminal.talk(
    `Exported to ${output}. It holds your answers and your resume; keep it to yourself.`,
  );
}

/** `greenroom data import FILE` */
export async function importAll(
  input: unknown,
  { terminal, openStore }: Dependencies,
): Promise<void> {
  const { file } = fileSchema.parse(input);
  const text = file === "-" ? await terminal.readInput("a file's name") : await readTextFile(file);
  const document = parseJson(text, file === "-" ? "stdin" : file);
  const { interviews, skipped } = (await openStore()).importAll(document);
  terminal.talk(`Interviews added: ${interviews}; there already: ${skipped}.`);
}

/** `greenroom data backup FILE` */
export async function backup(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { file } = fileSchema.parse(input);
  await (await openStore()).backup(file);
  terminal.talk(`Copied to ${file}.`);
}

/** `greenroom data delete [id]`: one interview, or with `--all` the database file. */
export async function remove(input: unknown, dependencies: Dependencies): Promise<void> {
  const { id, all, yes } = deleteSchema.parse(input);
  if ((id === undefined) === !all) {
    throw new GreenroomError(
      "usage",
      "Name one interview, or use --all.",
      "`greenroom history` lists the ids.",
    );
  }
  const { terminal, openStore } = dependencies;
  const store = await openStore();
  if (id !== undefined) {
    const interviewId = store.resolveInterviewId(id);
    if (!(await isSure(dependencies, yes, `Delete interview ${interviewId} for good?`))) return;
    store.deleteInterview(interviewId);
    return terminal.talk(`Interview ${interviewId} is deleted.`);
  }
  if (
    !(await isSure(
      dependencies,
      yes,
      `Delete everything for good: interviews (${store.countInterviews()}), profile and usage?`,
    ))
  )
    return;
  store.deleteAll();
  terminal.talk(
    `${store.path} is deleted. API keys and settings are still there: \`greenroom auth remove\`, \`greenroom config path\`.`,
  );
}

async function isSure({ terminal }: Dependencies, yes: boolean, message: string): Promise<boolean> {
  if (yes || (await terminal.confirm({ message, initial: false, instead: "--yes" }))) return true;
  terminal.talk("Nothing was deleted.");
  return false;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GreenroomError(
      "usage",
      `${file} is not JSON.`,
      "Give a file that `greenroom data export` wrote.",
      { cause: error },
    );
  }
}
