/**
 * Loaded into Greenroom with `node --import`: it kills its own process, as SIGKILL does, at the very instant at which the
 * line numbered KILL_AT_LINE of stdout has been written. From outside that instant cannot be hit.
 */
let linesLeft = Number(process.env["KILL_AT_LINE"]);
const write = process.stdout.write.bind(process.stdout);

process.stdout.write = (chunk: string | Uint8Array) => {
  const isWritten = write(chunk);
  linesLeft -= String(chunk).split("\n").length - 1;
  // A pipe is written to synchronously, so the line is out.
  if (linesLeft <= 0) process.kill(process.pid, "SIGKILL");
  return isWritten;
};
