import { workingMinutesOf, type WorkingDuration } from '../../working-time/duration.ts';
import { minuteOfDay, timeOfMinute, WorkingTimeError } from '../../working-time/local-time.ts';
import { minutesInWords } from '../../working-time/words.ts';
import type { ProcedureDefinition, ProcedureLimits, StepDefinition } from '../definition.ts';
import { error, warning, type Finding, type Surroundings } from './finding.ts';

/** Times that cannot be counted, shares that do not add up, limits that do not fit into the time they are part of. */
export function findingsOfTimes(definition: ProcedureDefinition, surroundings: Surroundings): Finding[] {
  return [
    ...uncountable(definition),
    ...sharesOfSteps(definition),
    ...sharesOfCases(definition),
    ...limitsBeyondTime(definition),
    ...cutoffOutsideHours(definition, surroundings),
    ...lateReminders(definition),
  ];
}

/** The working minutes of a duration; `undefined` where they cannot be counted, which has a finding of its own. */
function countable(duration: WorkingDuration): number | undefined {
  try {
    return workingMinutesOf(duration);
  } catch (fault) {
    if (fault instanceof WorkingTimeError) return undefined;
    throw fault;
  }
}

const limitNames = ['consultWithin', 'replyWithin', 'refuseWithin'] as const;

function uncountable({ reception, processing, cases = [], limits }: ProcedureDefinition): Finding[] {
  const durations: [Finding['path'], WorkingDuration | undefined][] = [
    [['reception'], reception],
    [['processing'], processing],
    ...cases.map((one, i): [Finding['path'], WorkingDuration] => [['cases', i, 'processing'], one.processing]),
    ...limitNames.map((name): [Finding['path'], WorkingDuration | undefined] => [['limits', name], limits?.[name]]),
  ];
  return durations
    .filter(([, duration]) => duration !== undefined && countable(duration) === undefined)
    .map(([path]) =>
      error(
        path,
        'Thời gian này không phải là số phút làm việc nguyên hoặc quá dài. Một ngày làm việc là 480 phút: 6,25 ngày được, 0,001 ngày thì không; nhiều nhất 2000 ngày.',
        'This is not a whole number of working minutes, or too long. A working day has 480 minutes: 6.25 days will do, 0.001 days will not; 2000 days at most.',
      ),
    );
}

function sharesOfSteps({ steps, processing }: ProcedureDefinition): Finding[] {
  const shares = steps.map(({ shareMinutes }) => shareMinutes);
  return addUp(shares, processing).map(({ vi, en }) => error(['steps'], vi, en));
}

function sharesOfCases({ steps, cases = [] }: ProcedureDefinition): Finding[] {
  return cases.flatMap(({ shares, processing }, i) => {
    const path = ['cases', i, 'shares'];
    const wrong = [...unknownSteps(shares, steps, path), ...missingSteps(shares, steps, path)];
    if (wrong.length > 0) return wrong;
    return addUp(Object.values(shares), processing).map(({ vi, en }) => error(path, vi, en));
  });
}

function unknownSteps(
  shares: Readonly<Record<string, number>>,
  steps: readonly StepDefinition[],
  path: Finding['path'],
): Finding[] {
  const known = steps.map(({ key }) => key);
  return Object.keys(shares)
    .filter((key) => !known.includes(key))
    .map((key) =>
      error(
        [...path, key],
        `Không có bước "${key}". Bỏ dòng này, hoặc dùng một trong các bước: ${known.join(', ')}.`,
        `There is no step "${key}". Remove it, or name one of the steps: ${known.join(', ')}.`,
      ),
    );
}

function missingSteps(
  shares: Readonly<Record<string, number>>,
  steps: readonly StepDefinition[],
  path: Finding['path'],
): Finding[] {
  return steps
    .filter(({ key }) => shares[key] === undefined)
    .map(({ key }) =>
      error(
        [...path, key],
        `Trường hợp này chưa chia thời gian cho bước "${key}". Ghi số phút của bước đó.`,
        `This case gives the step "${key}" no time. Give its minutes.`,
      ),
    );
}

