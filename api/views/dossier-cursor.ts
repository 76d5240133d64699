import { z } from 'zod';
import { cursorOf } from '../http/cursor.ts';

/** Where a list of dossiers goes on, the latest submitted first. */
export const dossierCursor = cursorOf(z.object({ submittedAt: z.iso.datetime(), id: z.uuid() }));
