import { BlockList, isIPv4 } from 'node:net';
import type { Request } from 'express';

/** This machine and private networks (RFC 1918, RFC 4193, link-local). */
const near = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  near.addSubnet(net, prefix, 'ipv4');
}
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** Whether a request comes straight from the operator's own network, not through the proxy that serves the public. */
export function isNearby(request: Request): boolean {
  if (request.get('x-forwarded-for') !== undefined) return false;
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return near.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
