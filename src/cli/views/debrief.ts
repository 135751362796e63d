/** Real interviews in the terminal, and all words of `greenroom debrief`. */
import { scoreText } from "../../report/words.ts";
import { badlyRated, wentOf } from "../../practice/debrief.ts";
import type {
  AreaComparison,
  ComparedDebrief,
  Debrief,
  DebriefComparison,
  Outcome,
  OutcomeComparison,
} from "../../practice/debrief.ts";
import type { UnpractisedQuestion } from "../../practice/progress.ts";
import type { PlacedQuestion } from "../debrief-questions.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import type { WithCriteria } from "../own-criteria.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import type { Cell, Column } from "./table.ts";
import { renderTable } from "./table.ts";

const outcomes: Readonly<Record<Outcome, string>> = {
  waiting: "waiting",
  "next-round": "next round",
  offer: "offer",
  rejected: "rejected",
  withdrew: "withdrew",
};

/** What is asked and told. */
export const debriefWords = {
  outcomes,
  /** From 5 to 1. */
  ratings: ["very well", "well", "so-so", "badly", "very badly"],
  cannotSay: "cannot say",
  nobodyHere: "A debrief is asked step by step, and nobody can be asked here.",
  none: "No debriefs yet; `greenroom debrief` records a real interview.",
  stopped: "Stopped. What you entered is kept as a draft.",
  stoppedHint: "`greenroom debrief` goes on with it.",
  goOn: (company: string, questions: number) =>
    `Go on with the draft for ${company} (${counted(questions, "question")})?`,
  whichJob: "Which job was it?",
  anotherJob: "another",
  company: "Company:",
  date: "Date (YYYY-MM-DD):",
  wrongDate: "It takes a day that has come, such as 2026-01-31.",
  role: "Role (may stay empty):",
  round: "Round, such as phone screen (may stay empty):",
  question: (number: number) => `Question ${number} (empty: that was all):`,
  isItThis: "Is it this one?",
  howWentQuestion: "How did it go?",
  howWentAll: "How did the interview go on the whole?",
  note: "Note (may stay empty):",
  whatCame: "What came of it?",
  noSuchJob: (job: string) => `No saved job is called "${job}"; the name is kept.`,
  outcomeSet: ({ company, heldOn, outcome }: Debrief) =>
    `${sanitizeLine(company)}, ${heldOn}: ${outcomes[outcome]}.`,
  removeQuestion: ({ company, heldOn }: Debrief) =>
    `Forget the interview at ${sanitizeLine(company)} on ${heldOn}?`,
  removed: "Removed. Its questions are still in your bank.",
} as const;

const sourceWords: Readonly<Record<PlacedQuestion["source"], string>> = {
  bank: "in the bank",
  own: "among your own questions",
  new: "new",
};

/** Where a question was put: one line, and the text that it is taken for. */
export function renderPlaced({ source, area, kind, questionId }: PlacedQuestion, format: Format) {
  const { style } = format;
  const where = source === "new" ? "added to" : `known as ${questionId},`;
  return style.faint(wrap(`${sourceWords[source]}: ${where} ${area}, ${kind}`, format, "  "));
}

