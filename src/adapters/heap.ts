/** How much memory V8 takes before it looks for what is not needed any more. */
import { setFlagsFromString } from "node:v8";

/**
 * Lets old objects grow by so much, in percent, before they are collected. V8 by itself lets them grow to two to four
 * times of what lives, which a run over hundreds of thousands of answers reaches and one over a thousand does not. At 60
 * peak memory over 108,000 answers is 1.16 times that over 2,000 (at 100: 1.34), and grading takes .95 of the time that it
 * takes at 30.
 */
const growthPercent = 60;

/** From now on the memory of this process stays near what lives in it, however long it works. */
export function keepHeapSmall(): void {
  // There since Node 11; a V8 without it would say so on stderr and go on.
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}
