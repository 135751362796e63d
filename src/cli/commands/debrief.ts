/** `greenroom debrief` asks about a real interview step by step; `greenroom debrief add` takes the same from a file. */
import * as z from "zod";
import { generalArea } from "../../bank/own-library.ts";
import { problemsOf } from "../../bank/problems.ts";
import { GreenroomError, isGreenroomError } from "../../errors.ts";
import { drawId } from "../../interview/draw-id.ts";
import {
  daySchema,
  outcomeSchema,
  ratingSchema,
  writtenDebriefSchema,
  writtenQuestionSchema,
} from "../../practice/debrief.ts";
import type { Debrief, WrittenDebrief } from "../../practice/debrief.ts";
import { bringBack, keptQuestion, openQuestionDesk } from "../debrief-questions.ts";
import type { PlacedQuestion, QuestionDesk } from "../debrief-questions.ts";
import type { Dependencies, Store } from "../dependencies.ts";
import { readTextFile } from "../files.ts";
import type { WithCriteria } from "../own-criteria.ts";
import { sanitizeLine } from "../sanitize.ts";
import { renderPlaced, renderSaved } from "../views/debrief.ts";
import { debriefWords } from "../../words/debrief.ts";
import { localDay } from "../../practice/local-day.ts";

/** What was entered so far; a part that is missing was not asked yet. */
const draftSchema = z.object({
  company: z.string().optional(),
  job: z.string().optional(),
  date: daySchema.optional(),
  role: z.string().nullable().optional(),
  round: z.string().nullable().optional(),
  questions: z.array(writtenQuestionSchema).default([]),
  /** The question that is being entered. */
  open: z
    .object({
      text: z.string(),
      id: z.string().optional(),
      rating: ratingSchema.nullable().optional(),
    })
    .optional(),
  hasAllQuestions: z.boolean().default(false),
  rating: ratingSchema.nullable().optional(),
  outcome: outcomeSchema.optional(),
});
type Draft = z.infer<typeof draftSchema>;

const draftKey = "debrief draft";
const instead = "greenroom debrief add --file FILE";

/** `greenroom debrief`: whatever was entered is kept as a draft until all of it is. */
export async function run(_input: unknown, dependencies: Dependencies): Promise<void> {
  const { terminal } = dependencies;
  if (!terminal.isInteractive) {
    throw new GreenroomError(
      "usage",
      "A debrief is asked step by step, and nobody can be asked here.",
      `Use ${instead}.`,
    );
  }
  const store = await dependencies.openStore();
  const desk = await openQuestionDesk(dependencies);
  let draft = await openDraft(store, dependencies);
  const keep = (more: Partial<Draft>): Draft => {
    draft = { ...draft, ...more };
    store.writeMemory(draftKey, draft);
    return draft;
  };
  try {
    await askFacts(draft, keep, store, dependencies);
    await askQuestions(() => draft, keep, desk, dependencies);
    await askResult(draft, keep, dependencies);
  } catch (error) {
    if (!isGreenroomError(error, "stopped") || draft.company === undefined) throw error;
    throw new GreenroomError(
      "stopped",
      "Stopped. What you entered is kept as a draft.",
      "`greenroom debrief` goes on with it.",
      {
        cause: error,
      },
    );
  }
  const { open: _open, hasAllQuestions: _all, ...entered } = draft;
  const written = writtenDebriefSchema.parse(entered);
  // Whether it is another one was asked already.
  const placed = written.questions.map((each) => ({ ...desk.place(each), near: null }));
  const saved = await save([{ written, placed }], desk, store, dependencies);
  store.writeMemory(draftKey, undefined);
  for (const each of saved.debriefs)
    terminal.result(renderSaved(each, saved, terminal.resultFormat));
}

async function openDraft(store: Store, { terminal }: Dependencies): Promise<Draft> {
  const found = draftSchema.safeParse(store.readMemory(draftKey));
  const fresh: Draft = { questions: [], hasAllQuestions: false };
  if (!found.success || found.data.company === undefined) return fresh;
  const { company, questions } = found.data;
  const words = debriefWords(terminal.talkFormat.language);
  const message = words.goOn(sanitizeLine(company), questions.length);
  if (await terminal.confirm({ message, instead })) return found.data;
  store.writeMemory(draftKey, undefined);
  return fresh;
}

type Keep = (more: Partial<Draft>) => Draft;

async function askFacts(
  draft: Draft,
  keep: Keep,
  store: Store,
  { terminal, ambient }: Dependencies,
): Promise<void> {
  const words = debriefWords(terminal.talkFormat.language);
  const ask = (message: string, initial?: string): Promise<string> =>
    terminal.text({ message, initial, instead });
  if (draft.company === undefined) {
    const jobs = store.profileDocuments().filter(({ kind }) => kind === "job");
    const job =
      jobs.length === 0
        ? null
        : await terminal.select<string | null>({
            message: words.whichJob,
            choices: [
              ...jobs.map(({ label }) => ({ value: label, name: sanitizeLine(label) })),
              { value: null, name: words.anotherJob },
            ],
            instead,
          });
    let company = "";
    while (company === "") company = (await ask(words.company, job ?? undefined)).trim();
    keep({ company: company.slice(0, 200), ...(job === null ? {} : { job }) });
  }
  if (draft.date === undefined) {
    const today = localDay(ambient.now());
    let date = "";
    for (;;) {
      date = (await ask(words.date, today)).trim();
      if (daySchema.safeParse(date).success && date <= today) break;
      terminal.dialogue(words.wrongDate);
    }
    keep({ date });
  }
  if (draft.role === undefined) keep({ role: orNull(await ask(words.role)) });
  if (draft.round === undefined) keep({ round: orNull(await ask(words.round)) });
}

