/** The engine that needs no key and no network: questions of the bank, judged by the offline grader. */
import { GreenroomError } from "../errors.ts";
import type { Mark } from "../grading/evaluation.ts";
import type { Criterion, Language, Question } from "../grading/question.ts";
import { currentEvaluation } from "./interview.ts";
import type { Turn } from "./interview.ts";
import type { Engine, WantedQuestion } from "./ports.ts";
import { planFromWords, withOwnQuestions } from "./requirements.ts";
import { skillIdsOf } from "./skill-names.ts";
import type { Role, Skill } from "./role.ts";
import { pickQuestion } from "./selection.ts";
import { interviewWords } from "../words/interview.ts";
import type { InterviewWords } from "../words/interview/english.ts";

export interface OfflineEngineOptions {
  /** The areas of the bank. */
  readonly areas: readonly string[];
  /** The questions in a language, of the areas named or of the whole bank. */
  readonly questions: (
    areas: readonly string[] | undefined,
    language: Language,
  ) => readonly Question[];
  /** Ids of the person's own questions; absent: none. */
  readonly own?: ReadonlySet<string>;
  readonly skills: readonly Skill[];
  readonly role: Role;
  /** The grader's name and version. */
  readonly model: string;
  /** Judges an answer by the offline grader; see grading/offline-grader. */
  readonly judge: Engine["judge"];
}

/** An engine over the question bank: deterministic for a seed, and never anything but instant. */
export function createOfflineEngine(options: OfflineEngineOptions): Engine {
  const { role, skills, own = new Set<string>() } = options;

  /** Bank questions whose tags also name the skills of the lexicon that they test. */
  const bankOf = (language: Language, areas?: readonly string[]): readonly Question[] =>
    options.questions(areas, language).map(withSkills);

  // Every question of an area is looked at for each that is asked.
  const known = new WeakMap<Question, Question>();
  function withSkills(question: Question): Question {
    let tagged = known.get(question);
    if (tagged === undefined) {
      // Each tag is followed by its ids, since the order of the tags says what matters most.
      const ids = question.skills.flatMap((tag) => [tag, ...skillIdsOf([tag], skills)]);
      tagged = { ...question, skills: [...new Set(ids)] };
      known.set(question, tagged);
    }
    return tagged;
  }

  return {
    name: "offline",
    model: options.model,

    canAsk: ({ areas, kind }, { language, kinds }) =>
      // English has every area, and a new area is no reason to leave a requirement out.
      language === "en" ||
      areas.some((area) =>
        options
          .questions([area], language)
          .some((question) => question.kind === kind && kinds.includes(question.kind)),
      ),

    plan: async ({ resume, job, settings }) => {
      const { language, kinds } = settings;
      const words = interviewWords(language);
      const fits = (question: Question): boolean => kinds.includes(question.kind);
      // Said before anything is saved: an interview that cannot ask must not be left open.
      const canAskIn = (each: Language): boolean =>
        options.areas.some((area) => options.questions([area], each).some(fits));
      if (!canAskIn(language)) {
        throw new GreenroomError(
          "usage",
          words.bankIsEmpty(kinds.join(words.kindOr), language),
          canAskIn("en") ? words.bankIsEmptyHint : words.bankIsEmptyAnywhereHint,
        );
      }
      const plan = planFromWords({ resume, job, skills, role, kinds, language });
      const ownQuestions =
        own.size === 0
          ? []
          : options.questions(undefined, language).filter((each) => own.has(each.id) && fits(each));
      const whole = withOwnQuestions(plan, ownQuestions, skills, words.ownQuestions);
      const areas = Object.keys(role.areas);
      // With nothing of the role's to ask, any area would be: pixels and campaigns of an engineer.
      if (whole.requirements.length === 0 && !options.questions(areas, language).some(fits)) {
        throw new GreenroomError(
          "usage",
          words.bankIsEmptyForRole(areas.join(", ")),
          words.bankIsEmptyAnywhereHint,
        );
      }
      return whole;
    },

    question: async ({ record, past, due, wanted }) => {
      const { language } = record.settings;
      const recent = new Set(past.map((each) => each.questionId));
      const near = pickQuestion({
        bank: bankOf(language, areasOf(wanted)),
        wanted,
        record,
        past,
        due,
        own,
      });
      // The areas wanted are asked first; the whole bank is read only when they hold nothing new.
      const question =
        near !== null && near.kind === wanted.kind && !recent.has(near.id)
          ? near
          : pickQuestion({ bank: bankOf(language), wanted, record, past, due, own });
      if (question === null) {
        const words = interviewWords(language);
        throw new GreenroomError(
          "usage",
          words.bankUsedUp(record.settings.kinds.join(words.kindOr)),
          language === "en" ? words.bankUsedUpInEnglishHint : words.bankUsedUpHint,
        );
      }
      return { question, source: "offline" };
    },

    clarify: async (question) =>
      question.clarification === ""
        ? interviewWords(question.language).inOtherWords(question.text)
        : question.clarification,

    judge: options.judge,

    probe: async (turn, criterion) =>
      turn.asked.question.probes.find((probe) => probe.criterionId === criterion.id)?.text ??
      plainProbe(turn.asked.question),

    improve: async (turn) => arrangeAnswer(turn),
  };
}

function areasOf(wanted: WantedQuestion): readonly string[] {
  const areas = wanted.requirement?.areas ?? [];
  return areas.length > 0 ? areas : [wanted.area];
}

/** For a criterion without a prepared probe: open enough for any question, and it gives nothing away. */
function plainProbe(question: Question): string {
  const words = interviewWords(question.language);
  return question.kind === "behavioural" ? words.probeBehavioural : words.probeTechnical;
}

/**
 * The person's own words put in order, with a place held for everything that was not said: the offline engine can
 * arrange facts, it cannot write them.
 */
function arrangeAnswer(turn: Turn): string {
  const marks = new Map<string, Mark>();
  for (const mark of currentEvaluation(turn)?.evaluation.marks ?? []) {
    marks.set(mark.criterionId, mark);
  }
  const said = new Set<string>();
  const words = interviewWords(turn.asked.question.language);
  return turn.asked.question.criteria
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap((criterion) => paragraph(criterion, marks.get(criterion.id), said, words))
    .join("\n\n");
}

function paragraph(
  criterion: Criterion,
  mark: Mark | undefined,
  said: Set<string>,
  { toSayHere }: InterviewWords,
): string[] {
  const quote = mark?.quote ?? null;
  const shown = mark?.mark === "met" || mark?.mark === "partly";
  const toSay = toSayHere(criterion.text);
  if (!shown || quote === null) {
    return [toSay];
  }
  const words = said.has(quote) ? [] : [quote.trim()];
  said.add(quote);
  return mark?.mark === "met" ? words : [[...words, toSay].join(" ")];
}
