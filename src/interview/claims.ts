/** What an interview says of numbers, dates and one's own part that somebody may ask about: never a verdict on it. */
import { careerDifferences } from "../grading/career-claims.ts";
import type { Claim } from "../grading/claims.ts";
import { relate } from "../grading/claim-relation.ts";
import { claimsInAnswer, claimsInResume } from "../grading/claims.ts";
import type { Criterion } from "../grading/question.ts";
import { locateQuote } from "../grading/quotes.ts";
import { languageOf } from "../grading/text/language-of.ts";
import type { Language } from "../vocabulary.ts";
import { interviewWords } from "../words/interview.ts";
import { currentEvaluation } from "./interview.ts";
import type { Answer, InterviewRecord, Turn } from "./interview.ts";

type Resume = NonNullable<InterviewRecord["resume"]>;

export interface ClaimToDefend {
  /** What it tells: a number, when one was somewhere, or what one's own part was. */
  readonly kind: "figure" | "date" | "part";
  /** The question's position. */
  readonly position: number;
  /** The person's own sentence. */
  readonly quote: string;
  /** The words that count: `60 %`, `2017`, `I led`. */
  readonly figure: string;
  readonly reason: "resume-differs" | "answer-differs" | "not-in-resume";
  /** What stands elsewhere; null for `not-in-resume`. */
  readonly other: {
    readonly quote: string;
    readonly figure: string;
    /** The question whose answer says it; null for the resume. */
    readonly position: number | null;
    /** The earlier interview in which it was asked; null for this one and for the resume. */
    readonly interviewId: string | null;
  } | null;
}

/** An answer of an interview before this one. */
export interface EarlierAnswer {
  readonly interviewId: string;
  readonly position: number;
  readonly text: string;
  readonly answeredAt: string;
}

/**
 * Claims that the resume or an earlier answer puts differently, and with a resume those numbers of which it says
 * nothing. What cannot clearly be compared is left out, and so is what stands in the resume word for word. A resume may be
 * in another language than the interview. They are found anew from the answers, which are kept, whenever they are asked
 * for: a better finder finds more in old interviews, too.
 */
export function claimsToDefend(
  record: InterviewRecord,
  earlierAnswers: readonly EarlierAnswer[],
): readonly ClaimToDefend[] {
  const { language } = record.settings;
  const { claimsOfResume, claimsOfAnswer, claimsOfEarlier, careerOf } = readers[language];
  const { resume: document } = record;
  const resume = document === null ? null : claimsOfResume(document);
  const earlier: Said[] = earlierAnswers.flatMap((answer) => {
    const { position, interviewId } = answer;
    return claimsOfEarlier(answer).map((claim) => ({ claim, position, interviewId }));
  });
  // In its own words, as far as letters and digits go.
  const isInResume = (quote: string): boolean =>
    document !== null && locateQuote(quote, document.text) !== null;
  const found: ClaimToDefend[] = [];
  for (const { asked, answers } of record.turns) {
    const { position } = asked;
    if (document !== null) {
      for (const { other, ...said } of answers.flatMap((answer) =>
        careerOf(document).differences(answer),
      )) {
        if (isInResume(said.quote)) continue;
        found.push({
          ...said,
          position,
          reason: "resume-differs",
          other: { ...other, ...fromResume },
        });
      }
    }
    for (const claim of answers.flatMap((answer) => claimsOfAnswer(answer))) {
      const { quote, figure } = claim;
      const before = earlier.filter(
        (each) => each.interviewId !== null || each.position !== position,
      );
      const inResume = resume?.find((each) => relate(claim, each) === "different") ?? null;
      const inAnswer = before.find((each) => relate(claim, each.claim) === "different") ?? null;
      const isNew =
        isNamed(claim) &&
        resume?.every((each) => relate(claim, each) === "apart") === true &&
        !earlier.some((each) => relate(claim, each.claim) === "same");
      const isConfirmed =
        resume?.some((each) => relate(claim, each) === "same") === true ||
        ((inResume !== null || inAnswer !== null || isNew) && isInResume(quote));
      const figureOf = { kind: "figure", position, quote, figure } as const;
      // Whoever says what the resume says has it contradicted by an answer that is listed already.
      if (!isConfirmed && inResume !== null) {
        const other = { quote: inResume.quote, figure: inResume.figure, ...fromResume };
        found.push({ ...figureOf, reason: "resume-differs", other });
      } else if (!isConfirmed && inAnswer !== null) {
        const { claim: said, ...place } = inAnswer;
        const other = { quote: said.quote, figure: said.figure, ...place };
        found.push({ ...figureOf, reason: "answer-differs", other });
      } else if (!isConfirmed && isNew) {
        found.push({ ...figureOf, reason: "not-in-resume", other: null });
      }
      earlier.push({ claim, position, interviewId: null });
    }
  }
  return found;
}

