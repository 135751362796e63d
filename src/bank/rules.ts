/**
 * What a question must hold so that the offline grader tells a good answer to it from none. The bank's own tests and
 * `greenroom questions lint` ask the same rules.
 */
import type { Evaluation } from "../grading/evaluation.ts";
import { evaluateOffline } from "../grading/evaluate.ts";
import { traceOffline } from "../grading/offline-grader.ts";
import { inOtherWords } from "../grading/question.ts";
import type { Kind, Language, Question, Rubric } from "../grading/question.ts";
import { fold } from "../grading/text/fold.ts";
import { findCommonPhrasings } from "./common-phrasings.ts";
import type { Problem } from "./source.ts";
import { english } from "../words/findings/english.ts";
import type { FindingsWords } from "../words/findings/english.ts";

/** One rule that a question breaks. */
export interface BrokenRule extends Problem {
  /** The rule by its name, with the score that broke it. */
  readonly rule: string;
  readonly severity: "error" | "advice";
  /** What each criterion got, for an author who looks closer. */
  readonly details: readonly string[];
}

export interface RuleOptions {
  readonly rubricFor: (kind: Kind) => Rubric;
  /** SHA-256 in hexadecimal (`Ambient.hash`). */
  readonly hash: (text: string) => string;
  /** What findings are said in; English without it. */
  readonly words?: FindingsWords | undefined;
}

export type QuestionRules = ReturnType<typeof createQuestionRules>;

/** Scores that divide good from bad answers: what the bank promises of each of its questions. */
const strongFrom = 4.2;
const weakUpTo = 2.8;
const echoUpTo = 1.5;
const bagUpTo = 2.5;
/** What a right answer by another person gets at least; the strong example may lose a little when asked in other words. */
const strongInOtherWordsFrom = 3.4;
/** As an answer to the text a variant may name the subject by other words of it, but not give the answer away. */
const variantUpTo = 2;

const dontKnow: Readonly<Record<Language, string>> = {
  en: "I don't know.",
  es: "No lo sé.",
  pt: "Não sei.",
};

