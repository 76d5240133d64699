import Typography from '@mui/material/Typography';
import type { ProcedureLimits } from '../../domain/procedure/definition.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Duration } from './Duration.tsx';
import { SampleMark } from './SampleMark.tsx';

/** Limits on a part of the processing time. */
export function LimitsPanel({ limits }: { limits: ProcedureLimits | undefined }) {
  const t = useT();
  if (limits === undefined) return null;
  const { consultWithin, replyWithin, refuseWithin, consultationPauses, cutoffTime, legalBasis, confidence } = limits;
  const limit = (duration: typeof consultWithin) => (duration === undefined ? '' : <Duration duration={duration} />);
  return (
    <Panel title={t('procedure.limits')}>
      <Facts
        facts={[
          [t('procedure.consultWithin'), limit(consultWithin)],
          [t('procedure.replyWithin'), limit(replyWithin)],
          [t('procedure.consultationPauses'), consultationPauses ? t('common.yes') : ''],
          [t('procedure.refuseWithin'), limit(refuseWithin)],
          [t('procedure.cutoffTime'), cutoffTime === undefined ? '' : t('procedure.cutoffRule', { time: cutoffTime })],
        ]}
      />
      <Typography variant="caption" component="p" color="text.secondary" sx={{ mt: 1 }}>
        {legalBasis} <SampleMark confidence={confidence} />
      </Typography>
    </Panel>
  );
}
