/**
 * Which questions give credit for the strong answer of another one. Judging every answer by every question takes minutes
 * with a large bank; most pairs share so few words that it is known without judging that nothing comes of it.
 *
 * The bound never errs on the low side. It takes a phrasing for found in every sentence that has all its words (as
 * written, joined with the next or as a slip of the keyboard), in whatever order, denied or not, and then asks only what
 * the grader asks first: a criterion is met when all its concepts stand in two neighbouring sentences, partly met when
 * half of them stand anywhere, those that the question says itself counting for nothing. What stands in sentences about
 * something else than the question does not count, as for the grader.
 */
import { prepareQuestion } from "../../src/grading/concepts.ts";
import type { PreparedCriterion } from "../../src/grading/concepts.ts";
import { spansToGrader, withoutSpans } from "../../src/grading/injection.ts";
import { markOffline, NEIGHBOURS, ORDINARY_WEIGHT } from "../../src/grading/offline-grader.ts";
import type { Question } from "../../src/grading/question.ts";
import { scoreMarks } from "../../src/grading/score.ts";
import { ordinaryWords } from "../../src/grading/text/ordinary-words.ts";
import { slipsOf } from "../../src/grading/text/phrase-index.ts";
import type { Vocabulary } from "../../src/grading/text/phrase-index.ts";
import type { Phrase } from "../../src/grading/text/phrases.ts";
import { tokenize } from "../../src/grading/text/tokens.ts";
import type { Token } from "../../src/grading/text/tokens.ts";

/**
 * For each question, by id, those of `others` whose strong answers score above `limit` with it, or might. Of behavioural
 * questions none: a story may answer several of them, and what others earn is bounded on the average (stories.test.ts).
 */
export function strangersAbove(
  all: readonly Question[],
  others: readonly Question[],
  limit: number,
): ReadonlyMap<string, readonly Question[]> {
  const questions = all.filter(({ kind }) => kind !== "behavioural");
  const answers = readAnswers(others);
  const pairs = questions.flatMap((question) => {
    const highest = highestScores(question, answers);
    return answers.answers.flatMap((answer, at) =>
      answer.question.id !== question.id && (highest[at] ?? 0) > limit
        ? [{ question, other: answer.question }]
        : [],
    );
  });
  // By answer, so that each is read once. The screen and the check of quotes, left out here, only lower a score.
  const found = new Map<string, Question[]>(all.map(({ id }) => [id, []]));
  for (const { question, other } of pairs.toSorted((a, b) => (a.other.id < b.other.id ? -1 : 1))) {
    const marks = markOffline(question, [{ probe: null, text: other.examples?.strong ?? "" }]);
    if ((scoreMarks(question.criteria, marks) ?? 0) > limit) found.get(question.id)?.push(other);
  }
  return found;
}

interface Answers {
  readonly answers: readonly {
    readonly question: Question;
    /** Its sentences, numbered through all answers: first inclusive, last exclusive. */
    readonly first: number;
    readonly last: number;
  }[];
  /** For each sentence the keys of the content words in and around it, with what each weighs. */
  readonly around: readonly ReadonlyMap<string, number>[];
  /** Every word and every two neighbours written as one, with the sentences in which they stand. */
  readonly places: ReadonlyMap<string, Set<number>>;
  /** One token for each different word, with the sentences in which it stands. */
  readonly words: ReadonlyMap<string, { readonly token: Token; readonly sentences: Set<number> }>;
}

function readAnswers(questions: readonly Question[]): Answers {
  const answers: Answers["answers"][number][] = [];
  const places = new Map<string, Set<number>>();
  const words = new Map<string, { token: Token; sentences: Set<number> }>();
  const around: ReadonlyMap<string, number>[] = [];
  let first = 0;
  const add = (key: string, sentence: number): void => {
    const known = places.get(key);
    if (known === undefined) places.set(key, new Set([sentence]));
    else known.add(sentence);
  };
  for (const question of questions) {
    if (question.examples === null) continue;
    const { strong } = question.examples;
    const said = withoutSpans(strong, spansToGrader(strong));
    const { tokens, sentences } = tokenize(said, question.language);
    for (const [at, token] of tokens.entries()) {
      const sentence = first + token.sentence;
      const next = tokens[at + 1];
      add(token.key, sentence);
      if (next !== undefined) add(token.word + next.stem, sentence);
      const word = words.get(token.word);
      if (word === undefined) words.set(token.word, { token, sentences: new Set([sentence]) });
      else word.sentences.add(sentence);
    }
    for (const at of sentences.keys()) {
      const from = sentences[Math.max(0, at - NEIGHBOURS)]?.firstToken ?? 0;
      const to = sentences[Math.min(sentences.length - 1, at + NEIGHBOURS)]?.lastToken ?? 0;
      const content = tokens.slice(from, to).filter((token) => !token.isFunctionWord);
      around.push(
        new Map(content.map(({ key }) => [key, ordinaryWords.has(key) ? ORDINARY_WEIGHT : 1])),
      );
    }
    answers.push({ question, first, last: first + sentences.length });
    first += sentences.length;
  }
  return { answers, around, places, words };
}

