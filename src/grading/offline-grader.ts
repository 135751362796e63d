/**
 * The offline grader: marks the criteria by their concepts, without a model and without a network.
 *
 * A concept is found when one of its phrasings stands in the answer, un-negated (a phrasing that is itself negative:
 * negated). A criterion is met when all of its concepts stand in one sentence or two neighbouring ones, partly when at
 * least half of them do or when they are scattered. Words which are listed and not said count for nothing.
 */
import type { GradedAnswer } from "./answer.ts";
import type { Grader, Mark } from "./evaluation.ts";
import type { Criterion, Question } from "./question.ts";
import { compilePhrase, findPhrase, indexText } from "./text/phrases.ts";
import type { Hit, Phrase, PhraseIndex } from "./text/phrases.ts";
import { countStructure, structureOf } from "./text/structure.ts";
import type { Structure } from "./text/structure.ts";
import { tokenize } from "./text/tokens.ts";
import type { TokenizedText } from "./text/tokens.ts";

/** Rises with every change that can change a mark. */
export const OFFLINE_GRADER_VERSION = "1";

/** Who judged, for evaluations by the offline grader. */
export const offlineGrader: Grader = {
  engine: "offline",
  model: `offline-${OFFLINE_GRADER_VERSION}`,
  promptHash: null,
};

interface Concept {
  /** Its first phrasing, to name it by. */
  readonly name: string;
  readonly phrases: readonly Phrase[];
  /** The question itself says it: found alone it shows nothing. */
  readonly isGiven: boolean;
}

interface PreparedCriterion {
  readonly criterion: Criterion;
  readonly concepts: readonly Concept[];
  readonly contradictions: readonly Phrase[];
}

interface PreparedQuestion {
  readonly criteria: readonly PreparedCriterion[];
  readonly keys: ReadonlySet<string>;
  readonly keysByInitial: ReadonlyMap<string, readonly string[]>;
}

/** What was found of one criterion; for tools that explain a mark. */
export interface CriterionTrace {
  readonly criterionId: string;
  readonly mark: Mark["mark"];
  /** For each concept: its first phrasing, and the answer's words that matched, un-negated; null when there are none. */
  readonly concepts: readonly {
    readonly name: string;
    readonly found: string | null;
    readonly negated: string | null;
    readonly given: boolean;
  }[];
  readonly contradiction: string | null;
  /** Hits were left out since the words around them are listed, not said. */
  readonly listed: boolean;
}

const prepared = new WeakMap<Question, PreparedQuestion>();

/** Compiles a question's concepts once; later calls with the same object are free. */
export function prepareQuestion(question: Question): void {
  preparedQuestion(question);
}

function preparedQuestion(question: Question): PreparedQuestion {
  const known = prepared.get(question);
  if (known !== undefined) return known;
  const { language } = question;
  const compile = (phrasings: readonly string[]): Phrase[] =>
    phrasings
      .map((phrasing) => compilePhrase(phrasing, language))
      .filter((phrase) => phrase !== null);
  const raw = question.criteria.map((criterion) => ({
    criterion,
    concepts: conceptsOf(criterion, question).map((phrasings) => ({
      name: phrasings[0] ?? "",
      phrases: compile(phrasings),
    })),
    contradictions: compile(criterion.contradictions),
  }));
  const phrases = raw.flatMap(({ concepts, contradictions }) => [
    ...concepts.flatMap((concept) => concept.phrases),
    ...contradictions,
  ]);
  const keys = new Set(
    phrases.flatMap((phrase) => [
      ...phrase.keys,
      ...(phrase.joined === null ? [] : [phrase.joined]),
    ]),
  );
  const keysByInitial = new Map<string, string[]>();
  for (const key of keys)
    keysByInitial.set(key.charAt(0), [...(keysByInitial.get(key.charAt(0)) ?? []), key]);
  const asked = indexText(tokenize(question.text, language), keys, new Map());
  const criteria = raw.map(({ criterion, concepts, contradictions }) => ({
    criterion,
    concepts: concepts.map((concept) => ({
      ...concept,
      isGiven: concept.phrases.some((phrase) => findPhrase(phrase, asked).length > 0),
    })),
    contradictions,
  }));
  const result = { criteria, keys, keysByInitial };
  prepared.set(question, result);
  return result;
}

