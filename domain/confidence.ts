import { z } from 'zod';

/**
 * How sure a fact of the catalogue is: `text` read in the source itself, `secondary` someone's summary, `recall` not
 * confirmed, `setting` decided by the agency for itself, `sample` made up for demonstration.
 */
export const confidence = z.enum(['text', 'secondary', 'recall', 'setting', 'sample']);
export type Confidence = z.infer<typeof confidence>;

/** Whether a fact must be shown as sample wherever it is shown. */
export function isSample(grade: Confidence): boolean {
  return grade === 'sample' || grade === 'recall';
}
