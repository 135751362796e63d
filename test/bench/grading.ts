/**
 * `npm run bench:grading`: how well the offline grader's marks by reference answers agree with human ones, and what it
 * gives to answers whose worth is known. The graded sets are not part of the project: their folder is named by
 * GREENROOM_GRADING_DATA, or lies beside the project as `shared/grading`. Then the order of the question bank's own
 * examples, for which nothing else is needed.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gradeAnswer } from "../../src/grading/reference/grade.ts";
import { prepareReferences } from "../../src/grading/reference/prepare.ts";
import { bankFiles, offlineEvaluation, readBankFile } from "../support/bank-check.ts";
import { formatOrder, measureOrder } from "./grading-order.ts";
import { readGradedSets, setNames } from "./grading-sets.ts";
import { formatTable, measure } from "./grading-table.ts";
import type { Engine } from "./grading-table.ts";

let graded = 0;
const offline: Engine = (question, references) => {
  const prepared = prepareReferences({ question, references, language: "en" });
  return (answer) => {
    graded += 1;
    return gradeAnswer(prepared, answer).fraction;
  };
};

const folder =
  process.env["GREENROOM_GRADING_DATA"] ??
  fileURLToPath(new URL("../../../shared/grading", import.meta.url));
const sets = existsSync(folder) ? readGradedSets(folder) : null;
if (sets === null) {
  console.log(
    `No graded answers in ${folder}: nothing was measured. Name their folder with GREENROOM_GRADING_DATA.`,
  );
} else {
  const sizes = setNames.map((name) => `${name} ${sets[name].length}`).join(", ");
  const from = performance.now();
  const table = formatTable(measure(sets, offline));
  const each = (performance.now() - from) / graded;
  console.log(
    `Offline grader by reference; answers: ${sizes}.\n\n${table}\n\n${each.toFixed(2)} ms an answer.`,
  );
}

const questions = bankFiles().flatMap((file) => readBankFile(file).questions);
const order = Object.values(measureOrder(questions, offlineEvaluation));
console.log(`\nOffline grader by criteria, on the bank's own examples.\n\n${formatOrder(order)}`);
