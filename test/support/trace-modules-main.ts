/**
 * Loaded with `node --import` before a program: writes the URL of every module that the program loads, imported or
 * required, into the file that TRACED_MODULES names, one a line.
 */
import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";

const file = process.env["TRACED_MODULES"] ?? "";
const urls: string[] = [];
registerHooks({
  load: (url, context, nextLoad) => {
    urls.push(url);
    return nextLoad(url, context);
  },
});
process.on("exit", () => writeFileSync(file, urls.join("\n")));
