/** `greenroom debrief edit`: changes what was recorded, by options, from a file, or in the person's editor. */
import * as z from "zod";
import { hintOf, refusal } from "../../bank/source.ts";
import { sameTextKey } from "../../bank/own-question.ts";
import { GreenroomError } from "../../errors.ts";
import { writtenDebriefSchema } from "../../practice/debrief.ts";
import type { Debrief, WrittenDebrief, WrittenDebriefQuestion } from "../../practice/debrief.ts";
import { debriefWords } from "../../words/debrief.ts";
import { findingsWords } from "../../words/findings.ts";
import { recordError } from "../../words/record-errors.ts";
import { openDebriefReader } from "../debrief-reading.ts";
import type { DebriefReader } from "../debrief-reading.ts";
import { bringBack, keptQuestion, openQuestionDesk } from "../debrief-questions.ts";
import { companyOf, findDebrief, sameInterviewKey } from "../debrief-save.ts";
import type { Dependencies } from "../dependencies.ts";
import { readTextFile } from "../files.ts";
import type { Store } from "../store.ts";
import { renderSaved } from "../views/debrief.ts";
import { writeInEditor } from "../write-in-editor.ts";

const textList = z.array(z.string()).default([]);
const factsSchema = z.object({
  company: z.string().optional(),
  job: z.string().optional(),
  date: z.string().optional(),
  role: z.string().optional(),
  round: z.string().optional(),
  outcome: z.string().optional(),
  rating: z.string().optional(),
  note: z.string().optional(),
});
const changesSchema = z.object({
  addQuestion: textList,
  removeQuestion: textList,
  rateQuestion: textList,
  noteQuestion: textList,
  rewordQuestion: textList,
});
const optionsSchema = z.object({
  ...factsSchema.shape,
  ...changesSchema.shape,
  id: z.string(),
  file: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

/** `greenroom debrief edit ID` */
export async function edit(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = optionsSchema.parse(input);
  const { terminal, ambient } = dependencies;
  const store = await dependencies.openStore();
  const before = findDebrief(store, options.id);
  const reader = await openDebriefReader(dependencies);
  const written = await readChanges(options, before, reader, dependencies);
  if (written === null) return;

  const desk = await openQuestionDesk(dependencies);
  const asked = written.questions.map((each) => {
    const known = asBefore(each, before);
    if (known === null) return { placed: desk.place(each), kept: null };
    const { text, rating, note } = each;
    return { placed: null, kept: { ...known, text, rating, note } };
  });
  const placed = asked.flatMap((each) => each.placed ?? []);
  const { job = null, role, round, outcome, rating, note, date } = written;
  const after: Debrief = {
    ...before,
    company: companyOf(written),
    job,
    role,
    round,
    heldOn: date ?? before.heldOn,
    outcome,
    rating,
    note,
    questions: asked.flatMap((each) => each.kept ?? keptQuestion(each.placed)),
  };
  const isChanged = JSON.stringify(before) !== JSON.stringify(after);
  refuseAnother(after, store);
  const { added, files } = await desk.keep(placed);
  if (isChanged) store.debriefs.replace(after);
  const broughtBack = isChanged ? bringBack(store, desk.askable(added), ambient.now()) : 0;
  if (options.json) return terminal.json({ ...after, broughtBack, files });
  if (!isChanged) terminal.talk(debriefWords(terminal.talkFormat.language).unchanged);
  terminal.result(
    renderSaved({ debrief: after, placed }, { added, broughtBack }, terminal.resultFormat),
  );
}

/** Null when the person wrote nothing. */
async function readChanges(
  options: Options,
  before: Debrief,
  reader: DebriefReader,
  dependencies: Dependencies,
): Promise<WrittenDebrief | null> {
  const { file } = options;
  const { terminal } = dependencies;
  const words = await findingsWords(terminal.talkFormat.language);
  const facts = factsSchema.parse(options);
  const changes = changesSchema.parse(options);
  const hasOptions =
    Object.keys(facts).length > 0 || Object.values(changes).some(({ length }) => length > 0);
  let start = asWritten(before);
  if (file !== undefined) {
    const text =
      file === "-"
        ? await terminal.readInput(`debrief edit ${before.id} --file FILE`)
        : await readTextFile(file);
    const name = file === "-" ? "stdin" : file;
    const { written, findings } = reader.read(name, text, "one");
    const [only] = written;
    if (only === undefined) throw refusal(name, findings, words.wrong, words);
    if (!hasOptions) return only;
    start = only;
  } else if (!hasOptions) {
    const { toYaml } = await dependencies.own.openTools();
    const note = debriefWords(terminal.talkFormat.language).editNote;
    const entered = await writeInEditor(
      {
        thing: "debrief",
        text: `# ${note}\n${toYaml(start)}`,
        command: `greenroom debrief edit ${before.id} --file`,
        isUnfilled: (text) => text.trim() === "",
        check: (text) => {
          const { written, findings } = reader.read("debrief", text, "one");
          return { value: written[0] ?? null, findings };
        },
      },
      dependencies,
    );
    return entered?.value ?? null;
  }
  const { written, problem } = reader.check({
    ...start,
    ...changedFacts(facts),
    questions: changedQuestions(start.questions, changes),
  });
  if (written === null)
    throw new GreenroomError("usage", `${problem.message}.`, hintOf(problem.fix));
  return written;
}

/** As `debrief add` would take it, with the ids of its questions. */
function asWritten(debrief: Debrief): WrittenDebrief {
  const { company, job, role, round, heldOn: date, outcome, rating, note, questions } = debrief;
  return writtenDebriefSchema.parse({
    company,
    job: job ?? undefined,
    date,
    round,
    role,
    outcome,
    rating,
    note,
    questions: questions.map((asked) => ({
      text: asked.text,
      id: asked.questionId,
      rating: asked.rating,
      note: asked.note,
    })),
  });
}

/** The word that takes something out, where an empty text is awkward to give. */
const nothing = "none";

function changedFacts({ rating, note, ...texts }: z.infer<typeof factsSchema>): object {
  const said = Object.entries(texts).flatMap(([key, text]): readonly [string, string | null][] =>
    text === undefined ? [] : [[key, isNothing(text) ? null : text]],
  );
  return {
    ...Object.fromEntries<string | null>(said),
    ...(rating === undefined ? {} : { rating: numberIn(rating) }),
    ...(note === undefined ? {} : { note }),
  };
}

/** The schema refuses what is no rating. */
function numberIn(text: string): number | string | null {
  if (isNothing(text)) return null;
  return /^\d+$/.test(text) ? Number(text) : text;
}

function isNothing(text: string): boolean {
  return ["", nothing].includes(text.trim());
}

/** New ones stand at the end, so that they have a number as well; what goes out goes last, so that numbers stay. */
function changedQuestions(
  questions: WrittenDebrief["questions"],
  changes: z.infer<typeof changesSchema>,
): readonly object[] {
  const all: (object & { readonly id?: string | undefined })[] = [
    ...questions,
    ...changes.addQuestion.map((text) => ({ text, id: undefined })),
  ];
  const change = (
    flag: string,
    given: readonly string[],
    make: (value: string) => object,
  ): void => {
    for (const each of given) {
      const [, which, value] = /^\s*([\w-]+)\s*=(.*)$/s.exec(each) ?? [];
      if (which === undefined || value === undefined) {
        throw recordError("usage", (said) => said.notNamed(flag, each));
      }
      const index = indexOf(which, all);
      all[index] = { ...all[index], ...make(value) };
    }
  };
  change("--reword-question", changes.rewordQuestion, (text) => ({ text }));
  change("--rate-question", changes.rateQuestion, (rating) => ({ rating: numberIn(rating) }));
  change("--note-question", changes.noteQuestion, (note) => ({ note }));
  const out = new Set(changes.removeQuestion.map((which) => indexOf(which, all)));
  return all.filter((_, index) => !out.has(index));
}

/** @param which a number from 1, or an id @throws GreenroomError `usage` when there is none */
function indexOf(which: string, all: readonly { readonly id?: string | undefined }[]): number {
  const index = /^\d+$/.test(which) ? Number(which) - 1 : all.findIndex(({ id }) => id === which);
  if (all[index] !== undefined) return index;
  throw recordError("usage", (said) => said.noQuestionThere(which, all.length));
}

/** A question that it has already keeps its place in the bank, even where it is no longer there. */
function asBefore(
  { id, text }: WrittenDebriefQuestion,
  { questions }: Debrief,
): Debrief["questions"][number] | null {
  const key = sameTextKey(text);
  const same =
    id === undefined
      ? questions.find((asked) => sameTextKey(asked.text) === key)
      : questions.find(({ questionId }) => questionId === id);
  return same ?? null;
}

/** @throws GreenroomError `usage` when it would be the same interview as another one */
function refuseAnother({ id, company, heldOn, round }: Debrief, { debriefs }: Store): void {
  const key = sameInterviewKey(company, heldOn, round);
  const another = debriefs
    .all()
    .find(
      (each) => each.id !== id && sameInterviewKey(each.company, each.heldOn, each.round) === key,
    );
  if (another === undefined) return;
  throw recordError("usage", (said) => said.thereAnother(company, heldOn, another.id));
}
