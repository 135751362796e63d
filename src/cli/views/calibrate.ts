/** What `greenroom calibrate` found, as a person reads it. Pure. */
import type { AffineFit, Calibration } from "../../grading/calibration/affine.ts";
import type { MarkAgreement, ScoreAgreement } from "../../grading/calibration/agreement.ts";
import { successRise } from "../../grading/calibration/attacks.ts";
import type { AttackSummary } from "../../grading/calibration/attacks.ts";
import type { Measurement } from "../../grading/calibration/measure.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import { renderTable } from "./table.ts";
import type { Column } from "./table.ts";

/** A correction that was kept, with the errors that speak for it. */
export type KeptFit = Calibration & Pick<AffineFit, "errorBefore" | "errorAfter">;

const number: Pick<Column, "align"> = { align: "right" };

/** The measures over all answers, then by dimension and by manner, and where grader and people differ most. */
export function renderMeasurement(found: Measurement, format: Format): string {
  const { grader, marks, score, calibrated, spread, cannotTell } = found;
  const name = grader === null ? "No grader" : sanitizeLine(grader.model);
  const left = cannotTell.given + cannotTell.agreed;
  const counts = [
    `${found.answers} answers`,
    `${marks.marks} marks compared`,
    ...(found.ungraded === 0 ? [] : [`${found.ungraded} not graded`]),
    ...(left === 0 ? [] : [`${left} could not be told`]),
  ];
  const lines = [
    wrap(`${format.style.strong(name)}  ${counts.join(", ")}`, format),
    "",
    ...fact(
      "Kappa of marks",
      `${decimals(marks.kappa)} (same mark: ${percent(marks.same)})`,
      format,
    ),
    ...fact("Scores", scoreWords(score), format),
    ...(calibrated === null ? [] : fact(`With ${calibrated.name}`, scoreWords(calibrated), format)),
    ...(spread === null
      ? []
      : fact(
          "Spread",
          `${spread.mean.toFixed(2)} of 4 points between repeats, at most ${spread.largest.toFixed(2)}`,
          format,
        )),
  ];
  return [
    lines.join("\n"),
    agreementTable(found.dimensions, format),
    mannerTable(found.manners, format),
    furthestLines(found, format),
  ].join("\n\n");
}

function fact(label: string, text: string, format: Format): readonly string[] {
  return [wrapHanging(label.padEnd(16), text, format)];
}

function scoreWords({ r, meanAbsoluteError, bias }: ScoreAgreement): string {
  return `r ${decimals(r)}, mean error ${decimals(meanAbsoluteError, 2)} points, bias ${signed(bias)}`;
}

function agreementTable(
  rows: readonly (MarkAgreement & { readonly dimension: string })[],
  format: Format,
): string {
  return renderTable(
    [
      { title: "Dimension", shrinkTo: 8 },
      { title: "Marks", ...number, leaveOut: 1 },
      { title: "Kappa", ...number },
      { title: "Same", ...number, leaveOut: 2 },
      { title: "Bias", ...number },
    ],
    rows.map(({ dimension, marks, kappa, same, bias }) => [
      sanitizeLine(dimension),
      String(marks),
      decimals(kappa),
      percent(same),
      signed(bias),
    ]),
    format,
  );
}

function mannerTable(
  rows: readonly (ScoreAgreement & { readonly manner: string })[],
  format: Format,
): string {
  return renderTable(
    [
      { title: "Answers", shrinkTo: 8 },
      { title: "Count", ...number, leaveOut: 1 },
      { title: "Mean error", ...number },
      { title: "Bias", ...number },
    ],
    rows.map(({ manner, scores, meanAbsoluteError, bias }) => [
      sanitizeLine(manner),
      String(scores),
      decimals(meanAbsoluteError, 2),
      signed(bias),
    ]),
    format,
  );
}

function furthestLines({ furthest }: Measurement, format: Format): string {
  if (furthest.length === 0) return "";
  return [
    format.style.faint("Furthest apart (grader, people)"),
    ...furthest.map(({ id, given, agreed }) =>
      wrapHanging(`${given.toFixed(1)} ${agreed.toFixed(1)}  `, sanitizeLine(id), format),
    ),
  ].join("\n");
}