/** The rules, over the rubrics and a hash. All of it is pure. */
export function createQuestionRules({ rubricFor, hash, words = english }: RuleOptions) {
  type Named = { readonly name: string; readonly said: string };
  /** A rule by its name, which is English, and as it is said. */
  const named = (pick: (rules: FindingsWords["rules"]) => string): Named => ({
    name: pick(english.rules),
    said: pick(words.rules),
  });
  const evaluation = (question: Question, text: string): Evaluation =>
    evaluateOffline(question, rubricFor(question.kind), [{ probe: null, text }], hash);
  /** What the question's texts got: several rules ask for the score of the same one. */
  const scoresOf = new WeakMap<Question, Map<string, number>>();
  /** 0 when it was ungraded. */
  const score = (question: Question, text: string): number => {
    const before = scoresOf.get(question) ?? new Map<string, number>();
    scoresOf.set(question, before);
    const known = before.get(text);
    if (known !== undefined) return known;
    const found = evaluation(question, text).score ?? 0;
    before.set(text, found);
    return found;
  };

  /** A rule about the score of one text; empty when it holds. */
  function scored(
    question: Question,
    text: string,
    rule: {
      readonly name: string;
      /** The name as it is said; as it is without it. */
      readonly said?: string | undefined;
      readonly holds: (score: number) => boolean;
      readonly path: readonly PropertyKey[];
      readonly fix: string;
    },
  ): readonly BrokenRule[] {
    const found = score(question, text);
    if (rule.holds(found)) return [];
    return [
      {
        rule: `${rule.name}, got ${found}`,
        severity: "advice",
        path: rule.path,
        message: words.graderGives(found, rule.said ?? rule.name),
        fix: rule.fix,
        details: explain(question, text),
      },
    ];
  }

  function scores(question: Question): readonly BrokenRule[] {
    const phrasings = question.criteria.flatMap((criterion) => criterion.concepts.flat());
    // Criteria without phrasings are found by the words of their sentences, in whatever order: nothing to mend there.
    const bags =
      phrasings.length === 0
        ? []
        : ([
            [named(({ bySpaces }) => bySpaces), phrasings.join(" ")],
            [named(({ byCommas }) => byCommas), phrasings.join(", ")],
            [named((rules) => rules.shuffled), shuffled(question.examples?.strong ?? "")],
          ] as const);
    return [
      ...exampleScores(question),
      ...scored(question, dontKnow[question.language], {
        ...named((rules) => rules.dontKnow),
        holds: (found) => found === 1,
        path: ["criteria"],
        fix: words.narrower,
      }),
      ...scored(question, question.text, {
        ...named(({ echo }) => echo),
        holds: (found) => found <= echoUpTo,
        path: ["text"],
        fix: words.askSomethingElse,
      }),
      ...bags.flatMap(([rule, text]) =>
        text.trim() === ""
          ? []
          : scored(question, text, {
              ...rule,
              holds: (found) => found <= bagUpTo,
              path: ["criteria"],
              fix: words.narrower,
            }),
      ),
    ];
  }

  function exampleScores(question: Question): readonly BrokenRule[] {
    if (question.examples === null) return [];
    const { strong, middling, weak } = question.examples;
    const high = score(question, strong);
    const low = weak === undefined ? 1 : score(question, weak);
    return [
      ...scored(question, strong, {
        ...named((rules) => rules.strong),
        holds: (found) => found >= strongFrom,
        path: ["examples", "strong"],
        fix: words.strongFix,
      }),
      ...(weak === undefined
        ? []
        : scored(question, weak, {
            ...named((rules) => rules.weak),
            holds: (found) => found <= weakUpTo,
            path: ["examples", "weak"],
            fix: words.weakFix,
          })),
      ...(middling === undefined
        ? []
        : scored(question, middling, {
            ...named((rules) => rules.middling(low, high)),
            holds: (found) => found > low && found < high,
            path: ["examples", "middling"],
            fix: words.middlingFix,
          })),
    ];
  }

  /** A drill asks in these words in place of the text: a variant must be as good a question as the text is. */
  function variants(question: Question): readonly BrokenRule[] {
    const strong = question.examples?.strong;
    return question.variants.flatMap((variant, index) => {
      const path = ["variants", index];
      const inItsWords = inOtherWords(question, variant);
      const others = [question.text, ...question.variants.slice(0, index)];
      return [
        ...(others.some((other) => bareWords(other) === bareWords(variant))
          ? [
              {
                rule: "variants in other words",
                severity: "advice" as const,
                path,
                message: words.variantSame(variant),
                fix: words.variantSameFix,
                details: [],
              },
            ]
          : []),
        ...scored(inItsWords, variant, {
          ...named(({ variantEcho }) => variantEcho),
          holds: (found) => found <= echoUpTo,
          path,
          fix: words.variantEchoFix,
        }),
        ...scored(question, variant, {
          ...named(({ variantAnswer }) => variantAnswer),
          holds: (found) => found <= variantUpTo,
          path,
          fix: words.variantAnswerFix,
        }),
        ...(strong === undefined
          ? []
          : scored(inItsWords, strong, {
              ...named(({ variantStrong }) => variantStrong),
              holds: (found) => found >= strongInOtherWordsFrom,
              path,
              fix: words.variantStrongFix,
            })),
      ];
    });
  }

  /** What the criteria say that their kind's rubric does not know. */
  function dimensions(question: Question): readonly BrokenRule[] {
    const known = rubricFor(question.kind).dimensions.map(({ id }) => id);
    return question.criteria.flatMap(({ id, dimension }, index) =>
      known.includes(dimension)
        ? []
        : [
            {
              rule: "dimension of the kind's rubric",
              severity: "error" as const,
              path: ["criteria", index, "dimension"],
              message: words.noDimension(id, dimension, question.kind),
              fix: words.takes(known.join(", ")),
              details: [],
            },
          ],
    );
  }

  function commonPhrasings(question: Question): readonly BrokenRule[] {
    return findCommonPhrasings(question).map(({ criterionId, phrasing, path }) => ({
      rule: "no phrasing that is one common word",
      severity: "advice",
      path,
      message: words.common(criterionId, phrasing),
      fix: words.commonFix,
      details: [`    criterion ${criterionId}: "${phrasing}"`],
    }));
  }

  return {
    evaluation,
    score,
    explain,
    scored,
    /** Every rule that the question breaks. */
    check: (question: Question): readonly BrokenRule[] => [
      ...dimensions(question),
      ...commonPhrasings(question),
      ...scores(question),
      ...variants(question),
    ],
  };
}

/** Without case and punctuation. */
function bareWords(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** Words in another order, the same every time. */
function shuffled(text: string): string {
  const words = text.split(/\s+/u);
  let state = 20_260_101;
  for (let index = words.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    const word = words[index] ?? "";
    words[index] = words[other] ?? "";
    words[other] = word;
  }
  return words.join(" ");
}

/** What each criterion got from an answer, and which concepts were found. */
function explain(question: Question, text: string): string[] {
  return traceOffline(question, [{ probe: null, text }]).flatMap((trace) => {
    const weight =
      question.criteria.find((criterion) => criterion.id === trace.criterionId)?.weight ?? 0;
    const parts = trace.concepts.map(({ name, found, negated, given }) => {
      const label = given ? `${name} (in the question)` : name;
      if (found !== null) return `+ ${label}: "${found}"`;
      return negated === null ? `- ${label}: not found` : `- ${label}: only negated: "${negated}"`;
    });
    return [
      `    ${trace.mark.padEnd(12)} ${trace.criterionId} (weight ${weight})${trace.listed ? "  [listed, not said]" : ""}`,
      ...(trace.contradiction === null
        ? []
        : [`        ! contradiction: "${trace.contradiction}"`]),
      ...parts.map((part) => `        ${part}`),
    ];
  });
}
