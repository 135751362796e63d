/** `greenroom debrief add`: real interviews from a file. */
import * as z from "zod";
import { problemsOf } from "../../bank/problems.ts";
import { refusal } from "../../bank/source.ts";
import { findingsWords } from "../../words/findings.ts";
import type { FindingsWords } from "../../words/findings/english.ts";
import { recordError } from "../../words/record-errors.ts";
import { writtenDebriefSchema, writtenQuestionSchema } from "../../practice/debrief.ts";
import type { Debrief, WrittenDebrief } from "../../practice/debrief.ts";
import { localDay } from "../../practice/local-day.ts";
import { openQuestionDesk } from "../debrief-questions.ts";
import { companyOf, saveDebriefs } from "../debrief-save.ts";
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
  const { parseSource } = await dependencies.own.openTools();
  const today = localDay(ambient.now());
  const words = await findingsWords(terminal.talkFormat.language);
  const written = readWritten(file === "-" ? "stdin" : file, text, { parseSource, today, words });
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
    words,
  }: {
    readonly parseSource: Awaited<ReturnType<Dependencies["own"]["openTools"]>>["parseSource"];
    readonly today: string;
    readonly words: FindingsWords;
  },
): readonly WrittenDebrief[] {
  const { value, lineOf, problems } = parseSource(text);
  const [problem] = problems;
  if (problem !== undefined) {
    throw recordError("usage", (said) => said.notYaml(file, problem.line, problem.message));
  }
  const isList = Array.isArray(value);
  const list: readonly unknown[] = isList ? value : [value];
  if (list.length === 0) throw recordError("usage", (said) => said.noInterview(file));
  return list.map((each, index) => {
    const at = (path: readonly PropertyKey[]): number => lineOf(isList ? [index, ...path] : path);
    if (typeof each !== "object" || each === null) {
      throw recordError("usage", (said) => said.notAnInterview(file, at([])));
    }
    const parsed = writtenDebriefSchema.safeParse(withDefaults(each));
    if (!parsed.success) {
      const [first] = problemsOf(
        parsed.error,
        each,
        (path) => (path[0] === "questions" ? keys.question : path.length === 0 ? keys.debrief : []),
        words,
      );
      const findings = first === undefined ? [] : [{ ...first, file, line: at(first.path) }];
      throw refusal(file, findings, words.wrong, words);
    }
    const { company, job, date } = parsed.data;
    if (company === undefined && job === undefined) {
      throw recordError("usage", (said) => said.noCompany(file, at([])));
    }
    if (date !== undefined && date > today) {
      throw recordError("usage", (said) => said.toCome(file, at(["date"]), date));
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
  const there = new Map<string, string | null>(
    known.map(({ id, company, heldOn, round }) => [keyOf(company, heldOn, round), id]),
  );
  for (const each of written) {
    const [company, day] = [companyOf(each), each.date ?? today];
    const key = keyOf(company, day, each.round);
    const id = there.get(key);
    if (id !== undefined) {
      throw recordError("usage", (said) =>
        id === null ? said.thereInFile(company, day) : said.there(company, day, id),
      );
    }
    there.set(key, null);
  }
}

function keyOf(company: string, day: string, round: string | null): string {
  return JSON.stringify([company.toLowerCase(), day, round?.toLowerCase() ?? null]);
}
