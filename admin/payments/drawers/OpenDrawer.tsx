import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { parseVnd } from '../../../domain/money.ts';
import { request } from '../../../ui/api-client.ts';
import { describeFailure } from '../../../ui/failures.ts';
import { useLanguage } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { useSay } from '../../shared/use-say.ts';

/** Says what change lies in a drawer from the start. */
export function OpenDrawer({ unitCode }: { unitCode: string }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const floatVnd = parseVnd(typed);
  const isFaulty = typed !== '' && floatVnd === undefined;
  const open = useMutation({
    mutationFn: (given: number) => request('post', '/drawers', { body: { unit: unitCode, floatVnd: given } }),
    onSuccess: () => {
      say(t('drawer.opened'), 'success');
      return queryClient.invalidateQueries({ queryKey: ['drawers'] });
    },
    onError: (failure) => say(describeFailure(failure, language), 'error'),
  });
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start', mb: 1.5 }}>
      <TextField
        size="small"
        label={t('drawer.openWith')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        error={isFaulty}
        helperText={isFaulty && t('drawer.amountFault')}
        sx={{ minWidth: 280 }}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <Button
        variant="outlined"
        loading={open.isPending}
        disabled={floatVnd === undefined}
        onClick={() => floatVnd !== undefined && open.mutate(floatVnd)}
      >
        {t('drawer.open')}
      </Button>
    </Stack>
  );
}
