import type { StaffRole } from './lifecycle/roles.ts';
import type { LocalizedText } from './localized-text.ts';

/**
 * What an open task weighs for whoever holds it, by the working minutes left until it is due. A setting of this house:
 * no text says how work is to be shared out. The first line that fits counts; what has no due date weighs least.
 */
const weights = [
  { beforeMinutes: 0, weight: 8 },
  { beforeMinutes: 240, weight: 6 },
  { beforeMinutes: 480, weight: 4 },
  { beforeMinutes: 5 * 480, weight: 2 },
] as const;
const leastWeight = 1;

/** What a task weighs that has so many working minutes left; negative when it is overdue, `null` without a due date. */
export function weightOf(leftMinutes: number | null): number {
  if (leftMinutes === null) return leastWeight;
  return weights.find(({ beforeMinutes }) => leftMinutes <= beforeMinutes)?.weight ?? leastWeight;
}

/** A task nobody holds. */
export interface FreeTask {
  readonly id: string;
  readonly unitCode: string;
  readonly role: StaffRole;
  readonly dueAt: string | null;
  readonly leftMinutes: number | null;
  /** Who has worked on its dossier, whoever was last first. */
  readonly workedOnBy: readonly string[];
}

/** Somebody who may be given tasks. */
export interface Receiver {
  readonly id: string;
  readonly seats: readonly { readonly unitCode: string; readonly role: StaffRole }[];
  readonly isAway: boolean;
  /** What the tasks they hold already weigh. */
  readonly load: number;
}

export const shareReasons = ['ownDossier', 'leastLoaded', 'onlyOne', 'nobody'] as const;
export type ShareReason = (typeof shareReasons)[number];

export const shareReasonNames: Readonly<Record<ShareReason, LocalizedText>> = {
  ownDossier: { vi: 'Đã làm hồ sơ này', en: 'Has worked on this dossier' },
  leastLoaded: { vi: 'Đang ít việc nhất', en: 'Has the least to do' },
  onlyOne: { vi: 'Người duy nhất có mặt giữ vai trò này', en: 'The only one present with this role' },
  nobody: { vi: 'Không có ai có mặt giữ vai trò này', en: 'Nobody present holds this role' },
};

/** Who is proposed for a task, and why; `to` is `null` when nobody who is there may hold it. */
export interface Share {
  readonly taskId: string;
  readonly weight: number;
  readonly to: string | null;
  readonly why: ShareReason;
}

/**
 * Shares tasks out among those who are there and hold their roles. A dossier goes back to whoever worked on it last;
 * the others go, the heaviest first, each to whoever has the least by then. So nobody gets one of those while somebody
 * else who may hold it has less: loads differ by at most the weight of the last task given. The order of the tasks and
 * people given makes no difference. Answers in the order of the tasks.
 */
export function distribute(tasks: readonly FreeTask[], people: readonly Receiver[]): Share[] {
  const load = new Map(people.map((person) => [person.id, person.load]));
  const shares = new Map<string, Share>();
  const give = ({ id }: FreeTask, weight: number, to: string | null, why: ShareReason) => {
    if (to !== null) load.set(to, (load.get(to) ?? 0) + weight);
    shares.set(id, { taskId: id, weight, to, why });
  };
  const others: { readonly task: FreeTask; readonly weight: number; readonly candidates: readonly string[] }[] = [];
  for (const task of tasks) {
    const weight = weightOf(task.leftMinutes);
    const candidates = candidatesFor(task, people);
    const [only, ...more] = candidates;
    const own = task.workedOnBy.find((id) => candidates.includes(id));
    if (only === undefined) give(task, weight, null, 'nobody');
    else if (own !== undefined) give(task, weight, own, 'ownDossier');
    else if (more.length === 0) give(task, weight, only, 'onlyOne');
    else others.push({ task, weight, candidates });
  }
  for (const { task, weight, candidates } of others.toSorted(heaviestFirst)) {
    give(task, weight, leastOf(candidates, load), 'leastLoaded');
  }
  return tasks.flatMap(({ id }) => shares.get(id) ?? []);
}

/** Who of these people may be given a task: who is there and holds its role in its unit; by id. */
export function candidatesFor(task: Pick<FreeTask, 'unitCode' | 'role'>, people: readonly Receiver[]): string[] {
  return people
    .filter(({ isAway, seats }) => !isAway && seats.some((seat) => isSame(seat, task)))
    .map(({ id }) => id)
    .toSorted();
}

function isSame(one: Pick<FreeTask, 'unitCode' | 'role'>, other: Pick<FreeTask, 'unitCode' | 'role'>): boolean {
  return one.unitCode === other.unitCode && one.role === other.role;
}

type Weighed = { readonly task: FreeTask; readonly weight: number };

/** The instants sort as text; what has no due date comes last. Ids decide between what is alike. */
function heaviestFirst(a: Weighed, b: Weighed): number {
  return b.weight - a.weight || compare(a.task.dueAt ?? '~', b.task.dueAt ?? '~') || compare(a.task.id, b.task.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function leastOf(candidates: readonly string[], load: ReadonlyMap<string, number>): string | null {
  return candidates.reduce<string | null>(
    (least, id) => (least === null || (load.get(id) ?? 0) < (load.get(least) ?? 0) ? id : least),
    null,
  );
}
