/** One line on the screen for one thing that is waited for. */
export interface ProgressLine {
  say(what: string): void;
  done(note?: string): void;
  failed(): void;
}

export interface Progress {
  begin(title: string): ProgressLine;
  /** A message between the lines. */
  note(text: string): void;
  /** Nothing more will be waited for. */
  end(): void;
}

interface Waiting {
  readonly title: string;
  readonly since: number;
  what: string;
  lastPrinted: number;
}

const titleWidth = 24;
const repeatAfterMs = 10_000;

/**
 * Shows what is waited for and for how long: on a terminal, one line each that counts its seconds; elsewhere, a line when
 * something is ready and one now and then for what is not.
 */
export function createProgress(output: NodeJS.WriteStream = process.stdout): Progress {
  const waiting = new Set<Waiting>();
  const live = output.isTTY;
  let drawn = 0;

  const clear = () => {
    if (drawn > 0) output.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = () => {
    // A line that the terminal broke in two could not be taken back.
    for (const line of waiting) output.write(`${lineOf('…', line).slice(0, output.columns - 1)}\n`);
    drawn = waiting.size;
  };
  const print = (text: string) => {
    if (live) clear();
    output.write(`${text}\n`);
    if (live) draw();
  };
  const tick = () => {
    if (live) {
      clear();
      draw();
      return;
    }
    for (const line of waiting) {
      if (Date.now() - line.lastPrinted < repeatAfterMs) continue;
      line.lastPrinted = Date.now();
      output.write(`${lineOf('…', line)}\n`);
    }
  };
  const timer = setInterval(tick, live ? 200 : 1000);
  timer.unref();

  return {
    begin(title) {
      const line: Waiting = { title, since: Date.now(), what: 'starting', lastPrinted: Date.now() };
      waiting.add(line);
      if (live) tick();
      const finish = (mark: string, what: string) => {
        waiting.delete(line);
        line.what = what;
        print(lineOf(mark, line));
      };
      return {
        say(what) {
          if (what === line.what) return;
          line.what = what;
          line.lastPrinted = Date.now();
          if (!live) output.write(`${lineOf('…', line)}\n`);
        },
        done: (note = '') => {
          finish('✓', note);
        },
        failed: () => {
          finish('✗', 'failed');
        },
      };
    },
    note: print,
    end() {
      clearInterval(timer);
      if (live) clear();
      waiting.clear();
    },
  };
}

function lineOf(mark: string, { title, since, what }: Waiting): string {
  const seconds = `${((Date.now() - since) / 1000).toFixed(1)} s`;
  return `  ${mark} ${title.padEnd(titleWidth)} ${seconds.padStart(7)}  ${what}`.trimEnd();
}