/** A criterion's concepts; one that was written without any is recognised by the content words of its sentence. */
function conceptsOf(criterion: Criterion, question: Question): readonly (readonly string[])[] {
  if (criterion.concepts.length > 0) return criterion.concepts;
  const verbs = new Set([
    "sai",
    "explain",
    "mention",
    "name",
    "describ",
    "state",
    "show",
    "give",
    "point",
    "know",
    "distinguish",
    "note",
  ]);
  const words = tokenize(criterion.text, question.language).tokens.filter(
    (token, index) => !token.isFunctionWord && !(index === 0 && verbs.has(token.stem)),
  );
  return [...new Map(words.map((token) => [token.key, [token.word]])).values()];
}

interface AnswerText {
  readonly index: PhraseIndex;
  readonly structures: readonly Structure[];
}

interface ConceptHits {
  readonly concept: Concept;
  readonly said: readonly Hit[];
  readonly denied: readonly Hit[];
}

/** Marks of the answers against every criterion of the question, in its order. Pure: the same answers, the same marks. */
export function markOffline(question: Question, answers: readonly GradedAnswer[]): Mark[] {
  return judge(question, answers).map(({ mark }) => mark);
}

/** Why each criterion got its mark. */
export function traceOffline(
  question: Question,
  answers: readonly GradedAnswer[],
): CriterionTrace[] {
  return judge(question, answers).map(({ trace }) => trace);
}

function judge(
  question: Question,
  answers: readonly GradedAnswer[],
): { mark: Mark; trace: CriterionTrace }[] {
  const { criteria, keys, keysByInitial } = preparedQuestion(question);
  const text = tokenize(answers.map((answer) => answer.text).join("\n\n"), question.language);
  const answer = {
    index: indexText(text, keys, keysByInitial),
    structures: sentenceStructures(text, question),
  };
  return criteria.map((criterion) => judgeCriterion(criterion, answer));
}

/** Each sentence with its neighbours: a short one alone tells nothing. */
function sentenceStructures(text: TokenizedText, question: Question): Structure[] {
  const whole = structureOf(countStructure(text, text.sentences, question.language));
  if (whole === "keywords") return text.sentences.map(() => "keywords");
  return text.sentences.map((sentence) =>
    structureOf(countStructure(text, [sentence], question.language)),
  );
}

function judgeCriterion(
  prepared: PreparedCriterion,
  answer: AnswerText,
): { mark: Mark; trace: CriterionTrace } {
  const { criterion } = prepared;
  const { text } = answer.index;
  const found = prepared.concepts.map((concept) => conceptHits(concept, answer.index));
  const consumed = new Set(
    found.flatMap(({ said }) =>
      said.filter((hit) => hit.phrase.negated).flatMap((hit) => hit.negators),
    ),
  );
  const resolved: ConceptHits[] = found.map(({ concept, said, denied }) => {
    const excused = denied.filter(
      (hit) => !hit.phrase.negated && hit.negators.every((negator) => consumed.has(negator)),
    );
    return {
      concept,
      said: [...said, ...excused],
      denied: denied.filter((hit) => !excused.includes(hit)),
    };
  });
  const isListed = (hit: Hit): boolean => answer.structures[hit.sentence] === "keywords";
  const spoken = resolved.map((hits) => ({
    ...hits,
    said: hits.said.filter((hit) => !isListed(hit)),
  }));
  const listed = resolved.some(({ said }) => said.some(isListed));
  const contradiction = prepared.contradictions
    .flatMap((phrase) => findPhrase(phrase, answer.index))
    .find((hit) => isSaid(hit) && !isListed(hit) && !isDistanced(hit, text));

  const best = bestWindow(spoken, text.sentences.length);
  const total = spoken.length;
  const everywhere = spoken.filter(({ said }) => said.length > 0).length;
  const own = spoken.filter(({ concept }) => !concept.isGiven);
  const counted = own.length > 0 ? own : spoken;
  const ownFound = counted.filter(({ said }) => said.length > 0).length;
  const deniedThere = spoken.some(({ said, denied }) => said.length === 0 && denied.length > 0);

  let value: Mark["mark"] = "missed";
  if (total > 0 && best.found === total) value = "met";
  else if (total > 0 && everywhere === total) value = "partly";
  else if (ownFound > 0 && everywhere * 2 >= total && ownFound * 2 >= counted.length)
    value = "partly";
  if (deniedThere && value === "partly") value = "contradicted";
  if (contradiction !== undefined) value = "contradicted";

  const credited = value === "met" || value === "partly";
  const place =
    value === "contradicted" ? (contradiction?.sentence ?? best.sentence) : best.sentence;
  const quote = value === "missed" ? null : sentenceText(text, place);
  return {
    mark: {
      criterionId: criterion.id,
      mark: value,
      quote,
      reason: reasonFor(value, spoken, text, listed),
    },
    trace: {
      criterionId: criterion.id,
      mark: value,
      concepts: spoken.map(({ concept, said, denied }) => ({
        name: concept.name,
        given: concept.isGiven,
        found: said[0] === undefined ? null : hitText(said[0], text),
        negated: denied[0] === undefined ? null : hitText(denied[0], text),
      })),
      contradiction: contradiction === undefined ? null : hitText(contradiction, text),
      listed: listed && !credited,
    },
  };
}

