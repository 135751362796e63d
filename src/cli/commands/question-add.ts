/** `greenroom questions add` and `remove`: one question of the person's own. */
import * as z from "zod";
import { generalArea } from "../../bank/own-library.ts";
import type { OwnEntry } from "../../bank/own-library.ts";
import { areaId, freeName } from "../../bank/names.ts";
import { renamed } from "../../bank/bank-file.ts";
import { readOwnQuestion, sameTextKey, toRecord } from "../../bank/own-question.ts";
import type { OwnQuestion } from "../../bank/own-question.ts";
import { isUnfilled, readQuestionText } from "../../bank/question-text.ts";
import { createQuestionRules } from "../../bank/rules.ts";
import type { Finding } from "../../bank/source.ts";
import { findingLine, refusal } from "../../bank/source.ts";
import { findingsWords } from "../../words/findings.ts";
import type { FindingsWords } from "../../words/findings/english.ts";
import { ownQuestionsError, ownQuestionsWords } from "../../words/own-questions.ts";
import { nearest } from "../../nearest.ts";
import type { Dependencies, Library } from "../dependencies.ts";
import { readTextFile } from "../files.ts";
import { criteriaSentence, wantsModel, writeCriteria } from "../own-criteria.ts";
import type { OwnContents } from "../own-library.ts";
import { placeOf } from "../own-library.ts";
import { sanitizeLine } from "../sanitize.ts";
import { writeInEditor } from "../write-in-editor.ts";

const addSchema = z.object({
  file: z.string().optional(),
  area: z.string().optional(),
  edit: z.string().optional(),
  json: z.boolean().default(false),
});

interface Desk {
  readonly dependencies: Dependencies;
  readonly contents: OwnContents;
  readonly library: Library;
  /** The entry that is changed; null: a new one. */
  readonly entry: OwnEntry | null;
  readonly check: (file: string, text: string) => Checked;
  /** What findings are said in. */
  readonly words: FindingsWords;
}

interface Checked {
  readonly value: OwnQuestion | null;
  readonly findings: readonly Finding[];
}

/** `greenroom questions add` */
export async function add(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = addSchema.parse(input);
  const { own, terminal, ambient } = dependencies;
  const area = areaName(options.area);
  const [contents, library, tools] = await Promise.all([
    own.read(),
    dependencies.openLibrary(),
    own.openTools(),
  ]);
  const entry = contents.questions.entries.find((each) => each.own.id === options.edit) ?? null;
  const parse = tools.parseSource;
  const words = await findingsWords(terminal.talkFormat.language);
  const desk: Desk = {
    dependencies,
    contents,
    library,
    entry,
    words,
    check: (file, text) =>
      checkText(
        file,
        text,
        { contents, library, entry, words, edited: options.edit ?? null },
        (name, written) =>
          readQuestionText(name, written, {
            parse,
            hash: ambient.hash,
            area: area ?? entry?.own.area ?? generalArea,
            words,
          }),
      ),
  };
  const start = await startText(options.edit, area, desk, tools.toYaml);
  const written =
    options.file === undefined
      ? await writeInEditor(
          {
            thing: "question",
            text: start,
            command: `greenroom questions add${options.edit === undefined ? "" : ` --edit ${options.edit}`} --file`,
            isUnfilled: (text) => isUnfilled(text, "text", parse),
            check: (text) => withWaiting(desk.check("question", text), words),
          },
          dependencies,
        )
      : await readWritten(options.file, desk);
  if (written === null) return;
  await keep(written, desk, area, options.json, terminal);
}

/** The template, or the question that is to be changed: the person's own with its comments, else a copy of the bank's. */
async function startText(
  edit: string | undefined,
  area: string | null,
  { dependencies, library, entry }: Desk,
  toYaml: (record: Readonly<Record<string, unknown>>) => string,
): Promise<string> {
  if (edit === undefined) {
    const template = library.template("question", dependencies.terminal.talkFormat.language);
    return template.replace("{{area}}", area ?? generalArea);
  }
  if (entry !== null) {
    const text = await dependencies.own.entryText(placeOf(entry));
    return `area: ${entry.own.area}\n${text}`;
  }
  const bundled = library.questions().find(({ id }) => id === edit);
  if (bundled === undefined) {
    const ids = library.questions().map(({ id }) => id);
    const meant = nearest(edit, ids);
    throw ownQuestionsError("usage", ({ errors }) => errors.noQuestion(edit, meant));
  }
  const { area: of, ...fields } = bundled;
  const copy = readOwnQuestion(fields, { area: of, hash: dependencies.ambient.hash });
  if (copy.status === "wrong") throw new Error(`the bank's ${edit} does not fit its own format`);
  return toYaml({ area: of, ...toRecord(copy.own) });
}

async function readWritten(
  file: string,
  { check, dependencies, words }: Desk,
): Promise<{ readonly value: OwnQuestion; readonly text: string }> {
  const name = file === "-" ? "stdin" : file;
  const text =
    file === "-"
      ? await dependencies.terminal.readInput("questions add --file FILE")
      : await readTextFile(file);
  const { value, findings } = check(name, text);
  if (value !== null) return { value, text };
  for (const finding of findings.slice(1)) {
    dependencies.terminal.talk(sanitizeLine(findingLine(finding)));
  }
  throw refusal(name, findings, words.noQuestion, words);
}

