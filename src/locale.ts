/** The language that the machine is set to, as far as Greenroom speaks it. */
import type { Language } from "./vocabulary.ts";
import { languages } from "./vocabulary.ts";

/**
 * The language of the locale with the variable that names it; null where the locale is one of another language, or none
 * (`C`, `POSIX`). Of LC_ALL, LC_MESSAGES and LANG the first that is set counts, as POSIX has it.
 * @param systemLocale what the system says where none of them is set, such as `es-MX`; null: it is not asked
 */
export function localeLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  systemLocale: string | null,
): { readonly language: Language; readonly where: string } | null {
  const variable = ["LC_ALL", "LC_MESSAGES", "LANG"].find(
    (name) => (environment[name] ?? "") !== "",
  );
  const locale = (variable === undefined ? systemLocale : environment[variable]) ?? "";
  const spoken = locale.toLowerCase().split(/[^a-z]/)[0];
  const language = languages.find((each) => each === spoken);
  return language === undefined ? null : { language, where: variable ?? "the system's locale" };
}
