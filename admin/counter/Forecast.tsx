import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { caseOf } from '../../domain/procedure/case-of.ts';
import { request } from '../../ui/api-client.ts';
import { describeFailure, failureCode } from '../../ui/failures.ts';
import { formatDeadline, formatMoney } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useDebounced } from '../shared/use-debounced.ts';
import { useNow } from '../shared/use-now.ts';
import type { ReceptionForm } from './reception-form.ts';

interface ForecastProps {
  readonly form: ReceptionForm;
  readonly procedure: Procedure;
}

const minuteMs = 60_000;

/** What it would cost and when it would be done, were it accepted now. */
export function Forecast({ form, procedure }: ForecastProps) {
  return (
    <>
      <Fee form={form} procedure={procedure} />
      <Due form={form} procedure={procedure} />
    </>
  );
}

function Fee({ form, procedure }: ForecastProps) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const asked = useDebounced(JSON.stringify(situationOf(form)));
  const quote = useQuery({
    queryKey: ['fee-quote', procedure.code, asked],
    queryFn: ({ signal }) =>
      request('post', '/procedures/{code}/fee-quote', {
        params: { code: procedure.code },
        body: situationOf(form),
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isUndecided = ['fee_not_determinable', 'validation_failed'].includes(failureCode(quote.error) ?? '');
  return (
    <Box aria-live="polite">
      <Typography variant="caption" color="text.secondary">
        {t('counter.fee')}
      </Typography>
      {quote.isPending && <Skeleton width={120} />}
      {quote.isError && (
        <Typography variant="body2" color="text.secondary">
          {isUndecided ? t('counter.feeAnswerMore') : describeFailure(quote.error, language)}
        </Typography>
      )}
      {quote.data !== undefined && !quote.isError && (
        <>
          <Typography variant="h2" component="p">
            {formatMoney(quote.data.totalVnd)}
          </Typography>
          {quote.data.lines.map((line) => (
            <Typography key={line.code} variant="caption" component="p" color="text.secondary">
              {text(line.name)}: {formatMoney(line.amountVnd)}
              {line.confidence === 'sample' || line.confidence === 'recall' ? ` (${t('counter.sample')})` : ''}
            </Typography>
          ))}
          {quote.data.totalVnd > 0 && (
            <Typography variant="caption" component="p" color="text.secondary">
              {t(`counter.payment.${procedure.payment.timing}`)}
            </Typography>
          )}
        </>
      )}
    </Box>
  );
}

function Due({ form, procedure }: ForecastProps) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const from = new Date(Math.floor(useNow() / minuteMs) * minuteMs).toISOString();
  const { unit: _unit, field: _field, version: _version, validFrom: _validFrom, ...definition } = procedure;
  const found = caseOf({ ...definition, unitCode: procedure.unit.code }, situationOf(form));
  const { unit, amount } = found?.processing ?? procedure.processing;
  const due = useQuery({
    queryKey: ['due-date', procedure.unit.code, unit, amount, from],
    queryFn: ({ signal }) => {
      const span = unit === 'workingHours' ? { workingHours: amount } : { workingDays: amount };
      return request('post', '/calendar/due-date', { body: { from, unit: procedure.unit.code, ...span }, signal });
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Box>
      <Typography variant="caption" color="text.secondary">
        {t('counter.due')}
      </Typography>
      {due.isPending && <Skeleton width={160} />}
      {due.isError && (
        <Typography variant="body2" color="text.secondary">
          {describeFailure(due.error, language)}
        </Typography>
      )}
      {due.data !== undefined && (
        <Typography sx={{ fontWeight: 600 }}>
          {formatDeadline(due.data.dueAt, language)}
          {due.data.provisional && ` (${t('due.provisional')})`}
        </Typography>
      )}
      <Typography variant="caption" component="p" color="text.secondary">
        {t(unit === 'workingHours' ? 'counter.workingHours' : 'counter.workingDays', { smart_count: amount })}
        {found !== undefined && ` · ${text(found.name)}`}
      </Typography>
    </Box>
  );
}

function situationOf({ answers, applicant, returnMethod }: ReceptionForm) {
  return { answers, channel: 'counter' as const, applicant: applicant.kind, homeReturn: returnMethod === 'home' };
}
