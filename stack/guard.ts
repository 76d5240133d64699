import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Reads orders line by line; at the end of its input, which is our end, it ends and removes what is still listed. */
const script = `
alive=' '
while read -r verb what; do
  case $verb in
    watch) alive="$alive$what " ;;
    forget) case $alive in *" $what "*) alive="\${alive%% $what *} \${alive#* $what }" ;; esac ;;
    remove) set -- "$@" "$what" ;;
  esac
done
still_there() {
  for pid in $alive; do
    if kill -0 "$pid"; then return 0; fi
  done
  return 1
}
for pid in $alive; do kill -INT "$pid"; done
seconds=0
while still_there && [ $seconds -lt 10 ]; do
  sleep 1
  seconds=$((seconds + 1))
done
for pid in $alive; do kill -KILL "$pid"; done
if [ $# -gt 0 ]; then rm -rf -- "$@"; fi
`;

let guardInput: Socket | undefined;

/**
 * Children outlive a parent that is killed hard, and would then hold its ports and data. A small shell, started with the
 * first child, notices that the parent is gone and clears up.
 */
export const guard = {
  /** Ends this process when we are gone. */
  watch: (pid: number) => tell(`watch ${pid}`),
  /** It has ended by itself: its number may soon be somebody else's. */
  forget: (pid: number) => tell(`forget ${pid}`),
  /** Removes this folder when we are gone. */
  remove: (directory: string) => tell(`remove ${directory}`),
};

function tell(order: string): void {
  guardInput ??= startGuard();
  guardInput.write(`${order}\n`);
}

function startGuard(): Socket {
  const shell = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const input = shell.stdin;
  if (!(input instanceof Socket)) throw new TypeError('A pipe to a child is expected to be a socket.');
  // Without a shell there is no guard, and everything else works.
  shell.on('error', () => undefined);
  input.on('error', () => undefined);
  shell.unref();
  input.unref();
  return input;
}
