import { messageOf, StackFault } from './fault.ts';
import { createProgress } from './progress.ts';
import { buildWebApps } from './web-build.ts';

/** `npm run build:web`: both web apps, where their sources changed. */
const progress = createProgress();
const line = progress.begin('Web apps');
try {
  await buildWebApps((what) => {
    line.say(what);
  });
  line.done('dist');
} catch (error) {
  line.failed();
  progress.note(messageOf(error));
  if (error instanceof StackFault) progress.note(error.lastLines.join('\n'));
  process.exitCode = 1;
} finally {
  progress.end();
}
