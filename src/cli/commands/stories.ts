/** `greenroom stories`: good answers to behavioural questions, to be told again. */
import * as z from "zod";
import { recordError } from "../../words/record-errors.ts";
import { planFromWords } from "../../interview/requirements.ts";
import { matchRole } from "../../interview/role-match.ts";
import { skillName } from "../../interview/role.ts";
import { skillIdsOf } from "../../interview/skill-names.ts";
import type { Role } from "../../interview/role.ts";
import type { Language } from "../../vocabulary.ts";
import type { Story, WantedCompetency } from "../../practice/stories.ts";
import { leastStoryScore, storiesOf, suggestStories } from "../../practice/stories.ts";
import { roleIn } from "../library-names.ts";
import type { Dependencies, Library } from "../dependencies.ts";
import type { Store } from "../store.ts";
import { gatherMaterial } from "../interview-material.ts";
import { renderStories, renderStory, renderSuggestions } from "../views/stories.ts";
import { storiesWords } from "../../words/stories.ts";
import { decimal } from "../../words/numbers.ts";
import { wantedLanguage } from "../interview-language.ts";

const listSchema = z.object({
  hidden: z.boolean().default(false),
  json: z.boolean().default(false),
});
const idSchema = z.object({ id: z.string().min(1), json: z.boolean().default(false) });

/** `greenroom stories [list]` */
export async function list(input: unknown, dependencies: Dependencies): Promise<void> {
  const { hidden, json } = listSchema.parse(input);
  const { terminal } = dependencies;
  const { stories, hiddenIds, names } = await openStories(dependencies);
  const shown = stories.filter((story) => isHidden(story, hiddenIds) === hidden);
  if (json) return terminal.json(shown);
  if (shown.length === 0) {
    const words = storiesWords(terminal.talkFormat.language);
    terminal.talk(
      hidden
        ? words.noneHidden
        : words.none(decimal(leastStoryScore, terminal.talkFormat.language)),
    );
    return;
  }
  terminal.result(renderStories(shown, names, terminal.resultFormat));
}

/** `greenroom stories show ID` */
export async function show(input: unknown, dependencies: Dependencies): Promise<void> {
  const { id, json } = idSchema.parse(input);
  const { terminal } = dependencies;
  const { stories, names } = await openStories(dependencies);
  const story = findStory(stories, id);
  if (json) terminal.json(story);
  else terminal.result(renderStory(story, names, terminal.resultFormat));
}

/** `greenroom stories hide ID` */
export async function hide(input: unknown, dependencies: Dependencies): Promise<void> {
  const { id } = idSchema.parse(input);
  const { store, stories, hiddenIds } = await openStories(dependencies);
  const story = findStory(stories, id);
  writeHidden(store, [...new Set([...hiddenIds, story.id])]);
  const { terminal } = dependencies;
  terminal.talk(storiesWords(terminal.talkFormat.language).isHidden(story.id));
}

/** `greenroom stories unhide ID` */
export async function unhide(input: unknown, dependencies: Dependencies): Promise<void> {
  const { id } = idSchema.parse(input);
  const { store, stories, hiddenIds } = await openStories(dependencies);
  const story = findStory(stories, id);
  writeHidden(
    store,
    hiddenIds.filter((each) => !story.tellings.includes(each)),
  );
  const { terminal } = dependencies;
  terminal.talk(storiesWords(terminal.talkFormat.language).isBack(story.id));
}

const suggestSchema = z.object({
  job: z.string().optional(),
  json: z.boolean().default(false),
});

