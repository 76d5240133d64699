import type { Procedure } from '../../api/contract/catalogue.ts';
import type { DeadlineCase } from '../../domain/procedure/definition.ts';
import { conditionInWords } from '../../domain/procedure/condition-words.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { Duration } from './Duration.tsx';
import { SampleMark } from './SampleMark.tsx';

/** Cases with a processing time of their own, in the order they are tried, and the time of everything else. */
export function CasesPanel({ procedure }: { procedure: Procedure }) {
  const t = useT();
  const text = useLocalized();
  const { cases = [] } = procedure;
  if (cases.length === 0) return null;
  const rows: readonly (DeadlineCase | null)[] = [...cases, null];
  return (
    <Panel title={t('procedure.cases')}>
      <PlainTable
        label={t('procedure.cases')}
        rows={rows}
        keyOf={(one) => one?.key ?? ''}
        columns={[
          { name: t('procedure.caseNo'), cell: (one) => (one === null ? '' : caseNo(cases, one.key)) },
          { name: t('procedure.case'), cell: (one) => (one === null ? t('procedure.otherCases') : text(one.name)) },
          {
            name: t('procedure.caseWhen'),
            cell: (one) => (one === null ? '' : text(conditionInWords(procedure, one.when))),
          },
          {
            name: t('procedure.processing'),
            cell: (one) => (
              <>
                <Duration duration={one?.processing ?? procedure.processing} />{' '}
                <SampleMark confidence={one?.confidence ?? procedure.confidence.processing} />
              </>
            ),
          },
          { name: t('procedure.legalBasis'), cell: (one) => one?.legalBasis ?? '' },
        ]}
      />
    </Panel>
  );
}

/** How tables refer to a case: `(2)`. */
export function caseNo(cases: readonly DeadlineCase[], key: string): string {
  return `(${cases.findIndex((one) => one.key === key) + 1})`;
}
