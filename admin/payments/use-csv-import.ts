import { useState } from 'react';

export interface ChosenFile {
  readonly name: string;
  readonly csv: string;
}

export interface CsvImport<Outcome> {
  readonly file: ChosenFile | undefined;
  /** What the file's lines are, as looked at or as booked. */
  readonly shown: Outcome | undefined;
  readonly isBusy: boolean;
  readonly failure: unknown;
  /** Reads a file and shows what its lines are; books nothing. */
  readonly choose: (file: File) => Promise<void>;
  /** Books the file that was looked at. */
  readonly confirm: () => Promise<void>;
  readonly forget: () => void;
}

/** A CSV file in two steps: it is read and looked at, then booked. `send` must change nothing on a dry run. */
export function useCsvImport<Outcome>(
  send: (file: ChosenFile, dryRun: boolean) => Promise<Outcome>,
): CsvImport<Outcome> {
  const [file, setFile] = useState<ChosenFile>();
  const [shown, setShown] = useState<Outcome>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = async (given: ChosenFile, dryRun: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      setShown(await send(given, dryRun));
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return {
    file,
    shown,
    isBusy,
    failure,
    choose: async (chosen) => {
      const given = { name: chosen.name, csv: await chosen.text() };
      setFile(given);
      setShown(undefined);
      await run(given, true);
    },
    confirm: async () => {
      if (file !== undefined) await run(file, false);
    },
    forget: () => {
      setFile(undefined);
      setShown(undefined);
    },
  };
}