function conceptHits(concept: Concept, index: PhraseIndex): ConceptHits {
  const hits = concept.phrases.flatMap((phrase) => findPhrase(phrase, index));
  return { concept, said: hits.filter(isSaid), denied: hits.filter((hit) => !isSaid(hit)) };
}

function isSaid(hit: Hit): boolean {
  return (hit.negators.length % 2 === 1) === hit.phrase.negated;
}

/** Others are reported to say so: "a common mistake is …", "people think that …". */
function isDistanced(hit: Hit, text: TokenizedText): boolean {
  const sentence = text.sentences[hit.sentence];
  return (
    sentence !== undefined &&
    /\b(?:myth|misconception|mistaken?|mistakes|wrong(?:ly)?|people think|many think|some think|people believe|often assumed?|people assume|you might think|would think|looks like|as if)\b/iu.test(
      text.text.slice(sentence.start, sentence.end),
    )
  );
}

/** The sentence, with its successor, in which most concepts are said. */
function bestWindow(
  found: readonly ConceptHits[],
  sentences: number,
): { found: number; sentence: number } {
  let best = { found: 0, sentence: 0 };
  let bestAlone = 0;
  const places = found.map(({ said }) => new Set(said.map((hit) => hit.sentence)));
  for (let sentence = 0; sentence < sentences; sentence += 1) {
    const alone = places.filter((place) => place.has(sentence)).length;
    const together = places.filter(
      (place) => place.has(sentence) || place.has(sentence + 1),
    ).length;
    if (alone > 0 && (together > best.found || (together === best.found && alone > bestAlone))) {
      best = { found: together, sentence };
      bestAlone = alone;
    }
  }
  return best;
}

function sentenceText(text: TokenizedText, sentence: number): string | null {
  const found = text.sentences[sentence];
  return found === undefined ? null : text.text.slice(found.start, found.end);
}

function hitText(hit: Hit, text: TokenizedText): string {
  return text.text.slice(text.tokens[hit.first]?.start ?? 0, text.tokens[hit.last - 1]?.end ?? 0);
}

function reasonFor(
  value: Mark["mark"],
  found: readonly ConceptHits[],
  text: TokenizedText,
  listed: boolean,
): string {
  const said = found.flatMap(({ said: [hit] }) =>
    hit === undefined ? [] : [`"${hitText(hit, text)}"`],
  );
  const open = found
    .filter(({ said: hits }) => hits.length === 0)
    .map(({ concept }) => `"${concept.name}"`);
  if (value === "met") return `Says ${said.join(" and ")}.`;
  if (value === "contradicted") return "Says the opposite.";
  if (listed && said.length === 0) return "Lists the words without saying anything with them.";
  if (said.length === 0) return `Nothing about ${open.join(" or ")}.`;
  return open.length === 0
    ? `Mentions ${said.join(" and ")}, but not together.`
    : `Mentions ${said.join(" and ")}; nothing about ${open.join(" or ")}.`;
}
