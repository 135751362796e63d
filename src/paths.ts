/** Where Greenroom's files are. */
import { join, resolve as absolutePath } from "node:path";
import envPaths from "env-paths";

export interface Paths {
  /** `config.toml`, which may not exist. */
  readonly configFile: string;
  readonly configDirectory: string;
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  readonly databaseFile: string;
  /** What is on its way to the provider's batch engine. */
  readonly requestDirectory: string;
  /** Spoken questions that may be spoken again. */
  readonly speechDirectory: string;
  /** Spoken answers, a folder for each interview. */
  readonly recordingsDirectory: string;
  /** The person's own questions, a file for each area, and roles, a file each. */
  readonly questionsDirectory: string;
  readonly rolesDirectory: string;
  /** The person's own questions as they were read, for the next start. */
  readonly ownCacheDirectory: string;
}

/** GREENROOM_HOME holds everything when it is set; else the folders that the system has for each. */
export function findPaths(environment: Readonly<Record<string, string | undefined>>): Paths {
  const home = environment["GREENROOM_HOME"];
  const folders =
    home !== undefined && home.trim() !== ""
      ? {
          config: absolutePath(home, "config"),
          data: absolutePath(home, "data"),
          cache: absolutePath(home, "cache"),
        }
      : envPaths("greenroom", { suffix: "" });
  return {
    configFile: join(folders.config, "config.toml"),
    configDirectory: folders.config,
    dataDirectory: folders.data,
    cacheDirectory: folders.cache,
    databaseFile: join(folders.data, "greenroom.db"),
    requestDirectory: join(folders.data, "requests"),
    speechDirectory: join(folders.cache, "speech"),
    recordingsDirectory: join(folders.data, "recordings"),
    questionsDirectory: join(folders.data, "questions"),
    rolesDirectory: join(folders.data, "roles"),
    ownCacheDirectory: join(folders.cache, "own-questions"),
  };
}
