/** An interview as a person reads it: one event in, the lines to show out. Pure. */
import type { EvaluatedAnswer, Mark, MarkValue } from "../../grading/evaluation.ts";
import type { Level, Question, Rubric } from "../../grading/question.ts";
import { describeJudgement, plusMinus } from "../../grading/judgement-words.ts";
import { anchorFor } from "../../grading/score.ts";
import type { InterviewEvent, InterviewSummary } from "../../interview/events.ts";
import type { Requirement } from "../../interview/interview.ts";
import type { Format } from "../format.ts";
import { plainSymbols, wrap, wrapHanging } from "../format.ts";
import { sanitize } from "../sanitize.ts";
import { areaName } from "../../words/areas.ts";
import { gradingWords } from "../../words/grading.ts";
import { interviewWords } from "../../words/interview.ts";
import type { InterviewWords } from "../../words/interview/english.ts";
import { decimal } from "../../words/numbers.ts";

export interface EventContext {
  readonly rubrics: readonly Rubric[];
  readonly level: Level;
  /** Criteria that were shown as met when their marks arrived. */
  readonly shown: ReadonlySet<string>;
  /** Each evaluation with its question above it: in mock mode they come all together at the end. */
  readonly headings: boolean;
  /** Requirements, by id, for which there is no question in the interview's language. */
  readonly unaskable?: ReadonlySet<string>;
}

/** What to show of an event; null for one that a person need not see. */
export function renderEvent(
  event: InterviewEvent,
  context: EventContext,
  format: Format,
): string | null {
  const words = interviewWords(format.language);
  switch (event.type) {
    case "interview-started":
      return renderPlan(event, context.unaskable ?? new Set(), format);
    case "interview-continued":
      return null;
    case "question-asked":
      return renderQuestion(event, format);
    case "question-clarified":
      return `\n${wrap(sanitize(event.text), format)}`;
    case "question-skipped":
      return format.style.faint(words.skipped);
    case "probe-asked":
      return `\n${format.style.accent(words.followUp)}\n${format.style.strong(wrap(sanitize(event.probe.text), format))}`;
    case "answer-received":
      return null;
    case "answer-evaluated":
      return renderEvaluation(event, context, format);
    case "answer-improved":
      return `\n${format.style.accent(words.strongerVersion)}\n${wrap(sanitize(event.text), format, "  ")}`;
    case "engine-changed":
      return `\n${wrap(engineChangeText(event, words), format)}`;
    case "interview-paused":
      return null;
    case "interview-completed":
      return [
        ...(event.reason === null ? [] : ["", wrap(sanitize(event.reason), format)]),
        "",
        renderSummary(event.summary, format),
      ].join("\n");
  }
}

/** One line a mark: sign, criterion, and under it the words that showed it. */
export function renderMark(mark: Mark, question: Question, format: Format): string {
  const { style } = format;
  const criterion =
    question.criteria.find((each) => each.id === mark.criterionId)?.text ?? mark.criterionId;
  const { sign, paint } = markSign(mark.mark, format);
  const lines = [paint(sign) + wrapHanging(" ".repeat(3), sanitize(criterion), format).slice(1)];
  if (mark.quote !== null) {
    lines.push(
      style.faint(
        wrap(`“${sanitize(mark.quote).replaceAll(/\s+/g, " ").trim()}”`, format, "     "),
      ),
    );
  } else if (mark.reason !== null && mark.mark !== "missed") {
    lines.push(style.faint(wrap(sanitize(mark.reason), format, "     ")));
  }
  return lines.join("\n");
}

function markSign(
  mark: MarkValue,
  { style, symbols }: Format,
): { sign: string; paint: (text: string) => string } {
  switch (mark) {
    case "met":
      return { sign: symbols.met, paint: style.good };
    case "partly":
      return { sign: symbols.partly, paint: style.warning };
    case "missed":
      return { sign: symbols.missed, paint: style.bad };
    case "contradicted":
      return { sign: symbols.contradicted, paint: style.bad };
    case "cannot-tell":
      return { sign: symbols.cannotTell, paint: style.faint };
  }
}

/** `3.8 of 5` */
function scoreText(score: number, { language }: Format): string {
  return interviewWords(language).scoreOf(decimal(score, language));
}

/** The score, its bar and what it means at this level. */
export function renderScore(
  evaluation: EvaluatedAnswer,
  question: Question,
  context: EventContext,
  format: Format,
): string {
  const rubric = context.rubrics.find((each) => each.kind === question.kind);
  const anchor = rubric === undefined ? "" : anchorFor(rubric, context.level, evaluation.score);
  const around = plusMinus(evaluation, format.language);
  const filled = Math.round(((evaluation.score - 1) / 4) * 10);
  const bar =
    format.symbols === plainSymbols ? "" : ` ${"█".repeat(filled)}${"░".repeat(10 - filled)}`;
  const dimensions = Object.entries(evaluation.dimensions)
    .map(
      ([id, score]) =>
        `${rubric?.dimensions.find((each) => each.id === id)?.name ?? id} ${score === null ? "-" : decimal(score, format.language)}`,
    )
    .join(` ${format.symbols.separator} `);
  return [
    `${format.style.strong(scoreText(evaluation.score, format))}${around === null ? "" : ` ${format.symbols.plusMinus}${around}`}${format.style.accent(bar)}`,
    ...(anchor === "" ? [] : [wrap(anchor, format)]),
    ...(dimensions === "" ? [] : [format.style.faint(wrap(dimensions, format))]),
  ].join("\n");
}

