import { stateVersion } from '../lifecycle/state.ts';

/**
 * How long before its due date a dossier must be done to count as early. A setting of ours: no text we know draws this
 * line. Changing it makes every figure anew when the database is migrated.
 */
export const earlyByHours = 24;

/** Names the rules the stored figures were made by. Raise the number with every change of what is counted. */
export const figureRules = `figures:1:state-${stateVersion}:early-${earlyByHours}h`;

/** How far ahead the forecast looks. */
export const forecastDays = 7;

/** Days overdue at which an age group of open dossiers begins. A setting. */
export const ageGroups = [
  { key: 'upTo3', fromDays: 0, toDays: 3 },
  { key: 'upTo10', fromDays: 3, toDays: 10 },
  { key: 'upTo30', fromDays: 10, toDays: 30 },
  { key: 'beyond30', fromDays: 30, toDays: null },
] as const;
