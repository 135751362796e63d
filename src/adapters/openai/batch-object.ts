/** A batch as the API writes it: what is read of it, and the label that it is created with and found by. */
import * as z from "zod";
import { batchStatusSchema } from "../../batch/provider/ports.ts";
import type { BatchLabel, ProviderBatch } from "../../batch/provider/ports.ts";

/** What is read of a batch; words and fields that are not known yet do no harm. */
export const batchSchema = z.object({
  id: z.string().min(1),
  // A word that is not known yet is no end.
  status: batchStatusSchema.catch("in_progress"),
  created_at: z.number().nullish(),
  output_file_id: z.string().nullish(),
  error_file_id: z.string().nullish(),
  request_counts: z
    .object({ completed: z.number(), failed: z.number(), total: z.number() })
    .nullish()
    .catch(null),
  metadata: z.record(z.string(), z.string()).nullish().catch(null),
  errors: z
    .object({
      data: z
        .array(z.object({ code: z.string().nullish(), message: z.string().nullish() }))
        .nullish(),
    })
    .nullish()
    .catch(null),
});
export type WireBatch = z.infer<typeof batchSchema>;

/** A page of batches, the newest first. */
export const batchListSchema = z.object({
  data: z.array(batchSchema),
  has_more: z.boolean().nullish(),
});

/** The label as a batch's metadata, which the API keeps and gives back. */
export function toMetadata(label: BatchLabel): Record<string, string> {
  return {
    greenroom_run: label.runId,
    greenroom_file: String(label.file),
    greenroom_attempt: String(label.attempt),
    greenroom_input: label.inputHash,
  };
}

/** Whether the batch was created with the label. */
export function isLabelled(batch: WireBatch, label: BatchLabel): boolean {
  return Object.entries(toMetadata(label)).every(([key, value]) => batch.metadata?.[key] === value);
}

/** The batch in our words. */
export function toBatch(batch: WireBatch): ProviderBatch {
  const counts = batch.request_counts ?? null;
  return {
    id: batch.id,
    status: batch.status,
    outputFileId: batch.output_file_id ?? null,
    errorFileId: batch.error_file_id ?? null,
    counts: counts === null ? null : { completed: counts.completed, failed: counts.failed },
    problems: (batch.errors?.data ?? []).map(({ code, message }) => ({
      code: code ?? "",
      message: message ?? "",
    })),
  };
}
