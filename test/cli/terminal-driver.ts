/** What terminal.test.ts runs in a pseudo-terminal: one prompt, its result printed as `RESULT <json>`. */
import { createTerminal } from "../../src/cli/terminal.ts";
import { isGreenroomError } from "../../src/errors.ts";

const [scenario = "", ...flags] = process.argv.slice(2);
const controller = new AbortController();
const terminal = await createTerminal({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  flags: {
    quiet: flags.includes("--quiet"),
    plain: flags.includes("--plain"),
    input: !flags.includes("--no-input"),
    json: false,
  },
  signal: controller.signal,
});

const scenarios: Readonly<Record<string, () => Promise<unknown>>> = {
  answer: () =>
    terminal.answer({
      instead: "--answers",
      editor: process.env["TEST_EDITOR"] ?? null,
      question: "What is a mutex?",
      onStopped: (text) => process.stdout.write(`TYPED ${JSON.stringify(text)}\n`),
    }),
  twice: async () => {
    const first = await terminal.answer({ instead: "--answers" });
    return [first, await terminal.answer({ instead: "--answers", initial: first.text })];
  },
  aborted: async () => {
    setTimeout(() => controller.abort(), 200);
    return terminal.answer({ instead: "--answers" });
  },
  select: () =>
    terminal.select({
      message: "Which fruit?",
      choices: [
        { value: "a", name: "Apple" },
        { value: "b", name: "Banana", description: "yellow" },
        { value: "c", name: "Cherry" },
      ],
      initial: "b",
      instead: "--fruit",
    }),
  long: () =>
    terminal.select({
      message: "Which of these fruits is it that you would like to eat?",
      choices: [
        { value: "a", name: "An apple that somebody has picked up below the tree" },
        { value: "b", name: "Banana", description: "yellow, and longer than a window is wide" },
      ],
      instead: "--fruit",
    }),
  confirm: () => terminal.confirm({ message: "Sure?", initial: false, instead: "--yes" }),
  password: () => terminal.password({ message: "Key?", instead: "stdin" }),
  text: () => terminal.text({ message: "Name?", initial: "default", instead: "--name" }),
  spinner: async () => {
    const spinner = terminal.spinner("Working on it");
    await new Promise((resolve) => setTimeout(resolve, 400));
    spinner.update("Nearly there");
    await new Promise((resolve) => setTimeout(resolve, 200));
    terminal.talk("a line meanwhile");
    spinner.stop();
    return terminal.talkFormat.width;
  },
  longSpinner: async () => {
    const spinner = terminal.spinner(
      "1,234 done · 98.5/s · 12 min left · $0.1234 · 3 without a score",
    );
    await new Promise((resolve) => setTimeout(resolve, 400));
    spinner.update("1,235 done · 98.5/s · 12 min left · 3 without a score");
    await new Promise((resolve) => setTimeout(resolve, 200));
    spinner.stop();
    return terminal.talkFormat.width;
  },
};

try {
  const result = await scenarios[scenario]?.();
  process.stdout.write(`RESULT ${JSON.stringify(result)}\n`);
} catch (error) {
  if (!isGreenroomError(error)) throw error;
  process.stdout.write(`FAILED ${error.code} ${error.message} | ${error.hint}\n`);
  process.exitCode = 1;
}
