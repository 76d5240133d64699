import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../../ui/api-client.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useRoles } from '../../shared/use-me.ts';
import { CountDrawer } from './CountDrawer.tsx';
import { DrawerTable } from './DrawerTable.tsx';
import { OpenDrawer } from './OpenDrawer.tsx';

/** Cash drawers: one's own to count and close, those of the units to look at and take over. */
export default function DrawersPage() {
  const t = useT();
  const roles = useRoles();
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('drawer.title')} />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('drawer.intro')}
      </Typography>
      {(roles.includes('clerk') || roles.includes('accountant')) && <MyDrawers />}
      {(roles.includes('accountant') || roles.includes('supervisor')) && <DrawerTable />}
    </Box>
  );
}

function MyDrawers() {
  const t = useT();
  const text = useLocalized();
  const { data, error, refetch } = useQuery({
    queryKey: ['drawers', 'mine'],
    queryFn: ({ signal }) => request('get', '/drawers/mine', { signal }),
  });
  if (error !== null) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={120} />;
  return (
    <>
      {data.data.map((drawer) => (
        <Panel key={drawer.id} title={t('drawer.mine', { unit: text(drawer.unit.name) })}>
          {drawer.floatVnd === 0 && <OpenDrawer unitCode={drawer.unit.code} />}
          <CountDrawer drawer={drawer} />
        </Panel>
      ))}
      {data.unopened.map(({ code, name }) => (
        <Panel key={code} title={t('drawer.mine', { unit: text(name) })}>
          <Typography sx={{ mb: 1.5 }}>{t('drawer.none')}</Typography>
          <OpenDrawer unitCode={code} />
        </Panel>
      ))}
    </>
  );
}
