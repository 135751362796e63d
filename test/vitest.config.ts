import { defineConfig } from "vitest/config";

/** Tests of real devices, real kills, several processes at once, and what a process takes of the machine. */
const processes = [
  "test/acceptance/**/*.test.ts",
  "test/adapters/audio/**/*.test.ts",
  "test/adapters/documents/child-process.test.ts",
  "test/adapters/store/durability.test.ts",
  "test/batch/provider/scale.test.ts",
];

export default defineConfig({
  test: {
    root: ".",
    setupFiles: ["test/support/setup.ts"],
    // The acceptance tests each start real processes; two cores want no more than two files at once.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { GREENROOM_HOME: "", OPENAI_API_KEY: "", OPENAI_BASE_URL: "" },
    projects: [
      {
        extends: true,
        test: { name: "functions", include: ["test/**/*.test.ts"], exclude: processes, retry: 0 },
      },
      {
        extends: true,
        // They share the machine with whatever else runs on it: a failure has to happen twice.
        test: { name: "processes", include: processes, retry: 1 },
      },
    ],
  },
});
