/** The questions of a real interview: which of them are known, and those that are new on their way into the person's bank. */
import { freeName } from "../bank/names.ts";
import { renamed } from "../bank/bank-file.ts";
import { generalArea } from "../bank/own-library.ts";
import { readOwnQuestion, sameTextKey, toRecord } from "../bank/own-question.ts";
import type { OwnQuestion } from "../bank/own-question.ts";
import { createRecogniser, sameLikeness } from "../bank/recognise.ts";
import type { KnownQuestion } from "../bank/recognise.ts";
import { GreenroomError } from "../errors.ts";
import { findingsWords } from "../words/findings.ts";
import { ownQuestionsError } from "../words/own-questions.ts";
import { recordErrorsWords } from "../words/record-errors.ts";
import type { Kind, Question } from "../grading/question.ts";
import { guessPlace } from "../interview/question-area.ts";
import { nearest } from "../nearest.ts";
import type { DebriefQuestion, WrittenDebriefQuestion } from "../practice/debrief.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { wantsModel, writeCriteria } from "./own-criteria.ts";
import type { WithCriteria } from "./own-criteria.ts";

/** Where a question stands. */
export interface PlacedQuestion {
  readonly written: WrittenDebriefQuestion;
  readonly questionId: string;
  readonly area: string;
  readonly kind: Kind;
  readonly source: "bank" | "own" | "new";
  /** Another text that asks nearly the same, and was not taken for it; null when there is none. */
  readonly near: KnownQuestion | null;
}

export interface QuestionDesk {
  /**
   * Finds the question, or takes it up as a new one; the same text a second time is that one.
   * @throws GreenroomError `usage` when it names an id that no question has
   */
  readonly place: (written: WrittenDebriefQuestion) => PlacedQuestion;
  /**
   * Writes the new ones into the files of their areas.
   * @returns the new ones that were placed, with their criteria, and the files
   */
  readonly keep: (
    placed: readonly PlacedQuestion[],
  ) => Promise<{ readonly added: readonly WithCriteria[]; readonly files: readonly string[] }>;
  /** Every question that can be asked, the new ones too. */
  readonly askable: (added: readonly WithCriteria[]) => readonly Question[];
}