/** What was kept, and what follows from it. */
export function renderSaved(
  { debrief, placed }: { readonly debrief: Debrief; readonly placed: readonly PlacedQuestion[] },
  { added, broughtBack }: { readonly added: readonly WithCriteria[]; readonly broughtBack: number },
  format: Format,
): string {
  const { style } = format;
  const waiting = new Set(added.flatMap(({ own }) => (own.question === null ? [own.id] : [])));
  const lines = placed.flatMap((each) => {
    const { written, source, area, kind, questionId, near } = each;
    const facts = `${area}, ${kind}, ${sourceWords[source]}: ${questionId}`;
    const waits = waiting.has(questionId) ? "; not asked until it has a reference" : "";
    const like = near === null ? "" : `; much like ${near.id}, which \`id: ${near.id}\` would link`;
    return [
      wrapHanging(`  ${written.rating ?? "-"}  `, sanitizeLine(written.text), format),
      style.faint(wrap(`${facts}${waits}${like}`, format, "     ")),
    ];
  });
  const left = placed.find(({ questionId }) => waiting.has(questionId));
  return [
    wrap(`${heading(debrief, format)}  ${style.accent(debrief.id)}`, format),
    ...lines,
    ...(broughtBack === 0
      ? []
      : [wrap(`Due now in \`greenroom drill\`: ${counted(broughtBack, "question")}.`, format)]),
    ...(left === undefined
      ? []
      : [
          wrap(
            `A reference answer makes a question ready: greenroom questions add --edit ${left.questionId}`,
            format,
          ),
        ]),
  ].join("\n");
}

function heading({ company, heldOn, round, role, outcome }: Debrief, { style }: Format): string {
  const facts = [heldOn, ...[round, role].flatMap((each) => each ?? []), outcomes[outcome]];
  return `${style.strong(sanitizeLine(company))}  ${sanitizeLine(facts.join(", "))}`;
}

const columns: readonly Column[] = [
  { title: "Id" },
  { title: "Date" },
  { title: "Company", shrinkTo: 6 },
  { title: "Round", leaveOut: 2, shrinkTo: 6 },
  { title: "Questions", align: "right", leaveOut: 3 },
  { title: "Went", align: "right", leaveOut: 1 },
  { title: "Outcome" },
];

/** The interviews as a table, and what was asked in them and never practised. */
export function renderDebriefs(
  debriefs: readonly Debrief[],
  neverPractised: readonly UnpractisedQuestion[],
  format: Format,
): string {
  const { style } = format;
  const rows = debriefs.map((debrief): readonly Cell[] => {
    const { id, heldOn, company, round, questions, outcome } = debrief;
    return [
      { text: id, paint: style.accent },
      heldOn,
      sanitizeLine(company),
      sanitizeLine(round ?? ""),
      String(questions.length),
      score(wentOf(debrief), format),
      outcomes[outcome],
    ];
  });
  const never = renderNeverPractised(neverPractised, neverPractised.length, format);
  return [renderTable(columns, rows, format), never].filter((part) => part !== "").join("\n\n");
}

/** What was asked in reality and went badly, and was never practised; at most so many. */
export function renderNeverPractised(
  questions: readonly UnpractisedQuestion[],
  limit: number,
  format: Format,
): string {
  if (questions.length === 0) return "";
  const { style } = format;
  const lines = questions.slice(0, limit).map(({ text, area, rating, isDue, questionId }) => {
    const what = isDue
      ? "due in `greenroom drill`"
      : `wants a reference: greenroom questions add --edit ${questionId}`;
    return wrapHanging(`  ${rating}  `, `${sanitizeLine(text)} (${area}; ${what})`, format);
  });
  return [style.accent("Asked in reality, never practised"), ...lines].join("\n");
}

