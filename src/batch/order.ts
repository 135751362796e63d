/** Work on many things at once, with the results in the order of the things. */

/** What was begun for one input: its output, or the work that leads to it. */
export type Begun<Output> =
  | { readonly output: Output }
  /** Takes one of the places of `limit` until it is settled. */
  | { readonly task: () => Promise<Output> };

export interface InOrderOptions {
  /** How many tasks may run at once, now; asked again whenever one might be started. */
  readonly limit: () => number;
  /** So many results may wait for an earlier one, or for the consumer: memory does not grow beyond them. */
  readonly window: number;
  /** Aborted: nothing new is begun, what runs is finished and yielded. */
  readonly stop: AbortSignal;
  /** Thrown after the last output when `stop` came before the end of the source. */
  readonly stopped: () => Error;
}

function nobodyWaits(): void {
  // Until the loop waits for its first result.
}

type Slot<Output> = { outcome: Outcome<Output> | null };
type Outcome<Output> = { readonly output: Output } | { readonly error: unknown };

/**
 * The outputs of the source's inputs in its order. An input is only taken from the source when there is a place to work
 * on it, so what was begun is always a beginning of the input.
 *
 * The first error, of the source or of a task, ends it: nothing new is begun, the outputs before it are yielded, then it
 * is thrown. However it ends, it waits for the tasks that run: what they did is paid and should be saved.
 */
export async function* inOrder<Input, Output>(
  source: AsyncIterable<Input>,
  begin: (input: Input) => Begun<Output>,
  options: InOrderOptions,
): AsyncGenerator<Output, void> {
  const { limit, window, stop } = options;
  const inputs = source[Symbol.asyncIterator]();
  const queue: Slot<Output>[] = [];
  const running = new Set<Promise<void>>();
  let isPulling = false;
  let atEnd = false;
  let failed = false;
  let wake = nobodyWaits;

  function settle(slot: Slot<Output>, outcome: Outcome<Output>): void {
    slot.outcome = outcome;
    failed ||= "error" in outcome;
    if (slot === queue[0]) wake();
  }

  async function run(slot: Slot<Output>, task: () => Promise<Output>): Promise<void> {
    try {
      settle(slot, { output: await task() });
    } catch (error) {
      settle(slot, { error });
    }
  }

  function start(input: Input): void {
    const slot: Slot<Output> = { outcome: null };
    queue.push(slot);
    try {
      const begun = begin(input);
      if ("output" in begun) {
        settle(slot, begun);
      } else {
        const done = run(slot, begun.task).finally(() => {
          running.delete(done);
          pump();
        });
        running.add(done);
      }
    } catch (error) {
      settle(slot, { error });
    }
  }

  async function pull(): Promise<void> {
    try {
      const next = await inputs.next();
      if (next.done === true) atEnd = true;
      else if (!stop.aborted && !failed) start(next.value);
    } catch (error) {
      const slot: Slot<Output> = { outcome: null };
      queue.push(slot);
      settle(slot, { error });
    } finally {
      isPulling = false;
    }
    if (queue.length === 0) wake();
    pump();
  }

  function pump(): void {
    const isOver = atEnd || failed || stop.aborted;
    if (isPulling || isOver || queue.length >= window || running.size >= limit()) return;
    isPulling = true;
    void pull();
  }

  // Somebody who stops does not wait for input that may never come.
  const onStop = (): void => wake();
  stop.addEventListener("abort", onStop);
  try {
    for (;;) {
      pump();
      const [first] = queue;
      if (first === undefined && (atEnd || stop.aborted)) break;
      if (first === undefined || first.outcome === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      queue.shift();
      if ("error" in first.outcome) throw first.outcome.error;
      pump();
      yield first.outcome.output;
    }
    if (!atEnd) throw options.stopped();
  } finally {
    stop.removeEventListener("abort", onStop);
    failed = true;
    await Promise.all(running);
    // A source that still waits for input would only end with it.
    if (!atEnd) inputs.return?.().catch(() => undefined);
  }
}
