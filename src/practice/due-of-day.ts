/** What the daily question takes of all that is due: each thing in its turn, the same all day. */
import type { Card, DrillItem } from "./card.ts";
import { planDrill } from "./card.ts";
import { daysLater, localDay, localDayInUtc } from "./local-day.ts";

/** From so many lapses on a card has failed three times at the least: asking it the next day again taught nothing. */
const stubbornLapses = 2;
const dayMs = 86_400_000;

/**
 * The due question that has waited longest since its last review, one after the other where several were reviewed on
 * one day. A drill begins with what is best remembered; one question a day by that rule would be yesterday's failure,
 * every day. What has failed time and again rests every other day, though it is due, and leaves room for something new.
 * @returns null when nothing is due that should be asked today
 */
export function dueOfDay(due: readonly Card[], now: Date): DrillItem | null {
  const yesterday = localDay(daysLater(now, -1));
  const awake = due.filter(
    (card) => card.schedule.lapses < stubbornLapses || lastDay(card) < yesterday,
  );
  const day = Math.floor(localDayInUtc(now).getTime() / dayMs);
  const byLastDay = [...Map.groupBy(awake, lastDay)].toSorted(([one], [other]) =>
    compare(one, other),
  );
  for (const [, cards] of byLastDay) {
    const items = planDrill(cards, now, cards.length).toSorted(
      (one, other) => compare(one.question.id, other.question.id) || one.part - other.part,
    );
    const item = items[day % items.length];
    if (item !== undefined) return item;
  }
  return null;
}

/** The day of the last review, before all others where there was none. */
function lastDay({ schedule }: Card): string {
  return schedule.lastReviewAt === null ? "" : localDay(new Date(schedule.lastReviewAt));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
