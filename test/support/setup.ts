/** Property tests draw the same cases every time, so that a build fails for what was changed; the variable draws others. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["FAST_CHECK_SEED"] ?? 20_260_101) });
