import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { CasesPanel } from './CasesPanel.tsx';
import { Duration } from './Duration.tsx';
import { FeeTable } from './FeeTable.tsx';
import { LimitsPanel } from './LimitsPanel.tsx';
import { SampleMark } from './SampleMark.tsx';
import { StepsPanel } from './StepsPanel.tsx';

/** What a version of a procedure says: papers, times, steps, fees, legal basis. */
export function ProcedureFacts({ procedure }: { procedure: Procedure }) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '2fr 1fr' }, alignItems: 'start' }}>
      <div>
        <Components procedure={procedure} />
        <CasesPanel procedure={procedure} />
        <StepsPanel procedure={procedure} />
        <Panel title={t('procedure.fees')}>
          <FeeTable fees={procedure.fees} />
        </Panel>
      </div>
      <div>
        <Overview procedure={procedure} />
        <LimitsPanel limits={procedure.limits} />
        <Panel title={t('procedure.legalBasis')}>
          {procedure.legalBasis.map((source) => (
            <Typography key={source} variant="body2" sx={{ py: 0.5 }}>
              {source}
            </Typography>
          ))}
        </Panel>
      </div>
    </Box>
  );
}

function Overview({ procedure }: { procedure: Procedure }) {
  const t = useT();
  const text = useLocalized();
  const { confidence } = procedure;
  return (
    <Panel title={t('procedure.overview')}>
      <Facts
        facts={[
          [t('procedure.code'), <Marked key="code" content={procedure.code} confidence={confidence.code} />],
          [
            t('procedure.version'),
            t('procedure.versionSince', { version: procedure.version, day: formatDate(procedure.validFrom) }),
          ],
          [t('procedure.unit'), text(procedure.unit.name)],
          [t('procedure.field'), text(procedure.field.name)],
          [t('procedure.applicants'), procedure.applicants.map((kind) => t(`applicant.${kind}`)).join(', ')],
          [t('procedure.reception'), <Duration key="reception" duration={procedure.reception} />],
          [
            t('procedure.processing'),
            <Marked
              key="processing"
              content={<Duration duration={procedure.processing} />}
              confidence={confidence.processing}
            />,
          ],
          [
            t('procedure.onlineLevel'),
            <Marked
              key="level"
              content={t(`procedure.level.${procedure.onlineLevel}`)}
              confidence={confidence.onlineLevel}
            />,
          ],
          [t('procedure.paymentTiming'), t(`procedure.timing.${procedure.payment.timing}`)],
          [
            t('procedure.paymentWait'),
            procedure.payment.timing === 'never'
              ? ''
              : t('procedure.days', { smart_count: procedure.payment.waitDays }),
          ],
          [
            t('procedure.supplement'),
            t('procedure.supplementRule', {
              rounds: procedure.supplement.maxRounds,
              days: procedure.supplement.waitDays,
            }),
          ],
          [t('procedure.extension'), t('procedure.times', { smart_count: procedure.extension.maxTimes })],
          [
            t('procedure.returnMethods'),
            procedure.returnMethods.map((method) => t(`returnMethod.${method}`)).join(', '),
          ],
          [t('procedure.homeCollection'), t(procedure.homeCollection ? 'common.yes' : 'common.no')],
          [
            t('procedure.result'),
            <Marked key="result" content={text(procedure.result.name)} confidence={confidence.result} />,
          ],
        ]}
      />
    </Panel>
  );
}

function Marked({ content, confidence }: { content: ReactNode; confidence: Procedure['confidence']['code'] }) {
  return (
    <>
      {content} <SampleMark confidence={confidence} />
    </>
  );
}

function Components({ procedure }: { procedure: Procedure }) {
  const t = useT();
  const text = useLocalized();
  return (
    <Panel title={t('dossier.components')}>
      <PlainTable
        label={t('dossier.components')}
        rows={procedure.components}
        keyOf={({ key }) => key}
        columns={[
          {
            name: t('procedure.paper'),
            cell: ({ name, confidence }) => (
              <>
                {text(name)} <SampleMark confidence={confidence} />
              </>
            ),
          },
          { name: t('procedure.required'), cell: ({ required }) => t(required ? 'common.yes' : 'procedure.ifAny') },
          { name: t('procedure.originals'), align: 'right', cell: ({ originals }) => originals },
          { name: t('procedure.copies'), align: 'right', cell: ({ copies }) => copies },
          { name: t('procedure.accepts'), cell: ({ accepts }) => accepts.join(', ') },
        ]}
      />
    </Panel>
  );
}