/** One interview with its questions. */
export function renderDebrief(
  debrief: Debrief,
  compared: ComparedDebrief | null,
  format: Format,
): string {
  const { style } = format;
  const { note, job } = debrief;
  const went = wentOf(debrief);
  const notes = (text: string, indent: string): readonly string[] =>
    text === "" ? [] : [style.faint(wrap(sanitize(text), format, indent))];
  const practice =
    compared === null || compared.practice === null
      ? "no practice in the 30 days before"
      : `practice in the 30 days before: ${scoreText(compared.practice, format.language)} (${counted(compared.practiceAnswers, "answer")})`;
  const facts = [
    ...(job === null ? [] : [`job ${sanitizeLine(job)}`]),
    went === null ? "not rated" : `went ${score(went, format)} of 5`,
    practice,
  ];
  return [
    wrap(heading(debrief, format), format),
    wrap(facts.join("; "), format),
    ...notes(note, ""),
    ...debrief.questions.flatMap((asked) => [
      "",
      wrapHanging(
        `${paintRating(asked.rating, format)}  `,
        `${sanitizeLine(asked.text)} (${asked.area}, ${asked.kind}: ${asked.questionId})`,
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

const comparedColumns: readonly Column[] = [
  { title: "Date" },
  { title: "Company", shrinkTo: 6 },
  { title: "Practice", align: "right" },
  { title: "Answers", align: "right", leaveOut: 2 },
  { title: "Went", align: "right" },
  { title: "Outcome", leaveOut: 1 },
];

/** Practice against reality: each interview, all of them by outcome, and area by area. */
export function renderComparison(data: DebriefComparison, format: Format): string {
  const { style } = format;
  const rows = data.interviews.map(
    ({ heldOn, company, practice, practiceAnswers, went, outcome }): readonly Cell[] => [
      heldOn,
      sanitizeLine(company),
      score(practice, format),
      String(practiceAnswers),
      score(went, format),
      outcomes[outcome],
    ],
  );
  const others = data.interviews.reduce((sum, { otherAnswers }) => sum + otherAnswers, 0);
  const by =
    data.grader === null
      ? `No practice in the ${data.windowDays} days before any of them.`
      : `Practice: mean score of the ${data.windowDays} days before, by ${sanitizeLine(data.grader.engine)} ${sanitizeLine(data.grader.modelFamily)} alone${others === 0 ? "" : `; ${counted(others, "answer")} by other graders not counted`}. Went: your own rating.`;
  const parts = [
    renderTable(comparedColumns, rows, format),
    style.faint(wrap(by, format)),
    [style.accent("Practice before"), ...outcomeLines(data.outcomes, data.fewest, format)].join(
      "\n",
    ),
    areaLines(data, format),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function outcomeLines(
  { passed, rejected, band, verdict }: OutcomeComparison,
  fewest: number,
  format: Format,
): readonly string[] {
  const { plusMinus } = format.symbols;
  const noise = band === null ? "" : ` (${plusMinus}${band.toFixed(1)})`;
  const words: Readonly<Record<OutcomeComparison["verdict"], string>> = {
    "too-few": `Too few to say: it takes ${fewest} of each.`,
    "no-difference": `The difference is within the noise${noise}.`,
    "higher-before-passed": `Higher before offers and next rounds, beyond the noise${noise}.`,
    "lower-before-passed": `Lower before offers and next rounds, beyond the noise${noise}.`,
  };
  const line = (label: string, { count, practice }: OutcomeComparison["passed"]): string =>
    wrapHanging(
      "  ",
      `${label}: ${score(practice, format)} (${counted(count, "interview")})`,
      format,
    );
  return [
    line("offers and next rounds", passed),
    line("rejections", rejected),
    wrap(words[verdict], format, "  "),
  ];
}

const areaWords: Readonly<Record<AreaComparison["verdict"], string>> = {
  "too-few": "too few to say",
  "as-practised": "as in practice, within the noise",
  "better-than-practised": "better than in practice",
  "worse-than-practised": "worse than in practice",
};

function areaLines({ areas }: DebriefComparison, format: Format): string {
  if (areas.length === 0) return "";
  const { style } = format;
  const lines = areas.map(({ area, asked, went, practice, practiceAnswers, verdict }) => {
    const real = `asked ${asked} ${asked === 1 ? "time" : "times"}, went ${score(went, format)}`;
    const practised = `practice ${score(practice, format)} (${counted(practiceAnswers, "answer")})`;
    return wrapHanging(
      `  ${style.strong(area)}  `,
      `${real}; ${practised}: ${areaWords[verdict]}`,
      format,
    );
  });
  return [style.accent("By area"), ...lines].join("\n");
}

function score(value: number | null, { language }: Format): string {
  return value === null ? "-" : scoreText(value, language);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
