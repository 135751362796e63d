/** Words that mean the same to anyone who judges an answer, whatever it is about. */
import type { Language } from "../question.ts";
import { stem } from "./stem.ts";

/**
 * Each line is one group. A word stands in one group only, and only where the exchange is safe in every area: a
 * question's own synonyms belong into its concepts.
 */
const groups = `
fast quick rapid speedy
begin start
stop halt
remove delete erase
modify alter change
obtain fetch retrieve
verify validate check
identical same equal
prevent avoid
require need
permit allow
clone duplicate copy
invoke call
execute run
display show
utilise use employ
contain include
error fault
huge enormous
database db
parameter param argument arg
directory folder
request req
configuration config configure
application app
environment env
repository repo
javascript js
typescript ts
postgres postgresql
kubernetes k8s
python py
authentication auth authenticate
object obj
element item
asynchronous async
synchronous sync
specification spec
documentation doc docs
administrator admin
information info
temporary temp
maximum max
minimum min
average avg
statistics stats
developer dev
production prod
reference ref
operation op
transaction tx
message msg
variable var
initialise init
language lang
regularly periodically
initially originally
approximately roughly
purchase buy
customer client
colleague coworker teammate
boss manager
assist help
`;

let englishBefore: ReadonlyMap<string, string> | undefined;

/** Made when it is first asked for: its words are stemmed, which a start that grades nothing need not wait for. */
function english(): ReadonlyMap<string, string> {
  englishBefore ??= new Map(
    groups
      .trim()
      .split("\n")
      .flatMap((line) => {
        const stems = line.split(" ").map((word) => stem(word.replace("ise", "ize"), "en"));
        const [name = ""] = stems;
        return stems.map((member) => [member, name]);
      }),
  );
  return englishBefore;
}

/** The name that all synonyms of a stem share: the stem itself where it has none. */
export function synonymKey(stemmed: string, language: Language): string {
  return (language === "en" ? english().get(stemmed) : undefined) ?? stemmed;
}
