/**
 * Stories: answers to behavioural questions that scored well, in the person's own words, with what they show. Nothing is
 * written here: a story is the sentences of an answer in which a grader found the parts of a good story.
 */
import type { Mark } from "../grading/evaluation.ts";
import { sentencesTouching } from "../grading/injection.ts";
import type { Question } from "../grading/question.ts";
import { locateQuote } from "../grading/quotes.ts";
import { fold } from "../grading/text/fold.ts";

/**
 * From here on an answer is nearer to the rubric's level 4 than to its level 3 ("right and usable" where 3 has gaps), as
 * scores are rounded to anchors everywhere (grading/score.ts).
 */
export const leastStoryScore = 3.5;

/** An answer to a behavioural question, as it is stored. */
export interface ToldAnswer {
  readonly interviewId: string;
  readonly position: number;
  readonly question: Question;
  /** The answer and those to its probes, which the evaluation has read. */
  readonly texts: readonly string[];
  readonly score: number;
  readonly marks: readonly Mark[];
  /** When it was told last, ISO 8601. */
  readonly toldAt: string;
  /** How often exactly these words were the answer to this question. */
  readonly times: number;
}

/** The parts of a story are the dimensions of the behavioural rubric. */
export const storyParts = ["situation", "action", "result", "reflection"] as const;
export type StoryPart = (typeof storyParts)[number];

export interface Story {
  /** Of the answer that scored best: its interview and the question's number in it, `k3xq5abc-2`. */
  readonly id: string;
  /** The ids of all answers that tell it, the best first. */
  readonly tellings: readonly string[];
  readonly question: { readonly id: string; readonly text: string };
  readonly score: number;
  /** Sentences of the answer, verbatim and in its order; a sentence that is several parts at once stands in each. */
  readonly parts: Readonly<Record<StoryPart, readonly string[]>>;
  /** What the grader found met, in the words of the criteria. */
  readonly criteria: readonly string[];
  /** What the questions that it answered ask for. */
  readonly competencies: readonly string[];
  /** How often it was told. */
  readonly told: number;
  readonly lastToldAt: string;
}

/**
 * The stories in the answers, the best first. An answer is one when it scored at least `leastStoryScore` and the grader
 * found something that was done and what came of it. Answers that share most of their words are tellings of one story,
 * to whichever question.
 * @param competenciesOf the competencies that the tags of a question stand for
 */
export function storiesOf(
  answers: readonly ToldAnswer[],
  competenciesOf: (tags: readonly string[]) => readonly string[],
): readonly Story[] {
  const groups: { readonly words: ReadonlySet<string>; readonly tellings: ToldAnswer[] }[] = [];
  const told = answers.filter(isStory).toSorted((one, other) => other.score - one.score);
  for (const answer of told) {
    const words = wordsOf(answer);
    const group = groups.find((each) => areAlike(each.words, words));
    if (group === undefined) groups.push({ words, tellings: [answer] });
    else group.tellings.push(answer);
  }
  return groups.flatMap(({ tellings }) => {
    const [best] = tellings;
    return best === undefined ? [] : [storyOf(best, tellings, competenciesOf)];
  });
}

function isStory({ score, question, marks }: ToldAnswer): boolean {
  const dimensions = new Map(question.criteria.map(({ id, dimension }) => [id, dimension]));
  const has = (part: StoryPart): boolean =>
    marks.some((mark) => givesCredit(mark) && dimensions.get(mark.criterionId) === part);
  return score >= leastStoryScore && has("action") && has("result");
}

function givesCredit({ mark, quote }: Mark): boolean {
  return quote !== null && (mark === "met" || mark === "partly");
}

function storyOf(
  best: ToldAnswer,
  tellings: readonly ToldAnswer[],
  competenciesOf: (tags: readonly string[]) => readonly string[],
): Story {
  const { question, score, marks } = best;
  const met = new Set(marks.filter(({ mark }) => mark === "met").map((mark) => mark.criterionId));
  const tags = new Set(tellings.flatMap((each) => each.question.skills));
  return {
    id: idOf(best),
    tellings: tellings.map(idOf),
    question: { id: question.id, text: question.text },
    score,
    parts: partsOf(best),
    criteria: question.criteria.filter(({ id }) => met.has(id)).map(({ text }) => text),
    competencies: competenciesOf([...tags]),
    told: tellings.reduce((sum, { times }) => sum + times, 0),
    lastToldAt: tellings.map(({ toldAt }) => toldAt).reduce((a, b) => (a > b ? a : b)),
  };
}

