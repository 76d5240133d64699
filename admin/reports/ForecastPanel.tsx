import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ForecastReport } from '../../api/contract/reports.ts';
import { request } from '../../ui/api-client.ts';
import { formatDate, formatDeadline, formatNumber } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { NumberLink } from './NumberLink.tsx';
import type { ReportScope } from './report-scope.ts';
import { ReportPanel } from './ReportPanel.tsx';
import { useReport } from './use-report.ts';

/** The most urgent; the rest on demand. */
const shownFirst = 5;

/** What is due within a week and will probably be late, and why: still time to do something. */
export function ForecastPanel({ unit }: Pick<ReportScope, 'unit'>) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const [showsAll, setShowsAll] = useState(false);
  const report = useReport(['forecast', unit], (options) =>
    request('get', '/reports/forecast', { query: { unit }, ...options }),
  );
  return (
    <ReportPanel title={t('report.forecast')} hint={t('report.forecastHint')} report={report}>
      {({ atRisk, dueInTime, throughDate, looked }) => (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {t('report.dueThrough', { date: formatDate(throughDate) })}{' '}
            <NumberLink {...dueInTime} label={t('report.dueThrough', { date: formatDate(throughDate) })} />
            {' · '}
            {t('report.atRisk', { smart_count: atRisk.length })}
            {looked < dueInTime.count && ` ${t('report.judged', { looked: formatNumber(looked) })}`}
          </Typography>
          {atRisk.length > 0 && (
            <PlainTable<ForecastReport['atRisk'][number]>
              label={t('report.forecast')}
              rows={showsAll ? atRisk : atRisk.slice(0, shownFirst)}
              keyOf={({ code }) => code}
              columns={[
                {
                  name: t('inbox.column.dossier'),
                  cell: ({ code, procedure }) => (
                    <>
                      <Link
                        component={RouterLink}
                        to={dossierPath(code)}
                        sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}
                      >
                        {code}
                      </Link>
                      <Typography variant="body2">{text(procedure.name)}</Typography>
                    </>
                  ),
                },
                { name: t('inbox.column.due'), cell: ({ dueAt }) => formatDeadline(dueAt, language) },
                { name: t('procedure.step'), cell: ({ step }) => (step === null ? '—' : text(step)) },
                { name: t('inbox.column.holder'), cell: ({ holder }) => holder?.name ?? t('inbox.nobody') },
                {
                  name: t('report.why'),
                  cell: ({ reasons, neededMinutes, leftMinutes }) => (
                    <>
                      {reasons.map(({ name }) => text(name)).join('; ')}
                      <Typography variant="caption" color="text.secondary" component="p">
                        {t('report.hours', { needed: hours(neededMinutes), left: hours(leftMinutes) })}
                      </Typography>
                    </>
                  ),
                },
              ]}
            />
          )}
          {!showsAll && atRisk.length > shownFirst && (
            <Button onClick={() => setShowsAll(true)}>{t('report.showAll', { smart_count: atRisk.length })}</Button>
          )}
        </>
      )}
    </ReportPanel>
  );
}

function hours(minutes: number): string {
  return formatNumber(minutes / 60);
}
