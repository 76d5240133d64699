const shape = /^[0-9A-Z.]{3,30}-\d{6}-\d{4,7}$/;

/** A dossier's code as typed from a receipt, tidied: spaces gone, capitals. `undefined` when it cannot be one. */
export function readDossierCode(typed: string): string | undefined {
  const code = typed.replace(/\s+/g, '').replace(/[‐-―]/g, '-').toUpperCase();
  return shape.test(code) ? code : undefined;
}
