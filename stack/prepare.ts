import { messageOf, StackFault } from './fault.ts';
import { browserProgram, launchBrowser } from './parts/browser.ts';
import { temporalPath } from './parts/temporal.ts';
import { testServerPath } from './parts/test-server.ts';
import { createProgress } from './progress.ts';
import type { Say } from './programs.ts';
import { buildWebApps } from './web-build.ts';

/** Run before the tests, so that none of them downloads or builds anything. */
const steps: Record<string, (say: Say) => Promise<string>> = {
  'Temporal server': temporalPath,
  'Time-skipping server': testServerPath,
  Browser: async (say) => {
    const { path } = await browserProgram(say);
    say('trying it');
    const browser = await launchBrowser();
    await browser.close();
    return path;
  },
  'Web apps': async (say) => {
    await buildWebApps(say);
    return 'dist';
  },
};

const progress = createProgress();
const faults: unknown[] = [];
await Promise.all(
  Object.entries(steps).map(async ([title, step]) => {
    const line = progress.begin(title);
    try {
      line.done(
        await step((what) => {
          line.say(what);
        }),
      );
    } catch (error) {
      line.failed();
      faults.push(error);
    }
  }),
);
progress.end();
for (const fault of faults) {
  console.error(`\n${messageOf(fault)}`);
  if (fault instanceof StackFault) console.error(fault.lastLines.join('\n'));
}
process.exitCode = faults.length > 0 ? 1 : 0;
