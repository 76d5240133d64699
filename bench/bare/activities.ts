/** An activity that does nothing but answer. */
export function createBareActivities() {
  return {
    note({ value }: { readonly value: number }): Promise<number> {
      return Promise.resolve(value);
    },
  };
}

export type BareActivities = ReturnType<typeof createBareActivities>;
