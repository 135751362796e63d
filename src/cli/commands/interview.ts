/** `greenroom interview`: from documents and settings to a run interview. */
import { translatedError } from "../../words/errors.ts";
import * as z from "zod";
import { kindSchema } from "../../grading/question.ts";
import type { Language, Level } from "../../grading/question.ts";
import type { InterviewSettings, Material } from "../../interview/interview.ts";
import { matchLevel, matchRole } from "../../interview/role-match.ts";
import { recentSince } from "../../interview/selection.ts";
import type { Role } from "../../interview/role.ts";
import { drawId } from "../../interview/draw-id.ts";
import { startInterview } from "../../interview/start.ts";
import type { Dependencies, Library } from "../dependencies.ts";
import { chooseEngine, openEngines } from "../engine-choice.ts";
import { gatherMaterial } from "../interview-material.ts";
import { answerOptionsSchema, openCandidate } from "../interview-session.ts";
import { runSpoken } from "../voice-session.ts";
import { languageOfBank, wantedLanguage } from "../interview-language.ts";
import { libraryWords } from "../../words/library.ts";
import { roleIn } from "../library-names.ts";
import { areaName } from "../../words/areas.ts";
import { interviewWords } from "../../words/interview.ts";

const optionsSchema = answerOptionsSchema.extend({
  resume: z.string().optional(),
  job: z.string().optional(),
  sample: z.boolean().optional(),
  kind: z.array(kindSchema).optional(),
  seed: z.number().int().nonnegative().optional(),
});

/** The sample always asks the same questions, those that the bundled answers were written for. */
const sampleSeed = 1;

/** With `--minutes` alone the time ends the interview, not the number of questions. */
const questionsWithinMinutes = 50;

export async function run(rawOptions: unknown, dependencies: Dependencies): Promise<void> {
  const options = optionsSchema.parse(rawOptions);
  const { terminal, ambient, config, signal } = dependencies;
  if (options.answers === "-" && (options.resume === "-" || options.job === "-")) {
    throw translatedError("usage", (words) => words.answersAndDocument);
  }
  // Before anything slow: a missing person or a wrong answers file is known at once.
  const candidate = await openCandidate(options, dependencies);
  const library = await dependencies.openLibrary();
  const store = await dependencies.openStore();
  const { resume, job } = await gatherMaterial(options, dependencies, store, library);
  const role = await chooseRole(library, config.settings.role, job, resume, dependencies);
  const id = drawId(ambient.random);
  const isSample = options.sample === true;
  const isForProgram = options.json === true || (isSample && options.answers !== undefined);
  const wanted = wantedLanguage(config, role, isForProgram);
  const choice = { role, language: wanted, interviewId: id, isSample };
  const engines = await openEngines(chooseEngine(dependencies), choice, dependencies, store);
  const { engine } = engines;
  const kinds = options.kind ?? kindsOf(role);
  const language =
    engine.name === "offline" ? settleLanguage(wanted, role, kinds, library, dependencies) : wanted;
  terminal.useLanguage(language);

  const { settings: chosen } = config;
  const questionsAreChosen =
    config.resolved.find(({ key }) => key === "questions")?.source !== "default";
  const settings: InterviewSettings = {
    mode: chosen.mode,
    role: role.id,
    level: chosen.level ?? levelOf(job, resume) ?? role.level ?? "mid",
    kinds,
    language,
    engine: engine.name,
    model: engine.model,
    seed: options.seed ?? (isSample ? sampleSeed : Math.floor(ambient.random() * 4_294_967_296)),
    questionLimit:
      chosen.minutes !== null && !questionsAreChosen ? questionsWithinMinutes : chosen.questions,
    minutes: chosen.minutes,
    probeLimit: probeLimit(options.answers !== undefined, dependencies),
  };

  const spinner =
    engine.name === "offline" ? null : terminal.spinner(interviewWords(language).planning);
  const started = await startInterview({
    id,
    settings,
    resume,
    job,
    ...engines,
    store,
    ambient,
    signal,
    onNotice: (text) => terminal.talk(text),
  }).finally(() => spinner?.stop());
  await runSpoken({
    dependencies,
    store,
    library,
    role,
    ...engines,
    candidate,
    options,
    past: isSample ? [] : store.questionsAskedSince(recentSince(ambient.now())),
    due: isSample ? [] : store.practice.dueQuestions(ambient.now()),
    ...started,
  });
}

/**
 * Answers from a file were written without knowing any follow-up, so probes are off there unless they are asked for.
 * In a mock interview evaluation runs beside the next question, so there is nothing to build a probe from.
 */
function probeLimit(scripted: boolean, { config }: Dependencies): number {
  const { settings, resolved } = config;
  const isDefault = resolved.find(({ key }) => key === "probes")?.source === "default";
  return settings.mode === "mock" || (scripted && isDefault) ? 0 : settings.probes;
}

function kindsOf(role: Role): InterviewSettings["kinds"] {
  const kinds = kindSchema.options.filter((kind) => (role.kinds[kind] ?? 0) > 0);
  return kinds.length > 0 ? kinds : [...kindSchema.options];
}

/** The language in which the bank can ask; what it cannot ask in the language that is wanted is said in one line. */
function settleLanguage(
  wanted: Language,
  role: Role,
  kinds: InterviewSettings["kinds"],
  library: Library,
  { terminal }: Dependencies,
): Language {
  const { language, onlyInEnglish } = languageOfBank(wanted, role, kinds, library);
  const words = interviewWords(wanted);
  if (language !== wanted) terminal.talk(words.allInEnglish);
  else if (onlyInEnglish.length > 0) {
    const left = onlyInEnglish.map((area) => areaName(area, language));
    terminal.talk(words.onlyInEnglish(left.join(", ")));
  }
  return language;
}

function levelOf(job: Material | null, resume: Material | null): Level | null {
  return (
    (job === null ? null : matchLevel(job.text)) ??
    (resume === null ? null : matchLevel(resume.text))
  );
}

/** The role that was named, else the best match for the job, then for the resume; what was found is said. */
async function chooseRole(
  library: Library,
  named: string | null,
  job: Material | null,
  resume: Material | null,
  { terminal }: Dependencies,
): Promise<Role> {
  const { roles } = library;
  if (named !== null) return roleIn(named, roles);
  const found =
    (job === null ? null : matchRole(job.text, roles)) ??
    (resume === null ? null : matchRole(resume.text, roles)) ??
    roles.find(({ id }) => id === "software-engineer");
  if (found === undefined) {
    throw new Error("the role pack software-engineer is missing");
  }
  const { language } = terminal.talkFormat;
  const { roleName } = await libraryWords(language);
  const { id, name } = found;
  const shown = library.own.roleIds.has(id) ? name : roleName(id, name);
  terminal.talk(interviewWords(language).role(shown));
  return found;
}
