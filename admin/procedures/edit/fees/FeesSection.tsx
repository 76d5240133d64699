import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { FeeRule } from '../../../../domain/fee/rules.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit } from '../draft/edit-context.ts';
import { newRule } from '../model/amounts.ts';
import { withFeeRules } from '../model/fee-questions.ts';
import { freeName } from '../model/lists.ts';
import { LiveQuote } from './LiveQuote.tsx';
import { RuleEditor } from './RuleEditor.tsx';

/** What is charged: one fee after another, beside what the sample answers would cost. */
export function FeesSection() {
  const t = useT();
  const { definition, change } = useEdit();
  const { rules } = definition.fees;
  const set = (to: (before: readonly FeeRule[]) => FeeRule[]) =>
    change((before) => withFeeRules(before, to(before.fees.rules)));
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: '5fr 3fr' }, alignItems: 'start' }}>
      <Panel title={t('setup.section.fees')}>
        {rules.length === 0 && <Typography sx={{ mb: 1 }}>{t('setup.noFees')}</Typography>}
        {rules.map((rule, at) => (
          <RuleEditor key={at} rule={rule} place={{ at, of: rules.length }} set={set} />
        ))}
        <Button
          startIcon={<AddIcon />}
          onClick={() =>
            set((before) => [
              ...before,
              newRule(
                freeName(
                  before.map(({ code }) => code),
                  'fee-',
                ),
              ),
            ])
          }
        >
          {t('setup.addFee')}
        </Button>
      </Panel>
      <Box sx={{ position: { lg: 'sticky' }, top: { lg: 72 } }}>
        <LiveQuote />
      </Box>
    </Box>
  );
}
