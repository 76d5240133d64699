import { setTimeout as wait } from 'node:timers/promises';
import { StackFault } from './fault.ts';
import type { PlannedPart } from './parts.ts';
import { isPortFree } from './ports.ts';
import type { PortSetting, Settings } from './settings.ts';

/**
 * Makes sure that every part will find its ports free, before any is started.
 * @param patienceMs how long to wait for those that a killed predecessor still holds
 * @throws StackFault naming each port that is taken and the variable that moves it.
 */
export async function checkPorts(parts: readonly PlannedPart[], settings: Settings, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let taken = await takenPorts(parts, settings);
  while (taken.length > 0 && Date.now() < deadline) {
    await wait(250);
    taken = await takenPorts(parts, settings);
  }
  const [first] = taken;
  if (first === undefined) return;
  const list = taken.map(({ part, setting }) => `${settings[setting]} (${part.title})`).join(', ');
  const plural = taken.length > 1;
  throw new StackFault(
    `Another program uses ${plural ? 'ports' : 'port'} ${list}: stop it, or choose ${plural ? 'others' : 'another'}, as in ${first.setting}=${settings[first.setting] + 1} npm start.`,
  );
}

async function takenPorts(parts: readonly PlannedPart[], settings: Settings) {
  const taken: { readonly part: PlannedPart; readonly setting: PortSetting }[] = [];
  for (const part of parts) {
    for (const setting of part.ports) {
      if (!(await isPortFree(settings[setting]))) taken.push({ part, setting });
    }
  }
  return taken;
}
