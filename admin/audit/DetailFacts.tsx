import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { AuditEntry } from '../../api/contract/audit.ts';
import { dossierStatuses, statusNames } from '../../domain/lifecycle/statuses.ts';
import { formatDate, formatDateTime, formatMoney, formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useRoleName } from '../shared/use-role-name.ts';
import { readDetail, type DetailFact, type DetailValue } from './detail-facts.ts';

/** What an entry of the log says beyond who, what and when, in words; the entry's seal stands at the end. */
export function DetailFacts({ entry }: { entry: AuditEntry }) {
  const t = useT();
  const names = new Map(entry.people.map(({ id, name }) => [id, name]));
  const facts = readDetail(entry.detail, names);
  return (
    <Box sx={{ maxWidth: 560, py: 0.5 }}>
      {facts.length === 0 ? <Typography variant="body2">{t('audit.noDetail')}</Typography> : <FactList facts={facts} />}
      <Typography variant="caption" component="p" color="text.secondary" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
        {t('audit.hash')}: {entry.hash}
      </Typography>
    </Box>
  );
}

function FactList({ facts }: { facts: readonly DetailFact[] }) {
  // What a newer version writes has no name here yet and is shown as it is written.
  const translate = useTranslate();
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5 }}>
      {facts.map(({ key, value }) => (
        <Box key={key} sx={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {translate(`audit.key.${key}`, { _: key })}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            <Shown value={value} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

function Shown({ value }: { value: DetailValue }): ReactNode {
  const t = useT();
  const text = useLocalized();
  const nameRole = useRoleName();
  const nameStatus = useStatusName();
  switch (value.kind) {
    case 'nothing':
      return t('audit.nothing');
    case 'text':
      return value.text;
    case 'localized':
      return text(value);
    case 'number':
      return formatNumber(value.number);
    case 'money':
      return formatMoney(value.amountVnd);
    case 'yesNo':
      return t(value.isYes ? 'common.yes' : 'common.no');
    case 'instant':
      return formatDateTime(value.at);
    case 'date':
      return formatDate(value.at);
    case 'person':
      return value.name;
    case 'role':
      return nameRole(value.code);
    case 'status':
      return nameStatus(value.code);
    case 'list':
      return value.items.length === 0
        ? t('audit.nothing')
        : value.items.map((item, i) => (
            <div key={i}>
              <Shown value={item} />
            </div>
          ));
    case 'change':
      return (
        <>
          <Shown value={value.from} /> → <Shown value={value.to} />
        </>
      );
    case 'facts':
      return <FactList facts={value.facts} />;
  }
}

/** Names the status of a dossier or of a check; another one is shown as it is. */
function useStatusName(): (code: string) => string {
  const text = useLocalized();
  const translate = useTranslate();
  return (code) => {
    const status = dossierStatuses.find((known) => known === code);
    return status === undefined ? translate(`audit.status.${code}`, { _: code }) : text(statusNames[status]);
  };
}
