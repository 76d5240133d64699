import PeopleIcon from '@mui/icons-material/PeopleAltOutlined';
import Chip from '@mui/material/Chip';
import { useT } from '../i18n/provider.ts';
import { useAlsoHere } from './use-also-here.ts';

/** As many names as fit; the others are counted. */
const mostNames = 3;

/** Which colleagues have this dossier open as well. They are told of each other, and kept from nothing. */
export function AlsoHere({ code }: { code: string }) {
  const t = useT();
  const people = useAlsoHere(code);
  if (people.length === 0) return null;
  const first = people.slice(0, mostNames).map(({ name }) => name);
  const names =
    people.length > mostNames
      ? t('desk.presence.andMore', { names: first.join(', '), smart_count: people.length - mostNames })
      : first.join(', ');
  return (
    <Chip
      role="status"
      size="small"
      color="warning"
      variant="outlined"
      icon={<PeopleIcon />}
      label={t('desk.presence.alsoHere', { names })}
    />
  );
}