function idOf({ interviewId, position }: ToldAnswer): string {
  return `${interviewId}-${position}`;
}

/** The sentences that hold the quotes of marks that give credit, by the dimension of each mark's criterion. */
function partsOf({ question, texts, marks }: ToldAnswer): Story["parts"] {
  const dimensions = new Map(question.criteria.map(({ id, dimension }) => [id, dimension]));
  const found = new Map<
    string,
    { readonly text: number; readonly start: number; readonly end: number }[]
  >();
  for (const mark of marks) {
    const { criterionId, quote } = mark;
    if (quote === null || !givesCredit(mark)) continue;
    const dimension = dimensions.get(criterionId) ?? "";
    for (const [index, text] of texts.entries()) {
      const span = locateQuote(quote, text);
      if (span === null) continue;
      const sentences = sentencesTouching(text, span).map((sentence) => ({
        text: index,
        ...sentence,
      }));
      found.set(dimension, [...(found.get(dimension) ?? []), ...sentences]);
      break;
    }
  }
  const passages = (part: StoryPart): readonly string[] => {
    const inOrder = (found.get(part) ?? []).toSorted(
      (one, other) => one.text - other.text || one.start - other.start,
    );
    const sentences = inOrder.map(({ text, start, end }) =>
      (texts[text] ?? "").slice(start, end).trim(),
    );
    return [...new Set(sentences)].filter((sentence) => sentence !== "");
  };
  return {
    situation: passages("situation"),
    action: passages("action"),
    result: passages("result"),
    reflection: passages("reflection"),
  };
}

/** Words of four letters and more: a thousand answers are compared, and stems would tell no more than that. */
function wordsOf({ texts }: ToldAnswer): ReadonlySet<string> {
  return new Set(fold(texts.join("\n")).match(/\p{L}{4,}/gu));
}

/** So much of the words of the shorter text stands in the other (the overlap coefficient), when two tell the same story. */
const leastOverlap = 0.6;

function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const smaller = Math.min(one.size, other.size);
  if (smaller === 0) return false;
  // A few words stand in any long text.
  const size = smaller < 15 ? Math.max(one.size, other.size) : smaller;
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared / size >= leastOverlap;
}

/** A competency that a job asks for. */
export interface WantedCompetency {
  readonly id: string;
  readonly name: string;
  /** 1 nice to have, 2 expected, 3 the job hangs on it. */
  readonly importance: number;
}

export interface StorySuggestion extends WantedCompetency {
  /** The story to tell; null when there is none that shows it. */
  readonly story: Story | null;
  /** The story is suggested for a more important competency too: an interviewer should not hear it twice. */
  readonly isTaken: boolean;
}

/**
 * Which story to tell for each competency. What few stories can show is served first, so that as many competencies as
 * can be get a story of their own; among stories the better one, then the one that was told longest ago.
 * @returns in the order of `wanted`
 */
export function suggestStories(
  wanted: readonly WantedCompetency[],
  stories: readonly Story[],
): readonly StorySuggestion[] {
  const candidates = new Map(
    wanted.map((competency) => [
      competency.id,
      stories
        .filter(({ competencies }) => competencies.includes(competency.id))
        .toSorted((a, b) => b.score - a.score || (a.lastToldAt < b.lastToldAt ? -1 : 1)),
    ]),
  );
  const countOf = ({ id }: WantedCompetency): number => candidates.get(id)?.length ?? 0;
  const order = wanted.toSorted(
    (one, other) => countOf(one) - countOf(other) || other.importance - one.importance,
  );
  const taken = new Set<string>();
  const chosen = new Map<string, Pick<StorySuggestion, "story" | "isTaken">>();
  for (const { id } of order) {
    const own = candidates.get(id) ?? [];
    const fresh = own.find((story) => !taken.has(story.id));
    const story = fresh ?? own[0] ?? null;
    chosen.set(id, { story, isTaken: story !== null && fresh === undefined });
    if (story !== null) taken.add(story.id);
  }
  return wanted.map((competency) => ({
    ...competency,
    ...(chosen.get(competency.id) ?? { story: null, isTaken: false }),
  }));
}
