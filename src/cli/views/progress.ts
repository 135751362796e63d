/** Progress in the terminal: sparklines and bars, always with their numbers. */
import { importanceWords, scoreText } from "../../report/words.ts";
import type { Progress, RequirementStatus, Trend } from "../../practice/progress.ts";
import type { Format } from "../format.ts";
import { pad, wrap, wrapHanging } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import { renderNeverPractised } from "./debrief.ts";
import { localDay } from "./time.ts";

/** At most so many trends and requirements as `limit` are shown; what is left out is said. */
export function renderProgress(data: Progress, limit: number, format: Format): string {
  const sections = [
    totals(data, format),
    trends(data.trends, limit, format),
    coverage(data, limit, format),
    misses(data, format),
    renderNeverPractised(data.neverPractised, limit, format),
    bets(data, format),
    next(data, format),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function totals(data: Progress, format: Format): string {
  const { style } = format;
  const minutes = Math.round(data.practisedMs / 60_000);
  const time = minutes < 120 ? counted(minutes, "minute") : `${(minutes / 60).toFixed(1)} hours`;
  const streak = data.streakDays === 0 ? "No streak" : `Streak: ${counted(data.streakDays, "day")}`;
  const since = data.since === null ? "" : ` since ${localDay(new Date(data.since))}`;
  const facts = `${counted(data.interviews, "interview")}${since}: ${counted(data.answers, "answer")} in them, ${data.practiceAnswers} in practice, ${time} of answering.`;
  return [style.strong(streak), wrap(facts, format)].join("\n");
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

const directionWords: Readonly<Record<Trend["direction"], string>> = {
  up: "better",
  down: "worse",
  steady: "within the noise",
  "too-few": "too few answers to tell",
};

function trends(all: readonly Trend[], limit: number, format: Format): string {
  const { style, symbols } = format;
  if (all.length === 0) return "";
  const shown = all.slice(0, limit);
  const width = Math.max(...shown.map(({ area }) => area.length));
  // A note of the grader is only of use where there is more than one.
  const graders = new Set(all.map(graderOf));
  const lines = shown.map((trend) => {
    const paint =
      trend.direction === "up" ? style.good : trend.direction === "down" ? style.bad : style.faint;
    const change =
      trend.recent === null || trend.earlier === null || trend.band === null
        ? ""
        : ` ${scoreText(trend.earlier)} to ${scoreText(trend.recent)} (±${trend.band.toFixed(1)})`;
    const grader = graders.size > 1 ? `, ${sanitizeLine(graderOf(trend))}` : "";
    const words = `${paint(directionWords[trend.direction])}${change}, ${counted(trend.answers, "answer")}${grader}`;
    const label = `  ${pad(sanitizeLine(trend.area), width)}  ${style.accent(sparkline(trend.points, symbols.met === "+"))} ${scoreText(trend.mean)}  `;
    return wrapHanging(label, words, format);
  });
  const more = all.length - shown.length;
  return [
    style.accent("Scores, 1 to 5"),
    ...lines,
    ...(more > 0 ? [style.faint(`  ${more} more; --limit shows them.`)] : []),
  ].join("\n");
}

function graderOf({ engine, modelFamily, promptHash }: Trend): string {
  return promptHash === null
    ? `${engine} ${modelFamily}`
    : `${engine} ${modelFamily} prompt ${promptHash.slice(0, 6)}`;
}

const blocks = "▁▂▃▄▅▆▇█";

/** One character a point, from 1 to 5; digits without the blocks, a dot or a space where nothing was answered. */
function sparkline(points: readonly (number | null)[], plain: boolean): string {
  return points
    .map((point) => {
      if (point === null) return plain ? "." : " ";
      if (plain) return String(Math.round(point));
      return blocks.charAt(
        Math.min(blocks.length - 1, Math.floor(((point - 1) / 4) * blocks.length)),
      );
    })
    .join("");
}

const statusWords: Readonly<Record<RequirementStatus, string>> = {
  proven: "proven",
  stale: "proven long ago",
  asked: "not proven yet",
  never: "never asked",
};

function coverage({ coverage: rows, job }: Progress, limit: number, format: Format): string {
  if (rows.length === 0) return "";
  const { style, symbols } = format;
  const signs = {
    proven: style.good(symbols.met),
    stale: style.warning(symbols.partly),
    asked: style.warning(symbols.partly),
    never: style.bad(symbols.missed),
  };
  const proven = rows.filter(({ status }) => status === "proven").length;
  const lines = rows.slice(0, limit).map(({ name, importance, status, lastScore }) => {
    const score = lastScore === null || status === "never" ? "" : ` (${scoreText(lastScore)})`;
    const facts = `${importanceWords[importance] ?? ""}, ${statusWords[status]}${score}`;
    return wrapHanging(`  ${signs[status]} `, `${sanitizeLine(name)}: ${facts}`, format);
  });
  const title = job === null ? "What your role asks for" : `What ${sanitizeLine(job)} asks for`;
  return [
    style.accent(wrap(`${title}: ${proven} of ${rows.length} proven`, format)),
    ...lines,
  ].join("\n");
}

function misses({ recurringMisses }: Progress, format: Format): string {
  if (recurringMisses.length === 0) return "";
  const { style } = format;
  return [
    style.accent("Missed again and again"),
    ...recurringMisses.map(({ area, criterion, times }) =>
      wrapHanging(`  ${times} × `, `${sanitizeLine(criterion)} (${sanitizeLine(area)})`, format),
    ),
  ].join("\n");
}

function bets({ predictions }: Progress, format: Format): string {
  if (predictions === null) return "";
  const { bias, band, count, meanError } = predictions;
  const size = Math.abs(bias).toFixed(1);
  const verdict =
    band === null || Math.abs(bias) <= band
      ? "no leaning either way that is beyond chance"
      : bias > 0
        ? `${size} higher than you scored`
        : `${size} lower than you scored`;
  const text = `Your bets: ${verdict}; off by ${meanError.toFixed(1)} on average, ${counted(count, "bet")}.`;
  return wrap(text, format);
}

function next({ next: steps, cards }: Progress, format: Format): string {
  const { style } = format;
  const waiting =
    cards.due === 0 && cards.nextDueAt !== null
      ? [
          style.faint(
            `  ${counted(cards.all, "card")}; the next is due on ${localDay(new Date(cards.nextDueAt))}.`,
          ),
        ]
      : [];
  return [
    style.accent("What to do next"),
    ...steps.map(({ command, reason }) =>
      wrapHanging(`  ${style.strong(command)}  `, reason, format),
    ),
    ...waiting,
  ].join("\n");
}
