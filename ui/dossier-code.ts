const shape = /^[0-9A-Z.]{3,30}-\d{6}-\d{4,7}$/;

/**
 * A dossier's code as typed or scanned from a receipt, tidied: spaces gone, capitals. A receipt's QR code holds the
 * address where the dossier is followed, which ends in the code. `undefined` when it cannot be one.
 */
export function readDossierCode(typed: string): string | undefined {
  const [, inAddress] = /\/tra-cuu\/([^/?#]+)/.exec(typed) ?? [];
  const code = (inAddress ?? typed).replace(/\s+/g, '').replace(/[‐-―]/g, '-').toUpperCase();
  return shape.test(code) ? code : undefined;
}
