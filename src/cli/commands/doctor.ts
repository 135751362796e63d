import * as z from "zod";
import { upkeepError } from "../../words/upkeep.ts";
import type { Dependencies, DoctorCheck } from "../dependencies.ts";
import { renderCheck } from "../views/setup.ts";

const optionsSchema = z.object({ json: z.boolean().default(false) });

/** `greenroom doctor`: each check as it comes. @throws GreenroomError `below-minimum` when one failed */
export async function run(input: unknown, { terminal, runChecks }: Dependencies): Promise<void> {
  const { json } = optionsSchema.parse(input);
  const checks: DoctorCheck[] = [];
  for await (const check of runChecks(json ? "en" : terminal.resultFormat.language)) {
    checks.push(check);
    if (!json) terminal.result(renderCheck(check, terminal.resultFormat));
  }
  const failed = checks.filter(({ status }) => status === "failed").length;
  if (json) terminal.json({ ok: failed === 0, checks });
  if (failed > 0) {
    throw upkeepError("below-minimum", ({ errors }) => errors.doctorFailed(failed, checks.length));
  }
}
