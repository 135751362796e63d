/** Bare `greenroom` on a terminal: where you stand, and what you can do now. */
import type { Dependencies } from "../dependencies.ts";
import type { InterviewListing } from "../store.ts";
import { renderHome } from "../views/home.ts";
import { historyWords } from "../../words/history.ts";
import type { HistoryWords } from "../../words/history/english.ts";

type Choice = "continue" | "interview" | "sample" | "history" | "report" | "doctor" | "quit";

export async function run(_options: unknown, dependencies: Dependencies): Promise<void> {
  const { terminal, ambient } = dependencies;
  const store = await dependencies.openStore();
  const [open] = store.listInterviews({ limit: 1, status: "open" });
  const [last] = store.listInterviews({ limit: 1, status: "finished" });
  const profile = store.profileDocuments();
  const interviews = store.countInterviews();
  terminal.dialogue(
    renderHome(
      { open: open ?? null, last: last ?? null, interviews, profile, now: ambient.now() },
      terminal.talkFormat,
    ),
  );
  const words = historyWords(terminal.talkFormat.language);
  const choice = await terminal.select<Choice>({
    message: words.whatNow,
    choices: choicesFor(open, last, profile.length > 0, words),
    instead: "a command; see greenroom --help",
  });
  switch (choice) {
    case "continue":
      return (await import("./continue.ts")).run({ id: open?.id }, dependencies);
    case "interview":
      return startInterview(dependencies, profile.length > 0);
    case "sample":
      return (await import("./interview.ts")).run({ sample: true }, dependencies);
    case "history":
      return (await import("./history.ts")).run({ limit: 20 }, dependencies);
    case "report":
      return (await import("./show.ts")).run({ id: last?.id }, dependencies);
    case "doctor":
      return (await import("./doctor.ts")).run({}, dependencies);
    case "quit":
      return;
  }
}

function choicesFor(
  open: InterviewListing | undefined,
  last: InterviewListing | undefined,
  hasProfile: boolean,
  words: HistoryWords,
): { value: Choice; name: string }[] {
  return [
    ...(open === undefined ? [] : [{ value: "continue" as const, name: words.goOn(open.id) }]),
    ...(hasProfile
      ? [{ value: "interview" as const, name: words.newInterview }]
      : [
          { value: "sample" as const, name: words.trySample },
          { value: "interview" as const, name: words.newWithOwn },
        ]),
    ...(last === undefined
      ? []
      : [
          { value: "report" as const, name: words.readLast },
          { value: "history" as const, name: words.all },
        ]),
    { value: "doctor", name: words.check },
    { value: "quit", name: words.leave },
  ];
}

/** Without a profile the paths are asked for; both may be left empty. */
async function startInterview(dependencies: Dependencies, hasProfile: boolean): Promise<void> {
  const { terminal } = dependencies;
  const { run: interview } = await import("./interview.ts");
  if (hasProfile) {
    return interview({}, dependencies);
  }
  const words = historyWords(terminal.talkFormat.language);
  const resume = await terminal.text({
    message: words.yourResume,
    instead: "--resume FILE",
  });
  const job = await terminal.text({
    message: words.yourJob,
    instead: "--job FILE",
  });
  return interview(
    {
      ...(resume.trim() === "" ? {} : { resume: resume.trim() }),
      ...(job.trim() === "" ? {} : { job: job.trim() }),
    },
    dependencies,
  );
}
