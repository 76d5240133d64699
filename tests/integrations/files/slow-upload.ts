/** A process in the middle of an upload, to be killed there. Says "writing" once bytes are on their way to the disk. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createDirectoryFileStore } from '../../../integrations/files/directory-store.ts';

async function* endlessUpload() {
  yield Buffer.from('%PDF-1.7\n');
  process.stdout.write('writing\n');
  for (;;) {
    await sleep(50);
    yield Buffer.from('% more\n');
  }
}

const directory = process.argv[2];
if (directory === undefined) throw new Error('Expected: a directory');
await createDirectoryFileStore(directory).put(endlessUpload(), { maxBytes: 1_000_000, accept: ['pdf'] });
