/** `greenroom questions import` and `export`: a person's own questions in and out of files. */
import * as z from "zod";
import { createImport } from "../../bank/own-library.ts";
import type { ImportPlan } from "../../bank/own-library.ts";
import { readImports } from "../../bank/importing/read-import.ts";
import { sameTextKey, toRecord } from "../../bank/own-question.ts";
import type { OwnQuestion } from "../../bank/own-question.ts";
import { findingLine } from "../../bank/source.ts";
import type { GreenroomError } from "../../errors.ts";
import { findingsWords } from "../../words/findings.ts";
import { ownQuestionsError, ownQuestionsWords } from "../../words/own-questions.ts";
import type { Dependencies } from "../dependencies.ts";
import { openOutputFile } from "../output-file.ts";
import { wantsModel, writeCriteria } from "../own-criteria.ts";
import type { WithCriteria } from "../own-criteria.ts";
import { sanitizeLine } from "../sanitize.ts";
import { renderImport } from "../views/own-questions.ts";
import { areaName } from "./question-add.ts";

const importSchema = z.object({
  files: z.array(z.string()).min(1),
  area: z.string().optional(),
  dryRun: z.boolean().default(false),
  json: z.boolean().default(false),
});

/** `greenroom questions import FILE…` */
export async function run(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = importSchema.parse(input);
  const { terminal } = dependencies;
  const { plan, bundled } = await readPlan(options, areaName(options.area), dependencies);
  for (const finding of plan.invalid) terminal.talk(sanitizeLine(findingLine(finding)));
  if (plan.added.length + plan.duplicates === 0) throw nothingFound(plan, options.files);
  const asksModel = wantsModel(dependencies) && !options.dryRun;
  const made: readonly WithCriteria[] = asksModel
    ? await writeCriteria(plan.added, dependencies)
    : plan.added.map((own) => ({ own, writtenBy: null }));
  const paths = options.dryRun ? [] : await keep(made, dependencies);
  if (options.json) {
    terminal.json({
      dryRun: options.dryRun,
      added: made.map(({ own, writtenBy }) => ({
        id: own.id,
        area: own.area,
        text: own.written.text,
        criteriaFrom: writtenBy === null ? own.criteriaFrom : "model",
      })),
      duplicates: plan.duplicates,
      invalid: plan.invalid.map(({ file, line, message }) => ({ file, line, message })),
      files: paths,
    });
  } else {
    const replaced = plan.added.map(({ id }) => id).filter((id) => bundled.has(id));
    const summary = { made, ...plan, replaced, paths, isDryRun: options.dryRun };
    const words = await ownQuestionsWords(terminal.resultFormat.language);
    terminal.result(renderImport(summary, words, terminal.resultFormat));
  }
  if (plan.invalid.length > 0) {
    const { length } = plan.invalid;
    throw ownQuestionsError("below-minimum", ({ errors }) => errors.rowsLeft(length));
  }
}

async function readPlan(
  { files, json }: Pick<z.infer<typeof importSchema>, "files" | "json">,
  area: string | null,
  dependencies: Dependencies,
): Promise<{
  readonly plan: ImportPlan;
  /** Ids of the bank's questions that none of the person's own has replaced yet. */
  readonly bundled: ReadonlySet<string>;
}> {
  const { own, ambient, terminal } = dependencies;
  const [{ questions }, library, { parseSource: parse, parseMarkdown }] = await Promise.all([
    own.read(),
    dependencies.openLibrary(),
    own.openTools(),
  ]);
  const texts = [
    ...library.questions().map(({ text }) => text),
    ...questions.entries.map((entry) => entry.own.written.text),
  ];
  const known = {
    texts: new Set(texts.map(sameTextKey)),
    ids: new Set(questions.entries.map((entry) => entry.own.id)),
  };
  const { hash } = ambient;
  // A program reads English, whoever starts it.
  const language = json ? "en" : terminal.talkFormat.language;
  const words = await findingsWords(language);
  const taking = createImport(known, { area, hash, words });
  const reading = { parse, parseMarkdown, hash, words, language };
  for await (const row of readImports(own.openFiles(files), reading)) {
    taking.add(row);
  }
  const ids = library.questions().map(({ id }) => id);
  return {
    plan: taking.plan(),
    bundled: new Set(ids.filter((id) => !library.own.questionIds.has(id))),
  };
}

/** @returns the files that were written */
async function keep(
  made: readonly WithCriteria[],
  { own: files }: Dependencies,
): Promise<readonly string[]> {
  const { files: existing } = await files.read();
  const paths: string[] = [];
  for (const [area, questions] of Map.groupBy(made, ({ own }) => own.area)) {
    const path = existing.find((file) => file.area === area)?.file ?? null;
    const records = questions.map(({ own }) => toRecord(own));
    paths.push(await files.append(area, records, path));
  }
  return paths;
}

function nothingFound({ invalid }: ImportPlan, paths: readonly string[]): GreenroomError {
  const where = paths.map((path) => (path === "-" ? "stdin" : path)).join(", ");
  return ownQuestionsError("usage", ({ errors }) =>
    invalid.length > 0 ? errors.nothingTaken(where) : errors.noQuestionIn(where),
  );
}

const exportSchema = z.object({
  area: z.string().optional(),
  format: z.enum(["yaml", "jsonl"]).optional(),
  output: z.string().min(1).optional(),
});

/** `greenroom questions export`: what another person takes in with `import`. */
export async function exportOwn(input: unknown, dependencies: Dependencies): Promise<void> {
  const { area, format, output } = exportSchema.parse(input);
  const { own, terminal } = dependencies;
  const { questions } = await own.read();
  const wanted = areaName(area);
  const chosen = questions.entries
    .map((entry) => entry.own)
    .filter((each) => wanted === null || each.area === wanted);
  if (chosen.length === 0) {
    throw ownQuestionsError("usage", ({ errors }) => errors.noneToExport(wanted));
  }
  const isYaml = (format ?? (/\.ya?ml$/.test(output ?? "") ? "yaml" : "jsonl")) === "yaml";
  const text = isYaml
    ? await asYaml(chosen, own.openTools)
    : chosen.map((each) => `${JSON.stringify({ area: each.area, ...toRecord(each) })}\n`).join("");
  if (output === undefined || output === "-") return await terminal.resultText(text);
  const file = await openOutputFile(output, dependencies.signal);
  await file.write(text);
  await file.finish();
  const words = await ownQuestionsWords(terminal.talkFormat.language);
  terminal.talk(words.exported(chosen.length, output));
}

/** @throws GreenroomError `usage` for several areas: a file in the bank's format has one */
async function asYaml(
  chosen: readonly OwnQuestion[],
  openTools: Dependencies["own"]["openTools"],
): Promise<string> {
  const areas = [...new Set(chosen.map(({ area }) => area))];
  if (areas.length > 1) {
    throw ownQuestionsError("usage", ({ errors }) => errors.severalAreas(areas.join(", ")));
  }
  const { toYaml } = await openTools();
  return toYaml({ area: areas[0] ?? "", questions: chosen.map((each) => toRecord(each)) });
}
