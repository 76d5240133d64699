import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import type { Me } from '../../api/contract/account.ts';
import type { Procedure } from '../../api/contract/catalogue.ts';
import type { FieldError } from '../../api/contract/problem.ts';
import { inAskedOrder } from '../../ui/action-form/question-order.ts';
import { isObject } from '../../ui/action-form/localize-schema.ts';
import { request } from '../../ui/api-client.ts';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Panel } from '../shared/Panel.tsx';
import { useMe } from '../shared/use-me.ts';
import { ApplicantFields } from './ApplicantFields.tsx';
import { CounterFrame } from './CounterFrame.tsx';
import { fieldWordsOf, standingErrors } from './field-words.ts';
import { Forecast } from './Forecast.tsx';
import { PaperChecklist } from './PaperChecklist.tsx';
import { ProcedurePicker } from './ProcedurePicker.tsx';
import { missingPapers, type ReceptionForm } from './reception-form.ts';
import { ReturnFields } from './ReturnFields.tsx';
import { TakenPanel } from './TakenPanel.tsx';
import { useCounter, type Counter } from './use-counter.ts';

const QuestionFields = lazy(() => import('./QuestionFields.tsx'));

/** Tiếp nhận tại quầy: one person after another, each on one screen. */
export default function ReceptionPage() {
  const me = useMe();
  return (
    <CounterFrame page="reception">
      {me?.account != null && <Reception me={me} accountId={me.account.id} />}
    </CounterFrame>
  );
}

function Reception({ me, accountId }: { me: Me; accountId: string }) {
  const counter = useCounter(accountId);
  const { session } = counter;
  if (session.stage === 'taken') {
    return <TakenPanel key={session.code} taken={session} scans={counter.scans} onNext={counter.startOver} />;
  }
  return <FormStage me={me} counter={counter} form={session.form} isSent={session.stage === 'sent'} />;
}

interface FormStageProps {
  readonly me: Me;
  readonly counter: Counter;
  readonly form: ReceptionForm;
  /** On its way, or lost on it: nothing may change until it is known which. */
  readonly isSent: boolean;
}

function FormStage({ me, counter, form, isSent }: FormStageProps) {
  const { edit } = counter;
  const unitCodes = [...new Set(me.assignments.flatMap(({ role, unitCode }) => (role === 'clerk' ? [unitCode] : [])))];
  const errors = standingErrors(counter.failure, counter.refused, form);
  const words = fieldWordsOf(errors);
  const procedure = useProcedure(form.procedureCode);
  const known = procedure.data;
  const receive = () => {
    if (known !== undefined && !counter.isBusy) void counter.receive(known);
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        receive();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        if (event.ctrlKey || event.metaKey) receive();
        // Enter alone chooses from lists and ends what a scanner types; it must not send half a form.
        if (event.target instanceof HTMLInputElement) event.preventDefault();
      }}
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) 280px' },
        alignItems: 'start',
      }}
    >
      <div>
        <Box sx={{ mb: 2 }}>
          <ProcedurePicker
            unitCodes={unitCodes}
            chosen={known}
            isDisabled={isSent}
            message={words('procedureCode') ?? words('procedure')}
            onChoose={(procedureCode) => edit({ procedureCode, answers: {}, papers: {}, returnMethod: '' })}
          />
        </Box>
        {form.procedureCode !== '' && procedure.isPending && <Skeleton variant="rounded" height={320} />}
        {procedure.isError && <FailureNotice failure={procedure.error} onRetry={() => void procedure.refetch()} />}
        {known !== undefined && <Fields procedure={known} counter={counter} form={form} isSent={isSent} />}
      </div>
      <Side procedure={known} counter={counter} form={form} isSent={isSent} />
    </Box>
  );
}

type StageProps<P> = Omit<FormStageProps, 'me'> & { readonly procedure: P };

