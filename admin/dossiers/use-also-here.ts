import { useEffect, useEffectEvent, useState } from 'react';
import { request } from '../../ui/api-client.ts';
import { useLiveNews } from '../live/live-events.tsx';

interface Colleague {
  readonly id: string;
  readonly name: string;
}

interface Seen extends Colleague {
  readonly untilMs: number;
}

const everyMs = 30_000;
/** Two calls may get lost before somebody is taken to have gone. */
const forgetAfterMs = 3 * everyMs;

/**
 * Who else has a dossier open. Each page says so every half minute while it is looked at, and answers whoever is new
 * at once. It is a courtesy: a call that gets lost is made good by the next.
 */
export function useAlsoHere(code: string): readonly Colleague[] {
  const [seen, setSeen] = useState<readonly Seen[]>([]);

  const say = useEffectEvent((isLeaving: boolean) => {
    if (document.hidden && !isLeaving) return;
    request('put', '/dossiers/{code}/presence', { params: { code }, body: { isLeaving } }).catch(() => undefined);
  });

  useEffect(() => {
    setSeen([]);
    say(false);
    const beat = setInterval(() => {
      say(false);
      const nowMs = Date.now();
      setSeen((people) => people.filter(({ untilMs }) => untilMs > nowMs));
    }, everyMs);
    return () => {
      clearInterval(beat);
      say(true);
    };
  }, [code]);

  useLiveNews((news) => {
    if (news.type !== 'presence' || news.code !== code) return;
    const { person, isLeaving } = news;
    if (!isLeaving && !seen.some(({ id }) => id === person.id)) say(false);
    const others = seen.filter(({ id }) => id !== person.id);
    setSeen(isLeaving ? others : [...others, { ...person, untilMs: Date.now() + forgetAfterMs }]);
  });

  return seen;
}
