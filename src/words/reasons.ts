/**
 * Reasons that are data: English clauses that stand in JSON, in JSONL and in the database, whoever reads them. Where a
 * person sees one, it is told in the language here. What a program or a provider said is no reason of ours, and stays.
 */

/** By the English clause; `{0}`, `{1}` are what stands in it, itself a reason or not. */
export type Reasons = Readonly<Record<string, string>>;

/** Tells a reason in another language, or several joined by `; `. */
export type TellReason = (reason: string) => string;

/** From the table of a language: texts in words/ that are given a reason tell it so. */
export function tellerOf(table: Reasons): TellReason {
  const patterns = Object.entries(table)
    .filter(([clause]) => clause.includes("{0}"))
    // What says most of its own is tried first: "its {0} is not {1}" before "{0} is not {1}".
    .toSorted(([one], [other]) => fixedLength(other) - fixedLength(one));
  const compiled = new Map<string, RegExp>();
  const tellOne: TellReason = (reason) => {
    if (Object.hasOwn(table, reason)) return table[reason] ?? reason;
    for (const [clause, told] of patterns) {
      const pattern = compiled.get(clause) ?? patternOf(clause);
      compiled.set(clause, pattern);
      const [, ...parts] = pattern.exec(reason) ?? [];
      if (parts.length > 0) {
        return told.replaceAll(/\{(\d)\}/g, (_all, index: string) =>
          tellOne(parts[Number(index)] ?? ""),
        );
      }
    }
    return reason;
  };
  return (reason) => reason.split("; ").map(tellOne).join("; ");
}

function fixedLength(clause: string): number {
  return clause.replaceAll(/\{\d\}/g, "").length;
}

function patternOf(clause: string): RegExp {
  const fixed = clause
    .split(/\{\d\}/)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${fixed.join("([^]*?)")}$`);
}