/** What a fit will do to scores from now on, and how it was found out that it helps. */
export function renderFit(fit: KeptFit, format: Format): string {
  const { name, intercept, slope, answers, model, errorBefore, errorAfter } = fit;
  const sign = slope < 0 ? "-" : "+";
  const helps = errorAfter < errorBefore;
  return [
    `${format.style.strong(name)}  score = ${intercept.toFixed(2)} ${sign} ${Math.abs(slope).toFixed(2)} × raw score, from ${answers} answers`,
    `Mean error on answers that the fit had not seen: ${errorBefore.toFixed(2)} without it, ${errorAfter.toFixed(2)} with it.`,
    ...(helps
      ? []
      : [format.style.warning("It brings scores no nearer to people's: better forget it.")]),
    `Later evaluations by ${sanitizeLine(model)} with this prompt are corrected and say so; \`greenroom calibrate --clear\` forgets it.`,
  ]
    .map((line) => wrap(line, format))
    .join("\n");
}

export function renderCalibrations(calibrations: readonly Calibration[], format: Format): string {
  return renderTable(
    [
      { title: "Name" },
      { title: "Model", shrinkTo: 8 },
      { title: "Score" },
      { title: "Answers", ...number, leaveOut: 1 },
      { title: "Fitted", leaveOut: 2 },
    ],
    calibrations.map(({ name, model, intercept, slope, answers, fittedAt }) => [
      name,
      sanitizeLine(model),
      `${intercept.toFixed(2)} + ${slope.toFixed(2)} raw`,
      String(answers),
      fittedAt.slice(0, 10),
    ]),
    format,
  );
}

/** The rise by family, the attacks that got through, and the honest answers that were taken for one. */
export function renderAttacks(
  found: AttackSummary,
  names: ReadonlyMap<string, string>,
  format: Format,
): string {
  const { attacks, succeeded, ungraded, successes, honest, falseFlags } = found;
  const rate = attacks === 0 ? null : succeeded / attacks;
  const table = renderTable(
    [
      { title: "Attacks", shrinkTo: 10 },
      { title: "Count", ...number, leaveOut: 1 },
      { title: "Seen", ...number, leaveOut: 2 },
      { title: "Got through", ...number },
      { title: "Mean rise", ...number, leaveOut: 3 },
      { title: "Worst", ...number },
    ],
    [
      ...found.families.map((family) => [
        sanitizeLine(names.get(family.family) ?? family.family),
        String(family.attacks),
        String(family.flagged),
        String(family.succeeded),
        family.meanRise.toFixed(3),
        family.worstRise.toFixed(3),
      ]),
      [
        "All",
        String(attacks),
        String(found.families.reduce((sum, { flagged }) => sum + flagged, 0)),
        String(succeeded),
        found.meanRise.toFixed(3),
        found.worstRise.toFixed(3),
      ].map((text) => ({ text, paint: format.style.strong })),
    ],
    format,
  );
  const lines = [
    `${succeeded} of ${attacks} attacks got through (${percent(rate)}): they raised a weak answer by more than ${successRise} of the range.`,
    ...(ungraded === 0 ? [] : [`${ungraded} could not be judged and count nowhere.`]),
    ...successes.map(({ id, rise }) => `  ${id} +${rise.toFixed(3)}`),
    falseFlags.length === 0
      ? `None of ${honest} honest answers was taken for an attack.`
      : `Honest answers taken for attacks: ${falseFlags.join(", ")}.`,
  ];
  return [table, "", ...lines.map((line) => wrap(line, format))].join("\n");
}

function decimals(value: number | null, places = 3): string {
  return value === null ? "-" : value.toFixed(places);
}

function percent(share: number | null): string {
  return share === null ? "-" : `${Math.round(100 * share)} %`;
}

function signed(value: number | null): string {
  if (value === null) return "-";
  const text = value.toFixed(2);
  return value > 0 && text !== "0.00" ? `+${text}` : text.replace("-0.00", "0.00");
}
