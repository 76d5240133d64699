/** The largest amount handled: a million billion đồng, far below where whole numbers stop being exact. */
export const MAX_AMOUNT_VND = 1_000_000_000_000_000;

/** Whether a value is an amount of money as the house keeps it: whole đồng, from 0 to `MAX_AMOUNT_VND`. */
export function isAmountVnd(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_AMOUNT_VND;
}

/**
 * A whole number with its thousands grouped: 1500000 is "1.500.000". Numbers are written the Vietnamese way in every
 * language: who reads English compares them with receipts and banks that write them so.
 */
export function groupThousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** An amount for people: 1500000 is "1.500.000 ₫". Negative amounts keep their sign. */
export function formatVnd(amountVnd: number): string {
  return `${groupThousands(amountVnd)} ₫`;
}

/**
 * Reads an amount as a person types it: digits, with or without thousands grouped by dots, commas or spaces, and with
 * or without "₫", "đ", "đồng" or "VND" behind it.
 * @returns whole đồng, or `undefined` when the text is not an amount; fractions of a đồng are not.
 */
export function parseVnd(text: string): number | undefined {
  const match = /^(\d{1,3}(?:[., \u00a0]\d{3})+|\d+)\s*(?:₫|đ|đồng|vnd)?$/i.exec(text.trim().normalize('NFC'));
  const digits = match?.[1]?.replace(/\D/g, '');
  if (digits === undefined) return undefined;
  const amount = Number(digits);
  return isAmountVnd(amount) ? amount : undefined;
}
