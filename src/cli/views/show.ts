/** One interview in full, in the terminal: the report's data as a person reads it there. */
import { describeJudgement } from "../../grading/judgement-words.ts";
import type { Rubric } from "../../grading/question.ts";
import { unsureWords } from "../../report/delivery.ts";
import type { Highlight } from "../../report/highlights.ts";
import type { QuestionReport } from "../../report/question-report.ts";
import type { ReportData } from "../../report/report.ts";
import { claimText, importanceText, scoreText } from "../../report/words.ts";
import { awaitsTranscription } from "../../interview/interview.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { renderDelivery } from "./delivery.ts";
import { renderMark, renderScore } from "./interview-events.ts";
import { localTime } from "./time.ts";
import { areaName } from "../../words/areas.ts";
import { gradingWords } from "../../words/grading.ts";
import { interviewWords } from "../../words/interview.ts";
import { reportWords } from "../../words/report.ts";

/** The interview with every answer, mark and quote. */
export function renderInterview(
  data: ReportData,
  rubrics: readonly Rubric[],
  format: Format,
): string {
  const sections = [
    heading(data, format),
    summary(data, format),
    highlights(reportWords(format.language).wentWell, data.summary.strengths, format),
    highlights(reportWords(format.language).doNext, data.summary.nextSteps, format),
    coverage(data, format),
    claims(data.claims, format),
    ...data.questions.map((question) => questionSection(question, data, rubrics, format)),
    delivery(data, format),
    nextCommand(data, format),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function claims(found: ReportData["claims"], format: Format): string {
  if (found.length === 0) return "";
  const report = reportWords(format.language);
  const lines = found.map((claim) => {
    const quote = `"${sanitizeLine(claim.quote)}"`;
    const what = sanitizeLine(claimText(claim, report));
    const text = report.claims.said(quote, claim.position, what);
    return wrapHanging(`  ${format.symbols.bullet} `, text, format);
  });
  return [format.style.accent(report.claims.title), ...lines].join("\n");
}

function heading(
  { id, settings, status, startedAt, resumeName, jobName }: ReportData,
  format: Format,
): string {
  const { style, symbols } = format;
  const words = reportWords(format.language);
  const { levels, modes } = interviewWords(format.language);
  const facts = [
    localTime(startedAt),
    sanitizeLine(settings.role),
    levels[settings.level],
    modes[settings.mode],
    words.statuses[status],
  ];
  const documents = [resumeName, jobName].flatMap((name) =>
    name === null ? [] : [sanitizeLine(name)],
  );
  return [
    `${style.strong(words.interview)} ${style.accent(id)}`,
    wrap(facts.join(` ${symbols.separator} `), format),
    ...(documents.length === 0 ? [] : [style.faint(wrap(words.from(documents), format))]),
  ].join("\n");
}

function summary({ summary: found }: ReportData, format: Format): string {
  const { language } = format;
  const { answeredOf, noScoreYet } = reportWords(language);
  const words = interviewWords(language);
  const counts = [
    answeredOf(found.answered, found.asked),
    ...(found.skipped > 0 ? [words.skippedCount(found.skipped)] : []),
    ...(found.ungraded > 0 ? [words.ungradedCount(found.ungraded)] : []),
  ].join(", ");
  const score = found.score === null ? noScoreYet : words.scoreOf(scoreText(found.score, language));
  return [
    wrap(`${format.style.strong(score)}  ${counts}`, format),
    ...found.kinds.map((kind) =>
      wrapHanging(
        `  ${words.kinds[kind.kind]} ${scoreText(kind.score, language)}  `,
        kind.anchor ?? "",
        format,
      ),
    ),
  ].join("\n");
}

function highlights(title: string, items: readonly Highlight[], format: Format): string {
  if (items.length === 0) return "";
  const { style, symbols } = format;
  const lines = items.map(({ position, text, quote }) => {
    const words = quote === null ? "" : ` “${sanitizeLine(quote)}”`;
    return wrapHanging(
      `  ${symbols.bullet} `,
      `${sanitizeLine(text)}${words} ${reportWords(format.language).inQuestion(position)}`,
      format,
    );
  });
  return [style.accent(title), ...lines].join("\n");
}

function coverage(
  { coverage: rows, resumeName, jobName }: Pick<ReportData, "coverage" | "resumeName" | "jobName">,
  format: Format,
): string {
  if (rows.length === 0) return "";
  const { style, symbols, language } = format;
  const words = reportWords(language);
  const interview = interviewWords(language);
  const signs = {
    shown: style.good(symbols.met),
    "partly-shown": style.warning(symbols.partly),
    "not-shown": style.bad(symbols.missed),
    ungraded: style.faint(symbols.cannotTell),
    skipped: style.faint(symbols.cannotTell),
    "not-asked": style.faint(symbols.cannotTell),
  };
  const lines = rows.map(({ requirement, status, score }) => {
    const facts = [
      importanceText(requirement.importance, interview),
      `${words.coverage[status]}${score === null ? "" : ` (${scoreText(score, language)})`}`,
      ...(resumeName !== null && requirement.evidence === null ? [interview.notInResume] : []),
    ].join(", ");
    return wrapHanging(
      `  ${signs[status]} `,
      `${sanitizeLine(requirement.name)}: ${facts}`,
      format,
    );
  });
  const title = jobName === null ? interview.planTitle : words.jobAsksFor;
  return [style.accent(title), ...lines].join("\n");
}

function questionSection(
  data: QuestionReport,
  { settings }: ReportData,
  rubrics: readonly Rubric[],
  format: Format,
): string {
  const { style, symbols, language } = format;
  const { question, evaluation } = data;
  const words = reportWords(language);
  const interview = interviewWords(language);
  const lines = [
    wrap(
      `${style.accent(interview.question(data.position))} ${style.faint([sanitizeLine(areaName(question.area, language)), interview.difficulties[question.difficulty]].join(` ${symbols.separator} `))}`,
      format,
    ),
    style.strong(wrap(sanitize(question.text), format)),
  ];
  for (const { probe, answer } of data.exchanges) {
    if (probe !== null) lines.push("", style.strong(wrap(sanitize(probe), format)));
    if (answer === null) lines.push(style.faint(words.noAnswer));
    else if (answer.outcome === "skipped") lines.push(style.faint(interview.skipped));
    else if (awaitsTranscription(answer)) lines.push(style.faint(words.notTranscribed));
    else lines.push(wrap(sanitize(answer.text), format, "  "));
    const unsure = answer === null ? [] : unsureWords(answer).map(sanitizeLine);
    if (unsure.length > 0) {
      const told = words.unsureOf(`“${unsure.join("”, “")}”`);
      lines.push(style.faint(wrap(told, format, "  ")));
    }
  }
  if (evaluation === null) {
    if (data.outcome === "answered") lines.push("", words.notGradedYet);
  } else if (evaluation.status === "ungraded") {
    lines.push(
      "",
      wrap(words.notGraded(gradingWords(language).ungraded[evaluation.reason]), format),
    );
  } else {
    const context = { rubrics, level: settings.level, shown: new Set<string>(), headings: false };
    lines.push("", renderScore(evaluation, question, context, format));
    if (data.predictedScore !== null)
      lines.push(words.betOn(scoreText(data.predictedScore, language)));
    lines.push(...evaluation.marks.map((mark) => renderMark(mark, question, format)));
    if (evaluation.nextStep !== null)
      lines.push(wrapHanging(interview.nextTime, sanitizeLine(evaluation.nextStep), format));
    const earlier =
      data.evaluationCount > 1 ? ` ${words.evaluationNumber(data.evaluationCount)}` : "";
    lines.push(
      style.faint(
        wrap(`${sanitizeLine(describeJudgement(evaluation, language))}${earlier}`, format),
      ),
    );
  }
  if (data.improvement !== null) {
    lines.push(
      "",
      style.accent(interview.strongerVersion),
      wrap(sanitize(data.improvement), format, "  "),
    );
  }
  return lines.join("\n");
}

function delivery({ delivery: said }: ReportData, format: Format): string {
  return said === null || said.whole === null
    ? ""
    : renderDelivery(said.whole, format, { explain: false });
}

function nextCommand({ id, status, summary: found }: ReportData, format: Format): string {
  const words = reportWords(format.language);
  const line = status === "open" ? words.goesOn(id) : words.judgesPending(id);
  return status === "open" || found.ungraded > 0 ? format.style.faint(wrap(line, format)) : "";
}
