/** Another process on the same database, for the tests of crashes and of several processes at once. */
import { readSync, writeSync } from "node:fs";
import { openDatabase } from "../../../src/adapters/store/file.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import { answer, evaluated, interview, question, startOfTime, turn } from "./records.ts";
import { twoSteps } from "./steps.ts";

const together = process.argv[2] === "together";
const [command = "", path = "", name = "", count = "Infinity"] = process.argv.slice(
  together ? 3 : 2,
);
const now = () => startOfTime;

/** Written at once and without a buffer: whoever reads it knows that the call before has returned. */
function acknowledge(...words: readonly (string | number)[]): void {
  writeSync(1, `${words.join(" ")}\n`);
}

/** `name` and the number in base 32, eight characters. */
function idOf(number: number): string {
  const digits = number
    .toString(32)
    .replaceAll(/[0189]/g, (digit) => `wxyz`["0189".indexOf(digit)] ?? "");
  return `${name}${digits.padStart(8 - name.length, "w")}`;
}

if (together) {
  acknowledge("ready");
  readSync(0, Buffer.alloc(2));
}
if (command === "open") {
  // A process that comes later finds the databases made and catches up with the one that makes them: they meet often.
  for (let number = 0; number < Number(count); number++) {
    const store = openStore({ path: `${path}-${number}`, now });
    store.close();
  }
  acknowledge("opened", count);
} else if (command === "migrate") {
  const database = openDatabase({
    path,
    now,
    migrations: twoSteps,
    onMigration: () => acknowledge("migrated"),
  });
  acknowledge("version", String(database.pragma("user_version", { simple: true })));
  database.close();
} else if (command === "write") {
  const store = openStore({ path, now });
  for (let number = 0; number < Number(count); number++) {
    const id = idOf(number);
    store.saveInterview(interview(id));
    acknowledge("interview", id);
    for (let position = 1; position <= 3; position++) {
      store.saveQuestion(id, {
        ...turn(position).asked,
        question: question(`question-${position}`),
      });
      acknowledge("question", id, position);
      store.saveAnswer(id, answer(position));
      acknowledge("answer", id, position);
      store.saveEvaluation(id, evaluated(position, 3));
      acknowledge("evaluation", id, position);
    }
    store.finishInterview(id, "completed", startOfTime.toISOString());
    acknowledge("finish", id);
  }
  store.close();
} else {
  throw new Error(`unknown command ${command}`);
}
