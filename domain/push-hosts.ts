/** The push services of the browsers in use; which of them are trusted is a setting. */
export const usualPushHosts: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
];

/**
 * Whether an address a browser gave is one of these services (or below it), over https and its usual port: whoever
 * subscribes makes our server call that address, so it must not be one of their choosing.
 */
export function isPushAddress(endpoint: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  if (protocol !== 'https:' || port !== '' || username !== '') return false;
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
