import type { DossierStanding } from '../db/queries/dossier-standing.ts';
import type { StaffRole } from '../domain/lifecycle/roles.ts';
import { mustHold } from '../domain/lifecycle/transitions.ts';
import type { Viewer } from './allowed-actions.ts';
import type { Principal } from './http/principal.ts';

/**
 * A member of staff looking at a dossier. A role counts where the action is done: that of the main task in the task's
 * unit, an answer in the unit that was asked, everything else in the unit that decides the dossier.
 */
export function staffViewer(principal: Principal, standing: DossierStanding): Viewer {
  const main = standing.tasks.find(({ isMain }) => isMain);
  const rolesIn = (unitCode: string): readonly StaffRole[] => [
    ...new Set(principal.roles.filter((held) => held.unitCode === unitCode).map(({ role }) => role)),
  ];
  return {
    accountId: principal.accountId,
    rolesFor(action, input) {
      if (action === 'answerConsultation') {
        const asked = standing.state.consultations.filter(
          ({ no, answer }) =>
            answer === 'awaited' && (input?.['consultation'] === undefined || input['consultation'] === no),
        );
        return [...new Set(asked.flatMap(({ unitCode }) => rolesIn(unitCode)))];
      }
      const free = rolesIn(standing.unitCode).filter((role) => !mustHold(action, role));
      if (main === undefined) return free;
      const holding = rolesIn(main.unitCode).filter((role) => mustHold(action, role));
      const asNeeded = [...holding].sort((a, b) => Number(b === main.role) - Number(a === main.role));
      return [...asNeeded, ...free];
    },
  };
}