/** What is wrong with shares that must add up to a time; nothing when they do, or when the time cannot be counted. */
function addUp(shares: readonly number[], processing: WorkingDuration) {
  const time = countable(processing);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (time === undefined || sum === time) return [];
  const [added, whole, apart] = [minutesInWords(sum), minutesInWords(time), minutesInWords(Math.abs(time - sum))];
  const [moreVi, moreEn] = sum < time ? ['Thêm', 'Add'] : ['Bớt', 'Take away'];
  return [
    {
      vi: `Các bước cộng lại là ${added.vi}, thời hạn là ${whole.vi}. ${moreVi} ${apart.vi} ở các bước, hoặc sửa thời hạn.`,
      en: `The steps add up to ${added.en}, the time is ${whole.en}. ${moreEn} ${apart.en} in the steps, or change the time.`,
    },
  ];
}

function limitsBeyondTime(definition: ProcedureDefinition): Finding[] {
  const { processing, cases = [], limits } = definition;
  if (limits === undefined) return [];
  return [
    ...beyond(limits, processing).map(({ path, vi, en }) => error(path, vi, en)),
    ...cases.flatMap(({ name, ...one }) =>
      beyond(limits, one.processing).map(({ path, vi, en }) =>
        warning(path, `Trường hợp "${name.vi}": ${vi}`, `Case "${name.en}": ${en}`),
      ),
    ),
  ];
}

interface Beyond {
  readonly path: Finding['path'];
  readonly vi: string;
  readonly en: string;
}

function beyond(limits: ProcedureLimits, processing: WorkingDuration): Beyond[] {
  const time = countable(processing);
  if (time === undefined) return [];
  const [consult, reply, refuse] = limitNames.map((name) => {
    const limit = limits[name];
    return limit === undefined ? 0 : (countable(limit) ?? 0);
  });
  const asking = limits.consultationPauses ? (consult ?? 0) : (consult ?? 0) + (reply ?? 0);
  const whole = minutesInWords(time);
  return [
    ...(asking > time
      ? [
          {
            path: ['limits', limits.replyWithin === undefined ? 'consultWithin' : 'replyWithin'],
            vi: `lấy ý kiến và trả lời mất đến ${minutesInWords(asking).vi}, dài hơn thời hạn ${whole.vi}. Rút ngắn hạn lấy ý kiến hoặc hạn trả lời.`,
            en: `asking and answering may take ${minutesInWords(asking).en}, longer than the whole ${whole.en}. Shorten the time to ask or to answer.`,
          },
        ]
      : []),
    ...((refuse ?? 0) > time
      ? [
          {
            path: ['limits', 'refuseWithin'],
            vi: `hạn từ chối ${minutesInWords(refuse ?? 0).vi} dài hơn thời hạn ${whole.vi}. Rút ngắn hoặc bỏ hạn từ chối.`,
            en: `the time to refuse, ${minutesInWords(refuse ?? 0).en}, is longer than the whole ${whole.en}. Shorten or remove it.`,
          },
        ]
      : []),
  ];
}

function cutoffOutsideHours({ limits }: ProcedureDefinition, { calendar }: Surroundings): Finding[] {
  const cutoff = limits?.cutoffTime;
  if (cutoff === undefined || calendar === undefined) return [];
  const sessions = Object.values(calendar.sessions).flat();
  const opens = Math.min(...sessions.map(({ fromMinute }) => fromMinute));
  const closes = Math.max(...sessions.map(({ toMinute }) => toMinute));
  const minute = minuteOfDay(cutoff, 'cutoffTime');
  if (minute >= opens && minute < closes) return [];
  const [from, to] = [timeOfMinute(opens), timeOfMinute(closes)];
  return [
    warning(
      ['limits', 'cutoffTime'],
      `${cutoff} nằm ngoài giờ làm việc (${from}–${to}) nên không có tác dụng hoặc luôn có tác dụng. Chọn giờ trong khoảng đó, hoặc bỏ đi.`,
      `${cutoff} is outside office hours (${from}–${to}), so it holds never or always. Choose a time within them, or remove it.`,
    ),
  ];
}

function lateReminders(definition: ProcedureDefinition): Finding[] {
  return (['payment', 'supplement'] as const)
    .filter((wait) => definition[wait].reminderDaysBefore >= definition[wait].waitDays)
    .map((wait) =>
      warning(
        [wait, 'reminderDaysBefore'],
        `Nhắc trước ${definition[wait].reminderDaysBefore} ngày trong khi chỉ chờ ${definition[wait].waitDays} ngày: sẽ nhắc ngay khi yêu cầu. Giảm số ngày nhắc.`,
        `The reminder comes ${definition[wait].reminderDaysBefore} days before the end of a wait of ${definition[wait].waitDays}: at once. Give fewer days.`,
      ),
    );
}
