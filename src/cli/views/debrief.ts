/** Real interviews in the terminal. */
import { scoreText } from "../../report/words.ts";
import { wentOf } from "../../practice/debrief.ts";
import type { Debrief } from "../../practice/debrief.ts";
import type {
  ComparedDebrief,
  DebriefComparison,
  OutcomeComparison,
} from "../../practice/debrief-comparison.ts";
import { badlyRated } from "../../practice/progress.ts";
import type { UnpractisedQuestion } from "../../practice/progress.ts";
import type { PlacedQuestion } from "../debrief-questions.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import type { WithCriteria } from "../own-criteria.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { renderNeverPractised } from "./never-practised.ts";
import type { Cell } from "./table.ts";
import { renderTable } from "./table.ts";
import { areaName } from "../../words/areas.ts";
import { debriefWords } from "../../words/debrief.ts";
import { interviewWords } from "../../words/interview.ts";

/** Where a question was put: one line. */
export function renderPlaced(placed: PlacedQuestion, format: Format): string {
  return format.style.faint(wrap(placeText(placed, format), format, "  "));
}

function placeText({ source, area, kind, questionId }: PlacedQuestion, format: Format): string {
  const words = debriefWords(format.language);
  const where = { bank: words.inBank, own: words.amongYours, new: words.isNew }[source];
  return `${areaName(area, format.language)}, ${interviewWords(format.language).kinds[kind].toLowerCase()}, ${where(questionId)}`;
}

/** What was kept, and what follows from it. */
export function renderSaved(
  { debrief, placed }: { readonly debrief: Debrief; readonly placed: readonly PlacedQuestion[] },
  { added, broughtBack }: { readonly added: readonly WithCriteria[]; readonly broughtBack: number },
  format: Format,
): string {
  const { style } = format;
  const words = debriefWords(format.language);
  const waiting = new Set(added.flatMap(({ own }) => (own.question === null ? [own.id] : [])));
  const lines = placed.flatMap((each) => {
    const { written, questionId, near } = each;
    const facts = [
      placeText(each, format),
      ...(waiting.has(questionId) ? [words.waits] : []),
      ...(near === null ? [] : [words.muchLike(near.id)]),
    ];
    return [
      wrapHanging(`  ${written.rating ?? "-"}  `, sanitizeLine(written.text), format),
      style.faint(wrap(facts.join("; "), format, "     ")),
    ];
  });
  const left = placed.find(({ questionId }) => waiting.has(questionId));
  return [
    wrap(`${heading(debrief, format)}  ${style.accent(debrief.id)}`, format),
    ...lines,
    ...(broughtBack === 0 ? [] : [wrap(words.dueNow(broughtBack), format)]),
    ...(left === undefined ? [] : [wrap(words.makesReady(left.questionId), format)]),
  ].join("\n");
}

/** Company, day, round, role and outcome. */
export function heading(
  { company, heldOn, round, role, outcome }: Debrief,
  { style, language }: Format,
): string {
  const words = debriefWords(language);
  const facts = [heldOn, ...[round, role].flatMap((each) => each ?? []), words.outcomes[outcome]];
  return `${style.strong(sanitizeLine(company))}  ${sanitizeLine(facts.join(", "))}`;
}

/** The interviews as a table, and what was asked in them and never practised. */
export function renderDebriefs(
  debriefs: readonly Debrief[],
  neverPractised: readonly UnpractisedQuestion[],
  format: Format,
): string {
  const { columns, outcomes } = debriefWords(format.language);
  const rows = debriefs.map((debrief): readonly Cell[] => [
    { text: debrief.id, paint: format.style.accent },
    debrief.heldOn,
    sanitizeLine(debrief.company),
    sanitizeLine(debrief.round ?? ""),
    String(debrief.questions.length),
    score(wentOf(debrief), format),
    outcomes[debrief.outcome],
  ]);
  const table = renderTable(
    [
      { title: columns.id },
      { title: columns.date },
      { title: columns.company, shrinkTo: 6 },
      { title: columns.round, leaveOut: 2, shrinkTo: 6 },
      { title: columns.questions, align: "right", leaveOut: 3 },
      { title: columns.went, align: "right", leaveOut: 1 },
      { title: columns.outcome, shrinkTo: 6 },
    ],
    rows,
    format,
  );
  const never = renderNeverPractised(neverPractised, neverPractised.length, format);
  return [table, never].filter((part) => part !== "").join("\n\n");
}

