/** `greenroom roles add` and `remove`: roles of the person's own. */
import * as z from "zod";
import { readOwnRole } from "../../bank/own-role.ts";
import { isUnfilled } from "../../bank/question-text.ts";
import { findingLine, refusal } from "../../bank/source.ts";
import { findingsWords } from "../../words/findings.ts";
import type { FindingsWords } from "../../words/findings/english.ts";
import { ownQuestionsError, ownQuestionsWords } from "../../words/own-questions.ts";
import type { Role } from "../../interview/role.ts";
import { nearest } from "../../nearest.ts";
import type { Dependencies } from "../dependencies.ts";
import { readTextFile } from "../files.ts";
import { sanitizeLine } from "../sanitize.ts";
import { writeInEditor } from "../write-in-editor.ts";

const addSchema = z.object({
  file: z.string().optional(),
  edit: z.string().optional(),
  json: z.boolean().default(false),
});

/** `greenroom roles add` */
export async function add(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = addSchema.parse(input);
  const { own, terminal } = dependencies;
  const [{ roles: files }, library, { parseSource: parse, toYaml }] = await Promise.all([
    own.read(),
    dependencies.openLibrary(),
    own.openTools(),
  ]);
  const edited = files.find(({ role }) => role !== null && role.id === options.edit) ?? null;
  const words = await findingsWords(terminal.talkFormat.language);
  const check = (name: string) => (text: string) => {
    const { role, findings } = readOwnRole(name, text, { parse, areas: library.areas, words });
    return { value: role, findings };
  };
  const written =
    options.file === undefined
      ? await writeInEditor(
          {
            thing: "role",
            text:
              edited?.text ??
              startText(
                options.edit,
                library.roles,
                library.template("role", terminal.talkFormat.language),
                toYaml,
              ),
            command: `greenroom roles add${options.edit === undefined ? "" : ` --edit ${options.edit}`} --file`,
            isUnfilled: (text) => isUnfilled(text, "name", parse),
            check: check("role"),
          },
          dependencies,
        )
      : await readWritten(options.file, check, words, dependencies);
  if (written === null) return;
  const { value: role, text } = written;
  const there = files.find((file) => file.role?.id === role.id);
  if (there !== undefined && role.id !== options.edit) {
    throw ownQuestionsError("usage", ({ errors }) => errors.roleThere(role.id));
  }
  const path = await own.saveRole(role.id, `${text}\n`, there?.file ?? edited?.file ?? null);
  const replaces = there === undefined && library.roles.some(({ id }) => id === role.id);
  if (options.json) return terminal.json({ ...role, file: path, replaces });
  const said = await ownQuestionsWords(terminal.talkFormat.language);
  terminal.result(said.kept(role.id, path));
  if (replaces) terminal.talk(said.replacesRole);
  terminal.talk(said.useRole(role.id));
}

/** The template, or a copy of the built-in role that is to be changed. */
function startText(
  edit: string | undefined,
  roles: readonly Role[],
  template: string,
  toYaml: (record: Readonly<Record<string, unknown>>) => string,
): string {
  if (edit === undefined) return template;
  const role = roles.find(({ id }) => id === edit);
  if (role !== undefined) {
    return toYaml(Object.fromEntries(Object.entries(role).filter(([, value]) => value !== null)));
  }
  const meant = nearest(
    edit,
    roles.map(({ id }) => id),
  );
  throw ownQuestionsError("usage", ({ errors }) => errors.noRole(edit, meant));
}

async function readWritten(
  file: string,
  check: (
    name: string,
  ) => (text: string) => Pick<ReturnType<typeof readOwnRole>, "findings"> & { value: Role | null },
  words: FindingsWords,
  { terminal }: Dependencies,
): Promise<{ readonly value: Role; readonly text: string }> {
  const name = file === "-" ? "stdin" : file;
  const read =
    file === "-" ? await terminal.readInput("roles add --file FILE") : await readTextFile(file);
  const text = read.trimEnd();
  const { value, findings } = check(name)(text);
  const told = value === null ? findings.slice(1) : findings;
  for (const finding of told) terminal.talk(sanitizeLine(findingLine(finding)));
  if (value !== null) return { value, text };
  throw refusal(name, findings, words.noRole, words);
}

const removeSchema = z.object({ id: z.string(), yes: z.boolean().default(false) });

/** `greenroom roles remove ID` */
export async function remove(input: unknown, { own, terminal }: Dependencies): Promise<void> {
  const { id, yes } = removeSchema.parse(input);
  const { roles } = await own.read();
  const found = roles.find(({ role }) => role?.id === id);
  if (found === undefined) {
    const ids = roles.flatMap(({ role }) => (role === null ? [] : [role.id]));
    const meant = nearest(id, ids);
    throw ownQuestionsError("usage", ({ errors }) => errors.noOwnRole(id, meant));
  }
  const words = await ownQuestionsWords(terminal.talkFormat.language);
  const message = words.confirmRole(found.file);
  if (!yes && !(await terminal.confirm({ message, instead: "--yes" }))) return;
  await own.removeFile(found.file);
  terminal.result(words.removed);
}
