import { writeFileSync } from 'node:fs';
import { lifecycleDocument } from './lifecycle-document.ts';

writeFileSync(new URL('reference/lifecycle.md', import.meta.url), await lifecycleDocument());
