/** Progress in the terminal: sparklines and bars, always with their numbers. */
import { importanceText, scoreText } from "../../report/words.ts";
import type { Progress } from "../../practice/progress.ts";
import type { Trend } from "../../practice/trends.ts";
import type { DeliveryTrend } from "../../speech/delivery-trend.ts";
import type { Format } from "../format.ts";
import { columnsOf, pad, wrap, wrapHanging } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import { renderNeverPractised } from "./never-practised.ts";
import { localDay } from "../../practice/local-day.ts";
import { areaName } from "../../words/areas.ts";
import { interviewWords } from "../../words/interview.ts";
import { deliveryWords } from "../../words/delivery.ts";
import { figure } from "../../words/numbers.ts";
import { practiceWords } from "../../words/practice.ts";

/** At most so many trends and requirements as `limit` are shown; what is left out is said. */
export function renderProgress(
  data: Progress,
  delivery: readonly DeliveryTrend[],
  limit: number,
  format: Format,
): string {
  const sections = [
    totals(data, format),
    trends(data.trends, limit, format),
    coverage(data, limit, format),
    misses(data, format),
    renderNeverPractised(data.neverPractised, limit, format),
    bets(data, format),
    deliveries(delivery, format),
    next(data, format),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function totals(data: Progress, format: Format): string {
  const { style, language } = format;
  const words = practiceWords(language);
  const minutes = Math.round(data.practisedMs / 60_000);
  const time =
    minutes < 120 ? words.minutes(minutes) : words.hours(scoreText(minutes / 60, language));
  const streak = data.streakDays === 0 ? words.noStreak : words.streak(data.streakDays);
  const since = data.since === null ? null : localDay(new Date(data.since));
  const { interviews, answers, practiceAnswers } = data;
  const facts = words.totals({ interviews, since, answers, practiceAnswers, time });
  const lines = [style.strong(streak), wrap(facts, format)];
  if (data.area !== null) lines.push(style.faint(wrap(words.ofAllAreas, format)));
  return lines.join("\n");
}

function trends(all: readonly Trend[], limit: number, format: Format): string {
  const { style, symbols, language } = format;
  const words = practiceWords(language);
  if (all.length === 0) return "";
  const shown = all.slice(0, limit);
  const nameOf = (area: string): string => sanitizeLine(areaName(area, language));
  const width = Math.max(...shown.map(({ area }) => columnsOf(nameOf(area))));
  // A note of the grader is only of use where there is more than one.
  const graders = new Set(all.map(graderOf));
  const lines = shown.map((trend) => {
    const paint =
      trend.direction === "up" ? style.good : trend.direction === "down" ? style.bad : style.faint;
    const change =
      trend.recent === null || trend.earlier === null || trend.band === null
        ? ""
        : ` ${words.fromTo(scoreText(trend.earlier, language), scoreText(trend.recent, language))} (±${scoreText(trend.band, language)})`;
    const grader = graders.size > 1 ? `, ${sanitizeLine(graderOf(trend))}` : "";
    const told = `${paint(words.directions[trend.direction])}${change}, ${words.answers(trend.answers)}${grader}`;
    const label = `  ${pad(nameOf(trend.area), width)}  ${style.accent(sparkline(trend.points, symbols.met === "+"))} ${scoreText(trend.mean, language)}  `;
    return wrapHanging(label, told, format);
  });
  const more = all.length - shown.length;
  return [
    style.accent(words.scoresTitle),
    ...lines,
    ...(more > 0 ? [style.faint(wrap(words.more(more), format, "  "))] : []),
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

/** So many interviews stand in a line. */
const mostDelivered = 10;

/** How one speaks, apart from the scores: each measure between its own least and most. */
function deliveries(all: readonly DeliveryTrend[], format: Format): string {
  if (all.length === 0) return "";
  const { style, symbols, language } = format;
  const words = practiceWords(language);
  const show = (value: number): string => figure(value, language);
  const { names, units } = deliveryWords(language);
  const width = Math.max(...all.map(({ key }) => names[key].length));
  const lines = all.map(({ key, points, change, better }) => {
    const values = points.slice(-mostDelivered).map(({ value }) => value);
    const least = Math.min(...values);
    const most = Math.max(...values);
    const scaled = values.map((value) =>
      most === least ? 3 : 1 + (4 * (value - least)) / (most - least),
    );
    const range = most === least ? "" : `, ${words.between(show(least), show(most))}`;
    const isBetter = better === "lower" && change !== null && change < 0;
    const told =
      change === null || change === 0
        ? ""
        : `; ${words.lately(`${change > 0 ? "+" : ""}${show(change)}`)}`;
    const label = `  ${pad(names[key], width)}  ${style.accent(sparkline(scaled, symbols.met === "+"))} `;
    const facts = `${show(values.at(-1) ?? 0)} ${units[key]}${range}${isBetter ? style.good(told) : told}`;
    return wrapHanging(label, facts, format);
  });
  const interviews = Math.max(...all.map(({ points }) => points.length));
  return [style.accent(wrap(words.delivery(interviews), format)), ...lines].join("\n");
}

function coverage({ coverage: rows, job }: Progress, limit: number, format: Format): string {
  if (rows.length === 0) return "";
  const { style, symbols, language } = format;
  const words = practiceWords(language);
  const signs = {
    proven: style.good(symbols.met),
    stale: style.warning(symbols.partly),
    asked: style.warning(symbols.partly),
    never: style.bad(symbols.missed),
  };
  const proven = rows.filter(({ status }) => status === "proven").length;
  const lines = rows.slice(0, limit).map(({ name, importance, status, lastScore }) => {
    const score =
      lastScore === null || status === "never" ? "" : ` (${scoreText(lastScore, language)})`;
    const facts = `${importanceText(importance, interviewWords(language))}, ${words.statuses[status]}${score}`;
    return wrapHanging(`  ${signs[status]} `, `${sanitizeLine(name)}: ${facts}`, format);
  });
  const title = job === null ? words.roleAsksFor : words.jobAsksFor(sanitizeLine(job));
  return [
    style.accent(wrap(`${title}: ${words.provenOf(proven, rows.length)}`, format)),
    ...lines,
  ].join("\n");
}

function misses({ recurringMisses }: Progress, format: Format): string {
  if (recurringMisses.length === 0) return "";
  const { style } = format;
  return [
    style.accent(practiceWords(format.language).missedAgain),
    ...recurringMisses.map(({ area, criterion, times }) =>
      wrapHanging(
        `  ${times} × `,
        `${sanitizeLine(criterion)} (${sanitizeLine(areaName(area, format.language))})`,
        format,
      ),
    ),
  ].join("\n");
}

function bets({ predictions }: Progress, format: Format): string {
  if (predictions === null) return "";
  const { bias, band, count, meanError } = predictions;
  const { language } = format;
  const words = practiceWords(language);
  const size = scoreText(Math.abs(bias), language);
  const verdict =
    band === null || Math.abs(bias) <= band
      ? words.betsEven
      : bias > 0
        ? words.betsHigher(size)
        : words.betsLower(size);
  const text = words.bets(verdict, scoreText(meanError, language), count);
  return wrap(text, format);
}

function next({ next: steps, cards }: Progress, format: Format): string {
  const { style } = format;
  const words = practiceWords(format.language);
  const waiting =
    cards.due === 0 && cards.nextDueAt !== null
      ? [
          style.faint(
            wrap(words.cardsWait(cards.all, localDay(new Date(cards.nextDueAt))), format, "  "),
          ),
        ]
      : [];
  return [
    style.accent(words.doNext),
    ...steps.map(({ command, reason }) =>
      wrapHanging(`  ${style.strong(command)}  `, reason, format),
    ),
    ...waiting,
  ].join("\n");
}
