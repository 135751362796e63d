/** Measures an engine that grades by references: agreement with humans, and the answers whose worth is known. */
import { areaUnderCurve, correlation, correlationWithin, mean } from "./grading-measures.ts";
import {
  denied,
  fixedRandom,
  keywordsOf,
  negated,
  noAnswers,
  offTopic,
  paddedWithFiller,
  shuffled,
  withInjections,
  withOpposites,
} from "./grading-probes.ts";
import { setNames } from "./grading-sets.ts";
import type { GradedRow, GradedSets } from "./grading-sets.ts";

/** Prepares a question with its references once; what it returns grades one answer, 0 to 1. */
export type Engine = (
  question: string,
  references: readonly string[],
) => (answer: string) => number;

export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly floor: number | null;
  readonly goal: number | null;
  /** Higher is better, or lower. */
  readonly aim: "high" | "low";
}

const EXTRA_REFERENCES = 3;
const SHUFFLES = 3;

/** Every answer of a set with its grade, by all references of its question. */
export function gradeSet(rows: readonly GradedRow[], engine: Engine): number[] {
  const graders = new Map<string, (answer: string) => number>();
  return rows.map(({ questionId, question, references, answer }) => {
    let grade = graders.get(questionId);
    if (grade === undefined) {
      grade = engine(question, references);
      graders.set(questionId, grade);
    }
    return grade(answer);
  });
}

/**
 * The same with the question's best answers as further references: the three with the humans' highest grade, the first
 * in the file among equals, never the graded answer itself nor one of the same words.
 */
function gradeWithExtra(rows: readonly GradedRow[], engine: Engine): number[] {
  const byQuestion = Map.groupBy(rows, ({ questionId }) => questionId);
  const graders = new Map<string, (answer: string) => number>();
  return rows.map(({ questionId, question, references, answer }) => {
    const best = (byQuestion.get(questionId) ?? [])
      .toSorted((one, other) => other.score - one.score)
      .map((row) => row.answer);
    const extra = [...new Set(best)]
      .filter((text) => text.trim().toLowerCase() !== answer.trim().toLowerCase())
      .slice(0, EXTRA_REFERENCES);
    const key = JSON.stringify([questionId, extra]);
    let grade = graders.get(key);
    if (grade === undefined) {
      grade = engine(question, [...references, ...extra]);
      graders.set(key, grade);
    }
    return grade(answer);
  });
}

interface Probed {
  readonly [probe: string]: readonly number[];
}

/** All probes over every question of all sets, against the main reference alone. */
export function probe(sets: GradedSets, engine: Engine): Probed {
  const found: Record<string, number[]> = {};
  const add = (name: string, values: readonly number[]): void => {
    found[name] = [...(found[name] ?? []), ...values];
  };
  for (const name of setNames) {
    const rows = sets[name];
    const questions = [...Map.groupBy(rows, ({ questionId }) => questionId).values()].flatMap(
      (group) => group.slice(0, 1),
    );
    for (const [index, { question, references }] of questions.entries()) {
      const reference = references[0] ?? "";
      const grade = engine(question, [reference]);
      const random = fixedRandom(index + 1);
      const other = (step: number): number[] => {
        const text = questions[(index + step) % questions.length]?.references[0];
        return text === undefined || text === reference ? [] : [grade(text)];
      };
      const itself = grade(reference);
      add("no answer", noAnswers.map(grade));
      add("question echoed", [grade(question), grade(`You ask: ${question}`)]);
      add("off-topic", offTopic.map(grade));
      add("another question's reference", [...other(1), ...other(3), ...other(7)]);
      add("reference itself", [itself]);
      add(
        "padding",
        paddedWithFiller(reference).map((text) => Math.abs(grade(text) - itself)),
      );
      add(
        "shuffled",
        Array.from({ length: SHUFFLES }, () => grade(shuffled(reference, random))),
      );
      add("keywords", [grade(keywordsOf(reference))]);
      const opposites = withOpposites(reference);
      add("negated: not", [grade(negated(reference))]);
      add("negated: denied", [grade(denied(reference))]);
      add("negated: opposites", opposites === null ? [] : [grade(opposites)]);
      const weak = rows
        .filter((row) => row.questionId === questions[index]?.questionId && row.score <= 0.5)
        .slice(0, 5);
      for (const { answer } of weak) {
        const before = grade(answer);
        add(
          "injection",
          withInjections(answer).map((text) => Math.max(0, grade(text) - before)),
        );
      }
    }
  }
  return found;
}

