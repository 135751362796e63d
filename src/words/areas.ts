/** Names of the bank's areas, as a person reads them. Options and what programs read keep the ids. */
import type { Language } from "../vocabulary.ts";

/** Areas that are named alike in all three languages (javascript, devops, …) are left out. */
const names: Readonly<Record<Exclude<Language, "en">, ReadonlyMap<string, string>>> = {
  es: new Map([
    ["behavioural", "comportamiento"],
    ["databases", "bases de datos"],
    ["dsa", "algoritmos"],
    ["performance-marketing", "marketing de resultados"],
    ["security", "seguridad"],
    ["system-design", "diseño de sistemas"],
    ["testing", "pruebas"],
  ]),
  pt: new Map([
    ["behavioural", "comportamento"],
    ["databases", "bancos de dados"],
    ["dsa", "algoritmos"],
    ["performance-marketing", "marketing de performance"],
    ["security", "segurança"],
    ["system-design", "design de sistemas"],
    ["testing", "testes"],
  ]),
};

/** What else people call the areas, folded as `fold` does. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  backend: ["back end"],
  behavioural: ["behavioral", "behaviour", "behavior"],
  dsa: [
    "algorithms",
    "data structures",
    "data structures and algorithms",
    "estructuras de datos",
    "estruturas de dados",
  ],
  databases: ["database"],
  frontend: ["front end"],
  javascript: ["js"],
  "system-design": ["systems design"],
  testing: ["tests"],
  typescript: ["ts"],
};

const idsByName: ReadonlyMap<string, string> = new Map([
  ...Object.entries(otherNames).flatMap(([id, others]) =>
    others.map((name) => [name, id] as const),
  ),
  ...Object.values(names).flatMap((named) =>
    [...named].map(([id, name]) => [fold(name), id] as const),
  ),
]);

/** Without accents and capitals; words parted by one space. */
function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}

/** The id of the bank's area that is called so in any of the languages, where the name is not the id itself; else null. */
export function areaNamed(name: string): string | null {
  return idsByName.get(fold(name)) ?? null;
}

/** What an area is called in a language; its id in English, and where it is a person's own area. */
export function areaName(area: string, language: Language): string {
  return language === "en" ? area : (names[language].get(area) ?? area);
}
