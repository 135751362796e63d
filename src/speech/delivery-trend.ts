/** Delivery over interviews: where each figure went. */
import { deliveryOf, joinDeliveries } from "./delivery.ts";
import type { Delivery } from "./delivery.ts";
import { deliveryMeasures } from "./delivery-measures.ts";
import type { DeliveryKey } from "./delivery-measures.ts";
import type { Heard, SpokenLanguage } from "./ports.ts";
import { deliveryWords } from "../words/delivery.ts";

/** A spoken answer as it is kept. */
export interface SpokenAnswer {
  readonly interviewId: string;
  /** Of the interview, ISO 8601. */
  readonly startedAt: string;
  /** Of the interview's questions. */
  readonly language: SpokenLanguage;
  readonly heard: Heard;
}

export interface DeliveredInterview {
  readonly interviewId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** All spoken answers of the interview together (`joinDeliveries`). */
  readonly delivery: Delivery;
}

export interface DeliveryTrend {
  readonly key: DeliveryKey;
  /** Name and unit in English, for programs. */
  readonly name: string;
  readonly unit: string;
  /** Oldest first; interviews in which it was not measured are left out. */
  readonly points: readonly {
    readonly interviewId: string;
    readonly startedAt: string;
    readonly value: number;
  }[];
  /**
   * From the earlier half of the points to the later, means less means; null below four points, where one bad evening
   * would look like a trend.
   */
  readonly change: number | null;
  readonly better: "lower" | null;
}

const fewestPoints = 4;

/** A trend for each measure that has any point, in the order of the measures. */
export function deliveryTrends(
  interviews: readonly DeliveredInterview[],
): readonly DeliveryTrend[] {
  const ordered = interviews.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  const { names, units } = deliveryWords("en");
  return deliveryMeasures.flatMap(({ key, value, better }) => {
    const points = ordered.flatMap(({ interviewId, startedAt, delivery }) => {
      const measured = value(delivery);
      return measured === null ? [] : [{ interviewId, startedAt, value: measured }];
    });
    if (points.length === 0) return [];
    const change = changeOf(points.map((each) => each.value));
    return [{ key, name: names[key], unit: units[key], points, change, better }];
  });
}

/** The trends over the interviews that these answers stand in; answers without a transcript count for nothing. */
export function deliveryTrendsOf(answers: readonly SpokenAnswer[]): readonly DeliveryTrend[] {
  const interviews = Map.groupBy(answers, ({ interviewId }) => interviewId);
  return deliveryTrends(
    [...interviews].flatMap(([interviewId, spoken]) => {
      const delivery = joinDeliveries(
        spoken.flatMap(({ heard, language }) => deliveryOf(heard, language) ?? []),
      );
      const startedAt = spoken[0]?.startedAt;
      if (delivery === null || startedAt === undefined) return [];
      return [{ interviewId, startedAt, delivery }];
    }),
  );
}

function changeOf(values: readonly number[]): number | null {
  if (values.length < fewestPoints) return null;
  const half = Math.floor(values.length / 2);
  // The middle one of an odd number belongs to neither half.
  const change = mean(values.slice(-half)) - mean(values.slice(0, half));
  return Math.round(change * 10) / 10;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