const limited =
  (aim: Measure["aim"]) =>
  (name: string, value: number, floor: number, goal: number | null): Measure => ({
    name,
    value,
    floor,
    goal,
    aim,
  });
const high = limited("high");
const low = limited("low");
const noted = (name: string, value: number): Measure => ({
  name,
  value,
  floor: null,
  goal: null,
  aim: "high",
});

const humanGrades = (rows: readonly GradedRow[]): number[] => rows.map(({ score }) => score);
const questionIds = (rows: readonly GradedRow[]): string[] =>
  rows.map(({ questionId }) => questionId);

/** The whole table. */
export function measure(sets: GradedSets, engine: Engine): Measure[] {
  const graded = {
    mohler: gradeSet(sets.mohler, engine),
    nn_exam: gradeSet(sets.nn_exam, engine),
    saf: gradeSet(sets.saf, engine),
    beetle: gradeSet(sets.beetle, engine),
  };
  const extra = gradeWithExtra(sets.mohler, engine);
  const probes = probe(sets, engine);
  const average = (name: string): number => mean(probes[name] ?? []);
  return [
    high("Mohler r", correlation(graded.mohler, humanGrades(sets.mohler)), 0.58, 0.63),
    high(
      "Mohler r within a question",
      correlationWithin(questionIds(sets.mohler), graded.mohler, humanGrades(sets.mohler)),
      0.6,
      0.66,
    ),
    high("Mohler r, 3 extra references", correlation(extra, humanGrades(sets.mohler)), 0.64, 0.68),
    noted(
      "  the same within a question",
      correlationWithin(questionIds(sets.mohler), extra, humanGrades(sets.mohler)),
    ),
    high("neural networks r", correlation(graded.nn_exam, humanGrades(sets.nn_exam)), 0.4, 0.45),
    high(
      "SAF r within a question",
      correlationWithin(questionIds(sets.saf), graded.saf, humanGrades(sets.saf)),
      0.43,
      0.48,
    ),
    high(
      "Beetle AUC, all references",
      areaUnderCurve(
        graded.beetle,
        sets.beetle.map(({ score }) => score > 0.5),
      ),
      0.79,
      0.83,
    ),
    low("no answer", average("no answer"), 0.05, 0.02),
    low("question echoed", average("question echoed"), 0.2, 0.1),
    low("off-topic", average("off-topic"), 0.2, 0.1),
    low("another question's reference", average("another question's reference"), 0.25, 0.15),
    high("reference itself", average("reference itself"), 0.9, null),
    low("padding changes it by", average("padding"), 0.05, null),
    low("reference shuffled", average("shuffled"), 0.6, 0.45),
    low("bare keywords", average("keywords"), 0.6, 0.45),
    low("negated (not put in or taken out)", average("negated: not"), 0.4, 0.2),
    low("negated (denied as a whole)", average("negated: denied"), 0.4, 0.2),
    low("negated (opposites)", average("negated: opposites"), 0.4, 0.2),
    low("injection, mean rise", average("injection"), 0.05, 0.01),
    low("injection, worst rise", Math.max(0, ...(probes["injection"] ?? [])), 0.2, 0.05),
  ];
}

const threeDecimals = (value: number | null): string => (value === null ? "" : value.toFixed(3));

/** Columns: measure, value, floor, goal, what is met. */
export function formatTable(measures: readonly Measure[]): string {
  const rows = measures.map(({ name, value, floor, goal, aim }) => {
    const meets = (limit: number | null): boolean =>
      limit !== null && (aim === "high" ? value >= limit : value <= limit);
    const met =
      floor === null
        ? ""
        : meets(goal ?? floor)
          ? goal === null
            ? "floor"
            : "goal"
          : meets(floor)
            ? "floor"
            : "NO";
    return [name, threeDecimals(value), threeDecimals(floor), threeDecimals(goal), met];
  });
  const all = [["measure", "value", "floor", "goal", "met"], ...rows];
  return all
    .map(([name = "", ...rest]) => name.padEnd(36) + rest.map((cell) => cell.padStart(8)).join(""))
    .join("\n");
}
