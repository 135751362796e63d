import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import type { Dependencies, ProfileDocument, Store } from "../dependencies.ts";
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
  else terminal.result(renderProfile(documents, terminal.resultFormat));
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
  terminal.talk(wasThere ? "The saved resume is removed." : "No resume was saved.");
}

/** `greenroom profile add-job NAME FILE`: the new one is the one in use. */
export async function addJob(input: unknown, dependencies: Dependencies): Promise<void> {
  const { name, file } = addJobSchema.parse(input);
  const label = sanitizeLine(name);
  if (label === "" || label.length > 60) {
    throw new GreenroomError(
      "usage",
      "A job's name has 1 to 60 characters.",
      "For example: greenroom profile add-job acme job.md",
    );
  }
  await save(dependencies, file, { kind: "job", label });
}

/** `greenroom profile use-job NAME` */
export async function useJob(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { name } = jobSchema.parse(input);
  const store = await openStore();
  const job = findJob(store, name);
  store.saveProfileDocument({ ...job, isDefault: true });
  terminal.talk(`Interviews use the job "${job.label}".`);
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
  terminal.talk(`The job "${label}" is removed.`);
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
  const warnings = renderWarnings(reading, terminal.talkFormat);
  if (warnings !== "") terminal.talk(warnings);
  terminal.talk(
    `Saved as ${place.kind === "resume" ? "your resume" : `the job "${place.label}"`}: ${describeReading(reading)}.`,
  );
}

/** @throws GreenroomError `usage` when no job has that name */
function findJob(store: Store, name: string): ProfileDocument {
  const jobs = store.profileDocuments().filter(({ kind }) => kind === "job");
  const job = jobs.find(({ label }) => label === name);
  if (job !== undefined) return job;
  const labels = jobs.map(({ label }) => label);
  const meant = nearest(name, labels);
  throw new GreenroomError(
    "usage",
    `No saved job is called "${name}".`,
    meant !== null
      ? `Did you mean "${meant}"?`
      : labels.length === 0
        ? "`greenroom profile add-job NAME FILE` saves one."
        : `Saved: ${labels.join(", ")}.`,
  );
}
