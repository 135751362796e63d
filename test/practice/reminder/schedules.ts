import fc from "fast-check";
import { inOrder, weekdays } from "../../../src/practice/reminder/schedule.ts";
import type { ReminderSchedule } from "../../../src/practice/reminder/schedule.ts";

export const aSchedule: fc.Arbitrary<ReminderSchedule> = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  days: fc.subarray([...weekdays], { minLength: 1 }).map(inOrder),
});

/** What a path may hold that some scheduler reads in a way of its own. */
export const anOddWord: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...Array.from("ab/ .%$\\\"'`&<>;|#~*?[]{}()!^=:@-+,"),
      "\\%",
      "$HOME",
      "%h",
      "é",
      "日",
      "😀",
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((parts) => parts.join(""));
