/** `greenroom voice`: what it has to speak and hear with. */
import * as z from "zod";
import { upkeepError } from "../../words/upkeep.ts";
import type { Dependencies, DoctorCheck } from "../dependencies.ts";
import { renderCheck } from "../views/setup.ts";
import { renderDevices } from "../views/voice.ts";
import { voiceWords } from "../../words/voice.ts";

const optionsSchema = z.object({ json: z.boolean().default(false) });

const spokenMs = 3000;

/** `greenroom voice devices`: microphones, and which program records. */
export async function devices(input: unknown, { terminal, audio }: Dependencies): Promise<void> {
  const { json } = optionsSchema.parse(input);
  const listing = await audio.list();
  if (json) terminal.json(listing);
  else {
    const words = await voiceWords(terminal.resultFormat.language);
    terminal.result(renderDevices(listing, words, terminal.resultFormat));
  }
}

/**
 * `greenroom voice check`: records three seconds, says how they are, and plays them.
 * @throws GreenroomError `device` when a part does not work
 */
export async function check(input: unknown, { terminal, audio }: Dependencies): Promise<void> {
  const { json } = optionsSchema.parse(input);
  const words = await voiceWords(terminal.talkFormat.language);
  const stages = { speak: words.sayAnything, listen: words.listen };
  const checks: DoctorCheck[] = [];
  for await (const each of audio.check(
    spokenMs,
    json ? "en" : terminal.resultFormat.language,
    (stage) => terminal.talk(stages[stage]),
  )) {
    checks.push(each);
    if (!json) terminal.result(renderCheck(each, terminal.resultFormat));
  }
  const failed = checks.filter(({ status }) => status === "failed").length;
  if (json) terminal.json({ ok: failed === 0, checks });
  if (failed > 0) {
    throw upkeepError("device", ({ errors }) => errors.partsFailed(failed, checks.length));
  }
}