/** Each turn of an interview looks at all that was said before: an answer and a resume never change, and are read once. */
const readers = { en: readersOf("en"), es: readersOf("es"), pt: readersOf("pt") };

/** @param language of the interview */
function readersOf(language: Language) {
  return {
    claimsOfResume: readOnce(({ text }: Resume) =>
      claimsInResume(text, languageOf(text, language)),
    ),
    claimsOfAnswer: readOnce(({ text, answeredAt }: Answer) =>
      claimsInAnswer(text, language, answeredAt),
    ),
    claimsOfEarlier: readOnce(({ text, answeredAt }: EarlierAnswer) =>
      claimsInAnswer(text, language, answeredAt),
    ),
    careerOf: readOnce(({ text }: Resume) => {
      const resume = { text, language: languageOf(text, language) };
      return {
        differences: readOnce((answer: Answer) =>
          careerDifferences({ text: answer.text, language }, resume),
        ),
      };
    }),
  };
}

function readOnce<Document extends object, Found>(
  read: (document: Document) => Found,
): (document: Document) => Found {
  const known = new WeakMap<Document, { readonly found: Found }>();
  return (document) => {
    let entry = known.get(document);
    if (entry === undefined) {
      entry = { found: read(document) };
      known.set(document, entry);
    }
    return entry.found;
  };
}

interface Said {
  readonly claim: Claim;
  readonly position: number;
  /** Null: in this interview. */
  readonly interviewId: string | null;
}

const fromResume = { position: null, interviewId: null };

/** Of "it fell by 80 %" nobody can tell whether the resume speaks of it. */
function isNamed({ unit, subject }: Claim): boolean {
  return unit === "people" || subject.size > 0;
}

/** A claim of a turn that may be asked about, and the criterion that its sentence helped to meet. */
export interface ClaimProbe {
  readonly claim: ClaimToDefend;
  readonly criterion: Criterion;
}

/**
 * The claim of the interview's last turn that a probe asks about; null when there is none that gave credit, or one has
 * been asked about in this turn. It is for when no criterion is open any more.
 * @param earlierAnswers of interviews before; asked for only where the turn has a figure to compare with them
 */
export function claimToProbe(
  record: InterviewRecord,
  turn: Turn,
  earlierAnswers: () => readonly EarlierAnswer[],
): ClaimProbe | null {
  const marks = currentEvaluation(turn)?.evaluation.marks ?? [];
  const probed = new Set(turn.probes.map(({ criterionId }) => criterionId));
  const met = turn.asked.question.criteria.filter(({ id }) =>
    marks.some(({ criterionId, mark }) => criterionId === id && mark === "met"),
  );
  // Whoever was asked about a criterion that is met now was asked once more than was needed already.
  if (met.some(({ id }) => probed.has(id))) return null;
  if (met.length === 0) return null;
  const { claimsOfAnswer } = readers[record.settings.language];
  const hasFigure = turn.answers.some((answer) => claimsOfAnswer(answer).length > 0);
  for (const claim of claimsToDefend(record, hasFigure ? earlierAnswers() : [])) {
    if (claim.position !== turn.asked.position) continue;
    const criterion = met.find(({ id }) => {
      const quote = marks.find(({ criterionId }) => criterionId === id)?.quote ?? null;
      return quote !== null && shareWords(quote, claim.quote);
    });
    if (criterion !== undefined) return { claim, criterion };
  }
  return null;
}

function shareWords(one: string, other: string): boolean {
  return locateQuote(one, other) !== null || locateQuote(other, one) !== null;
}

/**
 * What the interviewer asks: neutral, and with the figure alone. The rest of the sentence is the candidate's text, which
 * has no place among the words of an interviewer that a model reads.
 */
export function claimProbeText({ claim }: ClaimProbe, language: Language): string {
  const { kind, figure, other } = claim;
  const words = interviewWords(language).claimProbes;
  if (other === null) return words.measured(figure);
  if (kind === "date") return words.date(figure, other.figure);
  if (kind === "part") return words.part(figure, other.figure);
  return other.position === null
    ? words.resume(figure, other.figure)
    : words.answer(figure, other.figure);
}
