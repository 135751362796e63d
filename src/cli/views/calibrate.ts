/** What `greenroom calibrate` found, as a person reads it. Pure. */
import type { AffineFit, Calibration } from "../../grading/calibration/affine.ts";
import type { MarkAgreement, ScoreAgreement } from "../../grading/calibration/agreement.ts";
import { successRise } from "../../grading/calibration/attacks.ts";
import type { AttackSummary } from "../../grading/calibration/attacks.ts";
import type { Measurement } from "../../grading/calibration/measure.ts";
import { localDay } from "../../practice/local-day.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { Column } from "./table.ts";
import { renderTable } from "./table.ts";
import type { Language } from "../../vocabulary.ts";
import type { CalibrationWords } from "../../words/calibration/english.ts";
import { decimal } from "../../words/numbers.ts";

/** A correction that was fitted, with the errors that speak for it or against, and whether it was kept for them. */
export type FoundFit = Calibration &
  Pick<AffineFit, "errorBefore" | "errorAfter"> & { readonly kept: boolean };

const number: Pick<Column, "align"> = { align: "right" };

/** The measures over all answers, then by dimension and by manner, and where grader and people differ most. */
export function renderMeasurement(
  found: Measurement,
  words: CalibrationWords,
  format: Format,
): string {
  const { language } = format;
  const { measured: said } = words;
  const { grader, marks, score, calibrated, spread, cannotTell } = found;
  const name = grader === null ? said.noGrader : sanitizeLine(grader.model);
  const left = cannotTell.given + cannotTell.agreed;
  const counts = [
    said.answers(found.answers),
    said.marks(marks.marks),
    ...(found.ungraded === 0 ? [] : [said.ungraded(found.ungraded)]),
    ...(left === 0 ? [] : [said.cannotTell(left)]),
  ];
  const lines = [
    wrap(`${format.style.strong(name)}  ${counts.join(", ")}`, format),
    "",
    ...fact(said.kappa, said.kappaIs(decimals(marks.kappa, language), percent(marks.same)), format),
    ...fact(said.scores, scoreWords(score, words, language), format),
    ...(calibrated === null
      ? []
      : fact(
          said.withCalibration(calibrated.name),
          scoreWords(calibrated, words, language),
          format,
        )),
    ...(spread === null
      ? []
      : fact(
          said.spread,
          said.spreadIs(decimal(spread.mean, language, 2), decimal(spread.largest, language, 2)),
          format,
        )),
  ];
  return [
    lines.join("\n"),
    agreementTable(found.dimensions, words, format),
    mannerTable(found.manners, words, format),
    furthestLines(found, words, format),
  ].join("\n\n");
}

function fact(label: string, text: string, format: Format): readonly string[] {
  return [wrapHanging(label.padEnd(16), text, format)];
}

function scoreWords(
  { r, meanAbsoluteError, bias }: ScoreAgreement,
  { measured }: CalibrationWords,
  language: Language,
): string {
  return measured.scoresAre(
    decimals(r, language),
    decimals(meanAbsoluteError, language, 2),
    signed(bias, language),
  );
}

function agreementTable(
  rows: readonly (MarkAgreement & { readonly dimension: string })[],
  words: CalibrationWords,
  format: Format,
): string {
  const { columns: titles } = words;
  return renderTable(
    [
      { title: titles.dimension, shrinkTo: 8 },
      { title: titles.marks, ...number, leaveOut: 1 },
      { title: titles.kappa, ...number },
      { title: titles.same, ...number, leaveOut: 2 },
      { title: titles.bias, ...number },
    ],
    rows.map(({ dimension, marks, kappa, same, bias }) => [
      sanitizeLine(words.dimension(dimension)),
      String(marks),
      decimals(kappa, format.language),
      percent(same),
      signed(bias, format.language),
    ]),
    format,
  );
}

function mannerTable(
  rows: readonly (ScoreAgreement & { readonly manner: string })[],
  words: CalibrationWords,
  format: Format,
): string {
  const { columns: titles } = words;
  return renderTable(
    [
      { title: titles.answers, shrinkTo: 8 },
      { title: titles.count, ...number, leaveOut: 1 },
      { title: titles.meanError, ...number },
      { title: titles.bias, ...number },
    ],
    rows.map(({ manner, scores, meanAbsoluteError, bias }) => [
      sanitizeLine(words.manner(manner)),
      String(scores),
      decimals(meanAbsoluteError, format.language, 2),
      signed(bias, format.language),
    ]),
    format,
  );
}

