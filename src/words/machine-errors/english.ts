/** By the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ENOENT: "there is no such file",
  ENOTDIR: "part of its path is a file",
  ENOSPC: "the disk is full",
  EROFS: "the file system is read-only",
};
const done = { read: "read", written: "written", removed: "removed" } as const;

/** What Greenroom did to a file when the system refused. */
export type FileAction = keyof typeof done;

const because = (reason: string): string => (reason === "" ? "" : ` (${reason})`);

/** Errors of schedulers, of programs for sound and of the files that Greenroom keeps. */
export const english = {
  schedulerRefused: (program: string, reason: string) => ({
    message: `${program} refused: ${reason}`,
    hint: "Choose another scheduler with --scheduler, or see what it says when you run it yourself.",
  }),
  schedulerFile: {
    read: (path: string, code: string) => ({
      message: `Greenroom cannot read ${path} (${code}).`,
      hint: "Give yourself access to it, or choose another scheduler with --scheduler.",
    }),
    write: (path: string, code: string) => ({
      message: `Greenroom cannot write ${path} (${code}).`,
      hint: "Give yourself access to it, or choose another scheduler with --scheduler.",
    }),
    remove: (path: string, code: string) => ({
      message: `Greenroom cannot remove ${path} (${code}).`,
      hint: "Give yourself access to it, or choose another scheduler with --scheduler.",
    }),
  },
  brokenCrontab: {
    message: "Greenroom's block in the crontab has lost its last line.",
    hint: "Remove what is left of it with: crontab -e",
  },
  unschedulable: (path: string) => ({
    message: `A path with a line break or another control character cannot be scheduled: ${path}`,
    hint: "Install Greenroom or Node in another folder, or move GREENROOM_HOME.",
  }),

  stopped: { message: "Stopped.", hint: "Run it again to go on." },
  notRecorded: (path: string, why: string) => ({
    message: `The recording ${path} cannot be written: ${why}`,
    hint: "Free some space, or set GREENROOM_HOME to a folder that can be written to.",
  }),
  noWhisper: (program: string, code: string) => ({
    message: `${program} cannot be started (${code}).`,
    hint: "Install whisper.cpp (macOS: brew install whisper-cpp; else https://github.com/ggml-org/whisper.cpp), or set whisper-program.",
  }),
  noTranscript: (program: string, reason: string) => ({
    message: `${program} gave no transcript${because(reason)}.`,
    hint: "See whether the recording plays and the model fits the program; the recording is kept.",
  }),
  noDecoder: (path: string) => ({
    message: `${path} has to be decoded first, and neither ffmpeg nor sox is installed.`,
    hint: "Install ffmpeg, or save the recording as a WAV of 16-bit PCM.",
  }),
  notDecoded: (path: string, reason: string) => ({
    message: `${path} cannot be decoded${because(reason)}.`,
    hint: "See whether it plays, and save it anew as wav or mp3.",
  }),
  nothingToSpeak: { message: "There is no text to speak.", hint: "Give it some words." },
  noVoice: {
    darwin: (code: string) => ({
      message: `The system has no voice that Greenroom knows (${code}).`,
      hint: "`say` is part of macOS; see whether /usr/bin is in PATH.",
    }),
    win32: (code: string) => ({
      message: `The system has no voice that Greenroom knows (${code}).`,
      hint: "PowerShell is part of Windows; see whether it is in PATH.",
    }),
    other: (code: string) => ({
      message: `The system has no voice that Greenroom knows (${code}).`,
      hint: "Install one: apt install espeak-ng, dnf install espeak-ng or pacman -S espeak-ng.",
    }),
  },
  didNotSpeak: (name: string, reason: string) => ({
    message: `${name} did not speak${because(reason)}.`,
    hint: "See whether it has that voice: `greenroom config get voice-name`.",
  }),

  speaking: {
    resting: (url: string, seconds: number, last: string) => ({
      message: `${url} failed three times in a row and is left alone for ${seconds} s; last: ${last}`,
      hint: "Questions are spoken by a system voice, or shown: `greenroom config set speaker system`.",
    }),
    /** What is said of a service that has no such API, and what is said of it where it should speak. */
    noSuchApi: "There is no such API at",
    noSpeech: "There is no speech at",
    another:
      "Another model or voice: voice-model, voice-name; or a voice of the system: `greenroom config set speaker system`.",
  },
  hearing: {
    resting: (url: string, seconds: number, last: string) =>
      `${url} failed three times in a row and is left alone for ${seconds} s; last: ${last}`,
    /** What to do when the service is down: for an interview, for practice, and for answer files. */
    later: {
      interview: "The recording is kept: `greenroom regrade --pending` transcribes it later.",
      practice: "Speak again when it answers.",
      files: "Run it again later: what is done is kept.",
    },
    notHere: (url: string) => ({
      message: `${url} has no transcription of audio (status 404).`,
      hint: "Choose a service that has it (transcription-service, transcription-url), or a program of your own (whisper-model).",
    }),
    notTaken: (url: string, reason: string) => ({
      message: `${url} did not take the recording${because(reason)}.`,
      hint: "See whether it plays, and save it anew as wav or mp3.",
    }),
    stopped: {
      message: "Stopped before the transcript came.",
      hint: "The recording is kept: `greenroom regrade --pending` transcribes it.",
    },
    notSoLarge: (url: string, megabytes: string) => ({
      message: `${url} takes no recording of ${megabytes} MB (status 413).`,
      hint: "Raise the limit of that server, or of the proxy in front of it, or choose another: transcription-url.",
    }),
    otherKey:
      "Save another key with `greenroom auth set`, or use whisper.cpp: `greenroom config set recogniser whisper-cli`.",
    tooLarge: (megabytes: string) => ({
      message: `The recording has ${megabytes} MB, and at most 25 MB are transcribed.`,
      hint: "Save it as mp3 or ogg, or cut it into parts.",
    }),
  },

  notHashed: (path: string, code: string) => ({
    message: `${path} cannot be read (${code}).`,
    hint: "Check the path.",
  }),
  ownFile: (path: string, action: FileAction, code: string) => ({
    message: `${path} cannot be ${done[action]}: ${reasons[code] ?? code}.`,
    hint: "Check its permissions, or move it away.",
  }),
  emptyKey: {
    message: "That is not an API key: it is empty.",
    hint: "Copy the key once more from the service's page, and save it with: greenroom auth",
  },
  severalWords: {
    message: "That is not an API key: it is several words.",
    hint: "Copy the key once more from the service's page, and save it with: greenroom auth",
  },
  notKeys: (path: string) => ({
    message: `${path} does not hold API keys as Greenroom writes them.`,
    hint: "Remove the file and save the key again with: greenroom auth",
  }),
  keyFile: {
    read: (path: string, code: string) => ({
      message: `Greenroom cannot read ${path} (${code}).`,
      hint: "Give yourself access to it, or set the key in the environment, e.g. OPENAI_API_KEY.",
    }),
    write: (path: string, code: string) => ({
      message: `Greenroom cannot write ${path} (${code}).`,
      hint: "Give yourself access to it, or set the key in the environment, e.g. OPENAI_API_KEY.",
    }),
  },
};

export type MachineErrorsWords = typeof english;
