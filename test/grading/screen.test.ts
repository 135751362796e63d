import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { screenAnswers } from "../../src/grading/screen.ts";
import { answer, eventLoop } from "./fixtures.ts";

const screen = (text: string) => screenAnswers(answer(text), eventLoop);

describe("no words are empty", () => {
  test.each(["", "   ", "\n\n", "...", "?!", "—", "🙂", "\u200B\u200B"])("%j", (text) => {
    expect(screen(text)).toBe("empty");
  });
});

describe("no answer, in whatever words", () => {
  test.each([
    "I don't know.",
    "I don’t know",
    "i dont know",
    "idk",
    "IDK, sorry",
    "um, idk really",
    "No idea, sorry.",
    "I have no idea what the event loop is.",
    "Honestly, I have no clue.",
    "I'd have to google that.",
    "pass",
    "Skip this one please",
    "Next question please.",
    "I'm not sure.",
    "Not sure, I would have to look it up.",
    "I can't answer this question.",
    "I've never used Node, so I can't answer that.",
    "I don't remember, my mind went blank.",
    "I have never heard of it",
    "Hmm... well, I don't really know what to say about that one, sorry!",
    "Yes.",
    "well, um, you know",
    "No sé.",
    "No lo sé, lo siento.",
    "Ni idea, perdona.",
    "No tengo ni idea.",
    "No recuerdo la respuesta",
    "Paso.",
    "Não sei.",
    "Não faço ideia, desculpe.",
    "Eu não sei responder essa pergunta.",
    "Não me lembro.",
    "Sei lá",
    "n/a",
    "I do not know the answer to this question.",
  ])("%s", (text) => {
    expect(screen(text)).toBe("no-answer");
  });

  test("also when the probe is not answered either", () => {
    const answers = [
      { probe: null, text: "No idea" },
      { probe: "What do other users notice?", text: "I don't know that either" },
    ];
    expect(screenAnswers(answers, eventLoop)).toBe("no-answer");
  });
});

describe("an answer that only begins so is judged", () => {
  test.each([
    "I don't know the exact number, but the loop takes one callback at a time from a queue.",
    "I'm not sure about the details. Everything runs in a single thread, so a long computation stalls all clients.",
    "I have no idea who invented it, but it hands work to the operating system and picks up results later.",
    "I never used it in production, though I know that timers go through their own phase.",
    "You skip the rest of the handlers until the stack is empty.",
    "I pass the work to a worker thread.",
    "No sé el número exacto, pero hay un solo hilo y una cola de funciones pendientes.",
    "Não sei os detalhes, mas existe uma única thread e uma fila de funções.",
    "idk, maybe the thing that runs callbacks from a queue?",
  ])("%s", (text) => {
    expect(screen(text)).toBeNull();
  });

  test("and so is a probe that was answered after an empty answer", () => {
    const answers = [
      { probe: null, text: "I don't know" },
      {
        probe: "What do other users notice?",
        text: "Their requests hang until the computation is done.",
      },
    ];
    expect(screenAnswers(answers, eventLoop)).toBeNull();
  });
});

describe("gibberish is no language", () => {
  test.each([
    "asdfgh",
    "asdf asdf jkl",
    "qwertyuiop asdfghjkl zxcvbnm",
    "aaaaaaaaaaaa",
    "lkjsdf oiwejf lkjwef wkejf qpwoei zmxnv",
    "xkcd qzvt wrtp bnmk plqz vbxw",
    "blah blah blah blah blah blah",
    "hahahahahahaha",
    "fjdksla fjdksla fjdks ghty vmcnx",
  ])("%s", (text) => {
    expect(screen(text)).toBe("gibberish");
  });

  test.each([
    "const fn = () => { for (let i = 0; i < n; i++) sum += xs[i]; return sum; };",
    "HTTP, HTTPS, TLS and gRPC all end up in libuv.",
    "kubectl get pods -n prod | grep crash",
    "Die Ereignisschleife nimmt eine Aufgabe nach der anderen aus der Warteschlange.",
    "La boucle prend une tâche après l'autre dans la file d'attente.",
    "Pętla zdarzeń pobiera kolejne zadania z kolejki, gdy stos jest pusty.",
    "El bucle de eventos toma tareas de una cola cuando la pila está vacía.",
    "イベントループはキューからコールバックを取り出します。",
    "Цикл событий берёт задачи из очереди.",
    "O(n log n)",
    "SELECT * FROM users WHERE id = 1",
    "strength through rhythm",
  ])("but this is: %s", (text) => {
    expect(screen(text)).toBeNull();
  });
});

describe("an echo adds nothing to the question", () => {
  test.each([
    eventLoop.text,
    eventLoop.text.toUpperCase(),
    "So, what is the event loop in Node? And why should you not block it? Good question.",
    "The event loop in Node is the event loop, and you should not block the event loop in Node.",
    `${eventLoop.text} ${eventLoop.clarification}`,
  ])("%s", (text) => {
    expect(screen(text)).toBe("echo");
  });

  test("nor to the probe", () => {
    const probe = "What do other users notice while one request computes for a second?";
    expect(
      screenAnswers(
        [
          { probe: null, text: "" },
          { probe, text: probe },
        ],
        eventLoop,
      ),
    ).toBe("echo");
  });

  test("one of the choices that a question offers is an answer", () => {
    const question = {
      ...eventLoop,
      text: "Would you use a stack or a queue for this?",
      clarification: "",
    };
    expect(screenAnswers(answer("A queue."), question)).toBeNull();
  });
});

test("whatever is typed, the screen neither throws nor finds anything in a real answer with noise around it", () => {
  const real =
    "The runtime takes one callback after another from a queue and runs each to its end on the main thread.";
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (noise) => {
      screen(noise);
      expect(screen(`${real} ${real.toLowerCase()}\n${noise}`)).toBeNull();
    }),
  );
});
