/** An interview's report from the store. */
import type { Rubric } from "../grading/question.ts";
import type { InterviewRecord } from "../interview/interview.ts";
import { buildReport } from "../report/report.ts";
import type { ReportData } from "../report/report.ts";
import type { Store } from "./store.ts";

/** The report of a record that was loaded, with what earlier interviews say beside it. */
export function reportOf(
  record: InterviewRecord,
  store: Store,
  rubrics: readonly Rubric[],
): ReportData {
  const earlierAnswers = store.answersWithNumbersBefore(record.startedAt, record.settings.language);
  return buildReport(record, { rubrics, earlierAnswers });
}
