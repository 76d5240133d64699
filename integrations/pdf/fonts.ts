import { createRequire } from 'node:module';

/** Tinos, drawn to the measures of Times New Roman, which official documents are set in; it has every Vietnamese letter. */
export const fontFamily = 'Tinos';

const { resolve } = createRequire(import.meta.url);

function fileOf(style: string): string {
  return resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`);
}

/** Where the font lies, by style. A document embeds of it what it uses. */
export const fontFiles = {
  normal: fileOf('400Regular'),
  bold: fileOf('700Bold'),
  italics: fileOf('400Regular_Italic'),
  bolditalics: fileOf('700Bold_Italic'),
} as const;
