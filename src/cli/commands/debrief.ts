/** `greenroom debrief` asks about a real interview step by step; debrief-add.ts takes the same from a file. */
import * as z from "zod";
import { isGreenroomError } from "../../errors.ts";
import { recordError } from "../../words/record-errors.ts";
import {
  daySchema,
  outcomeSchema,
  ratingSchema,
  writtenDebriefSchema,
  writtenQuestionSchema,
} from "../../practice/debrief.ts";
import { localDay } from "../../practice/local-day.ts";
import { debriefWords } from "../../words/debrief.ts";
import { openQuestionDesk } from "../debrief-questions.ts";
import type { QuestionDesk } from "../debrief-questions.ts";
import { saveDebriefs } from "../debrief-save.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Store } from "../store.ts";
import { sanitizeLine } from "../sanitize.ts";
import { renderPlaced, renderSaved } from "../views/debrief.ts";

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
    throw recordError("usage", (words) => words.nobodyHere(instead));
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
    throw recordError("stopped", (words) => words.stopped, { cause: error });
  }
  const { open: _open, hasAllQuestions: _all, ...entered } = draft;
  const written = writtenDebriefSchema.parse(entered);
  // Whether it is another one was asked already.
  const placed = written.questions.map((each) => ({ ...desk.place(each), near: null }));
  const saved = await saveDebriefs([{ written, placed }], desk, store, dependencies);
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
