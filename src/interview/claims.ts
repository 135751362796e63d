/** What an interview says of numbers, dates and one's own part that somebody may ask about: never a verdict on it. */
import { careerDifferences } from "../grading/career-claims.ts";
import type { Claim } from "../grading/claims.ts";
import { claimsInAnswer, claimsInResume, relate } from "../grading/claims.ts";
import type { Criterion } from "../grading/question.ts";
import { locateQuote } from "../grading/quotes.ts";
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
}

/**
 * Claims that the resume or an earlier answer puts differently, and with a resume those numbers of which it says
 * nothing. What cannot clearly be compared is left out. English interviews only. They are found anew from the answers,
 * which are kept, whenever they are asked for: a better finder finds more in old interviews, too.
 */
export function claimsToDefend(
  record: InterviewRecord,
  earlierAnswers: readonly EarlierAnswer[],
): readonly ClaimToDefend[] {
  if (record.settings.language !== "en") return [];
  const { resume: document } = record;
  const resume = document === null ? null : resumeClaims(document);
  const earlier: Said[] = earlierAnswers.flatMap(({ text, position, interviewId }) =>
    claimsInAnswer(text).map((claim) => ({ claim, position, interviewId })),
  );
  const found: ClaimToDefend[] = [];
  for (const { asked, answers } of record.turns) {
    const { position } = asked;
    if (document !== null) {
      for (const { other, ...said } of answers.flatMap((answer) =>
        careerOf(document).differences(answer),
      ))
        found.push({
          ...said,
          position,
          reason: "resume-differs",
          other: { ...other, ...fromResume },
        });
    }
    for (const claim of answers.flatMap((answer) => answerClaims(answer))) {
      const { quote, figure } = claim;
      const before = earlier.filter(
        (each) => each.interviewId !== null || each.position !== position,
      );
      const inResume = resume?.find((each) => relate(claim, each) === "different") ?? null;
      const inAnswer = before.find((each) => relate(claim, each.claim) === "different") ?? null;
      const isConfirmed = resume?.some((each) => relate(claim, each) === "same") === true;
      const isNew =
        isNamed(claim) && resume?.every((each) => relate(claim, each) === "apart") === true;
      const isRepeated = earlier.some((each) => relate(claim, each.claim) === "same");
      if (inResume !== null && !isConfirmed) {
        const other = { quote: inResume.quote, figure: inResume.figure, ...fromResume };
        found.push({ kind: "figure", position, quote, figure, reason: "resume-differs", other });
      } else if (inAnswer !== null) {
        const { claim: said, ...place } = inAnswer;
        const other = { quote: said.quote, figure: said.figure, ...place };
        found.push({ kind: "figure", position, quote, figure, reason: "answer-differs", other });
      } else if (isNew && !isRepeated) {
        found.push({
          kind: "figure",
          position,
          quote,
          figure,
          reason: "not-in-resume",
          other: null,
        });
      }
      earlier.push({ claim, position, interviewId: null });
    }
  }
  return found;
}

/** Each turn of an interview looks at all that was said before: an answer and a resume never change, and are read once. */
const resumeClaims = readOnce(({ text }: Resume) => claimsInResume(text));
const answerClaims = readOnce(({ text }: Answer) => claimsInAnswer(text));
const careerOf = readOnce((resume: Resume) => ({
  differences: readOnce(({ text }: Answer) => careerDifferences(text, resume.text)),
}));

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
 */
export function claimToProbe(record: InterviewRecord, turn: Turn): ClaimProbe | null {
  const marks = currentEvaluation(turn)?.evaluation.marks ?? [];
  const probed = new Set(turn.probes.map(({ criterionId }) => criterionId));
  const met = turn.asked.question.criteria.filter(({ id }) =>
    marks.some(({ criterionId, mark }) => criterionId === id && mark === "met"),
  );
  // Whoever was asked about a criterion that is met now was asked once more than was needed already.
  if (met.some(({ id }) => probed.has(id))) return null;
  if (met.length === 0) return null;
  for (const claim of claimsToDefend(record, [])) {
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
export function claimProbeText({ claim }: ClaimProbe): string {
  const { kind, figure, other } = claim;
  if (kind === "date" && other !== null)
    return `You mentioned the year ${figure}. Your resume has ${other.figure}. How do the two go together?`;
  if (kind === "part" && other !== null)
    return `You said: ${figure}. Your resume has: ${other.figure}. Which part of it was your own?`;
  if (other === null) return `You mentioned this figure: ${figure}. How did you measure it?`;
  const place = other.position === null ? "your resume" : "an earlier answer";
  return `You mentioned this figure: ${figure}. In ${place} it is: ${other.figure}. What does each of them count?`;
}
