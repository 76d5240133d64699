import ArrowDownIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpIcon from '@mui/icons-material/ArrowUpward';
import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import Popover from '@mui/material/Popover';
import { useId, useState } from 'react';
import { useT } from '../i18n/provider.ts';

interface ColumnMenuProps<Column extends string> {
  readonly all: readonly Column[];
  readonly shown: readonly Column[];
  readonly nameOf: (column: Column) => string;
  readonly onChange: (columns: Column[]) => void;
}

/** Which columns a list shows, and in which order; the last one cannot be taken away. */
export function ColumnMenu<Column extends string>({ all, shown, nameOf, onChange }: ColumnMenuProps<Column>) {
  const t = useT();
  const listId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const hidden = all.filter((column) => !shown.includes(column));
  const moveUp = (index: number) => {
    const [before, column] = [shown[index - 1], shown[index]];
    if (before === undefined || column === undefined) return;
    onChange([...shown.slice(0, index - 1), column, before, ...shown.slice(index + 1)]);
  };
  const toggle = (column: Column) => {
    onChange(shown.includes(column) ? shown.filter((one) => one !== column) : [...shown, column]);
  };
  return (
    <>
      <Button
        size="small"
        startIcon={<ColumnsIcon />}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('desk.views.columns')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': listId } }}
      >
        <List dense id={listId} aria-label={t('desk.views.columns')}>
          {[...shown, ...hidden].map((column, index) => (
            <ListItem
              key={column}
              sx={{ pr: 12 }}
              secondaryAction={
                index < shown.length && (
                  <>
                    <IconButton
                      size="small"
                      disabled={index === 0}
                      aria-label={t('desk.views.earlier', { name: nameOf(column) })}
                      onClick={() => moveUp(index)}
                    >
                      <ArrowUpIcon fontSize="small" />
                    </IconButton>
                    <IconButton
                      size="small"
                      disabled={index === shown.length - 1}
                      aria-label={t('desk.views.later', { name: nameOf(column) })}
                      onClick={() => moveUp(index + 1)}
                    >
                      <ArrowDownIcon fontSize="small" />
                    </IconButton>
                  </>
                )
              }
            >
              <Checkbox
                size="small"
                edge="start"
                checked={shown.includes(column)}
                disabled={shown.length === 1 && shown.includes(column)}
                onChange={() => toggle(column)}
                slotProps={{ input: { 'aria-label': nameOf(column) } }}
              />
              <ListItemText primary={nameOf(column)} />
            </ListItem>
          ))}
        </List>
      </Popover>
    </>
  );
}
