/** `greenroom progress` */
import type { DeliveryTrend } from "../../speech/delivery-trend.ts";
import type { Askable, Progress, RequirementHistory } from "../../practice/progress.ts";
import { chosenLanguage } from "../../config.ts";
import { coverageOf, nextSteps, predictionBias } from "../../practice/progress.ts";
import { trendsOf } from "../../practice/trends.ts";
import { streakDays } from "../../practice/streak.ts";
import { areaId } from "../../bank/names.ts";
import { practiceWords } from "../../words/practice.ts";
import type { Dependencies } from "../dependencies.ts";
import { parseSince } from "../since.ts";
import type { ProgressRecords } from "../store.ts";
import { renderProgress } from "../views/progress.ts";

type Options = Readonly<Record<string, unknown>>;

/** So many spoken interviews make the trend of delivery. */
const deliveredInterviews = 30;

export async function run(input: Options, dependencies: Dependencies): Promise<void> {
  const { terminal, ambient, openProgress, openLibrary } = dependencies;
  const { area: given, since: sinceText, limit, json } = optionsOf(input);
  const area = given === null ? null : (areaId(given) ?? given);
  const now = ambient.now();
  const since = sinceText === null ? null : parseSince(sinceText, now);
  const records = await openProgress();
  const job = records.currentJob();
  const wanted = records.requirements(job === null ? null : ambient.hash(job), area);
  const isWanted = (each: { readonly area: string }): boolean =>
    area === null || each.area === area;
  const found = {
    area,
    since: since?.toISOString() ?? null,
    ...records.counts(since, area),
    streakDays: streakDays(now, records.isPractised),
    trends: trendsOf(records.scores(since)).filter(isWanted),
    job: wanted.job,
    coverage: coverageOf(wanted.requirements, now),
    recurringMisses: records.recurringMisses(limit, area),
    neverPractised: records.neverPractised().filter(isWanted),
    cards: records.cardCounts(now),
    predictions: predictionBias(records.predictions(since, area)),
    ungraded: records.ungradedAnswers(),
  };
  const { trends, recurringMisses, neverPractised } = found;
  const isEmpty = trends.length + recurringMisses.length + neverPractised.length === 0;
  // Nothing was answered there, or there is no such area: the library is slow to open, and tells.
  if (given !== null && isEmpty) {
    (await import("../library-names.ts")).areaIn(given, await openLibrary());
  }
  const words = practiceWords(json ? "en" : terminal.resultFormat.language);
  const data: Progress = {
    ...found,
    next: nextSteps(found, words.next, await askableIn(dependencies, json, found.coverage)),
  };
  const delivery = await deliveryTrends(records, since, area);
  if (json) return terminal.json({ ...data, delivery });
  terminal.result(renderProgress(data, delivery, limit, terminal.resultFormat));
}

/**
 * Whether the next interview can ask for a requirement. In English, in which every skill has questions, and where a model
 * writes them, it can; the library is opened only where it may have none.
 */
async function askableIn(
  dependencies: Dependencies,
  json: boolean,
  coverage: Progress["coverage"],
): Promise<(requirement: RequirementHistory) => Askable> {
  const { config, openLibrary } = dependencies;
  const language = json ? chosenLanguage(config) : config.settings.language;
  if (language === "en" || coverage.every(({ status }) => status === "proven")) return () => "now";
  const { resolveEngine } = await import("../engine-choice.ts");
  if (resolveEngine(dependencies, language).engine !== "offline") return () => "now";
  const [{ isAskable }, library] = await Promise.all([
    import("../interview-language.ts"),
    openLibrary(),
  ]);
  return (requirement) => {
    if (isAskable(requirement, language, library)) return "now";
    return isAskable(requirement, "en", library) ? "in-english" : "never";
  };
}

/** What measures speech is loaded only for who spoke. */
async function deliveryTrends(
  records: ProgressRecords,
  since: Date | null,
  area: string | null,
): Promise<readonly DeliveryTrend[]> {
  const spoken = await records.spokenAnswers(since, area, deliveredInterviews);
  if (spoken.length === 0) return [];
  return (await import("../../speech/delivery-trend.ts")).deliveryTrendsOf(spoken);
}

/** Commander has checked them. By hand and not with zod, which would take longer to load than all the rest. */
function optionsOf({ area, since, limit, json }: Options): {
  readonly area: string | null;
  readonly since: string | null;
  readonly limit: number;
  readonly json: boolean;
} {
  return {
    area: typeof area === "string" ? area : null,
    since: typeof since === "string" ? since : null,
    limit: typeof limit === "number" ? limit : 8,
    json: json === true,
  };
}
