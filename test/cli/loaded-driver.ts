/** What startup.test.ts runs: a command line in which every file that is loaded is printed on stderr at the end. */
import { registerHooks } from "node:module";

const loaded: string[] = [];
registerHooks({
  load: (url, context, nextLoad) => {
    loaded.push(url);
    return nextLoad(url, context);
  },
});
const { main } = await import("../../src/main.ts");
await main(process.argv.slice(2));
process.stderr.write(`LOADED ${JSON.stringify(loaded)}\n`);
