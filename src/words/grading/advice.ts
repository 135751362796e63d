/**
 * A criterion, which tells what a good answer does ("Says that …"), as advice for the next one ("Say that …"). Null where
 * its first word is none of these: a sentence of somebody's own, whose first word may be anything.
 *
 * @param imperatives by the first word of the criterion, capitals included
 */
export function asAdvice(
  criterion: string,
  imperatives: Readonly<Record<string, string>>,
): string | null {
  const [first = ""] = criterion.split(" ", 1);
  const imperative = Object.hasOwn(imperatives, first) ? imperatives[first] : undefined;
  return imperative === undefined ? null : `${imperative}${criterion.slice(first.length)}`;
}
