// A recorder for node-record-lpcm16, which takes the path of a module like this one. The package's own modules know
// neither Windows nor macOS, ignore the device with `rec`, and pass no environment; recorder-programs.ts makes the command.
"use strict";

/** @param {{ command: object }} options */
module.exports = ({ command }) => command;