function orNull(text: string): string | null {
  const trimmed = text.trim().slice(0, 200);
  return trimmed === "" ? null : trimmed;
}

/** One question after the other: its words, whether it is a known one, how it went, a note. */
async function askQuestions(
  current: () => Draft,
  keep: Keep,
  desk: QuestionDesk,
  { terminal }: Dependencies,
): Promise<void> {
  const words = debriefWords(terminal.talkFormat.language);
  while (!current().hasAllQuestions) {
    const { questions } = current();
    let { open } = current();
    if (open === undefined) {
      const message = words.question(questions.length + 1);
      const text = (await terminal.text({ message, instead })).trim().slice(0, 4000);
      if (text === "") {
        keep({ hasAllQuestions: true });
        return;
      }
      open = { text };
      keep({ open });
    }
    const asWritten = { text: open.text, id: open.id, rating: null, note: "" };
    let placed = desk.place(asWritten);
    if (placed.near !== null && open.rating === undefined) {
      terminal.dialogue(sanitizeLine(placed.near.text));
      if (await terminal.confirm({ message: words.isItThis, initial: false, instead })) {
        const { id } = placed.near;
        open = { ...open, id };
        placed = desk.place({ ...asWritten, id });
      }
    }
    terminal.dialogue(renderPlaced(placed, terminal.talkFormat));
    const rating =
      open.rating === undefined ? await askRating(words.howWentQuestion, terminal) : open.rating;
    open = { ...open, rating };
    keep({ open });
    const note = (await terminal.text({ message: words.note, instead })).trim();
    const whole = writtenQuestionSchema.parse({ ...open, note: note.slice(0, 10_000) });
    keep({ questions: [...questions, whole], open: undefined });
  }
}

async function askResult(draft: Draft, keep: Keep, { terminal }: Dependencies): Promise<void> {
  const words = debriefWords(terminal.talkFormat.language);
  if (draft.rating === undefined) {
    keep({ rating: await askRating(words.howWentAll, terminal) });
  }
  if (draft.outcome === undefined) {
    const outcome = await terminal.select({
      message: words.whatCame,
      choices: outcomeSchema.options.map((value) => ({
        value,
        name: words.outcomes[value],
      })),
      instead,
    });
    keep({ outcome });
  }
}

/** Null where the person cannot say. */
function askRating(message: string, terminal: Dependencies["terminal"]): Promise<number | null> {
  const words = debriefWords(terminal.talkFormat.language);
  return terminal.select<number | null>({
    message,
    choices: [
      ...([5, 4, 3, 2, 1] as const).map((value) => ({
        value,
        name: `${value} ${words.ratings[value]}`,
      })),
      { value: null, name: words.cannotSay },
    ],
    initial: 3,
    instead,
  });
}

const addSchema = z.object({ file: z.string().min(1), json: z.boolean().default(false) });

/** `greenroom debrief add --file FILE` */
export async function add(input: unknown, dependencies: Dependencies): Promise<void> {
  const { file, json } = addSchema.parse(input);
  const { terminal, ambient } = dependencies;
  const text =
    file === "-" ? await terminal.readInput("debrief add --file FILE") : await readTextFile(file);
  const { parseSource } = await dependencies.own.openTools();
  const today = localDay(ambient.now());
  const written = readWritten(file === "-" ? "stdin" : file, text, { parseSource, today });
  const store = await dependencies.openStore();
  refuseKnown(written, store.debriefs.all(), today);
  const desk = await openQuestionDesk(dependencies);
  const placed = written.map((each) => ({ written: each, placed: each.questions.map(desk.place) }));
  const saved = await save(placed, desk, store, dependencies);
  if (json) {
    return terminal.json({
      debriefs: saved.debriefs.map(({ debrief }) => debrief),
      questions: saved.debriefs.flatMap((each) =>
        each.placed.map(({ questionId, area, kind, source, near }) => ({
          debriefId: each.debrief.id,
          questionId,
          area,
          kind,
          source,
          near: near?.id ?? null,
        })),
      ),
      broughtBack: saved.broughtBack,
      files: saved.files,
    });
  }
  for (const each of saved.debriefs)
    terminal.result(renderSaved(each, saved, terminal.resultFormat));
}

const keys = {
  debrief: Object.keys(writtenDebriefSchema.shape),
  question: Object.keys(writtenQuestionSchema.shape),
};

