/** Programs of the system that tests check their results with, where they are installed. */
import { spawnSync } from "node:child_process";

export function hasProgram(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}
