/**
 * The reference of a payment in the text of a bank transfer: `MC`, nine digits, and a check letter. Letters and digits
 * only and of one length, so that it is found in whatever a bank makes of the text around it; the letter stands where a
 * digit too many or too few would be noticed.
 */

const mark = 'MC';
const digits = 9;
/** Twenty-three letters, a prime: neither those of the mark nor `O`, which is read as a zero. */
const checkLetters = 'ABDEFGHIJKLNPQRSTUVWXYZ';
const written = new RegExp(`(?=${mark}(\\d{${digits}})([${checkLetters}]))`, 'g');

/** The highest number a reference can carry. */
export const highestTransferNo = 10 ** digits - 1;

/**
 * The reference of the payment with this number.
 * @throws RangeError when the number is not whole, or outside 1 … `highestTransferNo`.
 */
export function transferReference(transferNo: number): string {
  if (!Number.isInteger(transferNo) || transferNo < 1 || transferNo > highestTransferNo) {
    throw new RangeError(`No reference can be made of ${transferNo}`);
  }
  const body = String(transferNo).padStart(digits, '0');
  return `${mark}${body}${checkLetterOf(body)}`;
}

/**
 * The numbers of the payments whose references are in a text, each once. Case, accents, spaces and punctuation do not
 * matter, nor what stands before and after.
 */
export function findTransferNos(content: string): readonly number[] {
  const plain = content
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  const found = [...plain.matchAll(written)]
    .filter(([, body = '', letter]) => checkLetterOf(body) === letter)
    .map(([, body]) => Number(body))
    .filter((transferNo) => transferNo > 0);
  return [...new Set(found)];
}

/** Each place weighs differently, and none a multiple of 23: one wrong digit, or two swapped, give another letter. */
function checkLetterOf(body: string): string {
  const sum = Array.from(body).reduce((total, digit, place) => total + Number(digit) * (place + 2), 0);
  return checkLetters.charAt(sum % checkLetters.length);
}
