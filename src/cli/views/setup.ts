/** Settings, keys and the findings of `greenroom doctor`. */
import type { ResolvedSetting } from "../../config.ts";
import { kebabCase } from "../../settings.ts";
import type { DoctorCheck } from "../dependencies.ts";
import type { Format } from "../format.ts";
import { wrapHanging } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { SettingsWords } from "../../words/settings/english.ts";
import { renderTable } from "./table.ts";

/** Every setting with its value and where that comes from. */
export function renderSettings(
  resolved: readonly ResolvedSetting[],
  { columns, byDefault }: SettingsWords,
  format: Format,
): string {
  const { style } = format;
  return renderTable(
    [
      { title: columns.setting },
      { title: columns.value, shrinkTo: 8 },
      { title: columns.from, shrinkTo: 8 },
    ],
    resolved.map(({ key, value, source, where }) => [
      { text: kebabCase(key), paint: style.accent },
      settingText(value),
      source === "default"
        ? { text: byDefault, paint: style.faint }
        : sanitizeLine(where ?? source),
    ]),
    format,
  );
}

/** A setting's value as `config set` takes it; `-` for none. */
export function settingText(value: ResolvedSetting["value"]): string {
  return value === null ? "-" : sanitizeLine(String(value));
}

/** One check with its finding, and under it what to do. */
export function renderCheck(check: DoctorCheck, format: Format): string {
  const { style, symbols } = format;
  const sign = {
    ok: style.good(symbols.ok),
    warning: style.warning(symbols.warning),
    failed: style.bad(symbols.failed),
  }[check.status];
  const line = wrapHanging(
    `${sign} `,
    `${style.strong(check.name)}: ${sanitizeLine(check.finding)}`,
    format,
  );
  return check.fix === null
    ? line
    : `${line}\n${wrapHanging("    ", sanitizeLine(check.fix), format)}`;
}
