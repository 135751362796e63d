/** Debriefed interviews on their way into the database, however they were entered, and how they are found again. */
import { generalArea } from "../bank/own-library.ts";
import { drawId } from "../interview/draw-id.ts";
import { localDay } from "../practice/local-day.ts";
import type { Debrief, WrittenDebrief } from "../practice/debrief.ts";
import { debriefWords } from "../words/debrief.ts";
import { recordError } from "../words/record-errors.ts";
import { bringBack, keptQuestion } from "./debrief-questions.ts";
import type { PlacedQuestion, QuestionDesk } from "./debrief-questions.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Store } from "./store.ts";
import type { WithCriteria } from "./own-criteria.ts";
import { sanitizeLine } from "./sanitize.ts";

/** Its name, else that of the saved job. */
export function companyOf({ company, job }: WrittenDebrief): string {
  return company ?? job ?? generalArea;
}

/** Two interviews with the same key are the same one. */
export function sameInterviewKey(company: string, day: string, round: string | null): string {
  return JSON.stringify([company.toLowerCase(), day, round?.toLowerCase() ?? null]);
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
export async function saveDebriefs(
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

/** By its id, the beginning of one, or `last`. @throws GreenroomError `usage` when no debrief, or more than one, begins with it */
export function findDebrief({ debriefs }: Pick<Store, "debriefs">, idOrBeginning: string): Debrief {
  const wanted = idOrBeginning.trim().toLowerCase();
  const all = debriefs.all();
  const found =
    wanted === "last"
      ? all.slice(0, 1)
      : all.filter(({ id }) => wanted !== "" && id.startsWith(wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (only === undefined) {
    throw recordError("usage", (words) => words.noDebrief(idOrBeginning));
  }
  const some = found
    .slice(0, 5)
    .map(({ id }) => id)
    .join(", ");
  throw recordError("usage", (words) => words.severalDebriefs(idOrBeginning, found.length, some));
}
