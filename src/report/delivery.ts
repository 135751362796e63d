/** How the answers of an interview were said: the report's section beside the scores, and its Markdown. */
import { inline } from "../grading/markdown-text.ts";
import { awaitsTranscription, doubtfulSpans } from "../interview/interview.ts";
import type { Answer, InterviewRecord } from "../interview/interview.ts";
import { deliveryMeasures, usualOf } from "../speech/delivery-measures.ts";
import { deliveryOf, joinDeliveries } from "../speech/delivery.ts";
import type { Delivery } from "../speech/delivery.ts";
import type { Language } from "../vocabulary.ts";
import { deliveryWords, noticeText } from "../words/delivery.ts";

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
  /** `model (recogniser)`, each once. */
  readonly heardBy: readonly string[];
  /** What the recognisers could not do, each once, in the interview's language. */
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
    heardBy: unique(transcripts.map(({ model, recogniser }) => `${model} (${recogniser})`)),
    notices: unique(
      transcripts
        .flatMap(({ notices }) => notices)
        .map((notice) => noticeText(notice, settings.language)),
    ),
  };
}

/** The section; empty when nothing was spoken. */
export function deliverySection(data: DeliveryReport | null, language: Language): string {
  if (data === null) return "";
  const { whole } = data;
  const words = deliveryWords(language);
  const parts = [`## ${words.title}`, words.note];
  if (data.waiting > 0) parts.push(words.waiting(data.waiting));
  if (whole !== null) {
    const rows = deliveryMeasures.map(({ key, show }) => [
      words.names[key],
      inline(show(whole, { words, language }) ?? words.notMeasured),
      inline(usualOf(key, words) ?? ""),
    ]);
    const table = [words.columns, words.columns.map(() => "---"), ...rows];
    parts.push(table.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
    parts.push(
      [
        words.howMeasured,
        "",
        ...deliveryMeasures.map(
          ({ key }) =>
            `- ${words.names[key]}: ${inline(words.methods[key])}; ${inline(words.blindness[key])}.`,
        ),
      ].join("\n"),
    );
    parts.push(words.heardBy(data.heardBy.map(inline).join(", ")));
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
