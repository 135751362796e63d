/** What we use of node-record-lpcm16 1.0.1, which brings no types. */
declare module "node-record-lpcm16" {
  import type { ChildProcess } from "node:child_process";
  import type { Readable } from "node:stream";

  interface Recording {
    readonly process: ChildProcess;
    stream(): Readable;
  }
  interface RecordOptions {
    readonly sampleRate: number;
    readonly channels: number;
    readonly audioType: "raw";
    /** A recorder of the package, or the absolute path of a module that makes a command of these options. */
    readonly recorder: string;
    /** For our own module; see recorder-command.cjs. */
    readonly command: {
      readonly cmd: string;
      readonly args: readonly string[];
      readonly spawnOptions: object;
    };
  }
  const recorder: { record(options: RecordOptions): Recording };
  export default recorder;
}
