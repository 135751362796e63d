/** `greenroom debrief add`: real interviews from a file. */
import * as z from "zod";
import { problemsOf } from "../../bank/problems.ts";
import { english } from "../../words/findings/english.ts";
import { GreenroomError } from "../../errors.ts";
import { writtenDebriefSchema, writtenQuestionSchema } from "../../practice/debrief.ts";
import type { Debrief, WrittenDebrief } from "../../practice/debrief.ts";
import { localDay } from "../../practice/local-day.ts";
import { openQuestionDesk } from "../debrief-questions.ts";
import { companyOf, saveDebriefs } from "../debrief-save.ts";
import type { Dependencies } from "../dependencies.ts";
import { readTextFile } from "../files.ts";
import { sanitizeLine } from "../sanitize.ts";
import { renderSaved } from "../views/debrief.ts";

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
      const [first] = problemsOf(
        parsed.error,
        each,
        (path) => (path[0] === "questions" ? keys.question : path.length === 0 ? keys.debrief : []),
        english,
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