export async function openQuestionDesk(dependencies: Dependencies): Promise<QuestionDesk> {
  const { ambient, config, own: files } = dependencies;
  const { language } = config.settings;
  const spoken = dependencies.terminal.talkFormat.language;
  const [contents, library, findings, errors] = await Promise.all([
    files.read(),
    dependencies.openLibrary(),
    findingsWords(spoken),
    recordErrorsWords(spoken),
  ]);
  const bank = askableIn(library, language);
  const entries = contents.questions.entries.map(({ own }): KnownQuestion => ({
    id: own.id,
    area: own.area,
    ...pickWritten(own),
  }));
  const ownIds = new Set(entries.map(({ id }) => id));
  const known = [...entries, ...bank.filter(({ id }) => !ownIds.has(id))];
  const recognise = createRecogniser(known);
  const ids = new Set(ownIds);
  const news = new Map<string, OwnQuestion>();

  const linked = (written: WrittenDebriefQuestion, question: KnownQuestion): PlacedQuestion => ({
    written,
    questionId: question.id,
    area: question.area,
    kind: question.kind,
    source: ownIds.has(question.id) ? "own" : "bank",
    near: null,
  });

  const place = (written: WrittenDebriefQuestion): PlacedQuestion => {
    if (written.id !== undefined) {
      const named = known.find(({ id }) => id === written.id);
      if (named !== undefined) return linked(written, named);
      throw unknownQuestion(
        written.id,
        known.map(({ id }) => id),
      );
    }
    const found = recognise(written.text);
    if (found !== null && found.likeness >= sameLikeness) return linked(written, found.question);
    const key = sameTextKey(written.text);
    const own = news.get(key) ?? newQuestion(written, ids);
    news.set(key, own);
    ids.add(own.id);
    const { id: questionId, area } = own;
    const { kind } = own.written;
    return { written, questionId, area, kind, source: "new", near: found?.question ?? null };
  };

  const newQuestion = (
    { text, reference, ...said }: WrittenDebriefQuestion,
    taken: ReadonlySet<string>,
  ): OwnQuestion => {
    const guess = guessPlace(text, library.skills);
    const kind = said.kind ?? (said.area === undefined ? guess.kind : undefined);
    const area = said.area ?? guess.area ?? generalArea;
    const skills = said.area === undefined || said.area === guess.area ? guess.skills : [];
    const fields = {
      text,
      kind: kind ?? null,
      skills,
      language: said.language ?? language,
      reference: reference ?? null,
    };
    const result = readOwnQuestion(fields, { area, hash: ambient.hash, words: findings });
    if (result.status === "wrong") {
      const [problem] = result.problems;
      const why = problem?.message ?? findings.wrong;
      const hint = problem?.fix ?? findings.mend;
      throw new GreenroomError("usage", errors.notKept(text, why), `${hint}.`);
    }
    const id = freeName(result.own.id, taken);
    return id === result.own.id ? result.own : renamed(result.own, id);
  };

  return {
    place,
    keep: async (placed) => {
      const wanted = new Set(placed.map(({ questionId }) => questionId));
      const owns = [...news.values()].filter(({ id }) => wanted.has(id));
      const added: readonly WithCriteria[] = wantsModel(dependencies)
        ? await writeCriteria(owns, dependencies)
        : owns.map((own) => ({ own, writtenBy: null }));
      const paths: string[] = [];
      for (const [area, group] of Map.groupBy(added, ({ own }) => own.area)) {
        const path = contents.files.find((file) => file.area === area)?.file ?? null;
        paths.push(
          await files.append(
            area,
            group.map(({ own }) => toRecord(own)),
            path,
          ),
        );
      }
      return { added, files: paths };
    },
    askable: (added) => [...added.flatMap(({ own }) => own.question ?? []), ...bank],
  };
}

/** As a debrief keeps it. */
export function keptQuestion({ written, questionId, area, kind }: PlacedQuestion): DebriefQuestion {
  const { text, rating, note } = written;
  return { questionId, text, area, kind, rating, note };
}

/** Makes due what went badly and has criteria. @returns how many questions there were */
export function bringBack(
  store: Pick<Store, "debriefs">,
  askable: readonly Question[],
  at: Date,
): number {
  const found = store.debriefs
    .toBringBack()
    .flatMap((wanted) => askable.find(({ id }) => id === wanted) ?? []);
  for (const question of found) store.debriefs.bringBack(question, at);
  return found.length;
}

/** The same for questions that have got a reference or criteria since; no library is opened where there are none. */
export async function bringBackWaiting(
  { openLibrary, ambient, config }: Pick<Dependencies, "openLibrary" | "ambient" | "config">,
  store: Pick<Store, "debriefs">,
): Promise<void> {
  if (store.debriefs.toBringBack().length === 0) return;
  bringBack(store, askableIn(await openLibrary(), config.settings.language), ambient.now());
}

/** The person's own, then the bank's in the language that is set, then in English. */
function askableIn(
  library: Awaited<ReturnType<Dependencies["openLibrary"]>>,
  language: Question["language"],
): readonly Question[] {
  const translated = language === "en" ? [] : library.questions(library.areas, language);
  return [...library.own.questions, ...translated, ...library.questions()];
}

function pickWritten({ written }: OwnQuestion) {
  const { text, variants, kind, language } = written;
  return { text, variants, kind, language };
}

function unknownQuestion(id: string, ids: readonly string[]): GreenroomError {
  const meant = nearest(id, ids);
  return ownQuestionsError("usage", ({ errors }) => errors.noQuestion(id, meant));
}
