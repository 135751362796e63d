/** The story bank in the terminal. Every sentence of a story is the person's own. Pure. */
import { importanceText, scoreText } from "../../report/words.ts";
import type { Story, StorySuggestion } from "../../practice/stories.ts";
import { leastStoryScore, storyParts } from "../../practice/stories.ts";
import { decimal } from "../../words/numbers.ts";
import type { Format } from "../format.ts";
import { shorten, wrap, wrapHanging } from "../format.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { localDay } from "../../practice/local-day.ts";
import { interviewWords } from "../../words/interview.ts";
import { storiesWords } from "../../words/stories.ts";
import type { StoriesWords } from "../../words/stories/english.ts";

type Names = ReadonlyMap<string, string>;

/** Every story in a few lines: how it begins, how often it was told, what it shows. */
export function renderStories(stories: readonly Story[], names: Names, format: Format): string {
  const { style, language } = format;
  const words = storiesWords(language);
  const entries = stories.map((story) => {
    const head = `${style.accent(story.id)} ${scoreText(story.score, language)}`;
    return [
      wrapHanging(`${head} `, style.faint(toldText(story, words)), format),
      wrap(sanitizeLine(story.question.text), format, "  "),
      wrap(`"${opening(story, format)}"`, format, "  "),
      style.faint(wrap(`${words.shows}${competencyText(story, names, words)}`, format, "  ")),
    ].join("\n");
  });
  const foot = words.foot(decimal(leastStoryScore, format.language));
  return [...entries, style.faint(wrap(foot, format))].join("\n\n");
}

/** Its beginning, so that the person knows which it is. */
function opening({ parts }: Story, format: Format): string {
  const first = [...parts.situation, ...parts.action][0] ?? "";
  return shorten(sanitizeLine(first), 120, format);
}

function toldText({ told, lastToldAt }: Story, words: StoriesWords): string {
  return words.told(told, localDay(new Date(lastToldAt)));
}

function competencyText({ competencies }: Story, names: Names, words: StoriesWords): string {
  const known = competencies.map((id) => sanitizeLine(names.get(id) ?? id));
  return known.length === 0 ? words.nothingKnown : known.join(", ");
}

/** One story in full. */
export function renderStory(story: Story, names: Names, format: Format): string {
  const { style, symbols, language } = format;
  const words = storiesWords(language);
  const parts = storyParts.flatMap((part) => {
    const sentences = story.parts[part];
    if (sentences.length === 0) {
      return [`${style.accent(words.parts[part])}: ${style.faint(words.nothingFound)}`];
    }
    return [
      style.accent(words.parts[part]),
      wrap(sanitize(sentences.join(" ")).replaceAll("\n", " "), format, "  "),
    ];
  });
  return [
    style.strong(wrap(sanitizeLine(story.question.text), format)),
    style.faint(
      wrap(
        `${story.id}, ${interviewWords(language).scoreOf(scoreText(story.score, language))}, ${toldText(story, words)}`,
        format,
      ),
    ),
    "",
    ...parts,
    "",
    wrapHanging(words.shows, competencyText(story, names, words), format),
    words.foundMet,
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
  const { style, symbols, language } = format;
  const words = storiesWords(language);
  const title = job === null ? words.whichToTell : words.whichToTellFor(sanitizeLine(job));
  const entries = suggestions.map(({ name, importance, story, isTaken, practise }) => {
    const sign = story === null ? style.bad(symbols.missed) : style.good(symbols.met);
    const head = `${sanitizeLine(name)} (${importanceText(importance, interviewWords(language))})`;
    const lines = [wrapHanging(`${sign} `, style.strong(head), format)];
    if (story === null) {
      const how = practise === null ? "" : ` ${words.practise(practise)}`;
      lines.push(wrap(`${words.noStory}${how}`, format, "  "));
    } else {
      const again = isTaken ? ` ${words.suggestedTwice}` : "";
      lines.push(
        shorten(`  ${story.id} "${opening(story, format)}"`, Math.min(format.width, 100), format),
        wrap(
          `${scoreText(story.score, language)}, ${toldText(story, words)}.${again}`,
          format,
          "  ",
        ),
      );
    }
    return lines.join("\n");
  });
  return [style.accent(wrap(title, format)), ...entries].join("\n");
}
