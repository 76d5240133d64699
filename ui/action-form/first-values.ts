/** What nobody has filled in stays away: no first choice taken, no empty list item, no empty address. */
const nothingByItself = {
  arrayMinItems: { populate: 'never' },
  constAsDefaults: 'never',
  emptyObjectFields: 'skipEmptyDefaults',
} as const;

/**
 * What a form holds before anybody has touched it, for the form library. A required box that is not ticked says no;
 * where there is a control for a decision between yes and no, one that nobody has taken is not a no.
 */
export function firstValues(controls: Readonly<Record<string, unknown>>) {
  return 'yesNo' in controls ? ({ ...nothingByItself, requiredBooleanDefault: 'skip' } as const) : nothingByItself;
}
