import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useMemo, useState } from 'react';
import { quoteFees } from '../../../../domain/fee/quote.ts';
import { inAskedOrder } from '../../../../ui/action-form/question-order.ts';
import { formatMoney } from '../../../../ui/format.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit, type Answers } from '../draft/edit-context.ts';
import { Choice, Tick } from '../fields/ChoiceFields.tsx';
import { Row } from '../fields/EditedList.tsx';
import { isWithin } from '../model/sections.ts';

const SchemaForm = lazy(async () => ({
  default: (await import('../../../../ui/action-form/SchemaForm.tsx')).SchemaForm,
}));

const channels = ['online', 'counter', 'post'] as const;

/** What the fees come to today with the sample answers, worked out by the very rules that will charge them. */
export function LiveQuote() {
  const t = useT();
  const { definition, answers, setAnswers } = useEdit();
  const { applicants, returnMethods, form } = definition;
  const [channel, setChannel] = useState<(typeof channels)[number]>('online');
  const [applicant, setApplicant] = useState<(typeof applicants)[number]>(applicants[0] ?? 'citizen');
  const [homeReturn, setHomeReturn] = useState(false);
  const shown = useMemo(() => inAskedOrder(form), [form]);
  return (
    <Panel title={t('setup.quote')}>
      <Row>
        <Choice
          label={t('procedure.channel')}
          path={['quote', 'channel']}
          value={channel}
          options={channels.map((one) => [one, t(`procedure.channels.${one}`)])}
          onChange={(to) => to !== '' && setChannel(to)}
          width={150}
        />
        <Choice
          label={t('procedure.applicants')}
          path={['quote', 'applicant']}
          value={applicant}
          options={applicants.map((kind) => [kind, t(`applicant.${kind}`)])}
          onChange={(to) => to !== '' && setApplicant(to)}
          width={150}
        />
        {returnMethods.includes('home') && (
          <Tick label={t('returnMethod.home')} path={['quote', 'home']} value={homeReturn} onChange={setHomeReturn} />
        )}
      </Row>
      <Suspense>
        <SchemaForm
          id="quoted"
          schema={shown}
          value={answers}
          onChange={(changed) => setAnswers(JSON.parse(JSON.stringify(changed)) as Answers)}
        />
      </Suspense>
      <Box aria-live="polite" sx={{ mt: 1.5 }}>
        <Quote request={{ answers, channel, applicant, homeReturn }} />
      </Box>
    </Panel>
  );
}

type Request = Omit<Parameters<typeof quoteFees>[1], 'at'>;

function Quote({ request }: { request: Request }) {
  const t = useT();
  const text = useLocalized();
  const { definition, findings } = useEdit();
  const [now] = useState(() => new Date().toISOString());
  if (findings.some(({ severity, path }) => severity === 'error' && isWithin(path, ['fees']))) {
    return <Alert severity="info">{t('setup.quoteLater')}</Alert>;
  }
  const quote = quoteOrNothing(definition, { ...request, at: now });
  if (quote === undefined) return <Alert severity="info">{t('setup.quoteLater')}</Alert>;
  if (!quote.ok) {
    return (
      <Alert severity="info">
        {quote.refusals.map(({ field, message }) => (
          <div key={field}>{text(message)}</div>
        ))}
      </Alert>
    );
  }
  return (
    <>
      {quote.lines.map(({ code, name, amountVnd, why }) => (
        <Box key={code} sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', py: 0.5 }}>
          <div>
            {text(name) || code}
            <Typography variant="caption" component="p" color="text.secondary">
              {text(why)}
            </Typography>
          </div>
          <div>{formatMoney(amountVnd)}</div>
        </Box>
      ))}
      <Typography align="right" sx={{ fontWeight: 700 }}>
        {t('procedure.total', { amount: formatMoney(quote.totalVnd) })}
      </Typography>
    </>
  );
}

/** Between two checks a schedule can be one no quote is made from (`quoteFees` throws): brackets without an open end. */
function quoteOrNothing({ fees }: { fees: Parameters<typeof quoteFees>[0] }, request: Parameters<typeof quoteFees>[1]) {
  try {
    return quoteFees(fees, request);
  } catch (fault) {
    if (fault instanceof RangeError || fault instanceof TypeError) return undefined;
    throw fault;
  }
}
