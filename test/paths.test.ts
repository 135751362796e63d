import { expect, test } from "vitest";
import { findPaths } from "../src/paths.ts";

test("GREENROOM_HOME holds everything", () => {
  expect(findPaths({ GREENROOM_HOME: "/some/where" })).toEqual({
    configFile: "/some/where/config/config.toml",
    configDirectory: "/some/where/config",
    dataDirectory: "/some/where/data",
    cacheDirectory: "/some/where/cache",
    databaseFile: "/some/where/data/greenroom.db",
    questionsDirectory: "/some/where/data/questions",
    rolesDirectory: "/some/where/data/roles",
    ownCacheDirectory: "/some/where/cache/own-questions",
    recordingsDirectory: "/some/where/data/recordings",
    requestDirectory: "/some/where/data/requests",
    speechDirectory: "/some/where/cache/speech",
  });
});

test("without it the system's folders are used", () => {
  const { databaseFile } = findPaths({ GREENROOM_HOME: " " });
  expect(databaseFile).toMatch(/greenroom.*greenroom\.db$/);
  expect(databaseFile).not.toContain("nodejs");
});
