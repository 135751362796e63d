/**
 * Words of computing that a reference and an answer may exchange, and words that may not stand for each other. General
 * English is in word-vectors.ts; this list adds the senses that a dictionary of the language does not have ("method" for
 * "function", "discard" for "drop"). Written from the vocabulary of the field, not from any set of graded answers: with
 * it emptied the agreement with human grades is lower by a hundredth or two.
 */
import { areOppositeKeys, hasOpposite as hasOppositeKey } from "../text/opposites.ts";
import { stem } from "../text/stem.ts";
import { synonymKey } from "../text/synonyms.ts";
import { antonymsOf } from "./word-vectors.ts";

/** One group a line; a word may stand in several. */
const groups = `
begin start initiate commence launch
end finish terminate complete conclude exit
create make build construct produce generate form
allocate reserve assign
method function procedure routine subroutine subprogram
class type kind category
field attribute property member column
memory storage ram
pointer address reference link handle
item element entry member node object record
value number data content
list sequence series chain
line row record
table array matrix grid
character char letter
program code software application source script
instruction statement command
error bug fault mistake defect problem flaw exception
test check verify validate
design plan model architecture
requirement specification need
implement code write program develop
change modify alter update edit adjust mutate
fix correct repair debug
find search locate look seek lookup
get obtain retrieve access read fetch receive acquire load
store save hold keep contain persist write
insert add append push put enqueue
remove delete pop take discard drop dequeue evict erase
move shift transfer pass
send transmit deliver forward emit publish
receive get accept consume
sender transmitter producer publisher
receiver recipient consumer subscriber
destination target
host computer machine server station
packet message frame datagram segment
join connect link attach
divide split partition separate shard
combine merge unite join concatenate
order sort arrange
repeat loop iterate iteration cycle
recursion recursive recursively
call invoke use execute run
return give output produce yield
parameter argument input
permit allow enable let
prevent avoid stop prohibit forbid block
fast quick rapid efficient
slow inefficient
cost expense price effort overhead
time duration period
large big great huge
small little tiny
more additional extra further
high large great
low small
less fewer
maximum most highest largest
minimum least lowest smallest
increase grow rise raise
decrease reduce lower shrink
same equal identical equivalent
different distinct differ difference
only just single
first initial
last final
previous prior before earlier
next following subsequent after later
main primary chief
important essential key crucial
necessary required needed
part piece portion section component subset
whole entire full complete all
size length dimension capacity
limit bound restrict constrain cap
fixed constant static immutable
dynamic variable flexible
visible accessible available
hidden private
outside external
inside within internal
top head front
bottom tail end
parent root ancestor
child leaf descendant
path route way
delay latency wait
loss lose drop
bandwidth throughput capacity
congestion overload
collision conflict clash
shared common
rule principle
weight coefficient parameter
train learn training learning
output result outcome
cause lead reason because
mean indicate show represent signify denote imply
describe define explain state
happen occur
solve solution
step stage phase
idea concept notion
benefit advantage pro
disadvantage drawback con
example instance
multiple several many
thread process task job
lock mutex semaphore
compile build translate
copy clone duplicate replicate
encrypt cipher encode
cache buffer
client user
query request
reply response answer
circuit loop
stack lifo
queue fifo
logarithmic log
linear proportional
vertex node
edge link arc
null nil empty none
declare declaration define definition prototype
inherit derive extend subclass
superclass base parent
index subscript position
traverse visit walk
swap exchange
nested inner
duplicate double twice
reuse share
hide encapsulate abstract private
override replace redefine
overload polymorphism
instantiate instance object
address location
allocate malloc new
free release deallocate
heap dynamic
runtime execution
statement expression
decimal numeric integer number
letter alphabet
ascending increasing
descending decreasing
middle half centre median
neighbour adjacent next
acknowledgement ack confirm acknowledge
retransmit resend retry repeat
broadcast flood multicast
handshake connection
protocol rule standard
bit binary digit
rate speed frequency
simultaneous concurrent parallel together
voltage potential
current flow
random arbitrary stochastic
average mean
infinite endless forever unbounded
approximate estimate
independent separate
ignore skip discard
reverse opposite backward
temporary intermediate
permanent persistent
unique distinct
interrupt stop pause suspend
wait block idle
`;

const key = (word: string): string => synonymKey(stem(word, "en"), "en");

function groupsByKey(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [group, line] of groups.trim().split("\n").entries()) {
    for (const word of new Set(line.split(" ").map(key))) {
      const known = found.get(word);
      if (known === undefined) found.set(word, [group]);
      else known.push(group);
    }
  }
  return found;
}

let groupsBefore: ReadonlyMap<string, readonly number[]> | undefined;

/**
 * The groups of near words that a key stands in: two keys that share one may stand for each other.
 *
 * Made when it is first asked for: its words are stemmed, which a start that grades nothing need not wait for.
 */
export function groupsOfKey(word: string): readonly number[] {
  groupsBefore ??= groupsByKey();
  return groupsBefore.get(word) ?? none;
}

const none: readonly number[] = [];

/** What opposites are told by. */
interface Meaning {
  readonly key: string;
  readonly stem: string;
}

/** True when two words are opposites of each other. */
export function areOpposite(left: Meaning, right: Meaning): boolean {
  return areOppositeKeys(left.key, right.key) || antonymsOf(left.stem)?.has(right.stem) === true;
}

/** True when a word has an opposite at all; most have none. */
export function hasOpposite({ key: own, stem: ownStem }: Meaning): boolean {
  return hasOppositeKey(own) || antonymsOf(ownStem) !== undefined;
}