function Fields({ procedure, counter, form, isSent }: StageProps<Procedure>) {
  const t = useT();
  const { edit, scans, chooseScans } = counter;
  const errors = standingErrors(counter.failure, counter.refused, form);
  const words = fieldWordsOf(errors);
  const hasQuestions = isObject(procedure.form['properties']) && Object.keys(procedure.form['properties']).length > 0;
  return (
    <Box sx={{ display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' }, alignItems: 'start' }}>
      <div>
        <Panel title={t('dossier.applicant')}>
          <ApplicantFields form={form} kinds={procedure.applicants} words={words} isDisabled={isSent} onChange={edit} />
        </Panel>
        <Panel title={t('dossier.returnMethod')}>
          <ReturnFields
            form={form}
            methods={procedure.returnMethods}
            words={words}
            isDisabled={isSent}
            onChange={edit}
          />
        </Panel>
      </div>
      <div>
        <Panel title={t('dossier.components')}>
          <PaperChecklist
            form={form}
            procedure={procedure}
            scans={scans}
            isDisabled={isSent}
            onChange={(papers) => edit({ papers })}
            onScans={chooseScans}
          />
        </Panel>
        {hasQuestions && (
          <Panel title={t('counter.questions')}>
            <Suspense fallback={<Skeleton height={120} />}>
              <QuestionFields
                procedure={procedure}
                answers={form.answers}
                errors={errors}
                isDisabled={isSent}
                onChange={(answers) => edit({ answers })}
              />
            </Suspense>
          </Panel>
        )}
      </div>
    </Box>
  );
}

function Side({ procedure, counter, form, isSent }: StageProps<Procedure | undefined>) {
  const t = useT();
  const { isBusy, failure, startOver } = counter;
  return (
    <Paper
      variant="outlined"
      component="aside"
      aria-label={t('counter.summary')}
      sx={{ p: 2, position: { md: 'sticky' }, top: 72 }}
    >
      <Stack spacing={2}>
        {procedure === undefined ? (
          <Typography color="text.secondary">{t('counter.chooseProcedure')}</Typography>
        ) : (
          <>
            <Forecast form={form} procedure={procedure} />
            <Missing procedure={procedure} form={form} />
            {isSent && !isBusy && <Alert severity="warning">{t('counter.notKnown')}</Alert>}
            <Button type="submit" variant="contained" size="large" loading={isBusy} aria-keyshortcuts="Control+Enter">
              {t(buttonOf(isSent && !isBusy, missingPapers(form, procedure).length > 0))}
            </Button>
            <Typography variant="caption" color="text.secondary">
              {t('counter.enterHint')}
            </Typography>
          </>
        )}
        <Failures failure={failure} errors={standingErrors(failure, counter.refused, form)} />
        {!isSent && (
          <Button size="small" onClick={startOver}>
            {t('counter.clear')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

function buttonOf(isUnknown: boolean, isIncomplete: boolean) {
  if (isUnknown) return 'counter.sendAgain';
  return isIncomplete ? 'counter.receiveIncomplete' : 'counter.receive';
}

/** Which required papers are not on the table, and what then can be done. */
function Missing({ procedure, form }: { procedure: Procedure; form: ReceptionForm }) {
  const t = useT();
  const text = useLocalized();
  const missing = missingPapers(form, procedure);
  if (missing.length === 0) return <Alert severity="success">{t('counter.complete')}</Alert>;
  return (
    <Alert severity="warning" sx={{ '& .MuiAlert-message': { minWidth: 0 } }}>
      {t('counter.missing', { smart_count: missing.length })}
      <Box component="ul" sx={{ my: 0.5, pl: 2.5 }}>
        {missing.map(({ key, name }) => (
          <Typography key={key} component="li" variant="body2" noWrap title={text(name)} sx={{ display: 'list-item' }}>
            {text(name)}
          </Typography>
        ))}
      </Box>
      {t('counter.missingWay')}
    </Alert>
  );
}

/** What was refused, in one place and read out; what is wrong is said at each field, and the first is gone to. */
function Failures({ failure, errors }: { failure: unknown; errors: readonly FieldError[] }) {
  const t = useT();
  useEffect(() => {
    if (failure !== undefined) document.querySelector<HTMLElement>('main [aria-invalid=true]')?.focus();
  }, [failure]);
  if (failure === undefined) return null;
  if (fieldErrorsOf(failure).length === 0) return <FailureNotice failure={failure} />;
  if (errors.length === 0) return null;
  const names = new Set(errors.map(({ field }) => t(nameOfField(field))));
  return <Alert severity="error">{t('counter.faults', { fields: [...names].join(', ') })}</Alert>;
}

const fieldNames = {
  'applicant.name': 'applicant.name',
  'applicant.personalId': 'applicant.personalId',
  'applicant.phone': 'applicant.phone',
  'applicant.email': 'applicant.email',
  'applicant.companyName': 'applicant.companyName',
  'applicant.taxCode': 'applicant.taxCode',
  'applicant.kind': 'applicant.kind',
  'applicant.address.line': 'field.addressLine',
  'applicant.address.communeCode': 'field.commune',
  'applicant.address.provinceCode': 'field.province',
  'applicant.representative.name': 'applicant.representative',
  'applicant.representative.personalId': 'applicant.representativeId',
  'applicant.representative.authority': 'applicant.authority',
  returnMethod: 'dossier.returnMethod',
  procedure: 'procedure.name',
  procedureCode: 'procedure.name',
} as const;

function nameOfField(field: string) {
  const known = Object.entries(fieldNames).find(([path]) => path === field)?.[1];
  if (known !== undefined) return known;
  if (field.startsWith('answers.')) return 'counter.questions' as const;
  return field.startsWith('returnAddress') ? ('dossier.returnAddress' as const) : ('dossier.components' as const);
}

function useProcedure(code: string) {
  return useQuery({
    queryKey: ['counter-procedure', code],
    queryFn: ({ signal }) => request('get', '/procedures/{code}', { params: { code }, signal }),
    select: (procedure) => ({ ...procedure, form: inAskedOrder(procedure.form) }),
    enabled: code !== '',
    staleTime: Infinity,
  });
}
