/** `greenroom label`: the person marks answers, a key a criterion, without seeing what any grader said of them. */
import * as z from "zod";
import { markedAnswerOf } from "../../grading/calibration/labels.ts";
import type { Label } from "../../grading/calibration/labels.ts";
import { measure } from "../../grading/calibration/measure.ts";
import type { JudgedAnswer, Measurement } from "../../grading/calibration/measure.ts";
import { uncalibrated } from "../../grading/calibration/affine.ts";
import type { Evaluation, MarkValue } from "../../grading/evaluation.ts";
import { isGreenroomError } from "../../errors.ts";
import { calibrationError, calibrationWords } from "../../words/calibration.ts";
import type { CalibrationWords } from "../../words/calibration/english.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Store } from "../store.ts";
import type { KeyReader } from "../key-reader.ts";
import { itemsOfFiles, itemsOfInterviews } from "../label-items.ts";
import type { LabelItem } from "../label-items.ts";
import { renderAgreements, renderItem, renderCriterion, renderLabelled } from "../views/label.ts";

const optionsSchema = z.object({
  paths: z.array(z.string()).default([]),
  interview: z.string().optional(),
  limit: z.number().int().positive(),
  again: z.boolean().default(false),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

/** The key of each mark. */
export const markKeys: Readonly<Record<string, MarkValue>> = {
  m: "met",
  p: "partly",
  x: "missed",
  c: "contradicted",
  t: "cannot-tell",
};

export async function run(rawOptions: unknown, dependencies: Dependencies): Promise<void> {
  const options = optionsSchema.parse(rawOptions);
  const { terminal } = dependencies;
  const words = await calibrationWords(terminal.talkFormat.language);
  // Known before anything is read: nobody can be asked here.
  const keys = await terminal.readKeys({
    message: words.keys.purpose,
    instead: "`greenroom label import FILE`",
  });
  try {
    const store = await dependencies.openStore();
    const items = await findItems(options, store, words, dependencies);
    if (items.length === 0) {
      terminal.talk(words.noneToMark);
      if (options.json) terminal.json({ labels: [], agreements: [] });
      return;
    }
    const labels = await labelAll(items, keys, store, words, dependencies);
    const agreements = await agreementsOf(items, labels, dependencies);
    if (options.json) return terminal.json({ labels, agreements });
    terminal.result(renderAgreements(labels.length, agreements, words, terminal.resultFormat));
  } finally {
    keys.close();
  }
}

async function findItems(
  options: Options,
  store: Store,
  words: CalibrationWords,
  dependencies: Dependencies,
): Promise<readonly LabelItem[]> {
  const known = new Set(options.again ? [] : store.labels.all().map(({ key }) => key));
  const wanted = { limit: options.limit, isWanted: (key: string) => !known.has(key) };
  if (options.paths.length === 0) {
    const interviewId = options.interview ?? null;
    return itemsOfInterviews(store, { ...wanted, interviewId }, dependencies.ambient.hash);
  }
  if (options.interview !== undefined) {
    throw calibrationError("usage", ({ errors }) => errors.filesAndInterview);
  }
  const { items, left } = await itemsOfFiles(options.paths, wanted, dependencies);
  if (left > 0) {
    dependencies.terminal.talk(words.leftOut(left));
  }
  return items;
}

/**
 * Shows one answer after the other until all are marked or the person leaves. Each label is saved with its last mark.
 * @throws GreenroomError `stopped` on Ctrl-C; what was marked until then is saved
 */
async function labelAll(
  items: readonly LabelItem[],
  keys: KeyReader,
  { labels }: Store,
  words: CalibrationWords,
  { terminal, ambient }: Dependencies,
): Promise<readonly Label[]> {
  const format = terminal.talkFormat;
  const saved = new Map<string, Label>();
  let marks: MarkValue[] = [];
  let index = 0;
  let isShown = false;
  for (;;) {
    const item = items[index];
    if (item === undefined) break;
    if (!isShown) terminal.dialogue(renderItem(item, index + 1, items.length, words, format));
    isShown = true;
    const criterion = item.question.criteria[marks.length];
    if (criterion === undefined) {
      const label = toLabel(item, marks, ambient.now());
      labels.save([label]);
      saved.set(label.key, label);
      [index, marks, isShown] = [index + 1, [], false];
      continue;
    }
    terminal.dialogue(renderCriterion(criterion, marks.length + 1, item, format));
    const key = await nextKey(keys, saved.size);
    const mark = markKeys[key];
    if (mark !== undefined) {
      marks.push(mark);
      terminal.dialogue(renderLabelled(mark, format));
    } else if (key === "q") {
      break;
    } else if (key === "s") {
      [index, marks, isShown] = [index + 1, [], false];
    } else if (marks.length > 0) {
      marks.pop();
    } else if (index > 0) {
      // Back into the answer before, to its last mark.
      index -= 1;
      isShown = false;
      const before = items[index];
      marks =
        (before &&
          saved
            .get(before.key)
            ?.marks.map((each) => each.mark)
            .slice(0, -1)) ??
        [];
    }
  }
  return [...saved.values()];
}

async function nextKey(keys: KeyReader, saved: number): Promise<string> {
  try {
    return await keys.next([...Object.keys(markKeys), "u", "s", "q"]);
  } catch (error) {
    if (!isGreenroomError(error, "stopped")) throw error;
    throw calibrationError("stopped", ({ errors }) => errors.stopped(saved), { cause: error });
  }
}

function toLabel(item: LabelItem, marks: readonly MarkValue[], now: Date): Label {
  const { key, source, level, question, answers } = item;
  return {
    key,
    source,
    level,
    question,
    answers: [...answers],
    marks: question.criteria.map(({ id }, index) => ({
      criterionId: id,
      mark: marks[index] ?? "cannot-tell",
    })),
    labelledAt: now.toISOString(),
  };
}

/** What every grader that has judged these answers agrees with the person on; the offline one is asked now. */
async function agreementsOf(
  items: readonly LabelItem[],
  labels: readonly Label[],
  { judgement, signal }: Dependencies,
): Promise<readonly Measurement[]> {
  if (labels.length === 0) return [];
  const judge = await judgement.openJudge("offline");
  const byGrader = new Map<string, JudgedAnswer[]>();
  const add = (label: Label, evaluation: Evaluation): void => {
    const name = JSON.stringify([evaluation.engine, evaluation.model, evaluation.promptHash]);
    const judged = byGrader.get(name) ?? [];
    const marked = markedAnswerOf(label);
    // The latest word of a grader on an answer counts.
    const others = judged.filter((each) => each.marked.id !== marked.id);
    byGrader.set(name, [...others, { marked, evaluations: [evaluation] }]);
  };
  for (const label of labels) {
    const item = items.find(({ key }) => key === label.key);
    for (const evaluation of item?.evaluations ?? []) {
      if (evaluation.status === "evaluated") add(label, rawOf(evaluation));
    }
    const { question, answers, level } = label;
    const settings = { level, language: question.language };
    add(label, await judge({ question, answers, settings, signal }));
  }
  return [...byGrader.values()].map((judged) => measure(judged, uncalibrated));
}

/** As the grader gave it, before any correction. */
function rawOf(evaluation: Evaluation): Evaluation {
  return evaluation.status === "evaluated" && evaluation.calibration !== null
    ? { ...evaluation, score: evaluation.calibration.rawScore, calibration: null }
    : evaluation;
}