/** `greenroom stories suggest` */
export async function suggest(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = suggestSchema.parse(input);
  const { terminal } = dependencies;
  const { store, library, stories, hiddenIds } = await openStories(dependencies);
  const language = wantedLanguage(dependencies.config, null, options.json);
  const { wanted, job } = await wantedCompetencies(options, dependencies, store, library, language);
  const suggestions = suggestStories(
    wanted,
    stories.filter((story) => !isHidden(story, hiddenIds)),
  );
  const questions = library.questions(["behavioural"], language);
  const withPractice = suggestions.map((suggestion) => ({
    ...suggestion,
    /** A question of the bank that asks for it, where there is no story. */
    practise:
      suggestion.story === null
        ? (questions.find(({ skills }) => competenciesIn(skills, library).includes(suggestion.id))
            ?.id ?? null)
        : null,
  }));
  if (options.json) terminal.json({ job, suggestions: withPractice });
  else terminal.result(renderSuggestions(withPractice, job, terminal.resultFormat));
}

async function openStories(dependencies: Dependencies): Promise<{
  readonly store: Store;
  readonly library: Library;
  readonly stories: readonly Story[];
  readonly hiddenIds: readonly string[];
  /** What competencies are called. */
  readonly names: ReadonlyMap<string, string>;
}> {
  const [store, library] = await Promise.all([
    dependencies.openStore(),
    dependencies.openLibrary(),
  ]);
  const { language } = dependencies.terminal.resultFormat;
  return {
    store,
    library,
    stories: storiesOf(store.toldAnswers(leastStoryScore), (tags) => competenciesIn(tags, library)),
    hiddenIds: hiddenSchema.parse(store.readMemory(hiddenKey)),
    names: new Map(library.skills.map((skill) => [skill.id, skillName(skill, language)])),
  };
}

function competenciesIn(tags: readonly string[], { skills }: Library): readonly string[] {
  return skillIdsOf(
    tags,
    skills.filter(({ kind }) => kind === "behavioural"),
  );
}

/** Where the ids of hidden stories are kept; what no longer exists does no harm there. */
const hiddenKey = "hidden-stories";
const hiddenSchema = z.array(z.string()).default([]);

function writeHidden(store: Store, ids: readonly string[]): void {
  store.writeMemory(hiddenKey, ids.length === 0 ? undefined : ids);
}

/** By whichever telling it was hidden: a better one later brings it not back. */
function isHidden({ tellings }: Story, hiddenIds: readonly string[]): boolean {
  return tellings.some((id) => hiddenIds.includes(id));
}

/** @throws GreenroomError `usage` when nothing or more than one story has an id that begins so */
function findStory(stories: readonly Story[], id: string): Story {
  const exact = stories.find(({ tellings }) => tellings.includes(id));
  if (exact !== undefined) return exact;
  const found = stories.filter(({ tellings }) => tellings.some((each) => each.startsWith(id)));
  const [story] = found;
  if (story !== undefined && found.length === 1) return story;
  throw recordError("usage", (words) =>
    found.length === 0 ? words.noStory(id) : words.severalStories(found.length, id),
  );
}

/** The behavioural competencies that the job names, filled up from the role; without a job all that there are. */
async function wantedCompetencies(
  options: z.infer<typeof suggestSchema>,
  dependencies: Dependencies,
  store: Store,
  library: Library,
  language: Language,
): Promise<{ readonly wanted: readonly WantedCompetency[]; readonly job: string | null }> {
  const { job } = await gatherMaterial(options, dependencies, store, library);
  const role = roleFor(job?.text ?? "", dependencies, library);
  if (job === null) {
    const wanted = library.skills
      .filter(
        ({ kind, areas }) => kind === "behavioural" && areas.some((area) => area in role.areas),
      )
      .map((skill) => ({ id: skill.id, name: skillName(skill, language), importance: 2 }));
    return { wanted, job: null };
  }
  const { requirements } = planFromWords({
    resume: null,
    job,
    skills: library.skills,
    role,
    kinds: ["behavioural"],
    language,
  });
  return {
    wanted: requirements.map(({ id, name, importance }) => ({ id, name, importance })),
    job: job.name,
  };
}

/** @throws GreenroomError `usage` when the role that was chosen does not exist */
function roleFor(job: string, { config }: Dependencies, { roles }: Library): Role {
  const chosen = config.settings.role;
  return chosen === null
    ? (matchRole(job, roles) ?? roleIn("software-engineer", roles))
    : roleIn(chosen, roles);
}
