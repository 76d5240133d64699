export const submitSteps = ['applicant', 'papers', 'delivery', 'review'] as const;
export type SubmitStep = (typeof submitSteps)[number];

/** The step in which a field the server names can be filled in. */
export function stepOfField(field: string): SubmitStep {
  const [root = ''] = field.split('.');
  if (root === 'applicant' || root === 'priority' || root === 'procedure') return 'applicant';
  if (root === 'components' || root === 'answers') return 'papers';
  return 'delivery';
}

/** `?buoc=2` → `papers`; anything else begins at the beginning. */
export function readStep(text: string | null): SubmitStep {
  return submitSteps[Number(text ?? '1') - 1] ?? 'applicant';
}
