/** Which question the day asks. */
import type { Question } from "../grading/question.ts";

/** FNV-1a, 32 bits: spreads days and ids evenly, and is the same everywhere. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * The question of a day: the same for the same day, bank and past, from an area drawn by the role's weights. Questions
 * of the last 30 days come only when there is no other.
 * @param day `YYYY-MM-DD`
 * @param areas the role's areas of the bank with their weights
 * @param recent ids of the questions of the last 30 days
 * @returns null when the bank has none in these areas
 */
export function questionOfDay(
  bank: readonly Question[],
  areas: Readonly<Record<string, number>>,
  recent: ReadonlySet<string>,
  day: string,
): Question | null {
  const askable = bank.filter(({ area }) => (areas[area] ?? 0) > 0);
  const fresh = askable.filter(({ id }) => !recent.has(id));
  const candidates = fresh.length > 0 ? fresh : askable;
  // Weighted reservoir sampling (Efraimidis and Spirakis 2006): each question's key is u^(1/w), the highest wins, and
  // an area's weight is shared by its questions.
  const inArea = Map.groupBy(candidates, ({ area }) => area);
  let best: { readonly question: Question; readonly key: number } | null = null;
  for (const question of candidates) {
    const weight = (areas[question.area] ?? 0) / (inArea.get(question.area)?.length ?? 1);
    const uniform = (spread(`${day} ${question.id}`) + 0.5) / 2 ** 32;
    const key = Math.log(uniform) / weight;
    if (best === null || key > best.key) best = { question, key };
  }
  return best?.question ?? null;
}
