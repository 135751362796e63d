/** The person at the terminal, as the interview knows them. */
import type { Ambient } from "../grading/ports.ts";
import type { AfterFeedback, Candidate, CandidatePrompt } from "../interview/ports.ts";
import { wrap } from "./format.ts";
import { sanitize } from "./sanitize.ts";
import type { Terminal } from "./terminal.ts";
import type { UnsentAnswers } from "./unsent-answer.ts";
import { interviewWords } from "../words/interview.ts";
import type { InterviewWords } from "../words/interview/english.ts";

export interface TerminalCandidateOptions {
  readonly terminal: Terminal;
  readonly now: Ambient["now"];
  /** Ask for a bet on the score before the first grade of each question. */
  readonly predict: boolean;
  /** The editor of the settings; null: the system's. */
  readonly editor: string | null;
  /** Null asks when the service fails; else the answer that was given beforehand with `--fallback`. */
  readonly acceptOffline: boolean | null;
  /** Keeps what was typed when the person leaves. */
  readonly unsent: UnsentAnswers;
}

const insteadOfTyping = "--answers FILE";

/** The score that the person bets on for a question, 1 to 5; null: none, as for every follow-up. */
export async function askBet(
  terminal: Pick<Terminal, "select" | "talkFormat">,
  prompt: CandidatePrompt,
): Promise<number | null> {
  if (prompt.probe !== null) return null;
  const words = interviewWords(terminal.talkFormat.language);
  return terminal.select({
    message: words.betQuestion,
    choices: [
      ...[1, 2, 3, 4, 5].map((score) => ({ value: score, name: words.scoreOf(String(score)) })),
      { value: null, name: words.noBet },
    ],
    initial: 3,
    instead: "no --predict",
  });
}

/** Asks the person for everything that an interview needs from them. */
export function createTerminalCandidate(options: TerminalCandidateOptions): Candidate {
  const { terminal, now, unsent } = options;
  /** What was typed before the person asked for a clarification. */
  let draft = "";
  /** When it is said: what language an interview is in is known after its candidate. */
  const told = (): InterviewWords => interviewWords(terminal.talkFormat.language);

  return {
    async respond(prompt) {
      const startedAt = now().getTime();
      const words = prompt.probe?.text ?? prompt.question.text;
      const typedBefore = draft === "" ? unsent.read(prompt) : "";
      // A line that was broken off is gone on with, where it is one.
      let isEdited = typedBefore !== "" && !typedBefore.includes("\n");
      if (typedBefore !== "") draft = typedBefore;
      for (;;) {
        const entry = await terminal.answer({
          initial: draft,
          isEdited,
          editor: options.editor,
          question: words,
          instead: insteadOfTyping,
          onStopped: (text) => unsent.keep(prompt, text),
        });
        draft = "";
        isEdited = false;
        if (entry.type === "text") {
          if (entry.text.trim() === "") {
            terminal.dialogue(told().nothingTyped);
            continue;
          }
          const durationMs = now().getTime() - startedAt;
          // Whoever leaves at the bet has answered all the same.
          if (options.predict) unsent.keep(prompt, entry.text);
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
            if (entry.name === "pause") unsent.keep(prompt, entry.text);
            return { type: entry.name };
        }
      }
    },

    async afterFeedback(turn, improvable) {
      const { examples, why } = turn.asked.question;
      const words = told();
      for (;;) {
        const wish = await terminal.select<AfterFeedback | "example">({
          message: words.andNow,
          choices: [
            { value: "next", name: words.goOn },
            ...(improvable
              ? [
                  {
                    value: "improve" as const,
                    name: words.showStronger,
                    description: words.showStrongerHow,
                  },
                ]
              : []),
            ...(examples === null
              ? []
              : [
                  {
                    value: "example" as const,
                    name: words.readExample,
                    description: words.readExampleHow,
                  },
                ]),
            { value: "pause", name: words.pause, description: words.pauseHow },
            {
              value: "end",
              name: words.finishHere,
              description: words.finishHereHow,
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
        message: told().goOnOffline,
        initial: true,
        instead: "--fallback offline|none",
      });
    },
  };
}
