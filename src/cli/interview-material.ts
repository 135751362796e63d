/** The resume and the job of an interview, from flags, the sample or the saved profile. */
import { translatedError } from "../words/errors.ts";
import type { Material } from "../interview/interview.ts";
import type { DocumentReading } from "../interview/material.ts";
import type { Dependencies, Library } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { wrap } from "./format.ts";
import { sanitizeLine } from "./sanitize.ts";

export interface MaterialOptions {
  readonly resume?: string | undefined;
  readonly job?: string | undefined;
  readonly sample?: boolean | undefined;
}

/** What the interview is about; null where there is none. Warnings of the documents are told. */
export async function gatherMaterial(
  options: MaterialOptions,
  dependencies: Dependencies,
  store: Store,
  library: Library,
): Promise<{ readonly resume: Material | null; readonly job: Material | null }> {
  if (options.resume === "-" && options.job === "-") {
    throw translatedError("usage", (words) => words.resumeAndJob);
  }
  const saved = store.profileDocuments();
  const read = async (kind: "resume" | "job"): Promise<Material | null> => {
    const source = options[kind] ?? (options.sample === true ? library.sample[kind] : undefined);
    if (source === undefined) {
      const own = saved.find((document) => document.kind === kind && document.isDefault);
      return own === undefined ? null : toMaterial(own.reading, dependencies);
    }
    const named =
      kind === "job"
        ? saved.find((each) => each.kind === "job" && each.label === source)
        : undefined;
    if (named !== undefined) {
      return toMaterial(named.reading, dependencies);
    }
    const reading = await dependencies.readDocument(source);
    await tellWarnings(reading, dependencies);
    return toMaterial(reading, dependencies);
  };
  return { resume: await read("resume"), job: await read("job") };
}

async function tellWarnings(
  { name, warnings }: DocumentReading,
  { terminal }: Dependencies,
): Promise<void> {
  if (warnings.length === 0) return;
  const { language } = terminal.talkFormat;
  const [{ warningText }, { documentsWords }] = await Promise.all([
    import("../words/document-notices.ts"),
    import("../words/documents.ts"),
  ]);
  const words = await documentsWords(language);
  for (const warning of warnings) {
    const told = sanitizeLine(`${name}: ${warningText(warning, words, language)}`);
    terminal.talk(wrap(told, terminal.talkFormat));
  }
}

/** A document as an interview keeps it. */
export function toMaterial(reading: DocumentReading, { ambient }: Dependencies): Material {
  return { hash: ambient.hash(reading.text), name: reading.name, text: reading.text };
}
