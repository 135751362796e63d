/** YAML for front matter, from its library, as src/batch asks for it. */
import { parse } from "yaml";
import type { ParseYaml } from "../../batch/read-markdown.ts";

/** YAML 1.2; the library refuses aliases that multiply. */
export const parseYaml: ParseYaml = (text) => {
  const value: unknown = parse(text, { logLevel: "error" });
  return value;
};
