/** Which ids were seen already, for a million rows in some megabytes. */

export interface SeenIds {
  /** True the first time, false for an id that was added before. */
  readonly add: (id: string) => boolean;
}

const firstCapacity = 1024;

/**
 * Keeps 64 bits of each id's SHA-256 in an open-addressing table, 16 to 32 bytes an id (a JavaScript Set of strings
 * takes some 100, and ends at 16.7 million). Two different ids share their 64 bits, so that the second would wrongly
 * count as seen, with odds of n² ÷ 2⁶⁵: one in 37 million runs of a million rows.
 *
 * @param hash SHA-256 in hexadecimal (`Ambient.hash`)
 */
export function createSeenIds(hash: (text: string) => string): SeenIds {
  let capacity = firstCapacity;
  let slots = new Uint32Array(2 * capacity);
  let count = 0;

  return {
    add: (id) => {
      const digest = hash(id);
      const high = Number.parseInt(digest.slice(0, 8), 16);
      // Never 0: two zeros mark an empty slot.
      const low = Number.parseInt(digest.slice(8, 16), 16) || 1;
      if (2 * (count + 1) > capacity) {
        const old = slots;
        capacity *= 2;
        slots = new Uint32Array(2 * capacity);
        for (let at = 0; at < old.length; at += 2) {
          const oldHigh = old[at] ?? 0;
          const oldLow = old[at + 1] ?? 0;
          if (oldHigh !== 0 || oldLow !== 0) insert(slots, oldHigh, oldLow);
        }
      }
      const isNew = insert(slots, high, low);
      if (isNew) count += 1;
      return isNew;
    },
  };
}

/** Puts the 64 bits in where they are not in yet; false when they were. Two zeros are an empty slot. */
function insert(table: Uint32Array, high: number, low: number): boolean {
  const mask = table.length / 2 - 1;
  for (let index = low & mask; ; index = (index + 1) & mask) {
    const at = 2 * index;
    if (table[at] === 0 && table[at + 1] === 0) {
      table[at] = high;
      table[at + 1] = low;
      return true;
    }
    if (table[at] === high && table[at + 1] === low) return false;
  }
}
