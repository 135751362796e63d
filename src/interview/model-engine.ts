/** The engine that asks a model: it plans, writes questions and follow-ups, and judges through grading/model-grader. */
import { translatedError } from "../words/errors.ts";
import { interviewWords } from "../words/interview.ts";
import type { Ambient, Model, ModelReply, ModelRequest, PromptSource } from "../grading/ports.ts";
import type { Kind, Language, Question, Rubric } from "../grading/question.ts";
import { dataMessage } from "../grading/untrusted.ts";
import { fitDocument } from "./fit.ts";
import type { Material, Turn } from "./interview.ts";
import {
  clarifyReplySchema,
  improveReplySchema,
  maskUnknownNumbers,
  planReplySchema,
  probeReplySchema,
  questionReplySchema,
  toQuestion,
  toRequirements,
  wordsSoFar,
} from "./model-replies.ts";
import type { Engine, PlanRequest, QuestionRequest } from "./ports.ts";
import { withOwnQuestions } from "./requirements.ts";
import type { Role, Skill } from "./role.ts";
import { pickOwnQuestion } from "./selection.ts";
import { languageNames } from "../vocabulary.ts";

export interface ModelEngineOptions {
  readonly model: Model;
  readonly prompts: PromptSource;
  readonly rubricFor: (kind: Kind) => Rubric;
  readonly role: Role;
  readonly language: Language;
  /** The person's own questions: asked before the model writes one. */
  readonly own: readonly Question[];
  readonly skills: readonly Skill[];
  /** Areas that the bank knows, for the plan to name. */
  readonly areas: readonly string[];
  readonly ambient: Ambient;
  readonly newId: () => string;
  /** Judges an answer with the same model; see grading/model-grader. */
  readonly judge: Engine["judge"];
}

