/**
 * SAMPLE prices, for demonstrations only: the figures in force are set by the Ministry and displayed at post offices.
 * VND by zone, for up to 100 g, 250 g and 500 g, and for every further 500 g begun.
 */
const SAMPLE_POSTAGE_VND = {
  sameCommune: { upTo: [20_000, 22_000, 25_000], eachFurther: 3_000 },
  sameProvince: { upTo: [25_000, 27_000, 30_000], eachFurther: 4_000 },
  otherProvince: { upTo: [30_000, 35_000, 40_000], eachFurther: 6_000 },
} as const;

type Zone = keyof typeof SAMPLE_POSTAGE_VND;

interface Place {
  readonly commune: string;
  readonly province: string;
}

function zoneOf(from: Place, to: Place): Zone {
  if (from.province !== to.province) return 'otherProvince';
  return from.commune === to.commune ? 'sameCommune' : 'sameProvince';
}

/** SAMPLE postage in VND of a parcel of `weightGrams` between two places. */
export function samplePostageVnd(from: Place, to: Place, weightGrams: number): number {
  const { upTo, eachFurther } = SAMPLE_POSTAGE_VND[zoneOf(from, to)];
  const [light, middle, heavy] = upTo;
  if (weightGrams <= 100) return light;
  if (weightGrams <= 250) return middle;
  return heavy + Math.max(0, Math.ceil((weightGrams - 500) / 500)) * eachFurther;
}
