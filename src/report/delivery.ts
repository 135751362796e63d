/** How the answers of an interview were said: the report's section beside the scores, and its Markdown. */
import { inline } from "../grading/markdown-text.ts";
import { awaitsTranscription, doubtfulSpans } from "../interview/interview.ts";
import type { Answer, InterviewRecord } from "../interview/interview.ts";
import { deliveryMeasures, deliveryNote } from "../speech/delivery-measures.ts";
import { deliveryOf, joinDeliveries } from "../speech/delivery.ts";
import type { Delivery } from "../speech/delivery.ts";

export interface DeliveryReport {
  /** All transcribed answers together; null when none is transcribed yet. */
  readonly whole: Delivery | null;
  readonly answers: readonly {
    readonly position: number;
    readonly probeNumber: number;
    readonly delivery: Delivery;
  }[];
  /** Spoken answers whose recording waits to be transcribed. */
  readonly waiting: number;
  /** `model at recogniser`, each once. */
  readonly heardBy: readonly string[];
  /** What the recognisers could not do, each once. */
  readonly notices: readonly string[];
}

/** Null when nothing was spoken. */
export function deliveryReport({ turns, settings }: InterviewRecord): DeliveryReport | null {
  const spoken = turns.flatMap(({ answers }) => answers).filter(({ heard }) => heard !== null);
  if (spoken.length === 0) return null;
  const answers = spoken.flatMap(({ position, probeNumber, heard }) => {
    const delivery = deliveryOf(heard, settings.language);
    return delivery === null ? [] : [{ position, probeNumber, delivery }];
  });
  const transcripts = spoken.flatMap(({ heard }) => heard?.transcript ?? []);
  return {
    whole: joinDeliveries(answers.map(({ delivery }) => delivery)),
    answers,
    waiting: spoken.filter(awaitsTranscription).length,
    heardBy: unique(transcripts.map(({ model, recogniser }) => `${model} at ${recogniser}`)),
    notices: unique(transcripts.flatMap(({ notices }) => notices)),
  };
}

/** The section; empty when nothing was spoken. */
export function deliverySection(data: DeliveryReport | null): string {
  if (data === null) return "";
  const { whole } = data;
  const parts = ["## Delivery", deliveryNote];
  if (data.waiting > 0) {
    parts.push(
      `Recordings that wait to be transcribed: ${data.waiting}. \`greenroom regrade --pending\` does it.`,
    );
  }
  if (whole !== null) {
    const rows = deliveryMeasures.map(
      ({ name, show, usual }) =>
        `| ${name} | ${inline(show(whole) ?? "not measured")} | ${usual === null ? "" : inline(usual)} |`,
    );
    parts.push(["| Measure | Here | Usual |", "| --- | --- | --- |", ...rows].join("\n"));
    parts.push(
      [
        "How it was measured, and what it cannot see:",
        "",
        ...deliveryMeasures.map(
          ({ name, method, blindness }) => `- ${name}: ${inline(method)}; ${inline(blindness)}.`,
        ),
      ].join("\n"),
    );
    parts.push(`Heard by ${data.heardBy.map(inline).join(", ")}.`);
  }
  if (data.notices.length > 0)
    parts.push(data.notices.map((notice) => `- ${inline(notice)}`).join("\n"));
  return parts.join("\n\n");
}

/** The words of an answer that the recogniser was unsure of, as they stand in it; at most eight. */
export function unsureWords(answer: Answer): readonly string[] {
  return doubtfulSpans(answer)
    .slice(0, 8)
    .map(({ start, end }) => answer.text.slice(start, end));
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
