import ArrowIcon from '@mui/icons-material/ArrowRightAlt';
import Typography from '@mui/material/Typography';
import type { TimelineEvent } from '../../api/contract/dossiers.ts';
import { statusNames } from '../../domain/lifecycle/statuses.ts';
import { request } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useRoleName } from '../shared/use-role-name.ts';
import { PartList } from './PartList.tsx';
import { useDossierPart } from './use-dossier.ts';

/** Everything that happened, latest first; what was undone stays, struck through. */
export function Timeline({ code }: { code: string }) {
  const t = useT();
  const query = useTimeline(code);
  return (
    <PartList query={query} empty={t('timeline.empty')} keyOf={({ seq }) => seq}>
      {(event) => <TimelineEntry event={event} />}
    </PartList>
  );
}

export function useTimeline(code: string) {
  return useDossierPart(code, 'timeline', (signal) =>
    request('get', '/dossiers/{code}/timeline', { params: { code }, signal }),
  );
}

/** One event: when, what, who, why, and what the dossier was after it. */
export function TimelineEntry({ event }: { event: TimelineEvent }) {
  const t = useT();
  const text = useLocalized();
  const roleName = useRoleName();
  const role = roleName(event.actor.role);
  return (
    <>
      <Typography variant="caption" color="text.secondary">
        {formatDateTime(event.at)} · {event.actor.name === null ? role : `${event.actor.name} (${role})`}
      </Typography>
      <Typography variant="body2" sx={{ textDecoration: event.undone ? 'line-through' : 'none' }}>
        <strong>{text(event.name)}</strong> <ArrowIcon fontSize="small" sx={{ verticalAlign: 'middle' }} />{' '}
        {text(statusNames[event.statusAfter])}
      </Typography>
      {event.undone && <Typography variant="caption">{t('timeline.undone')}</Typography>}
      {event.reason !== null && (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {event.reason}
        </Typography>
      )}
    </>
  );
}
