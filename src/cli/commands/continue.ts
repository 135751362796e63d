/** `greenroom continue`: takes up an interview that was left, from the same question. */
import * as z from "zod";
import type { EngineName } from "../../grading/evaluation.ts";
import type { InterviewRecord } from "../../interview/interview.ts";
import { recentSince } from "../../interview/selection.ts";
import type { Role } from "../../interview/role.ts";
import type { Dependencies, Library } from "../dependencies.ts";
import type { Store } from "../store.ts";
import { chooseEngine, openEngines } from "../engine-choice.ts";
import { refuseOpenElsewhere } from "../interview-claim.ts";
import { answerOptionsSchema, openCandidate } from "../interview-session.ts";
import { runSpoken } from "../voice-session.ts";
import { interviewWords } from "../../words/interview.ts";
import { translatedError } from "../../words/errors.ts";

const optionsSchema = answerOptionsSchema.extend({ id: z.string().optional() });

export async function run(rawOptions: unknown, dependencies: Dependencies): Promise<void> {
  const options = optionsSchema.parse(rawOptions);
  const candidate = await openCandidate(options, dependencies);
  const store = await dependencies.openStore();
  const record = findOpen(store, options.id);
  // Before anything is said or opened for it.
  refuseOpenElsewhere(record.id, store);
  const { settings } = record;
  dependencies.terminal.useLanguage(settings.language);
  const library = await dependencies.openLibrary();
  const role = roleOf(record, library);
  const choice = { role, language: settings.language, interviewId: record.id };
  const engines = await openEngines(engineOf(record, dependencies), choice, dependencies, store);
  dependencies.terminal.talk(
    interviewWords(settings.language).goingOn(
      record.id,
      record.turns.length,
      settings.questionLimit,
    ),
  );
  await runSpoken({
    dependencies,
    store,
    library,
    record,
    role,
    ...engines,
    candidate,
    past: store.questionsAskedSince(recentSince(dependencies.ambient.now())),
    due: store.practice.dueQuestions(dependencies.ambient.now()),
    planFailure: null,
    options,
  });
}

function findOpen(store: Store, id: string | undefined): InterviewRecord {
  if (id === undefined) {
    const [newest] = store.listInterviews({ limit: 1, status: "open" });
    if (newest === undefined) {
      throw translatedError("usage", (words) => words.noOpenInterview);
    }
    return store.loadInterview(newest.id);
  }
  const record = store.loadInterview(store.resolveInterviewId(id));
  if (record.status !== "open") {
    throw translatedError("usage", (words) => words.finished(record.id));
  }
  return record;
}

/** The interview's own engine, unless another one is named now; without a name, `auto` decides nothing anew. */
function engineOf(record: InterviewRecord, dependencies: Dependencies): EngineName {
  return dependencies.config.settings.engine === "auto"
    ? record.settings.engine
    : chooseEngine(dependencies);
}

/** A role pack may have been removed since; the interview's plan still stands, so a generalist asks. */
export function roleOf(record: InterviewRecord, library: Library): Role {
  const role =
    library.roles.find(({ id }) => id === record.settings.role) ??
    library.roles.find(({ id }) => id === "software-engineer");
  if (role === undefined) {
    throw new Error("the role pack software-engineer is missing");
  }
  return role;
}