function furthestLines(
  { furthest }: Measurement,
  { measured }: CalibrationWords,
  format: Format,
): string {
  const shown = (score: number): string => decimal(score, format.language);
  if (furthest.length === 0) return "";
  return [
    format.style.faint(measured.furthest),
    ...furthest.map(({ id, given, agreed }) =>
      wrapHanging(`${shown(given)} ${shown(agreed)}  `, sanitizeLine(id), format),
    ),
  ].join("\n");
}

/** What a fit will do to scores from now on, and how it was found out whether it helps. */
export function renderFit(fit: FoundFit, { fit: words }: CalibrationWords, format: Format): string {
  const shown = (value: number): string => decimal(value, format.language, 2);
  const { name, intercept, slope, answers, model, errorBefore, errorAfter, kept } = fit;
  const sign = slope < 0 ? "-" : "+";
  return [
    `${format.style.strong(name)}  ${words.formula(shown(intercept), `${sign} ${shown(Math.abs(slope))}`, answers)}`,
    words.errors(shown(errorBefore), shown(errorAfter)),
    ...(kept ? [words.later(sanitizeLine(model))] : []),
  ]
    .map((line) => wrap(line, format))
    .join("\n");
}

/** The corrections that are kept, one a line. */
export function renderCalibrations(
  calibrations: readonly Calibration[],
  { columns: titles, fit }: CalibrationWords,
  format: Format,
): string {
  const shown = (value: number): string => decimal(value, format.language, 2);
  return renderTable(
    [
      { title: titles.name },
      { title: titles.model, shrinkTo: 8 },
      { title: titles.score },
      { title: titles.answers, ...number, leaveOut: 1 },
      { title: titles.fitted, leaveOut: 2 },
    ],
    calibrations.map(({ name, model, intercept, slope, answers, fittedAt }) => [
      name,
      sanitizeLine(model),
      fit.raw(shown(intercept), shown(slope)),
      String(answers),
      localDay(new Date(fittedAt)),
    ]),
    format,
  );
}

/** The rise by family, the attacks that got through, and the honest answers that were taken for one. */
export function renderAttacks(
  found: AttackSummary,
  names: ReadonlyMap<string, string>,
  words: CalibrationWords,
  format: Format,
): string {
  const { attacks, succeeded, ungraded, successes, honest, falseFlags } = found;
  const { columns: titles, attacks: said } = words;
  const shown = (value: number): string => decimal(value, format.language, 3);
  const rate = attacks === 0 ? null : succeeded / attacks;
  const table = renderTable(
    [
      { title: titles.attacks, shrinkTo: 10 },
      { title: titles.count, ...number, leaveOut: 1 },
      { title: titles.seen, ...number, leaveOut: 2 },
      { title: titles.gotThrough, ...number },
      { title: titles.meanRise, ...number, leaveOut: 3 },
      { title: titles.worst, ...number },
    ],
    [
      ...found.families.map((family) => [
        sanitizeLine(words.family(family.family, names.get(family.family) ?? family.family)),
        String(family.attacks),
        String(family.flagged),
        String(family.succeeded),
        shown(family.meanRise),
        shown(family.worstRise),
      ]),
      [
        words.all,
        String(attacks),
        String(found.families.reduce((sum, { flagged }) => sum + flagged, 0)),
        String(succeeded),
        shown(found.meanRise),
        shown(found.worstRise),
      ].map((text) => ({ text, paint: format.style.strong })),
    ],
    format,
  );
  const lines = [
    said.through(succeeded, attacks, percent(rate), successRise),
    ...(ungraded === 0 ? [] : [said.ungraded(ungraded)]),
    ...successes.map(({ id, rise }) => `  ${id} +${shown(rise)}`),
    falseFlags.length === 0 ? said.noneTaken(honest) : said.taken(falseFlags.join(", ")),
  ];
  return [table, "", ...lines.map((line) => wrap(line, format))].join("\n");
}

function decimals(value: number | null, language: Language, places = 3): string {
  return value === null ? "-" : decimal(value, language, places);
}

function percent(share: number | null): string {
  return share === null ? "-" : `${Math.round(100 * share)} %`;
}

function signed(value: number | null, language: Language): string {
  if (value === null) return "-";
  const isNothing = Number(value.toFixed(2)) === 0;
  // Minus nothing is nothing.
  const text = decimal(isNothing ? 0 : value, language, 2);
  return value > 0 && !isNothing ? `+${text}` : text;
}