/** What the score of each answer can be at most. */
function highestScores(question: Question, all: Answers): number[] {
  const { criteria, vocabulary, topic, relevantFrom } = prepareQuestion(question);
  const { sentencesOf, misspelt } = sentencesByKey(vocabulary, all);
  const isAbout = all.around.map((words) => {
    let own = 0;
    let sum = 0;
    for (const [key, weight] of words) {
      sum += weight;
      if (topic.has(key) || misspelt.has(key)) own += weight;
    }
    return own + 1e-9 >= relevantFrom * sum;
  });
  const earned = all.answers.map(() => 0);
  let possible = 0;
  for (const prepared of criteria) {
    possible += prepared.criterion.weight;
    for (const [at, credit] of highestCredits(prepared, all, { sentencesOf, isAbout }).entries())
      earned[at] = (earned[at] ?? 0) + prepared.criterion.weight * credit;
  }
  return earned.map((sum) => 1 + (4 * sum) / possible);
}

/** The sentences in which each key of a vocabulary may stand, and the keys of words that may be slips for others. */
function sentencesByKey(vocabulary: Vocabulary, { places, words }: Answers) {
  const found = new Map<string, Set<number>>();
  const misspelt = new Set<string>();
  for (const key of vocabulary.numbers.keys()) found.set(key, new Set(places.get(key)));
  for (const { token, sentences } of words.values()) {
    if (token.isFunctionWord || vocabulary.numbers.has(token.key)) continue;
    for (const key of slipsOf(token, vocabulary)) {
      misspelt.add(token.key);
      for (const sentence of sentences) found.get(key)?.add(sentence);
    }
  }
  return { sentencesOf: found, misspelt };
}

interface QuestionSentences {
  readonly sentencesOf: ReadonlyMap<string, ReadonlySet<number>>;
  /** For each sentence whether it is about the question. */
  readonly isAbout: readonly boolean[];
}

/** The highest credit of one criterion for each answer. */
function highestCredits(
  { concepts, isDerived }: PreparedCriterion,
  { answers }: Answers,
  { sentencesOf, isAbout }: QuestionSentences,
): number[] {
  const own = concepts.filter(({ isGiven }) => !isGiven);
  const counted = own.length === 0 ? concepts : own;
  const places = counted.map(({ phrases }) => {
    const found = new Uint8Array(isAbout.length);
    for (const phrase of phrases) {
      for (const sentence of sentencesWith(phrase, sentencesOf))
        if (isAbout[sentence] === true) found[sentence] = 1;
    }
    return found;
  });
  return answers.map(({ first, last }) => {
    const here = places.filter((found) => found.subarray(first, last).includes(1));
    if (here.length === 0) return 0;
    if (isDerived) return 1;
    if (here.length === counted.length) {
      for (let sentence = first; sentence < last; sentence += 1) {
        if (
          here.every(
            (found) => found[sentence] === 1 || (sentence + 1 < last && found[sentence + 1] === 1),
          )
        )
          return 1;
      }
    }
    return here.length >= counted.length / 2 ? 0.5 : 0;
  });
}

function sentencesWith(
  { keys, joined }: Phrase,
  sentencesOf: ReadonlyMap<string, ReadonlySet<number>>,
): number[] {
  const [rarest = new Set<number>(), ...rest] = keys
    .map((key) => sentencesOf.get(key) ?? new Set<number>())
    .toSorted((one, other) => one.size - other.size);
  const found = [...rarest].filter((sentence) => rest.every((set) => set.has(sentence)));
  return joined === null ? found : [...found, ...(sentencesOf.get(joined) ?? [])];
}
