/** One interview in full, in the terminal: the report's data as a person reads it there. */
import { describeJudgement } from "../../grading/judgement-words.ts";
import type { Rubric } from "../../grading/question.ts";
import { unsureWords } from "../../report/delivery.ts";
import type { CoverageRow, Highlight, QuestionReport, ReportData } from "../../report/report.ts";
import {
  claimWords,
  coverageWords,
  importanceWords,
  kindWords,
  scoreText,
} from "../../report/words.ts";
import { awaitsTranscription } from "../../interview/interview.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { renderDelivery } from "./delivery.ts";
import { renderMark, renderScore, ungradedText } from "./interview-events.ts";
import { localTime } from "./time.ts";

/** The interview with every answer, mark and quote. */
export function renderInterview(
  data: ReportData,
  rubrics: readonly Rubric[],
  format: Format,
): string {
  const sections = [
    heading(data, format),
    summary(data, format),
    highlights("What went well", data.summary.strengths, format),
    highlights("What to do next", data.summary.nextSteps, format),
    coverage(data.coverage, format),
    claims(data.claims, format),
    ...data.questions.map((question) => questionSection(question, data, rubrics, format)),
    delivery(data, format),
    nextCommand(data, format),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function claims(found: ReportData["claims"], format: Format): string {
  if (found.length === 0) return "";
  const lines = found.map((claim) => {
    const text = `"${sanitizeLine(claim.quote)}" (question ${claim.position}): ${sanitizeLine(claimWords(claim))}`;
    return wrapHanging(`  ${format.symbols.bullet} `, text, format);
  });
  return [format.style.accent("Numbers to be ready to defend"), ...lines].join("\n");
}

function heading(
  { id, settings, status, startedAt, resumeName, jobName }: ReportData,
  format: Format,
): string {
  const { style, symbols } = format;
  const words = { open: "still open", completed: "completed", "ended-early": "ended early" }[
    status
  ];
  const facts = [
    localTime(startedAt),
    sanitizeLine(settings.role),
    settings.level,
    settings.mode,
    words,
  ];
  const documents = [resumeName, jobName].flatMap((name) =>
    name === null ? [] : [sanitizeLine(name)],
  );
  return [
    `${style.strong("Interview")} ${style.accent(id)}`,
    wrap(facts.join(` ${symbols.separator} `), format),
    ...(documents.length === 0
      ? []
      : [style.faint(wrap(`From ${documents.join(" and ")}`, format))]),
  ].join("\n");
}

function summary({ summary: found }: ReportData, format: Format): string {
  const counts = [
    `${found.answered} of ${found.asked} answered`,
    ...(found.skipped > 0 ? [`${found.skipped} skipped`] : []),
    ...(found.ungraded > 0 ? [`${found.ungraded} not graded yet`] : []),
  ].join(", ");
  const score = found.score === null ? "No score yet" : `${scoreText(found.score)} of 5`;
  return [
    wrap(`${format.style.strong(score)}  ${counts}`, format),
    ...found.kinds.map((kind) =>
      wrapHanging(
        `  ${kindWords[kind.kind]} ${scoreText(kind.score)}  `,
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
      `${sanitizeLine(text)}${words} (question ${position})`,
      format,
    );
  });
  return [style.accent(title), ...lines].join("\n");
}

function coverage(rows: readonly CoverageRow[], format: Format): string {
  if (rows.length === 0) return "";
  const { style, symbols } = format;
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
      importanceWords[requirement.importance] ?? "",
      `${coverageWords[status]}${score === null ? "" : ` (${scoreText(score)})`}`,
      ...(requirement.evidence === null ? ["not in the resume"] : []),
    ].join(", ");
    return wrapHanging(
      `  ${signs[status]} `,
      `${sanitizeLine(requirement.name)}: ${facts}`,
      format,
    );
  });
  return [style.accent("What the job asks for"), ...lines].join("\n");
}

function questionSection(
  data: QuestionReport,
  { settings }: ReportData,
  rubrics: readonly Rubric[],
  format: Format,
): string {
  const { style, symbols } = format;
  const { question, evaluation } = data;
  const lines = [
    `${style.accent(`Question ${data.position}`)} ${style.faint([question.area, question.difficulty].map(sanitizeLine).join(` ${symbols.separator} `))}`,
    style.strong(wrap(sanitize(question.text), format)),
  ];
  for (const { probe, answer } of data.exchanges) {
    if (probe !== null) lines.push("", style.strong(wrap(sanitize(probe), format)));
    if (answer === null) lines.push(style.faint("No answer."));
    else if (answer.outcome === "skipped") lines.push(style.faint("Skipped."));
    else if (awaitsTranscription(answer))
      lines.push(style.faint("Spoken, and not transcribed yet."));
    else lines.push(wrap(sanitize(answer.text), format, "  "));
    const unsure = answer === null ? [] : unsureWords(answer).map(sanitizeLine);
    if (unsure.length > 0) {
      const words = `The recogniser was unsure of “${unsure.join("”, “")}”.`;
      lines.push(style.faint(wrap(words, format, "  ")));
    }
  }
  if (evaluation === null) {
    if (data.outcome === "answered") lines.push("", "Not graded yet.");
  } else if (evaluation.status === "ungraded") {
    lines.push("", wrap(`Not graded: ${ungradedText[evaluation.reason]}.`, format));
  } else {
    const context = { rubrics, level: settings.level, shown: new Set<string>(), headings: false };
    lines.push("", renderScore(evaluation, question, context, format));
    if (data.predictedScore !== null) lines.push(`You bet on ${scoreText(data.predictedScore)}.`);
    lines.push(...evaluation.marks.map((mark) => renderMark(mark, question, format)));
    if (evaluation.nextStep !== null)
      lines.push(wrapHanging("Next time: ", sanitizeLine(evaluation.nextStep), format));
    const earlier =
      data.evaluationCount > 1 ? ` Evaluation ${data.evaluationCount} of this answer.` : "";
    lines.push(
      style.faint(wrap(`${sanitizeLine(describeJudgement(evaluation))}${earlier}`, format)),
    );
  }
  if (data.improvement !== null) {
    lines.push(
      "",
      style.accent("A stronger version, from your own facts"),
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
  const line =
    status === "open"
      ? `greenroom continue ${id} goes on with it.`
      : `greenroom regrade ${id} --pending judges what has no score yet.`;
  return status === "open" || found.ungraded > 0 ? format.style.faint(wrap(line, format)) : "";
}
