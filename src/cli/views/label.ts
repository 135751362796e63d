/** An answer that is being marked, and what came of it. Pure. */
import type { Label } from "../../grading/calibration/labels.ts";
import { markedAnswerOf } from "../../grading/calibration/labels.ts";
import { agreedScore } from "../../grading/calibration/marked-answer.ts";
import type { Measurement } from "../../grading/calibration/measure.ts";
import type { MarkValue } from "../../grading/evaluation.ts";
import type { Criterion } from "../../grading/question.ts";
import type { CalibrationWords } from "../../words/calibration/english.ts";
import { localDay } from "../../practice/local-day.ts";
import { gradingWords } from "../../words/grading.ts";
import { decimal } from "../../words/numbers.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import type { LabelItem } from "../label-items.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { renderTable } from "./table.ts";

/** Question and answers, and which key does what. */
export function renderItem(
  item: LabelItem,
  number: number,
  count: number,
  words: CalibrationWords,
  format: Format,
): string {
  const { style, symbols } = format;
  const exchanges = item.answers.flatMap(({ probe, text }) => [
    ...(probe === null ? [] : [style.strong(wrap(sanitize(probe), format))]),
    wrap(sanitize(text), format, "  "),
  ]);
  const { marks } = gradingWords(format.language);
  const keys = [
    `m ${marks.met}`,
    `p ${marks.partly}`,
    `x ${marks.missed}`,
    `c ${marks.contradicted}`,
    `t ${marks["cannot-tell"]}`,
    `u ${words.keys.undo}`,
    `s ${words.keys.skip}`,
    `q ${words.keys.quit}`,
  ];
  return [
    "",
    wrap(
      `${style.accent(words.answerOf(number, count))} ${style.faint(sanitizeLine(words.source(item.source)))}`,
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
  words: CalibrationWords,
  format: Format,
): string {
  const head = wrap(words.marked(labelled), format);
  const { columns: titles } = words;
  if (found.length === 0) return head;
  const table = renderTable(
    [
      { title: titles.grader, shrinkTo: 8 },
      { title: titles.answers, align: "right", leaveOut: 1 },
      { title: titles.marks, align: "right", leaveOut: 2 },
      { title: titles.kappa, align: "right" },
      { title: titles.same, align: "right" },
      { title: titles.bias, align: "right" },
    ],
    found.map(({ grader, answers, marks }) => [
      sanitizeLine(grader?.model ?? words.none),
      String(answers),
      String(marks.marks),
      marks.kappa === null ? "-" : decimal(marks.kappa, format.language, 2),
      marks.same === null ? "-" : `${Math.round(100 * marks.same)} %`,
      marks.bias === null ? "-" : decimal(marks.bias, format.language, 2),
    ]),
    format,
  );
  return [head, "", table, "", format.style.faint(wrap(words.againstYours, format))].join("\n");
}

/** The labels that there are, oldest first. */
export function renderLabels(
  labels: readonly Label[],
  words: CalibrationWords,
  format: Format,
): string {
  const { columns: titles } = words;
  return renderTable(
    [
      { title: titles.id },
      { title: titles.marked, leaveOut: 2 },
      { title: titles.score, align: "right" },
      { title: titles.from, shrinkTo: 10, leaveOut: 1 },
      { title: titles.question, shrinkTo: 12 },
    ],
    labels.map((label) => [
      label.key.slice(0, 8),
      localDay(new Date(label.labelledAt)),
      scoreText(agreedScore(markedAnswerOf(label)), format),
      sanitizeLine(words.source(label.source)),
      sanitizeLine(label.question.text),
    ]),
    format,
  );
}

function scoreText(score: number | null, { language }: Format): string {
  return score === null ? "-" : decimal(score, language);
}
