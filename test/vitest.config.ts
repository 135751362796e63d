import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: ".",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/setup.ts"],
    // The acceptance tests each start real processes; two cores want no more than two files at once.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Real devices, real kills and real clocks on a machine that does other things too: a failure has to happen twice.
    retry: 1,
    env: { GREENROOM_HOME: "", OPENAI_API_KEY: "", OPENAI_BASE_URL: "" },
  },
});
