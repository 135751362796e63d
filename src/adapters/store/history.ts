/** The list of interviews alone: `greenroom history` starts in two thirds of the time without the schemas of the rest. */
import { resolve } from "node:path";
import { explainErrors } from "./errors.ts";
import { openDatabase } from "./file.ts";
import { migrations } from "./migrations.ts";
import { interviewQueries } from "./queries.ts";
import type { StoreOptions } from "./store.ts";

/** Opens the database as `openStore` does, with its errors, for what reads many interviews at once. */
export function openHistory(options: StoreOptions) {
  const path = resolve(options.path);
  const database = explainErrors(path, () => openDatabase({ ...options, path, migrations }))();
  const { listInterviews, countInterviews } = interviewQueries(database);
  return {
    listInterviews: explainErrors(path, listInterviews),
    countInterviews: explainErrors(path, countInterviews),
    close: (): void => {
      database.close();
    },
  };
}
