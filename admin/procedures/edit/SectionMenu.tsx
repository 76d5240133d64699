import Chip from '@mui/material/Chip';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Paper from '@mui/material/Paper';
import { useT } from '../../i18n/provider.ts';
import { useEdit } from './draft/edit-context.ts';
import { sectionOf, sections, type Section } from './model/sections.ts';

interface SectionMenuProps {
  readonly section: Section;
  readonly onShow: (section: Section) => void;
}

/** The parts of a procedure, each with how many mistakes it has. */
export function SectionMenu({ section, onShow }: SectionMenuProps) {
  const t = useT();
  const { findings } = useEdit();
  const countOf = (one: Section, severity: 'error' | 'warning') =>
    findings.filter((finding) => finding.severity === severity && (one === 'review' || sectionOf(finding.path) === one))
      .length;
  return (
    <Paper variant="outlined" component="nav" aria-label={t('setup.parts')}>
      <List dense component="div">
        {sections.map((one) => {
          const [errors, warnings] = [countOf(one, 'error'), countOf(one, 'warning')];
          return (
            <ListItemButton
              key={one}
              selected={one === section}
              aria-current={one === section ? 'page' : undefined}
              onClick={() => onShow(one)}
            >
              <ListItemText primary={t(`setup.section.${one}`)} />
              {errors > 0 && (
                <Chip size="small" color="error" label={errors} title={t('setup.errors', { smart_count: errors })} />
              )}
              {errors === 0 && warnings > 0 && (
                <Chip
                  size="small"
                  color="warning"
                  variant="outlined"
                  label={warnings}
                  title={t('setup.warnings', { smart_count: warnings })}
                />
              )}
            </ListItemButton>
          );
        })}
      </List>
    </Paper>
  );
}
