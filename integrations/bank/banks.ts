import vietnamQrPay from 'vietnam-qr-pay';

/** A bank by its name for people and by the BIN that a VietQR code names it by. */
export interface KnownBank {
  readonly bin: string;
  readonly name: string;
  readonly shortName: string;
}

/** The banks to which money can be sent by VietQR, by their short names. */
export const knownBanks: readonly KnownBank[] = vietnamQrPay.Banks.filter(({ deprecated }) => deprecated !== true)
  .map(({ bin, name, shortName }) => ({ bin, name, shortName }))
  .toSorted((a, b) => a.shortName.localeCompare(b.shortName, 'vi'));
