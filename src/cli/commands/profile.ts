import * as z from "zod";
import { documentError, documentsWords } from "../../words/documents.ts";
import type { Dependencies } from "../dependencies.ts";
import type { ProfileDocument, Store } from "../store.ts";
import { nearest } from "../../nearest.ts";
import { sanitizeLine } from "../sanitize.ts";
import { describeReading, renderProfile, renderWarnings } from "../views/document.ts";

const showSchema = z.object({ json: z.boolean().default(false) });
const resumeSchema = z.object({ file: z.string() });
const addJobSchema = z.object({ name: z.string(), file: z.string() });
const jobSchema = z.object({ name: z.string() });

/** The label of the one saved resume. */
const resumeLabel = "default";

/** `greenroom profile [show]` */
export async function show(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { json } = showSchema.parse(input);
  const documents = (await openStore()).profileDocuments();
  if (json) terminal.json(documents);
  else {
    const words = await documentsWords(terminal.resultFormat.language);
    terminal.result(renderProfile(documents, words, terminal.resultFormat));
  }
}

/** `greenroom profile set-resume FILE` */
export async function setResume(input: unknown, dependencies: Dependencies): Promise<void> {
  const { file } = resumeSchema.parse(input);
  await save(dependencies, file, { kind: "resume", label: resumeLabel });
}

/** `greenroom profile remove-resume` */
export async function removeResume(
  _input: unknown,
  { terminal, openStore }: Dependencies,
): Promise<void> {
  const wasThere = (await openStore()).removeProfileDocument("resume", resumeLabel);
  const words = await documentsWords(terminal.talkFormat.language);
  terminal.talk(wasThere ? words.resumeRemoved : words.noResumeSaved);
}

/** `greenroom profile add-job NAME FILE`: the new one is the one in use. */
export async function addJob(input: unknown, dependencies: Dependencies): Promise<void> {
  const { name, file } = addJobSchema.parse(input);
  const label = sanitizeLine(name);
  if (label === "" || label.length > 60) {
    throw documentError("usage", ({ errors }) => errors.jobName);
  }
  await save(dependencies, file, { kind: "job", label });
}

/** `greenroom profile use-job NAME` */
export async function useJob(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { name } = jobSchema.parse(input);
  const store = await openStore();
  const job = findJob(store, name);
  store.saveProfileDocument({ ...job, isDefault: true });
  const words = await documentsWords(terminal.talkFormat.language);
  terminal.talk(words.usesJob(job.label));
}

/** `greenroom profile remove-job NAME` */
export async function removeJob(
  input: unknown,
  { terminal, openStore }: Dependencies,
): Promise<void> {
  const { name } = jobSchema.parse(input);
  const store = await openStore();
  const { label } = findJob(store, name);
  store.removeProfileDocument("job", label);
  const words = await documentsWords(terminal.talkFormat.language);
  terminal.talk(words.jobRemoved(label));
}

async function save(
  { terminal, ambient, readDocument, openStore }: Dependencies,
  file: string,
  place: Pick<ProfileDocument, "kind" | "label">,
): Promise<void> {
  const reading = await readDocument(file);
  (await openStore()).saveProfileDocument({
    ...place,
    isDefault: true,
    reading,
    savedAt: ambient.now().toISOString(),
  });
  const words = await documentsWords(terminal.talkFormat.language);
  const warnings = renderWarnings(reading, words, terminal.talkFormat);
  if (warnings !== "") terminal.talk(warnings);
  const described = describeReading(reading, words);
  terminal.talk(
    place.kind === "resume" ? words.savedResume(described) : words.savedJob(place.label, described),
  );
}

/** @throws GreenroomError `usage` when no job has that name */
function findJob(store: Store, name: string): ProfileDocument {
  const jobs = store.profileDocuments().filter(({ kind }) => kind === "job");
  const job = jobs.find(({ label }) => label === name);
  if (job !== undefined) return job;
  const labels = jobs.map(({ label }) => label);
  const meant = nearest(name, labels);
  throw documentError("usage", ({ errors }) => {
    if (meant !== null) return errors.noSuchJob(name, meant);
    return labels.length === 0 ? errors.noJobs(name) : errors.otherJobs(name, labels.join(", "));
  });
}
