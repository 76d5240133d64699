import { isSameJson, type DraftForm } from './draft-form.ts';

export type DraftPart = keyof DraftForm;

const parts: readonly DraftPart[] = ['applicant', 'priority', 'answers', 'returning', 'collection'];

export interface Rebased {
  readonly form: DraftForm;
  /** Parts changed here and elsewhere to different things: somebody must choose. `form` holds what is here. */
  readonly conflicts: readonly DraftPart[];
}

/**
 * Brings what is on the screen (`mine`) together with what the server has now (`theirs`), knowing what both began from
 * (`base`): a part changed on one side only is taken from that side.
 */
export function rebase({ mine, base, theirs }: Readonly<Record<'mine' | 'base' | 'theirs', DraftForm>>): Rebased {
  const isKept = (part: DraftPart) => !isSameJson(mine[part], base[part]) && !isSameJson(mine[part], theirs[part]);
  const pick = <P extends DraftPart>(part: P): DraftForm[P] => (isKept(part) ? mine[part] : theirs[part]);
  return {
    form: {
      applicant: pick('applicant'),
      priority: pick('priority'),
      answers: pick('answers'),
      returning: pick('returning'),
      collection: pick('collection'),
    },
    conflicts: parts.filter((part) => isKept(part) && !isSameJson(theirs[part], base[part])),
  };
}
