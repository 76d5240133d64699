import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JsonSchemaObject } from '../../api/contract/common.ts';
import type { ProcedurePreview } from '../../api/contract/procedures.ts';
import { roleNames } from '../../domain/lifecycle/roles.ts';
import { formFields } from '../../domain/procedure/form-fields.ts';
import { formatDeadline, formatMoney, formatPeriod } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { DueWhy } from '../dossier-parts/DueWhy.tsx';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { SampleMark } from './SampleMark.tsx';
import { useWorkingTime } from './use-working-time.ts';

interface PreviewResultProps {
  readonly preview: ProcedurePreview;
  /** The form whose questions it names. */
  readonly form: JsonSchemaObject;
}

/** What would happen: the case and its time, the fee, every step with its dates, the limits on the way. */
export function PreviewResult({ preview, form }: PreviewResultProps) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const worked = useWorkingTime();
  const { undecidedBy, due, limits, processingMinutes } = preview;
  const fields = formFields(form);
  return (
    <Box sx={{ mt: 2 }}>
      {undecidedBy.length > 0 && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {t('procedure.undecided', {
            questions: undecidedBy.map((name) => text(fields.get(name)?.label ?? { vi: name, en: name })).join('; '),
          })}
        </Alert>
      )}
      <Facts
        facts={[
          [t('procedure.case'), preview.case === null ? t('procedure.otherCases') : text(preview.case.name)],
          [t('procedure.caseWhy'), text(preview.why)],
          [t('procedure.processing'), worked(processingMinutes)],
          [t('procedure.acceptedBy'), formatDeadline(preview.acceptedAt, language)],
          [
            t('procedure.dueBy'),
            <span key="due">
              {formatDeadline(due.dueAt, language)} <DueWhy due={due} />
            </span>,
          ],
          [t('procedure.paymentTiming'), t(`procedure.timing.${preview.paymentTiming}`)],
          ...limits.map(({ kind, dueAt }) => [t(`procedure.limit.${kind}`), formatDeadline(dueAt, language)] as const),
          [t('procedure.consultationPauses'), preview.consultationPauses ? t('common.yes') : ''],
        ]}
      />
      <Fees fees={preview.fees} />
      <Typography variant="h3" sx={{ mt: 2 }}>
        {t('procedure.steps')}
      </Typography>
      <PlainTable
        label={t('procedure.steps')}
        rows={preview.steps}
        keyOf={({ key }) => key}
        columns={[
          { name: t('procedure.step'), cell: ({ name }) => text(name) },
          {
            name: t('procedure.who'),
            cell: ({ role, unitCode }) =>
              unitCode === null ? text(roleNames[role]) : `${text(roleNames[role])} · ${unitCode}`,
          },
          { name: t('procedure.share'), align: 'right', cell: ({ minutes }) => worked(minutes) },
          { name: t('procedure.planned'), cell: ({ from, to }) => formatPeriod(from, to) },
        ]}
      />
      <Typography variant="caption" color="text.secondary">
        {t('procedure.previewAssumes')}
      </Typography>
    </Box>
  );
}

function Fees({ fees }: { fees: ProcedurePreview['fees'] }) {
  const t = useT();
  const text = useLocalized();
  if (fees.totalVnd === null) {
    return (
      <Alert severity="info" sx={{ mt: 2 }}>
        {fees.refusals.map(({ field, message }) => (
          <div key={field}>{text(message)}</div>
        ))}
      </Alert>
    );
  }
  if (fees.lines.length === 0) return <Typography sx={{ mt: 2 }}>{t('procedure.free')}</Typography>;
  return (
    <Box sx={{ mt: 2 }}>
      <PlainTable
        label={t('procedure.fees')}
        rows={fees.lines}
        keyOf={({ code }) => code}
        columns={[
          {
            name: t('payment.line'),
            cell: ({ name, confidence }) => (
              <>
                {text(name)} <SampleMark confidence={confidence} />
              </>
            ),
          },
          { name: t('procedure.feeWhy'), cell: ({ why }) => text(why) },
          { name: t('payment.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
        ]}
      />
      <Typography align="right" sx={{ fontWeight: 700, pr: 2, pt: 0.5 }}>
        {t('procedure.total', { amount: formatMoney(fees.totalVnd) })}
      </Typography>
    </Box>
  );
}
