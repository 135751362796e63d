import type { Dependencies } from "../dependencies.ts";
import { renderHistory } from "../views/history.ts";
import { historyWords } from "../../words/history.ts";

type Options = Readonly<Record<string, unknown>>;

/** `greenroom history` */
export async function run(input: Options, { terminal, openHistory }: Dependencies): Promise<void> {
  const { limit, status, json } = optionsOf(input);
  const words = historyWords(terminal.talkFormat.language);
  const history = await openHistory();
  const listings = history.listInterviews(status === undefined ? { limit } : { limit, status });
  if (json) return terminal.json(listings);
  if (listings.length === 0) {
    return terminal.talk(status === undefined ? words.none : words.noneSuch);
  }
  terminal.result(renderHistory(listings, terminal.resultFormat));
  if (listings.length < limit || status !== undefined) return;
  const more = history.countInterviews() - listings.length;
  if (more > 0) terminal.talk(words.more(more));
}

/** Commander has checked them. By hand and not with zod, which would take longer to load than all the rest. */
function optionsOf({ limit, status, json }: Options): {
  readonly limit: number;
  readonly status: "open" | "finished" | undefined;
  readonly json: boolean;
} {
  return {
    limit: typeof limit === "number" ? limit : 20,
    status: status === "open" || status === "finished" ? status : undefined,
    json: json === true,
  };
}
