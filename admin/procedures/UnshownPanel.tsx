import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import type { UnshownProcedure } from '../../api/contract/procedure-drafts.ts';
import { request } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';

/** What administrators have on the desk: drafts, and procedures that are closed or not in force yet. */
export function UnshownPanel() {
  const t = useT();
  const language = useLanguage();
  const { data = [] } = useQuery({
    queryKey: ['procedure-drafts'],
    queryFn: async ({ signal }) => (await request('get', '/procedure-drafts', { signal })).data,
  });
  if (data.length === 0) return null;
  return (
    <Panel title={t('setup.onTheDesk')}>
      <PlainTable
        label={t('setup.onTheDesk')}
        rows={data}
        keyOf={({ code }) => code}
        columns={[
          {
            name: t('procedure.name'),
            cell: ({ code, name, isPublished }) => (
              <Link
                component={RouterLink}
                to={`/procedures/${encodeURIComponent(code)}/${isPublished ? 'versions' : 'edit'}`}
              >
                {name[language] || code}
              </Link>
            ),
          },
          { name: t('procedure.code'), cell: ({ code }) => code },
          {
            name: t('setup.standing'),
            cell: (row) =>
              standingsOf(row)
                .map((one) => t(`setup.desk.${one}`))
                .join(' · '),
          },
          {
            name: t('setup.lastSaved'),
            cell: ({ draft }) => (draft === null ? '' : `${formatDateTime(draft.updatedAt)} · ${draft.updatedBy}`),
          },
          {
            name: '',
            align: 'right',
            cell: ({ code, draft }) =>
              draft !== null && (
                <Button size="small" component={RouterLink} to={`/procedures/${encodeURIComponent(code)}/edit`}>
                  {t('setup.goOn')}
                </Button>
              ),
          },
        ]}
      />
    </Panel>
  );
}

function standingsOf({ isPublished, isOpen, isInForce, draft }: UnshownProcedure) {
  return [
    ...(isPublished ? [] : (['isNew'] as const)),
    ...(draft !== null && isPublished ? (['changing'] as const) : []),
    ...(isPublished && !isOpen ? (['closed'] as const) : []),
    ...(isPublished && !isInForce ? (['coming'] as const) : []),
  ];
}
