/** Many judgements by one grader, for `greenroom calibrate`. */
import { calibrationError, calibrationWords } from "../words/calibration.ts";
import type { EngineName, Evaluation } from "../grading/evaluation.ts";
import type { JudgeRequest } from "../interview/ports.ts";
import type { Dependencies } from "./dependencies.ts";
import { disclose } from "./engine-choice.ts";
import { stoppedByPerson } from "./stopped.ts";

/** Requests to a model at once: well below any server's limit, and four times as quick as one. */
const atOnce = 4;

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
  const words = await calibrationWords(terminal.talkFormat.language);
  const sent = { key: "disclosed calibration", ...words.sent };
  if (
    engine === "openai" &&
    !(await disclose(dependencies, await dependencies.openStore(), sent))
  ) {
    throw calibrationError("usage", ({ errors }) => errors.noConsent);
  }
  const judge = await judgement.openJudge(engine);
  const results: Evaluation[] = [];
  const progress = (): string =>
    words.judging(Math.min(done + 1, requests.length), requests.length);
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
    const code = reason === "key-refused" ? "key" : "service";
    throw calibrationError(code, ({ errors }) => errors.noneJudged(reason));
  }
  return results;
}
