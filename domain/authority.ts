import type { ComponentDefinition, ProcedureDefinition } from './procedure/definition.ts';

/**
 * The paper asked for, whatever the procedure, of somebody who acts for the applicant. That a letter of authority is to
 * be shown is a setting of this house, not a rule taken from a decree.
 */
export const authorityPaper: ComponentDefinition = {
  key: 'letter-of-authority',
  name: {
    vi: 'Văn bản ủy quyền hoặc giấy tờ chứng minh quyền đại diện',
    en: 'Letter of authority or of representation',
  },
  originals: 0,
  copies: 1,
  required: true,
  accepts: ['pdf', 'png', 'jpeg'],
  confidence: 'setting',
};

type Components = Pick<ProcedureDefinition, 'components'>;

/** The papers of a dossier: those of its procedure and, where somebody acts for the applicant, the proof of it. */
export function papersOf({ components }: Components, isRepresented: boolean): readonly ComponentDefinition[] {
  return isRepresented ? [...components, authorityPaper] : components;
}

/** The paper of this key, be it the procedure's or the letter of authority. */
export function findPaper({ components }: Components, key: string | null): ComponentDefinition | undefined {
  return (
    components.find((component) => component.key === key) ?? (key === authorityPaper.key ? authorityPaper : undefined)
  );
}
