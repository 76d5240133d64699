import type { Procedure } from '../../api/contract/catalogue.ts';
import { roleNames } from '../../domain/lifecycle/roles.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { caseNo } from './CasesPanel.tsx';
import { SampleMark } from './SampleMark.tsx';
import { useWorkingHours, useWorkingTime } from './use-working-time.ts';

/** Who does what within how long, with a column for each case that has a time of its own. */
export function StepsPanel({ procedure }: { procedure: Procedure }) {
  const t = useT();
  const text = useLocalized();
  const worked = useWorkingTime();
  const hours = useWorkingHours();
  const { steps, cases = [] } = procedure;
  return (
    <Panel title={t('procedure.steps')}>
      <PlainTable
        label={t('procedure.steps')}
        rows={steps}
        keyOf={({ key }) => key}
        columns={[
          {
            name: t('procedure.step'),
            cell: ({ name, confidence }) => (
              <>
                {text(name)} <SampleMark confidence={confidence} />
              </>
            ),
          },
          {
            name: t('procedure.who'),
            cell: ({ role, unitCode }) =>
              unitCode === undefined ? text(roleNames[role]) : `${text(roleNames[role])} · ${unitCode}`,
          },
          ...cases.map(({ key, shares }) => ({
            name: caseNo(cases, key),
            align: 'right' as const,
            cell: (step: Procedure['steps'][number]) => hours(shares[step.key] ?? step.shareMinutes),
          })),
          {
            name: cases.length === 0 ? t('procedure.share') : t('procedure.others'),
            align: 'right',
            cell: ({ shareMinutes }) => (cases.length === 0 ? worked(shareMinutes) : hours(shareMinutes)),
          },
        ]}
      />
    </Panel>
  );
}
