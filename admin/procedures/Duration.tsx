import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { formatNumber } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';

/** A span of working time as the procedure states it. */
export function Duration({ duration }: { duration: ProcedureDefinition['processing'] }) {
  const t = useT();
  const count = { smart_count: duration.amount, count: formatNumber(duration.amount) };
  return <span style={{ whiteSpace: 'nowrap' }}>{t(`procedure.${duration.unit}`, count)}</span>;
}
