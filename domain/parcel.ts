/** Whether the way of a parcel can still be called off by who waits for it: ordered, and not with the postman yet. */
export function isRecallable({ direction, status }: { readonly direction: string; readonly status: string }): boolean {
  return direction === 'deliver' && status === 'ordered';
}
