import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { newIdempotencyKey, request } from '../../ui/api-client.ts';
import type { CallOptions, RouteAt } from '../../ui/routes.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useSay } from '../shared/use-say.ts';

const formats = ['xlsx', 'csv'] as const;
type Format = (typeof formats)[number];

type Asked = Omit<CallOptions<RouteAt<'post', '/exports'>>['body'], 'format'>;

/** Has a list written into a file and goes where its progress is seen. */
export function ExportButtons({ of }: { of: Asked }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const navigate = useNavigate();
  const ask = useMutation({
    mutationFn: (format: Format) =>
      request('post', '/exports', { body: { format, ...of }, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => void navigate('/exports'),
    onError: (failure) => say(describeFailure(failure, language), 'error'),
  });
  return (
    <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
      {formats.map((format) => (
        <Button
          key={format}
          variant="outlined"
          loading={ask.isPending && ask.variables === format}
          disabled={ask.isPending}
          onClick={() => ask.mutate(format)}
        >
          {t(`exports.as.${format}`)}
        </Button>
      ))}
    </Box>
  );
}
