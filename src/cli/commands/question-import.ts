/** `greenroom questions import` and `export`: a person's own questions in and out of files. */
import * as z from "zod";
import { createImport } from "../../bank/own-library.ts";
import type { ImportPlan } from "../../bank/own-library.ts";
import { readImports } from "../../bank/importing/read-import.ts";
import { sameTextKey, toRecord } from "../../bank/own-question.ts";
import type { OwnQuestion } from "../../bank/own-question.ts";
import { findingLine } from "../../bank/source.ts";
import { GreenroomError } from "../../errors.ts";
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
  const plan = await readPlan(options.files, areaName(options.area), dependencies);
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
    const summary = { made, ...plan, paths, isDryRun: options.dryRun };
    terminal.result(renderImport(summary, terminal.resultFormat));
  }
  if (plan.invalid.length > 0) {
    throw new GreenroomError(
      "below-minimum",
      `${counted(plan.invalid.length, "row")} could not be taken in; the lines above say which.`,
      "Mend them and import the file again: what is there already is passed over.",
    );
  }
}

async function readPlan(
  paths: readonly string[],
  area: string | null,
  dependencies: Dependencies,
): Promise<ImportPlan> {
  const { own, ambient } = dependencies;
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
  const taking = createImport(known, { area, hash });
  for await (const row of readImports(own.openFiles(paths), { parse, parseMarkdown, hash })) {
    taking.add(row);
  }
  return taking.plan();
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
  return invalid.length > 0
    ? new GreenroomError(
        "usage",
        `Nothing in ${where} could be taken in; the lines above say why.`,
        "`greenroom questions import --help` shows what files look like.",
      )
    : new GreenroomError(
        "usage",
        `There is no question in ${where}.`,
        "`greenroom questions import --help` shows what files look like.",
      );
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
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
    const where = wanted === null ? "" : ` in the area "${wanted}"`;
    throw new GreenroomError(
      "usage",
      `You have no question of your own${where}.`,
      "`greenroom questions add` and `import` make some.",
    );
  }
  const isYaml = (format ?? (/\.ya?ml$/.test(output ?? "") ? "yaml" : "jsonl")) === "yaml";
  const text = isYaml
    ? await asYaml(chosen, own.openTools)
    : chosen.map((each) => `${JSON.stringify({ area: each.area, ...toRecord(each) })}\n`).join("");
  if (output === undefined || output === "-") return await terminal.resultText(text);
  const file = await openOutputFile(output);
  await file.write(text);
  await file.finish();
  terminal.talk(`${counted(chosen.length, "question")} in ${output}.`);
}

/** @throws GreenroomError `usage` for several areas: a file in the bank's format has one */
async function asYaml(
  chosen: readonly OwnQuestion[],
  openTools: Dependencies["own"]["openTools"],
): Promise<string> {
  const areas = [...new Set(chosen.map(({ area }) => area))];
  if (areas.length > 1) {
    throw new GreenroomError(
      "usage",
      `A YAML file holds one area, and yours are ${areas.join(", ")}.`,
      "Choose one with --area, or all of them with --format jsonl.",
    );
  }
  const { toYaml } = await openTools();
  return toYaml({ area: areas[0] ?? "", questions: chosen.map((each) => toRecord(each)) });
}
