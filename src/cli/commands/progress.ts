/** `greenroom progress` */
import * as z from "zod";
import type { Progress } from "../../practice/progress.ts";
import { coverageOf, nextSteps, predictionBias, trendsOf } from "../../practice/progress.ts";
import { streakDays } from "../../practice/streak.ts";
import type { Dependencies } from "../dependencies.ts";
import { deliveryTrendsOf } from "../../speech/delivery-trend.ts";
import { renderProgress } from "../views/progress.ts";
import { parseSince } from "./usage.ts";
import { practiceWords } from "../../words/practice.ts";

const optionsSchema = z.object({
  area: z.string().optional(),
  since: z.string().optional(),
  limit: z.number().int().positive().default(8),
  json: z.boolean().default(false),
});

/** So many spoken interviews make the trend of delivery. */
const deliveredInterviews = 30;

export async function run(
  input: unknown,
  { terminal, ambient, openStore }: Dependencies,
): Promise<void> {
  const { area, since: sinceText, limit, json } = optionsSchema.parse(input);
  const now = ambient.now();
  const since = sinceText === undefined ? null : parseSince(sinceText, now);
  const store = await openStore();
  const { progress, practice, debriefs } = store;
  const job = store.profileDocuments().find(({ kind, isDefault }) => kind === "job" && isDefault);
  const jobHash = job === undefined ? null : ambient.hash(job.reading.text);
  const wanted = progress.requirements(jobHash);
  const found = {
    since: since?.toISOString() ?? null,
    ...progress.counts(since),
    streakDays: streakDays(now, practice.isPractised),
    trends: trendsOf(progress.scores(since)).filter(
      (trend) => area === undefined || trend.area === area,
    ),
    job: wanted.job,
    coverage: coverageOf(wanted.requirements, now),
    recurringMisses: progress.recurringMisses(limit, area ?? null),
    neverPractised: debriefs
      .neverPractised()
      .filter((each) => area === undefined || each.area === area),
    cards: { ...progress.cardCounts(now), nextDueAt: practice.nextDueAt(now) },
    predictions: predictionBias(progress.predictions(since)),
    ungraded: store.pendingAnswers().length,
  };
  const data: Progress = {
    ...found,
    next: nextSteps(found, practiceWords(json ? "en" : terminal.resultFormat.language).next),
  };
  const delivery = deliveryTrendsOf(progress.spokenAnswers(since, deliveredInterviews));
  if (json) return terminal.json({ ...data, delivery });
  terminal.result(renderProgress(data, delivery, limit, terminal.resultFormat));
}
