/** The question bank and the role packs. */
import type { Question } from "../../grading/question.ts";
import type { Role } from "../../interview/role.ts";
import type { Format } from "../format.ts";
import { pad, wrap, wrapHanging } from "../format.ts";
import { areaName } from "../../words/areas.ts";
import { interviewWords } from "../../words/interview.ts";
import { english } from "../../words/library/english.ts";
import type { LibraryWords } from "../../words/library/english.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import type { Column } from "./table.ts";
import { renderTable } from "./table.ts";

/** One question a line; a column says which are the person's own, where one of them is. */
export function renderQuestions(
  questions: readonly Question[],
  own: ReadonlySet<string>,
  words: LibraryWords,
  format: Format,
): string {
  const titles = words.columns;
  const { difficulties } = interviewWords(format.language);
  const columns: readonly Column[] = [
    { title: titles.area, leaveOut: 2 },
    { title: titles.difficulty, leaveOut: 1 },
    { title: titles.question, shrinkTo: 16 },
  ];
  const hasOwn = questions.some(({ id }) => own.has(id));
  return renderTable(
    [{ title: titles.id, shrinkTo: 16 }, ...(hasOwn ? [{ title: titles.own }] : []), ...columns],
    questions.map(({ id, area, difficulty, text }) => [
      { text: id, paint: format.style.accent },
      ...(hasOwn ? [own.has(id) ? words.own : ""] : []),
      areaName(area, format.language),
      difficulties[difficulty],
      sanitizeLine(text),
    ]),
    format,
  );
}

/** One question in full; with its example answers when asked for, since they give everything away. */
export function renderQuestion(
  question: Question,
  { answers, own }: { readonly answers: boolean; readonly own: boolean },
  words: LibraryWords,
  format: Format,
): string {
  const { style, symbols } = format;
  const { difficulties, levels } = interviewWords(format.language);
  const facts = [
    areaName(question.area, format.language),
    words.kindNames[question.kind],
    difficulties[question.difficulty],
    question.seniority.map((level) => levels[level]).join(", "),
    ...(own ? [words.yourOwn] : []),
  ];
  const lines = [
    wrap(
      `${style.accent(question.id)} ${style.faint(facts.join(` ${symbols.separator} `))}`,
      format,
    ),
    style.strong(wrap(sanitize(question.text), format)),
  ];
  if (question.why !== "") lines.push(wrap(sanitize(question.why), format));
  lines.push("", words.goodAnswer);
  for (const { text, weight } of question.criteria) {
    lines.push(wrapHanging(`  ${"*".repeat(weight).padEnd(3)} `, sanitizeLine(text), format));
  }
  if (question.mistakes.length > 0) {
    lines.push("", words.mistakes);
    for (const mistake of question.mistakes)
      lines.push(wrapHanging(`  ${symbols.bullet} `, sanitizeLine(mistake), format));
  }
  if (answers && question.examples !== null) {
    const { strong, middling, weak } = question.examples;
    for (const [title, text] of [
      [words.strong, strong],
      [words.middling, middling],
      [words.weak, weak],
    ] as const) {
      if (text !== undefined) lines.push("", title, wrap(sanitize(text), format, "  "));
    }
  }
  return lines.join("\n");
}

/** One role a line. */
export function renderRoles(
  roles: readonly Role[],
  own: ReadonlySet<string>,
  words: LibraryWords,
  format: Format,
): string {
  const titles = words.columns;
  const hasOwn = roles.some(({ id }) => own.has(id));
  return renderTable(
    [
      { title: titles.id },
      ...(hasOwn ? [{ title: titles.own }] : []),
      { title: titles.role, shrinkTo: 10 },
      { title: titles.areas, shrinkTo: 10, leaveOut: 1 },
    ],
    roles.map(({ id, name, areas }) => [
      { text: id, paint: format.style.accent },
      ...(hasOwn ? [own.has(id) ? words.own : ""] : []),
      sanitizeLine(own.has(id) ? name : words.roleName(id, name)),
      heaviestFirst(areas)
        .map(([area]) => areaName(area, format.language))
        .join(", "),
    ]),
    format,
  );
}

/** One role in full: how questions are shared out, and how its interviewer speaks. */
export function renderRole(role: Role, own: boolean, words: LibraryWords, format: Format): string {
  const kindNames: Readonly<Record<string, string>> = words.kindNames;
  return [
    wrap(
      `${format.style.accent(role.id)} ${format.style.strong(sanitizeLine(own ? role.name : words.roleName(role.id, role.name)))}`,
      format,
    ),
    wrap(
      [
        words.manner(words.manners[role.manner]),
        ...(role.level === null
          ? []
          : [words.level(interviewWords(format.language).levels[role.level])]),
        ...(role.language === null ? [] : [words.language(role.language)]),
      ].join(", "),
      format,
    ),
    wrap(words.recognised(role.titles.map(sanitizeLine).join(", ")), format),
    "",
    ...shares(words.areas, role.areas, (area) => areaName(area, format.language)),
    "",
    ...shares(words.kinds, role.kinds, (kind) => kindNames[kind] ?? kind),
    "",
    wrap(sanitize(personaOf(role, own, words)), format),
  ].join("\n");
}

function personaOf({ id, name, persona }: Role, own: boolean, words: LibraryWords): string {
  if (!own) return words.persona(id, persona);
  return persona === english.usualPersona(name) ? words.usualPersona(name) : persona;
}

function shares(
  title: string,
  weights: Readonly<Record<string, number>>,
  nameOf: (key: string) => string,
): readonly string[] {
  const rows = heaviestFirst(weights);
  const total = rows.reduce((sum, [, weight]) => sum + weight, 0);
  return [
    title,
    ...rows.map(
      ([name, weight]) =>
        `  ${pad(`${Math.round((weight / total) * 100)} %`, 6, "left")}  ${nameOf(name)}`,
    ),
  ];
}

function heaviestFirst(weights: Readonly<Record<string, number>>): readonly [string, number][] {
  return Object.entries(weights).toSorted(([, a], [, b]) => b - a);
}
