import type { Confidence } from './confidence.ts';

/** How far a parcel goes. */
export const postalZones = ['sameCommune', 'sameProvince', 'otherProvince'] as const;
export type PostalZone = (typeof postalZones)[number];

export interface ZoneRates {
  readonly upTo100gVnd: number;
  readonly upTo250gVnd: number;
  readonly upTo500gVnd: number;
  readonly eachFurther500gVnd: number;
}

/** A postal price list: by zone and weight, and what is paid of it both ways and by people the State supports. */
export interface PostalTariff {
  readonly zones: Readonly<Record<PostalZone, ZoneRates>>;
  readonly bothWaysPercent: number;
  readonly supportedPercent: number;
  readonly confidence: Confidence;
}

export interface Parcel {
  readonly zone: PostalZone;
  readonly weightGrams: number;
  /** Papers fetched from home and the result brought back, as one order. */
  readonly bothWays?: boolean | undefined;
  /** A poor household or a person of merit. */
  readonly supported?: boolean | undefined;
}

/** The heaviest parcel that is priced. */
export const MAX_PARCEL_GRAMS = 30_000;

/**
 * What the post charges for a parcel, in whole đồng, halves up. The applicant pays it (QĐ 45/2016/QĐ-TTg, Art. 12).
 * @throws RangeError when the weight is not a whole number of grams from 1 to `MAX_PARCEL_GRAMS`.
 */
export function postalChargeVnd(tariff: PostalTariff, parcel: Parcel): number {
  const { weightGrams } = parcel;
  if (!Number.isSafeInteger(weightGrams) || weightGrams < 1 || weightGrams > MAX_PARCEL_GRAMS) {
    throw new RangeError(`weightGrams: ${weightGrams} is not a whole number of grams from 1 to ${MAX_PARCEL_GRAMS}`);
  }
  const oneWay = oneWayVnd(tariff, parcel);
  const full = parcel.bothWays ? oneWay * 2 * tariff.bothWaysPercent : oneWay * 100;
  const percentTimes100 = full * (parcel.supported ? tariff.supportedPercent : 100);
  return Math.floor((percentTimes100 + 5000) / 10_000);
}

function oneWayVnd(tariff: PostalTariff, { zone, weightGrams }: Parcel): number {
  const rates = tariff.zones[zone];
  if (weightGrams <= 100) return rates.upTo100gVnd;
  if (weightGrams <= 250) return rates.upTo250gVnd;
  return rates.upTo500gVnd + Math.ceil(Math.max(0, weightGrams - 500) / 500) * rates.eachFurther500gVnd;
}

/** A made-up price list for demonstration; the figures of TT 22/2017/TT-BTTTT are to be entered before use. */
export const samplePostalTariff: PostalTariff = {
  zones: {
    sameCommune: { upTo100gVnd: 20_000, upTo250gVnd: 22_000, upTo500gVnd: 25_000, eachFurther500gVnd: 3_000 },
    sameProvince: { upTo100gVnd: 25_000, upTo250gVnd: 27_000, upTo500gVnd: 30_000, eachFurther500gVnd: 4_000 },
    otherProvince: { upTo100gVnd: 30_000, upTo250gVnd: 35_000, upTo500gVnd: 40_000, eachFurther500gVnd: 6_000 },
  },
  bothWaysPercent: 90,
  supportedPercent: 50,
  confidence: 'sample',
};
