/** What we use of play-sound 1.1.6, which brings no types. */
declare module "play-sound" {
  import type { ChildProcess } from "node:child_process";

  interface Player {
    /**
     * @param options under the player's name the arguments before the file; the rest goes to `spawn`, and is written into
     * @param next called when the process has closed
     */
    play(
      file: string,
      options: Record<string, unknown>,
      next: (error: unknown) => void,
    ): ChildProcess | null;
  }
  export default function createPlayer(options: { readonly player: string }): Player;
}
