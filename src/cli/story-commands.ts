/** The commands of the story bank. */
import { Option } from "commander";
import { json } from "./command-definition.ts";
import type { GroupDefinition } from "./command-definition.ts";

export const storyCommands: GroupDefinition = {
  name: "stories",
  description: "your good answers to behavioural questions, to be told again",
  commands: [
    {
      name: "list",
      description: "the stories, the best first",
      isDefault: true,
      options: [new Option("--hidden", "those that were hidden"), json],
      examples: ["stories", "stories --json"],
      load: async () => (await import("./commands/stories.ts")).list,
    },
    {
      name: "show",
      description: "one story: situation, action, result, in your own words",
      arguments: [["<id>", "its id, or the beginning of it"]],
      options: [json],
      load: async () => (await import("./commands/stories.ts")).show,
    },
    {
      name: "suggest",
      description: "which story to tell for a job, and what there is no story for",
      options: [
        new Option("--job <file>", "the job description, or the name of a saved job"),
        new Option("--role <id>", "a role pack; see `greenroom roles`"),
        json,
      ],
      examples: ["stories suggest", "stories suggest --job job.md"],
      load: async () => (await import("./commands/stories.ts")).suggest,
    },
    {
      name: "hide",
      description: "leave a story out from now on",
      arguments: [["<id>", "its id, or the beginning of it"]],
      load: async () => (await import("./commands/stories.ts")).hide,
    },
    {
      name: "unhide",
      description: "take a hidden story back",
      arguments: [["<id>", "its id, or the beginning of it"]],
      load: async () => (await import("./commands/stories.ts")).unhide,
    },
  ],
};
