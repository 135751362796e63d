/** `greenroom debrief add`: real interviews from a file. */
import * as z from "zod";
import { refusal } from "../../bank/source.ts";
import { findingsWords } from "../../words/findings.ts";
import { recordError } from "../../words/record-errors.ts";
import type { Debrief, WrittenDebrief } from "../../practice/debrief.ts";
import { localDay } from "../../practice/local-day.ts";
import { openDebriefReader } from "../debrief-reading.ts";
import { openQuestionDesk } from "../debrief-questions.ts";
import { companyOf, sameInterviewKey, saveDebriefs } from "../debrief-save.ts";
import type { Dependencies } from "../dependencies.ts";
import { readTextFile } from "../files.ts";
import { renderSaved } from "../views/debrief.ts";

const addSchema = z.object({ file: z.string().min(1), json: z.boolean().default(false) });

/** `greenroom debrief add --file FILE` */
export async function add(input: unknown, dependencies: Dependencies): Promise<void> {
  const { file, json } = addSchema.parse(input);
  const { terminal, ambient } = dependencies;
  const text =
    file === "-" ? await terminal.readInput("debrief add --file FILE") : await readTextFile(file);
  const today = localDay(ambient.now());
  const reader = await openDebriefReader(dependencies);
  const name = file === "-" ? "stdin" : file;
  const { written, findings } = reader.read(name, text, "all");
  if (findings.length > 0) {
    const words = await findingsWords(terminal.talkFormat.language);
    throw refusal(name, findings, words.wrong, words);
  }
  const store = await dependencies.openStore();
  refuseKnown(written, store.debriefs.all(), today);
  const desk = await openQuestionDesk(dependencies);
  const placed = written.map((each) => ({ written: each, placed: each.questions.map(desk.place) }));
  const saved = await saveDebriefs(placed, desk, store, dependencies);
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

/** The same interview twice would count twice. @throws GreenroomError `usage` */
function refuseKnown(
  written: readonly WrittenDebrief[],
  known: readonly Debrief[],
  today: string,
): void {
  const there = new Map<string, string | null>(
    known.map(({ id, company, heldOn, round }) => [sameInterviewKey(company, heldOn, round), id]),
  );
  for (const each of written) {
    const [company, day] = [companyOf(each), each.date ?? today];
    const key = sameInterviewKey(company, day, each.round);
    const id = there.get(key);
    if (id !== undefined) {
      throw recordError("usage", (said) =>
        id === null ? said.thereInFile(company, day) : said.there(company, day, id),
      );
    }
    there.set(key, null);
  }
}
