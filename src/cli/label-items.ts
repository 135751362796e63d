/** The answers that `greenroom label` shows: of the person's interviews, or of files. */
import { createQuestions } from "../batch/questions.ts";
import { withoutAudio } from "../batch/read-answers.ts";
import { labelKey } from "../grading/calibration/labels.ts";
import type { Evaluation } from "../grading/evaluation.ts";
import type { Level, Question } from "../grading/question.ts";
import type { InterviewRecord } from "../interview/interview.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { openBank } from "./evaluate-options.ts";

/** An answer to mark. */
export interface LabelItem {
  readonly key: string;
  readonly source: string;
  readonly level: Level;
  readonly question: Question;
  readonly answers: readonly { readonly probe: string | null; readonly text: string }[];
  /** What graders have said of it; not shown before it is marked. */
  readonly evaluations: readonly Evaluation[];
}

/** Interviews are read until there are enough answers; the newest first. */
export function itemsOfInterviews(
  store: Store,
  wanted: {
    /** An id or the beginning of one; null: all of them. */
    readonly interviewId: string | null;
    readonly limit: number;
    readonly isWanted: (key: string) => boolean;
  },
  hash: (text: string) => string,
): readonly LabelItem[] {
  const ids =
    wanted.interviewId === null
      ? store.listInterviews({ limit: 100_000 }).map(({ id }) => id)
      : [store.resolveInterviewId(wanted.interviewId)];
  const items: LabelItem[] = [];
  for (const id of ids) {
    const own = itemsOf(store.loadInterview(id), hash).filter(({ key }) => wanted.isWanted(key));
    items.push(...own);
    if (items.length >= wanted.limit) break;
  }
  return items.slice(0, wanted.limit);
}

function itemsOf(record: InterviewRecord, hash: (text: string) => string): readonly LabelItem[] {
  return record.turns.flatMap((turn) => {
    const answers = turn.answers
      .filter(({ outcome }) => outcome === "answered")
      .map(({ probeNumber, text }) => ({
        probe: turn.probes.find(({ number }) => number === probeNumber)?.text ?? null,
        text,
      }));
    if (answers.length === 0) return [];
    const { question, position } = turn.asked;
    const last = turn.answers.at(-1)?.probeNumber ?? 0;
    return {
      key: labelKey(question, answers, hash),
      source: `interview ${record.id}, question ${position}`,
      level: record.settings.level,
      question,
      answers,
      // Of all the answers, not of the first without its follow-ups.
      evaluations: turn.evaluations
        .filter(({ throughProbe }) => throughProbe >= last)
        .map(({ evaluation }) => evaluation),
    };
  });
}

/** @returns the items, and how many rows had no criteria or could not be read */
export async function itemsOfFiles(
  paths: readonly string[],
  wanted: { readonly limit: number; readonly isWanted: (key: string) => boolean },
  dependencies: Dependencies,
): Promise<{ readonly items: readonly LabelItem[]; readonly left: number }> {
  const { ambient, batch, config } = dependencies;
  const library = await dependencies.openLibrary();
  const bankQuestion = openBank(library);
  const questionOf = createQuestions({
    bankQuestion,
    rubricFor: library.rubricFor,
    criteriaFor: () => null,
    hash: ambient.hash,
  });
  const { language, level } = config.settings;
  const defaults = {
    question: null,
    language,
    level: level ?? "mid",
    kind: "technical",
    isBankQuestion: (id: string) => bankQuestion(id) !== null,
  } as const;
  await batch.measureAnswers(paths, []);
  const rows = batch.readAnswers(paths, [], defaults, () => undefined);
  const items: LabelItem[] = [];
  let left = 0;
  for await (const read of withoutAudio(rows, "is a recording")) {
    const found = read.status === "ok" ? questionOf(read.row) : null;
    if (read.status !== "ok" || found?.status !== "ready") {
      left += 1;
      continue;
    }
    const { row } = read;
    const { question } = found.asked;
    const answers = [{ probe: null, text: row.answer }];
    const key = labelKey(question, answers, ambient.hash);
    if (!wanted.isWanted(key) || items.some((item) => item.key === key)) continue;
    const source = `${row.file}:${row.line}`;
    items.push({ key, source, level: row.level, question, answers, evaluations: [] });
    if (items.length >= wanted.limit) break;
  }
  return { items, left };
}
