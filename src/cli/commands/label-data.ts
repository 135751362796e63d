/** What `greenroom label` has saved: listed, written to a file, read from one, forgotten. */
import * as z from "zod";
import { calibrationError, calibrationWords } from "../../words/calibration.ts";
import { labelKey, labelSchema } from "../../grading/calibration/labels.ts";
import type { Label } from "../../grading/calibration/labels.ts";
import { parseJson } from "../../json.ts";
import type { Dependencies } from "../dependencies.ts";
import { readTextFile, writeTextFile } from "../files.ts";
import { renderLabels } from "../views/label.ts";

/** `greenroom label list` */
export async function list(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { json } = z.object({ json: z.boolean().default(false) }).parse(input);
  const labels = (await openStore()).labels.all();
  if (json) return terminal.json(labels);
  const words = await calibrationWords(terminal.resultFormat.language);
  if (labels.length === 0) return terminal.talk(words.noneMarked);
  terminal.result(renderLabels(labels, words, terminal.resultFormat));
}

/** `greenroom label export` */
export async function exportAll(
  input: unknown,
  { terminal, openStore }: Dependencies,
): Promise<void> {
  const { output } = z.object({ output: z.string().optional() }).parse(input);
  const labels = (await openStore()).labels.all();
  if (output === undefined || output === "-") {
    for (const label of labels) terminal.jsonLine(label);
    return;
  }
  await writeTextFile(output, labels.map((label) => `${JSON.stringify(label)}\n`).join(""));
  const words = await calibrationWords(terminal.talkFormat.language);
  terminal.talk(words.labelsWritten(labels.length, output));
}

/** `greenroom label import FILE`: all or nothing. */
export async function importAll(
  input: unknown,
  { terminal, openStore, ambient }: Dependencies,
): Promise<void> {
  const { file, json } = z
    .object({ file: z.string(), json: z.boolean().default(false) })
    .parse(input);
  const text = file === "-" ? await terminal.readInput("a file's name") : await readTextFile(file);
  const name = file === "-" ? "stdin" : file;
  const labels = text
    .split("\n")
    .flatMap((line, index) =>
      line.trim() === "" ? [] : parseLabel(line, `${name}:${index + 1}`, ambient.hash),
    );
  const { labels: store } = await openStore();
  const known = new Set(store.all().map(({ key }) => key));
  store.save(labels);
  const replaced = labels.filter(({ key }) => known.has(key)).length;
  if (json) return terminal.json({ added: labels.length - replaced, replaced });
  const words = await calibrationWords(terminal.talkFormat.language);
  terminal.talk(words.labelsAdded(labels.length - replaced, replaced));
}

/** `greenroom label remove ID` */
export async function remove(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { id } = z.object({ id: z.string().min(1) }).parse(input);
  const { labels } = await openStore();
  const found = labels.all().filter(({ key }) => key.startsWith(id.toLowerCase()));
  const [label] = found;
  if (label === undefined || found.length > 1) {
    throw calibrationError("usage", ({ errors }) =>
      label === undefined ? errors.noLabel(id) : errors.severalLabels(found.length, id),
    );
  }
  labels.remove(label.key);
  const words = await calibrationWords(terminal.talkFormat.language);
  terminal.talk(words.labelForgotten(label.key.slice(0, 8), label.source));
}

/** @throws GreenroomError `usage` when the line is no label, or its marks do not fit its criteria */
function parseLabel(line: string, place: string, hash: (text: string) => string): Label {
  const parsed = labelSchema.omit({ key: true }).safeParse(parseJson(line));
  const label = parsed.data;
  const fits =
    label !== undefined &&
    label.question.criteria.every(({ id }, index) => label.marks[index]?.criterionId === id) &&
    label.marks.length === label.question.criteria.length;
  if (label === undefined || !fits) {
    throw calibrationError("usage", ({ errors }) => errors.notALabel(place));
  }
  return { ...label, key: labelKey(label.question, label.answers, hash) };
}
