/** `greenroom debrief list`, `show`, `outcome`, `compare` and `remove`. */
import * as z from "zod";
import { recordError } from "../../words/record-errors.ts";
import { nearest } from "../../nearest.ts";
import { compareDebriefs } from "../../practice/debrief-comparison.ts";
import { outcomeSchema } from "../../practice/debrief.ts";
import { findDebrief } from "../debrief-save.ts";
import { bringBackWaiting } from "../debrief-questions.ts";
import type { Dependencies } from "../dependencies.ts";
import { heading, renderComparison, renderDebrief, renderDebriefs } from "../views/debrief.ts";
import { debriefWords } from "../../words/debrief.ts";
import { sanitizeLine } from "../sanitize.ts";

const listSchema = z.object({ json: z.boolean().default(false) });
const showSchema = z.object({ id: z.string(), json: z.boolean().default(false) });
const setSchema = showSchema.extend({ outcome: z.string() });
const removeSchema = z.object({ id: z.string(), yes: z.boolean().default(false) });

/** `greenroom debrief list` */
export async function list(input: unknown, dependencies: Dependencies): Promise<void> {
  const { json } = listSchema.parse(input);
  const { terminal } = dependencies;
  const store = await dependencies.openStore();
  await bringBackWaiting(dependencies, store);
  const debriefs = store.debriefs.all();
  const neverPractised = store.debriefs.neverPractised();
  if (json) return terminal.json({ debriefs, neverPractised });
  if (debriefs.length === 0) return terminal.talk(debriefWords(terminal.talkFormat.language).none);
  terminal.result(renderDebriefs(debriefs, neverPractised, terminal.resultFormat));
}

/** `greenroom debrief show ID` */
export async function show(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { id, json } = showSchema.parse(input);
  const store = await openStore();
  const debrief = findDebrief(store, id);
  if (json) return terminal.json(debrief);
  const { interviews } = compareDebriefs(store.debriefs.all(), store.debriefs.practiceScores());
  const compared = interviews.find((each) => each.id === debrief.id) ?? null;
  terminal.result(renderDebrief(debrief, compared, terminal.resultFormat));
}

/** `greenroom debrief outcome ID OUTCOME` */
export async function outcome(
  input: unknown,
  { terminal, openStore }: Dependencies,
): Promise<void> {
  const { id, outcome: given, json } = setSchema.parse(input);
  const parsed = outcomeSchema.safeParse(given);
  if (!parsed.success) {
    const meant = nearest(given, outcomeSchema.options);
    const all = outcomeSchema.options.join(", ");
    throw recordError("usage", (words) => words.noOutcome(given, meant, all));
  }
  const store = await openStore();
  const debrief = findDebrief(store, id);
  store.debriefs.setOutcome(debrief.id, parsed.data);
  const changed = { ...debrief, outcome: parsed.data };
  if (json) return terminal.json(changed);
  terminal.talk(heading(changed, terminal.talkFormat));
}

/** `greenroom debrief compare` */
export async function compare(
  input: unknown,
  { terminal, openStore }: Dependencies,
): Promise<void> {
  const { json } = listSchema.parse(input);
  const { debriefs } = await openStore();
  const all = debriefs.all();
  const comparison = compareDebriefs(all, debriefs.practiceScores());
  if (json) return terminal.json(comparison);
  if (all.length === 0) return terminal.talk(debriefWords(terminal.talkFormat.language).none);
  terminal.result(renderComparison(comparison, terminal.resultFormat));
}

/** `greenroom debrief remove ID` */
export async function remove(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { id, yes } = removeSchema.parse(input);
  const store = await openStore();
  const debrief = findDebrief(store, id);
  const words = debriefWords(terminal.talkFormat.language);
  const message = words.removeQuestion(sanitizeLine(debrief.company), debrief.heldOn);
  if (!yes && !(await terminal.confirm({ message, initial: false, instead: "--yes" }))) return;
  store.debriefs.remove(debrief.id);
  terminal.talk(words.removed);
}
