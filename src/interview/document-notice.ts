/** What was noticed while a document was read, as data: words/documents/ says it. */
import * as z from "zod";

/** Why a reader of a page does not see a text that is on it. */
export const hiddenReasons = [
  "invisible",
  "same-colour",
  "tiny",
  "outside",
  "covered",
  "hidden-layer",
] as const;
export type HiddenReason = (typeof hiddenReasons)[number];

const count = z.int().nonnegative();
const pages = z.array(z.int().min(1));

/** Pages are counted from 1. */
export const documentNoticeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("comments"), characters: count }),
  z.object({ kind: z.literal("hidden-runs"), characters: count }),
  z.object({
    kind: z.literal("hidden-on-pages"),
    characters: count,
    places: z.array(z.object({ reason: z.enum(hiddenReasons), pages })),
  }),
  z.object({ kind: z.literal("not-unicode") }),
  z.object({ kind: z.literal("text-cut"), kept: count, leftOut: count }),
  z.object({ kind: z.literal("hidden-cut"), characters: count }),
  z.object({ kind: z.literal("damaged"), unreadPages: pages }),
  z.object({ kind: z.literal("unknown-letters") }),
  z.object({ kind: z.literal("pictures"), pages }),
  z.object({ kind: z.literal("recognised"), pages }),
  z.object({ kind: z.literal("pages-cut"), read: count, all: count }),
  z.object({ kind: z.literal("page-cut") }),
]);

export type DocumentNotice = z.infer<typeof documentNoticeSchema>;
