/** The story bank in the terminal. Every sentence of a story is the person's own. Pure. */
import { importanceWords, scoreText } from "../../report/words.ts";
import type { Story, StoryPart, StorySuggestion } from "../../practice/stories.ts";
import { leastStoryScore, storyParts } from "../../practice/stories.ts";
import type { Format } from "../format.ts";
import { shorten, wrap, wrapHanging } from "../format.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { localDay } from "./time.ts";

type Names = ReadonlyMap<string, string>;

export function renderStories(stories: readonly Story[], names: Names, format: Format): string {
  const { style } = format;
  const entries = stories.map((story) => {
    const head = `${style.accent(story.id)} ${scoreText(story.score)}`;
    return [
      `${head} ${style.faint(toldText(story))}`,
      wrap(sanitizeLine(story.question.text), format, "  "),
      wrap(`"${opening(story)}"`, format, "  "),
      style.faint(wrap(`Shows: ${competencyText(story, names)}`, format, "  ")),
    ].join("\n");
  });
  const foot = `Answers that score ${leastStoryScore} or more and tell what you did and what came of it. \`greenroom stories show ID\` has one in full.`;
  return [...entries, style.faint(wrap(foot, format))].join("\n\n");
}

/** Its beginning, so that the person knows which it is. */
function opening({ parts }: Story): string {
  const first = [...parts.situation, ...parts.action][0] ?? "";
  const words = sanitizeLine(first);
  return words.length <= 120 ? words : `${words.slice(0, 117).trimEnd()}...`;
}

function toldText({ told, lastToldAt }: Story): string {
  const times = told === 1 ? "told once" : `told ${told} times`;
  return `${times}, last ${localDay(new Date(lastToldAt))}`;
}

function competencyText({ competencies }: Story, names: Names): string {
  const words = competencies.map((id) => sanitizeLine(names.get(id) ?? id));
  return words.length === 0 ? "nothing that the lexicon knows" : words.join(", ");
}

const partWords: Readonly<Record<StoryPart, string>> = {
  situation: "Situation",
  action: "What you did",
  result: "What came of it",
  reflection: "What you learned",
};

/** One story in full. */
export function renderStory(story: Story, names: Names, format: Format): string {
  const { style, symbols } = format;
  const parts = storyParts.flatMap((part) => {
    const sentences = story.parts[part];
    if (sentences.length === 0) {
      return [`${style.accent(partWords[part])}: ${style.faint("nothing was found")}`];
    }
    return [
      style.accent(partWords[part]),
      wrap(sanitize(sentences.join(" ")).replaceAll("\n", " "), format, "  "),
    ];
  });
  return [
    style.strong(wrap(sanitizeLine(story.question.text), format)),
    style.faint(wrap(`${story.id}, ${scoreText(story.score)} of 5, ${toldText(story)}`, format)),
    "",
    ...parts,
    "",
    wrapHanging("Shows: ", competencyText(story, names), format),
    "Found met:",
    ...story.criteria.map((criterion) =>
      wrapHanging(`  ${style.good(symbols.met)} `, sanitizeLine(criterion), format),
    ),
  ].join("\n");
}

type Suggestion = StorySuggestion & { readonly practise: string | null };

/** A story for each competency, and which have none. */
export function renderSuggestions(
  suggestions: readonly Suggestion[],
  job: string | null,
  format: Format,
): string {
  const { style, symbols } = format;
  const title =
    job === null ? "Which story to tell" : `Which story to tell for ${sanitizeLine(job)}`;
  const entries = suggestions.map(({ name, importance, story, isTaken, practise }) => {
    const sign = story === null ? style.bad(symbols.missed) : style.good(symbols.met);
    const head = `${sanitizeLine(name)} (${importanceWords[importance] ?? ""})`;
    const lines = [wrapHanging(`${sign} `, style.strong(head), format)];
    if (story === null) {
      const how = practise === null ? "" : ` Practise: greenroom questions show ${practise}`;
      lines.push(wrap(`No story yet.${how}`, format, "  "));
    } else {
      const again = isTaken ? " It is suggested twice: a second story would be better." : "";
      lines.push(
        shorten(`  ${story.id} "${opening(story)}"`, Math.min(format.width, 100), format),
        wrap(`${scoreText(story.score)}, ${toldText(story)}.${again}`, format, "  "),
      );
    }
    return lines.join("\n");
  });
  return [style.accent(wrap(title, format)), ...entries].join("\n");
}
