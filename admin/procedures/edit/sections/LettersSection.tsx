import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { roleNames } from '../../../../domain/lifecycle/roles.ts';
import { request } from '../../../../ui/api-client.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { FailureNotice } from '../../../shared/FailureNotice.tsx';
import { Panel } from '../../../shared/Panel.tsx';
import { PlainTable } from '../../../shared/PlainTable.tsx';

/** Which letters the procedure causes: the transition table says so for all procedures alike, to read only. */
export function LettersSection() {
  const t = useT();
  const text = useLocalized();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['procedure-letters'],
    queryFn: async ({ signal }) => (await request('get', '/procedure-letters', { signal })).data,
  });
  return (
    <Panel title={t('setup.section.letters')}>
      <Typography variant="body2" sx={{ mb: 1.5, maxWidth: '80ch' }}>
        {t('setup.lettersIntro')}
      </Typography>
      {isPending && <Skeleton height={120} />}
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <PlainTable
          label={t('setup.section.letters')}
          rows={data}
          keyOf={({ letter }) => letter}
          columns={[
            { name: t('setup.formNo'), cell: ({ formNo }) => formNo },
            { name: t('setup.letter'), cell: ({ name }) => text(name) },
            {
              name: t('setup.causedBy'),
              cell: ({ causedBy }) =>
                causedBy.map(({ action, label, by }) => (
                  <div key={action}>
                    {text(label)} ({by.map((role) => text(roleNames[role])).join(', ')})
                  </div>
                )),
            },
          ]}
        />
      )}
    </Panel>
  );
}
