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

/** What an area is called in a language; its id in English, and where it is a person's own area. */
export function areaName(area: string, language: Language): string {
  return language === "en" ? area : (names[language].get(area) ?? area);
}