/** An engine over any model that answers in JSON. */
export function createModelEngine(options: ModelEngineOptions): Engine {
  const { model, role, ambient } = options;
  const language = languageNames[options.language];

  /** One request of a prompt file, its variables filled in, with the outside texts as data in a message of their own. */
  async function ask<T>(request: {
    readonly prompt: string;
    readonly variables: Readonly<Record<string, string>>;
    readonly data: readonly { label: string; text: string }[];
    readonly schema: ModelRequest<T>["schema"];
    readonly signal: AbortSignal;
    readonly onText?: ModelRequest<T>["onText"];
  }): Promise<ModelReply<T>> {
    const prompt = options.prompts(request.prompt);
    const outcome = await model.complete({
      purpose: prompt.name,
      messages: [
        { role: "system", content: prompt.render(request.variables) },
        ...(request.data.length > 0 ? [dataMessage(request.data, ambient.random)] : []),
      ],
      schema: request.schema,
      temperature: prompt.temperature,
      maxOutputTokens: prompt.maxOutputTokens,
      signal: request.signal,
      onText: request.onText,
    });
    if (!outcome.ok) {
      throw translatedError("service", (words) =>
        words.notUsable(outcome.model, prompt.name, outcome.detail),
      );
    }
    return outcome;
  }

  /** The documents as data, fitted to the model; what had to be left out is told once. */
  function documents(
    material: { readonly job: Material | null; readonly resume: Material | null },
    onNotice?: (text: string) => void,
  ): { label: string; text: string }[] {
    return (["job", "resume"] as const).flatMap((label) => {
      const document = material[label];
      if (document === null) {
        return [];
      }
      const fitted = fitDocument(document.text, model.contextTokens);
      if (fitted.leftOutCharacters > 0) {
        const { doesNotFit } = interviewWords(options.language);
        onNotice?.(doesNotFit(document.name, fitted.leftOutCharacters, model.name));
      }
      return [{ label, text: fitted.text }];
    });
  }

  return {
    name: "openai",
    model: model.name,

    async plan({ resume, job, settings, signal, onNotice }: PlanRequest) {
      const { value } = await ask({
        prompt: "plan",
        variables: {
          role: role.name,
          level: settings.level,
          language,
          kinds: settings.kinds.join(", "),
          areas: options.areas.join(", "),
        },
        data: documents({ job, resume }, onNotice),
        schema: planReplySchema,
        signal,
      });
      const requirements = toRequirements(value, {
        job: job?.text ?? "",
        resume: resume?.text ?? "",
        areas: options.areas,
        kinds: settings.kinds,
      });
      if (requirements.length === 0) {
        throw translatedError("service", (words) => words.noRequirement(model.name));
      }
      const { language: asked, kinds } = settings;
      const own = options.own.filter(
        (question) => question.language === asked && kinds.includes(question.kind),
      );
      const { ownQuestions } = interviewWords(asked);
      return withOwnQuestions({ requirements }, own, options.skills, ownQuestions);
    },

    async question({ record, past, due, wanted, signal }: QuestionRequest) {
      const own = pickOwnQuestion({ bank: options.own, wanted, record, past, due });
      if (own !== null) return { question: own, source: "offline" };
      const rubric = options.rubricFor(wanted.kind);
      const asked = [
        ...record.turns.map((turn) => turn.asked.question.text),
        ...past.map((each) => each.text),
      ];
      const { value } = await ask({
        prompt: "question",
        variables: {
          persona: role.persona,
          role: role.name,
          level: record.settings.level,
          language,
          requirement: wanted.requirement?.name ?? wanted.area,
          kind: wanted.kind,
          area: wanted.area,
          difficulty: wanted.difficulty,
          dimensions: rubric.dimensions
            .map(({ id, description }) => `  - ${id}: ${description}`)
            .join("\n"),
        },
        data: [
          ...documents(record),
          // Enough to avoid repeats; the oldest of a long history no longer matter.
          { label: "asked", text: asked.length === 0 ? "none" : asked.slice(0, 40).join("\n") },
        ],
        schema: questionReplySchema(rubric.dimensions.map(({ id }) => id)),
        signal,
      });
      const question = toQuestion(value, {
        id: `model-${options.newId()}`,
        language: record.settings.language,
        area: wanted.area,
        kind: wanted.kind,
        difficulty: wanted.difficulty,
        seniority: [record.settings.level],
        skills: [...(wanted.requirement?.skills ?? [])],
      });
      if (question === null) {
        throw translatedError("service", (words) => words.noCriteria(model.name));
      }
      return { question, source: "openai" };
    },

    async clarify(question, signal) {
      const { value } = await ask({
        prompt: "clarify",
        variables: { question: question.text, language, criteria: listCriteria(question.criteria) },
        data: [],
        schema: clarifyReplySchema,
        signal,
      });
      return value.clarification;
    },

    judge: options.judge,

    async probe(turn, criterion, signal, onWords) {
      const { value } = await ask({
        prompt: "probe",
        variables: {
          persona: role.persona,
          question: turn.asked.question.text,
          criterion: criterion.text,
          language,
        },
        data: [{ label: "answer", text: answersOf(turn) }],
        schema: probeReplySchema,
        signal,
        onText: onWords === undefined ? undefined : (text) => onWords(wordsSoFar(text, "probe")),
      });
      return value.probe;
    },

    async improve(turn, resume, signal) {
      const answer = answersOf(turn);
      const words = answer.split(/\s+/).length;
      const { value } = await ask({
        prompt: "improve",
        variables: {
          question: turn.asked.question.text,
          language,
          // A spoken answer of one to two minutes, unless the person's own was longer.
          words: String(Math.min(Math.max(words + 40, 120), 260)),
          criteria: listCriteria(turn.asked.question.criteria),
        },
        data: [{ label: "answer", text: answer }, ...documents({ job: null, resume })],
        schema: improveReplySchema,
        signal,
      });
      return maskUnknownNumbers(value.answer, [answer, resume?.text ?? ""]);
    },
  };
}

function answersOf(turn: Turn): string {
  return turn.answers.map((answer) => answer.text).join("\n\n");
}

function listCriteria(criteria: readonly { readonly text: string }[]): string {
  return criteria.map((criterion) => `- ${criterion.text}`).join("\n");
}
