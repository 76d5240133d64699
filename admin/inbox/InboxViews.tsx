import Box from '@mui/material/Box';
import type { SavedView } from '../../api/contract/saved-views.ts';
import { viewColumns, type ColumnOf } from '../../domain/view-columns.ts';
import { useT } from '../i18n/provider.ts';
import { ColumnMenu } from '../saved-views/ColumnMenu.tsx';
import { ViewBar } from '../saved-views/ViewBar.tsx';
import type { InboxFilter } from './use-live-inbox.ts';

interface InboxViewsProps {
  readonly filter: InboxFilter;
  readonly columns: readonly ColumnOf<'tasks'>[];
  readonly onColumns: (columns: readonly string[]) => void;
  readonly onChoose: (view: SavedView) => void;
}

/** The views kept of the inbox, and which columns it shows. */
export function InboxViews({ filter, columns, onColumns, onChoose }: InboxViewsProps) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', pt: 1 }}>
      <ViewBar list="tasks" shown={{ filters: { ...filter }, columns }} onChoose={onChoose}>
        <ColumnMenu
          all={viewColumns.tasks}
          shown={columns}
          nameOf={(column) => t(`desk.column.${column}`)}
          onChange={onColumns}
        />
      </ViewBar>
    </Box>
  );
}
