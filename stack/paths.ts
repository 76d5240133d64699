import { join, resolve } from 'node:path';

/** The checkout. */
export const repositoryRoot = resolve(import.meta.dirname, '..');

/** Where the embedded default keeps everything it makes, unless told otherwise. */
export const defaultDataDirectory = join(repositoryRoot, '.data');

/** Downloaded programs: shared by `npm start` and `npm test`, safe to delete. */
export const programDirectory = join(defaultDataDirectory, 'bin');
