import type { LiveEvent } from '../api/contract/machines.ts';

const types = ['dossier', 'task', 'presence'] as const satisfies readonly LiveEvent['type'][];

/**
 * Listens to what changes among the dossiers the reader may see. An event says that something changed, never what: read
 * it again. The browser reconnects by itself; `onOpen` is called each time, for what was missed meanwhile.
 */
export function followEvents(onEvent: (event: LiveEvent) => void, onOpen?: () => void): () => void {
  const source = new EventSource('/api/v1/events');
  source.onopen = () => onOpen?.();
  for (const type of types) {
    source.addEventListener(type, ({ data }: MessageEvent<string>) => {
      const event = readEvent(type, data);
      if (event !== undefined) onEvent(event);
    });
  }
  return () => source.close();
}

function readEvent(type: LiveEvent['type'], data: string): LiveEvent | undefined {
  try {
    const rest: unknown = JSON.parse(data);
    return typeof rest === 'object' && rest !== null ? ({ ...rest, type } as LiveEvent) : undefined;
  } catch {
    return undefined;
  }
}