/** The requirements, each with whether the resume shows it, where there is one. */
function renderPlan(
  {
    requirements,
    hasResume,
  }: { readonly requirements: readonly Requirement[]; readonly hasResume: boolean },
  unaskable: ReadonlySet<string>,
  format: Format,
): string {
  const { style, symbols } = format;
  const words = interviewWords(format.language);
  const lines = requirements.map(({ id, name, importance, evidence }) => {
    const asked = words.importance[importance === 1 ? 1 : importance === 2 ? 2 : 3];
    const isMissing = hasResume && evidence === null;
    const sign = !hasResume
      ? symbols.bullet
      : isMissing
        ? style.warning(symbols.missed)
        : style.good(symbols.met);
    const missing = isMissing ? `, ${words.notInResume}` : "";
    const left = unaskable.has(id) ? `, ${words.noQuestionInLanguage}` : "";
    return wrapHanging(`${sign} `, `${sanitize(name)}: ${asked}${missing}${left}`, format);
  });
  return [style.accent(words.planTitle), ...lines].join("\n");
}

function renderQuestion(
  event: Extract<InterviewEvent, { type: "question-asked" }>,
  format: Format,
): string {
  const { style, symbols } = format;
  const { question } = event;
  const words = interviewWords(format.language);
  const head = words.questionOf(event.position, event.questionLimit);
  const details = [
    areaName(question.area, format.language),
    words.difficulties[question.difficulty],
    ...(event.source === "openai" ? [words.writtenForYou] : []),
  ];
  return [
    "",
    wrap(
      `${style.accent(head)} ${style.faint([...details, ...(event.again ? [words.again] : [])].join(` ${symbols.separator} `))}`,
      format,
    ),
    style.strong(wrap(sanitize(question.text), format)),
  ].join("\n");
}

function renderEvaluation(
  event: Extract<InterviewEvent, { type: "answer-evaluated" }>,
  context: EventContext,
  format: Format,
): string {
  const { evaluation, question } = event;
  const words = interviewWords(format.language);
  const heading = context.headings
    ? [
        "",
        wrap(
          `${format.style.accent(words.question(event.position))} ${sanitize(question.text)}`,
          format,
        ),
      ]
    : [""];
  if (evaluation.status === "ungraded") {
    return [
      ...heading,
      wrap(words.notGraded(gradingWords(format.language).ungraded[evaluation.reason]), format),
    ].join("\n");
  }
  if (!event.final) {
    // What is missing stays untold until the follow-up has been answered: it would give the answer away.
    const met = unseen(evaluation, context, ["met"]).map((mark) =>
      renderMark(mark, question, format),
    );
    return [...heading, ...met].join("\n");
  }
  const lines = [...heading];
  if (evaluation.screen !== null) {
    lines.push(wrap(gradingWords(format.language).screens[evaluation.screen], format));
  }
  lines.push(renderScore(evaluation, question, context, format));
  if (evaluation.screen === null || evaluation.screen === "no-answer") {
    lines.push(...unseen(evaluation, context).map((mark) => renderMark(mark, question, format)));
  }
  if (evaluation.nextStep !== null) {
    lines.push(wrapHanging(words.nextTime, sanitize(evaluation.nextStep), format));
  }
  lines.push(
    format.style.faint(wrap(sanitize(describeJudgement(evaluation, format.language)), format)),
  );
  return lines.join("\n");
}

function unseen(
  evaluation: EvaluatedAnswer,
  context: EventContext,
  marks?: readonly MarkValue[],
): Mark[] {
  return evaluation.marks.filter(
    (mark) =>
      // What arrived as met and is not any more, since several judges or unclear words decided, is told again.
      !(mark.mark === "met" && context.shown.has(mark.criterionId)) &&
      (marks === undefined || marks.includes(mark.mark)),
  );
}

function engineChangeText(
  event: Extract<InterviewEvent, { type: "engine-changed" }>,
  words: InterviewWords,
): string {
  return event.scope === "everything"
    ? words.offlineAll(sanitize(event.reason))
    : words.offlineAsks(sanitize(event.reason));
}

/** The last lines of an interview. */
function renderSummary(summary: InterviewSummary, format: Format): string {
  const words = interviewWords(format.language);
  const counts = [
    words.answered(summary.answered),
    ...(summary.skipped > 0 ? [words.skippedCount(summary.skipped)] : []),
    ...(summary.ungraded > 0 ? [words.ungradedCount(summary.ungraded)] : []),
  ].join(", ");
  const score = summary.score === null ? words.noScore : scoreText(summary.score, format);
  return wrap(`${format.style.strong(score)}  ${counts}`, format);
}