/** One interview with its questions. */
export function renderDebrief(
  debrief: Debrief,
  compared: ComparedDebrief | null,
  format: Format,
): string {
  const { style } = format;
  const words = debriefWords(format.language);
  const { note, job } = debrief;
  const went = wentOf(debrief);
  const notes = (text: string, indent: string): readonly string[] =>
    text === "" ? [] : [style.faint(wrap(sanitize(text), format, indent))];
  const facts = [
    ...(job === null ? [] : [words.ofJob(sanitizeLine(job))]),
    went === null ? words.notRated : words.went(score(went, format)),
    compared === null || compared.practice === null
      ? words.noPractice
      : words.practiceBefore(score(compared.practice, format), compared.practiceAnswers),
  ];
  return [
    wrap(heading(debrief, format), format),
    wrap(facts.join("; "), format),
    ...notes(note, ""),
    ...debrief.questions.flatMap((asked) => [
      "",
      wrapHanging(
        `${paintRating(asked.rating, format)}  `,
        `${sanitizeLine(asked.text)} (${areaName(asked.area, format.language)}, ${interviewWords(format.language).kinds[asked.kind].toLowerCase()}: ${asked.questionId})`,
        format,
      ),
      ...notes(asked.note, "   "),
    ]),
  ].join("\n");
}

function paintRating(rating: number | null, { style }: Format): string {
  if (rating === null) return "-";
  return rating <= badlyRated ? style.bad(String(rating)) : style.good(String(rating));
}

/** Practice against reality: each interview, all of them by outcome, and area by area. */
export function renderComparison(data: DebriefComparison, format: Format): string {
  const { style } = format;
  const words = debriefWords(format.language);
  const { columns } = words;
  const rows = data.interviews.map((each): readonly Cell[] => [
    each.heldOn,
    sanitizeLine(each.company),
    score(each.practice, format),
    String(each.practiceAnswers),
    score(each.went, format),
    words.outcomes[each.outcome],
  ]);
  const table = renderTable(
    [
      { title: columns.date },
      { title: columns.company, shrinkTo: 6 },
      { title: columns.practice, align: "right" },
      { title: columns.answers, align: "right", leaveOut: 2 },
      { title: columns.went, align: "right" },
      { title: columns.outcome, leaveOut: 1 },
    ],
    rows,
    format,
  );
  const parts = [
    table,
    style.faint(wrap(graderText(data, format), format)),
    [
      style.accent(words.practiceBeforeTitle),
      ...outcomeLines(data.outcomes, data.fewest, format),
    ].join("\n"),
    areaLines(data, format),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function graderText({ grader, windowDays, interviews }: DebriefComparison, format: Format): string {
  const words = debriefWords(format.language);
  if (grader === null) return words.noPracticeAtAll(windowDays);
  const others = interviews.reduce((sum, { otherAnswers }) => sum + otherAnswers, 0);
  const name = sanitizeLine(`${grader.engine} ${grader.modelFamily}`);
  const counted = words.practiceBy(windowDays, name);
  return others === 0 ? counted : `${counted} ${words.notCounted(others)}`;
}

function outcomeLines(
  { passed, rejected, band, verdict }: OutcomeComparison,
  fewest: number,
  format: Format,
): readonly string[] {
  const words = debriefWords(format.language);
  const noise = `${format.symbols.plusMinus}${score(band, format)}`;
  const said = verdict === "too-few" ? words.tooFew(fewest) : words.verdicts[verdict](noise);
  return [
    wrap(words.passed(score(passed.practice, format), passed.count), format, "  "),
    wrap(words.rejections(score(rejected.practice, format), rejected.count), format, "  "),
    wrap(said, format, "  "),
  ];
}

function areaLines({ areas }: DebriefComparison, format: Format): string {
  if (areas.length === 0) return "";
  const { style } = format;
  const words = debriefWords(format.language);
  const lines = areas.map(({ area, asked, went, practice, practiceAnswers, verdict }) => {
    const facts = words.areaFacts(
      asked,
      score(went, format),
      score(practice, format),
      practiceAnswers,
    );
    const label = `  ${style.strong(areaName(area, format.language))}  `;
    return wrapHanging(label, `${facts}: ${words.areaVerdicts[verdict]}`, format);
  });
  return [style.accent(words.byArea), ...lines].join("\n");
}

function score(value: number | null, { language }: Format): string {
  return value === null ? "-" : scoreText(value, language);
}
