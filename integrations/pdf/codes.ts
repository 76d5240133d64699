import { toSVG } from 'bwip-js';

/** An address as a QR code, drawn as lines: print keeps it sharp. */
export function drawQrCode(url: string): string {
  return toSVG({ bcid: 'qrcode', text: url });
}

/** A dossier's code as Code 128, which the readers at counters know. */
export function drawBarcode(dossierCode: string): string {
  return toSVG({ bcid: 'code128', text: dossierCode, height: 9, includetext: false });
}
