/** The person at the terminal, as the interview knows them. */
import type { Ambient } from "../grading/ports.ts";
import type { AfterFeedback, Candidate, CandidatePrompt } from "../interview/ports.ts";
import { wrap } from "./format.ts";
import { sanitize } from "./sanitize.ts";
import type { Terminal } from "./terminal.ts";

export interface TerminalCandidateOptions {
  readonly terminal: Terminal;
  readonly now: Ambient["now"];
  /** Ask for a bet on the score before the first grade of each question. */
  readonly predict: boolean;
  /** The editor of the settings; null: the system's. */
  readonly editor: string | null;
  /** Null asks when the service fails; else the answer that was given beforehand with `--fallback`. */
  readonly acceptOffline: boolean | null;
}

const insteadOfTyping = "--answers FILE";

/** The score that the person bets on for a question, 1 to 5; null: none, as for every follow-up. */
export async function askBet(
  terminal: Pick<Terminal, "select">,
  prompt: CandidatePrompt,
): Promise<number | null> {
  if (prompt.probe !== null) return null;
  return terminal.select({
    message: "Before you see it: what will this answer score?",
    choices: [
      ...[1, 2, 3, 4, 5].map((score) => ({ value: score, name: `${score} of 5` })),
      { value: null, name: "No bet" },
    ],
    initial: 3,
    instead: "no --predict",
  });
}

/** Asks the person for everything that an interview needs from them. */
export function createTerminalCandidate(options: TerminalCandidateOptions): Candidate {
  const { terminal, now } = options;
  /** What was typed before the person asked for a clarification. */
  let draft = "";

  return {
    async respond(prompt) {
      const startedAt = now().getTime();
      const words = prompt.probe?.text ?? prompt.question.text;
      for (;;) {
        const entry = await terminal.answer({
          initial: draft,
          editor: options.editor,
          question: words,
          instead: insteadOfTyping,
        });
        draft = "";
        if (entry.type === "text") {
          if (entry.text.trim() === "") {
            terminal.dialogue("Nothing typed. /skip leaves the question out, /pause stops here.");
            continue;
          }
          const durationMs = now().getTime() - startedAt;
          return {
            type: "answer",
            text: entry.text,
            input: entry.input,
            durationMs,
            predictedScore: options.predict ? await askBet(terminal, prompt) : null,
          };
        }
        draft = entry.text;
        switch (entry.name) {
          case "repeat":
            terminal.dialogue(
              terminal.talkFormat.style.strong(wrap(sanitize(words), terminal.talkFormat)),
            );
            continue;
          case "clarify":
            return { type: "clarify" };
          case "skip":
          case "pause":
          case "end":
            draft = "";
            return { type: entry.name };
        }
      }
    },

    async afterFeedback(turn, improvable) {
      const { examples, why } = turn.asked.question;
      for (;;) {
        const wish = await terminal.select<AfterFeedback | "example">({
          message: "And now?",
          choices: [
            { value: "next", name: "Go on" },
            ...(improvable
              ? [
                  {
                    value: "improve" as const,
                    name: "Show a stronger version",
                    description: "Built only from facts in your answer and your resume",
                  },
                ]
              : []),
            ...(examples === null
              ? []
              : [
                  {
                    value: "example" as const,
                    name: "Read an example answer",
                    description: "How a strong candidate might say it, and why it is asked",
                  },
                ]),
            { value: "pause", name: "Pause", description: "greenroom continue takes it up again" },
            {
              value: "end",
              name: "Finish here",
              description: "Ends the interview with what there is",
            },
          ],
          initial: "next",
          instead: insteadOfTyping,
        });
        if (wish !== "example") {
          return wish;
        }
        const text = [why, examples?.strong ?? ""].filter((part) => part !== "").join("\n\n");
        terminal.dialogue(`\n${wrap(sanitize(text), terminal.talkFormat, "  ")}\n`);
      }
    },

    async acceptOfflineEngine(reason) {
      if (options.acceptOffline !== null) {
        return options.acceptOffline;
      }
      terminal.dialogue(`\n${wrap(sanitize(reason), terminal.talkFormat)}`);
      return terminal.confirm({
        message: "Go on with the offline engine? (No: answers are kept and judged later)",
        initial: true,
        instead: "--fallback offline|none",
      });
    },
  };
}