/** @throws GreenroomError `usage` with file and line when it is not YAML, or not as it should be */
function readWritten(
  file: string,
  text: string,
  {
    parseSource,
    today,
  }: {
    readonly parseSource: Awaited<ReturnType<Dependencies["own"]["openTools"]>>["parseSource"];
    readonly today: string;
  },
): readonly WrittenDebrief[] {
  const { value, lineOf, problems } = parseSource(text);
  const refuse = (line: number, message: string, fix: string): GreenroomError =>
    new GreenroomError(
      "usage",
      sanitizeLine(`${file}:${line}: ${message}.`),
      `${sanitizeLine(fix)}.`,
    );
  const [problem] = problems;
  if (problem !== undefined) {
    throw refuse(problem.line, `not YAML: ${problem.message}`, "Mend the line");
  }
  const isList = Array.isArray(value);
  const list: readonly unknown[] = isList ? value : [value];
  if (list.length === 0) throw refuse(1, "there is no interview in it", "Write company and date");
  return list.map((each, index) => {
    const at = (path: readonly PropertyKey[]): number => lineOf(isList ? [index, ...path] : path);
    if (typeof each !== "object" || each === null) {
      throw refuse(at([]), "this is no interview", "Write `company: ` and the keys of its help");
    }
    const parsed = writtenDebriefSchema.safeParse(withDefaults(each));
    if (!parsed.success) {
      const [first] = problemsOf(parsed.error, each, (path) =>
        path[0] === "questions" ? keys.question : path.length === 0 ? keys.debrief : [],
      );
      throw refuse(
        at(first?.path ?? []),
        first?.message ?? "it is wrong",
        first?.fix ?? "See `greenroom debrief add --help`",
      );
    }
    const { company, job, date } = parsed.data;
    if (company === undefined && job === undefined) {
      throw refuse(at([]), "company is missing", "Write `company: ` and its name");
    }
    if (date !== undefined && date > today) {
      throw refuse(at(["date"]), `date is ${date}, which is to come`, "Debrief it afterwards");
    }
    return parsed.data;
  });
}

/** A question may be a text alone, and a key with nothing behind it is one that was not filled in. */
function withDefaults(value: object): object {
  const filled = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    filled.map(([key, member]) => [
      key,
      key === "questions" && Array.isArray(member)
        ? member.map((each: unknown) => (typeof each === "string" ? { text: each } : each))
        : member,
    ]),
  );
}

/** The same interview twice would count twice. @throws GreenroomError `usage` */
function refuseKnown(
  written: readonly WrittenDebrief[],
  known: readonly Debrief[],
  today: string,
): void {
  const there = new Map(
    known.map(({ id, company, heldOn, round }) => [keyOf(company, heldOn, round), id]),
  );
  for (const each of written) {
    const [company, day] = [companyOf(each), each.date ?? today];
    const key = keyOf(company, day, each.round);
    const id = there.get(key);
    if (id !== undefined) {
      throw new GreenroomError(
        "usage",
        sanitizeLine(`The interview at ${company} on ${day} is there already: ${id}.`),
        "Nothing was added. Give another round, or remove that one first.",
      );
    }
    there.set(key, "in the same file");
  }
}

function keyOf(company: string, day: string, round: string | null): string {
  return JSON.stringify([company.toLowerCase(), day, round?.toLowerCase() ?? null]);
}

function companyOf({ company, job }: WrittenDebrief): string {
  return company ?? job ?? generalArea;
}

export interface SavedDebriefs {
  readonly debriefs: readonly {
    readonly debrief: Debrief;
    readonly placed: readonly PlacedQuestion[];
  }[];
  readonly added: readonly WithCriteria[];
  readonly files: readonly string[];
  /** Questions whose criteria are due now. */
  readonly broughtBack: number;
}

/** The new questions first: should it end in between, they are known the next time. */
async function save(
  entered: readonly {
    readonly written: WrittenDebrief;
    readonly placed: readonly PlacedQuestion[];
  }[],
  desk: QuestionDesk,
  store: Store,
  { ambient, terminal }: Dependencies,
): Promise<SavedDebriefs> {
  const jobs = new Set(
    store.profileDocuments().flatMap(({ kind, label }) => (kind === "job" ? [label] : [])),
  );
  const now = ambient.now();
  const { added, files } = await desk.keep(entered.flatMap(({ placed }) => placed));
  const debriefs = entered.map(({ written, placed }) => {
    const { job = null, role, round, date, outcome, rating, note } = written;
    if (job !== null && !jobs.has(job))
      terminal.talk(debriefWords(terminal.talkFormat.language).noSuchJob(sanitizeLine(job)));
    const debrief: Debrief = {
      id: drawId(ambient.random),
      company: companyOf(written),
      job,
      role,
      round,
      heldOn: date ?? localDay(now),
      outcome,
      rating,
      note,
      recordedAt: now.toISOString(),
      questions: placed.map(keptQuestion),
    };
    store.debriefs.save(debrief);
    return { debrief, placed };
  });
  const broughtBack = bringBack(store, desk.askable(added), now);
  return { debriefs, added, files, broughtBack };
}
