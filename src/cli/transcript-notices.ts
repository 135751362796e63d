/** What a recogniser notes of its transcripts, as it is told to a person. */
import type { TranscriptNotice } from "../speech/ports.ts";
import { noticeText } from "../words/delivery.ts";
import type { Language } from "../vocabulary.ts";

/** What is as true of the next recording as of this one. */
const lasting: ReadonlySet<string> = new Set<TranscriptNotice>(["no-word-times", "no-confidence"]);

/** Tells the notices of one transcript after the other: what the recogniser cannot do once, what it did each time. */
export function createNoticeTeller(
  tell: (text: string) => void,
  language: () => Language,
): (notices: readonly string[]) => void {
  const told = new Set<string>();
  return (notices) => {
    for (const notice of notices) {
      if (lasting.has(notice) && told.has(notice)) continue;
      told.add(notice);
      tell(noticeText(notice, language()));
    }
  };
}
