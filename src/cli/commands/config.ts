import * as z from "zod";
import { editConfigText, readConfigText } from "../../config-file.ts";
import { parseSetting, settingKey } from "../../config.ts";
import { kebabCase, settingDescriptions } from "../../settings.ts";
import { settingsWords } from "../../words/settings.ts";
import type { Dependencies } from "../dependencies.ts";
import { writeTextFile } from "../files.ts";
import { renderSettings, settingText } from "../views/setup.ts";

const pathSchema = z.object({ json: z.boolean().default(false) });
const listSchema = z.object({ json: z.boolean().default(false) });
const getSchema = z.object({ key: z.string(), json: z.boolean().default(false) });
const setSchema = z.object({ key: z.string(), value: z.string() });
const unsetSchema = z.object({ key: z.string() });

/** `greenroom config [list]` */
export async function list(input: unknown, { terminal, config }: Dependencies): Promise<void> {
  const { json } = listSchema.parse(input);
  const { language } = terminal.talkFormat;
  for (const problem of config.problems) {
    const { message, hint } = await problem.in(language);
    terminal.talk(`${message} ${hint}`);
  }
  if (json) {
    return terminal.json(
      config.resolved.map(({ key, ...rest }) => ({
        key: kebabCase(key),
        ...rest,
        description: settingDescriptions[key],
      })),
    );
  }
  const words = await settingsWords(language);
  terminal.result(renderSettings(config.resolved, words, terminal.resultFormat));
}

/** `greenroom config get KEY`: the bare value, nothing when it is not set. */
export async function get(input: unknown, { terminal, config }: Dependencies): Promise<void> {
  const options = getSchema.parse(input);
  const key = settingKey(options.key);
  const resolved = config.resolved.find((each) => each.key === key);
  const value = resolved?.value ?? null;
  if (options.json)
    return terminal.json({
      key: options.key,
      value,
      source: resolved?.source,
      where: resolved?.where,
    });
  if (value !== null) terminal.result(settingText(value));
  const { descriptions } = await settingsWords(terminal.talkFormat.language);
  terminal.talk(terminal.talkFormat.style.faint(descriptions[key]));
}

/** `greenroom config set KEY VALUE` */
export async function set(input: unknown, { terminal, config }: Dependencies): Promise<void> {
  const options = setSchema.parse(input);
  const key = settingKey(options.key);
  const value = parseSetting(key, options.value);
  const { configFile } = config.paths;
  await writeTextFile(
    configFile,
    await editConfigText(readConfigText(configFile) ?? "", kebabCase(key), value, configFile),
  );
  const words = await settingsWords(terminal.talkFormat.language);
  terminal.talk(words.isSet(options.key, settingText(value), configFile));
  const winner = config.resolved.find((each) => each.key === key);
  if (winner?.source === "environment") {
    terminal.talk(words.winsOver(winner.where ?? words.theEnvironment));
  }
}

/** `greenroom config unset KEY`: also removes a key that is no setting, so that a wrong file can be mended. */
export async function unset(input: unknown, { terminal, config }: Dependencies): Promise<void> {
  const { key } = unsetSchema.parse(input);
  const { configFile } = config.paths;
  const source = readConfigText(configFile);
  const edited = source === null ? null : await editConfigText(source, key, null, configFile);
  const words = await settingsWords(terminal.talkFormat.language);
  if (edited === null || edited === source) return terminal.talk(words.wasNotSet(key, configFile));
  await writeTextFile(configFile, edited);
  terminal.talk(words.noLongerSet(key, configFile));
}

/** `greenroom config path` */
export async function path(input: unknown, { terminal, config }: Dependencies): Promise<void> {
  const { json } = pathSchema.parse(input);
  const { configFile } = config.paths;
  if (json) return terminal.json({ path: configFile });
  terminal.result(configFile);
}