/** What the text says, and whether there is a place for it. */
function checkText(
  file: string,
  text: string,
  known: Pick<Desk, "contents" | "library" | "entry" | "words"> & {
    readonly edited: string | null;
  },
  read: (file: string, text: string) => ReturnType<typeof readQuestionText>,
): Checked {
  const { own, findings, lineOf } = read(file, text);
  if (own === null) return { value: null, findings };
  const refuse = (key: string, message: string, fix: string): Checked => ({
    value: null,
    findings: [{ file, line: lineOf([key]), id: own.id, severity: "error", message, fix }],
  });
  const { words } = known;
  const others = known.contents.questions.entries.filter((each) => each !== known.entry);
  const ids = new Set(others.map((each) => each.own.id));
  if (own.written.id !== undefined && ids.has(own.id)) {
    return refuse("id", words.idThere(own.id), words.chooseAnother(own.id));
  }
  const key = sameTextKey(own.written.text);
  const same =
    others.find((each) => sameTextKey(each.own.written.text) === key)?.own.id ??
    known.library
      .questions()
      .find(
        ({ id, text: asked }) => sameTextKey(asked) === key && id !== known.edited && id !== own.id,
      )?.id;
  if (same !== undefined) {
    return refuse("text", words.sameThere(same), words.changeThat(same));
  }
  const id = own.written.id ?? known.edited ?? freeName(own.id, ids);
  return { value: id === own.id ? own : renamed(own, id), findings: [] };
}

/** A question that nothing could judge is taken, but not without a word. */
function withWaiting({ value, findings }: Checked, words: FindingsWords): Checked {
  if (value === null || value.question !== null) return { value, findings };
  const { nothingToJudge: message, addReference: fix } = words;
  return {
    value,
    findings: [{ file: "", line: 1, id: value.id, severity: "advice", message, fix }],
  };
}

async function keep(
  { value, text }: { readonly value: OwnQuestion; readonly text: string },
  { dependencies, contents, library, entry, words: findings }: Desk,
  forcedArea: string | null,
  json: boolean,
  terminal: Dependencies["terminal"],
): Promise<void> {
  const { own: files, ambient } = dependencies;
  const placed = forcedArea === null ? value : inArea(value, forcedArea);
  const [made] = wantsModel(dependencies)
    ? await writeCriteria([placed], dependencies)
    : [{ own: placed, writtenBy: null }];
  const { own, writtenBy } = made ?? { own: placed, writtenBy: null };
  const isSamePlace = entry !== null && entry.own.area === own.area;
  let file: string;
  if (isSamePlace) {
    file = entry.file;
    const place = placeOf(entry);
    // As it was written, with its comments, unless the model has added something.
    const withId = own.written.id === undefined ? `id: ${own.id}\n${text}` : text;
    const { toYaml } = await files.openTools();
    await files.replace(place, writtenBy === null ? withId : toYaml(toRecord(own)));
  } else {
    const target = contents.files.find(({ area }) => area === own.area)?.file ?? null;
    file = await files.append(own.area, [toRecord(own)], target);
    if (entry !== null) await files.replace(placeOf(entry), null);
  }
  const replaces =
    entry === null &&
    !library.own.questionIds.has(own.id) &&
    library.questions().some(({ id }) => id === own.id);
  if (json) {
    const { id, area, question } = own;
    const criteriaFrom = writtenBy === null ? own.criteriaFrom : "model";
    terminal.json({ id, area, file, criteriaFrom, criteria: question?.criteria ?? [], replaces });
    return;
  }
  const words = await ownQuestionsWords(terminal.talkFormat.language);
  terminal.result(words.kept(own.id, file));
  terminal.talk(criteriaSentence({ own, writtenBy }, words));
  if (replaces) terminal.talk(words.replacesQuestion);
  if (own.question === null) return;
  const rules = createQuestionRules({
    rubricFor: library.rubricFor,
    hash: ambient.hash,
    words: findings,
  });
  for (const { message, fix } of rules.check(own.question)) {
    terminal.talk(sanitizeLine(words.advice(message, fix)));
  }
}

function inArea(own: OwnQuestion, area: string): OwnQuestion {
  return { ...own, area, question: own.question === null ? null : { ...own.question, area } };
}

/** @throws GreenroomError `usage` when it is no name */
export function areaName(given: string | undefined): string | null {
  if (given === undefined) return null;
  const name = areaId(given);
  if (name !== null) return name;
  throw ownQuestionsError("usage", ({ errors }) => errors.noArea(given));
}

const removeSchema = z.object({ ids: z.array(z.string()).min(1), yes: z.boolean().default(false) });

/** `greenroom questions remove ID…` */
export async function remove(input: unknown, { own, terminal }: Dependencies): Promise<void> {
  const { ids, yes } = removeSchema.parse(input);
  const { questions } = await own.read();
  const known = questions.entries.map((each) => each.own.id);
  const entries = [...new Set(ids)].map((id) => {
    const entry = questions.entries.find((each) => each.own.id === id);
    if (entry !== undefined) return entry;
    const meant = nearest(id, known);
    throw ownQuestionsError("usage", ({ errors }) => errors.noOwnQuestion(id, meant));
  });
  for (const { own: question } of entries) {
    terminal.dialogue(sanitizeLine(`${question.id}: ${question.written.text}`));
  }
  const words = await ownQuestionsWords(terminal.talkFormat.language);
  const message = words.confirmQuestions(entries.length);
  if (!yes && !(await terminal.confirm({ message, instead: "--yes" }))) return;
  // From the end of each file, so that the places of the others stay.
  for (const entry of entries.toSorted((one, other) => other.index - one.index)) {
    await own.replace(placeOf(entry), null);
  }
  terminal.result(words.removedQuestions(entries.length));
}
