/** Many judgements by one grader, for `greenroom calibrate`. */
import { GreenroomError } from "../errors.ts";
import type { EngineName, Evaluation } from "../grading/evaluation.ts";
import type { JudgeRequest } from "../interview/ports.ts";
import type { Dependencies } from "./dependencies.ts";
import { disclose } from "./engine-choice.ts";
import { stoppedByPerson } from "./stopped.ts";
import { gradingWords } from "../words/grading.ts";

/** Requests to a model at once: well below any server's limit, and four times as quick as one. */
const atOnce = 4;

const sent = {
  key: "disclosed calibration",
  what: "answers that are bundled with Greenroom or that you marked, and their questions",
  more: "They are sent only when you calibrate.",
} as const;

/**
 * Judges each once and corrects nothing.
 * @returns in the order of the requests
 * @throws GreenroomError `usage` without the person's consent, `key` and `service` when nothing could be judged,
 * `stopped` on Ctrl-C
 */
export async function judgeAll(
  requests: readonly Omit<JudgeRequest, "signal">[],
  engine: EngineName,
  dependencies: Dependencies,
): Promise<readonly Evaluation[]> {
  const { terminal, signal, judgement } = dependencies;
  if (
    engine === "openai" &&
    !(await disclose(dependencies, await dependencies.openStore(), sent))
  ) {
    throw new GreenroomError(
      "usage",
      "Nothing is sent without your consent.",
      "Measure the grader that needs no service: --engine offline.",
    );
  }
  const judge = await judgement.openJudge(engine);
  const results: Evaluation[] = [];
  const progress = (): string =>
    `Judging ${Math.min(done + 1, requests.length)} of ${requests.length}`;
  let done = 0;
  let next = 0;
  const spinner = engine === "offline" ? null : terminal.spinner(progress());
  async function work(): Promise<void> {
    for (;;) {
      if (signal.aborted) throw stoppedByPerson();
      const index = next;
      next += 1;
      const request = requests[index];
      if (request === undefined) return;
      results[index] = await judge({ ...request, signal });
      done += 1;
      if (terminal.isAnimated) spinner?.update(progress());
    }
  }
  try {
    await Promise.all(Array.from({ length: engine === "offline" ? 1 : atOnce }, work));
  } finally {
    spinner?.stop();
  }
  const [first] = results;
  if (first !== undefined && results.every(({ status }) => status === "ungraded")) {
    const reason = first.reason ?? "nothing-to-judge";
    throw new GreenroomError(
      reason === "key-refused" ? "key" : "service",
      `No answer could be judged: ${gradingWords("en").ungraded[reason]}.`,
      "`greenroom doctor` checks the service and the key.",
    );
  }
  return results;
}
