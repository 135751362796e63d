/** An answer that is being marked, and what came of it. Pure. */
import type { Label } from "../../grading/calibration/labels.ts";
import { markedAnswerOf } from "../../grading/calibration/labels.ts";
import { agreedScore } from "../../grading/calibration/marked-answer.ts";
import type { Measurement } from "../../grading/calibration/measure.ts";
import type { MarkValue } from "../../grading/evaluation.ts";
import type { Criterion } from "../../grading/question.ts";
import { gradingWords } from "../../words/grading.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import type { LabelItem } from "../label-items.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { renderTable } from "./table.ts";

/** Question and answers, and which key does what. */
export function renderItem(item: LabelItem, number: number, count: number, format: Format): string {
  const { style, symbols } = format;
  const exchanges = item.answers.flatMap(({ probe, text }) => [
    ...(probe === null ? [] : [style.strong(wrap(sanitize(probe), format))]),
    wrap(sanitize(text), format, "  "),
  ]);
  const keys = [
    "m met",
    "p partly",
    "x missed",
    "c wrong",
    "t cannot tell",
    "u undo",
    "s skip",
    "q quit",
  ];
  return [
    "",
    wrap(
      `${style.accent(`Answer ${number} of ${count}`)} ${style.faint(sanitizeLine(item.source))}`,
      format,
    ),
    style.strong(wrap(sanitize(item.question.text), format)),
    ...exchanges,
    style.faint(wrap(keys.join(` ${symbols.separator} `), format)),
  ].join("\n");
}

/** The criterion to mark now. */
export function renderCriterion(
  criterion: Criterion,
  number: number,
  { question }: LabelItem,
  format: Format,
): string {
  const place = `${number}/${question.criteria.length} `;
  return `${format.style.accent(place)}${wrapHanging(" ".repeat(place.length), sanitize(criterion.text), format).trimStart()}`;
}

/** The mark that was just given. */
export function renderLabelled(mark: MarkValue, format: Format): string {
  return `    ${format.style.faint(gradingWords(format.language).marks[mark])}`;
}

/** How far each grader agrees with the person, shown when all is marked. */
export function renderAgreements(
  labelled: number,
  found: readonly Measurement[],
  format: Format,
): string {
  const head = `${labelled} ${labelled === 1 ? "answer" : "answers"} marked.`;
  if (found.length === 0) return head;
  const table = renderTable(
    [
      { title: "Grader", shrinkTo: 8 },
      { title: "Answers", align: "right", leaveOut: 1 },
      { title: "Marks", align: "right", leaveOut: 2 },
      { title: "Kappa", align: "right" },
      { title: "Same", align: "right" },
      { title: "Bias", align: "right" },
    ],
    found.map(({ grader, answers, marks }) => [
      sanitizeLine(grader?.model ?? "none"),
      String(answers),
      String(marks.marks),
      marks.kappa === null ? "-" : marks.kappa.toFixed(2),
      marks.same === null ? "-" : `${Math.round(100 * marks.same)} %`,
      marks.bias === null ? "-" : marks.bias.toFixed(2),
    ]),
    format,
  );
  const note =
    "Against your marks of this session. `greenroom calibrate --labels` measures by all of them.";
  return [head, "", table, "", format.style.faint(wrap(note, format))].join("\n");
}

/** The labels that there are, oldest first. */
export function renderLabels(labels: readonly Label[], format: Format): string {
  return renderTable(
    [
      { title: "Id" },
      { title: "Marked", leaveOut: 2 },
      { title: "Score", align: "right" },
      { title: "From", shrinkTo: 10, leaveOut: 1 },
      { title: "Question", shrinkTo: 12 },
    ],
    labels.map((label) => [
      label.key.slice(0, 8),
      label.labelledAt.slice(0, 10),
      agreedScore(markedAnswerOf(label))?.toFixed(1) ?? "-",
      sanitizeLine(label.source),
      sanitizeLine(label.question.text),
    ]),
    format,
  );
}
