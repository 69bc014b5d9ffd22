import {hash} from 'node:crypto';

/** Names the actions of a file: the same source and id is always the same action. */
const NAMESPACE = Buffer.from('5d5f4d0c6c1b5d0f9d0e8f9d6c2b7a10', 'hex');

/**
The uuid of version 5 that a name gives.

Source: RFC 9562, 5.5. Not the package, which needs three times as long: a file has two hundred thousand names.
*/
export function namedUuid(name: string): string {
	const digest = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(name)]), 'hex');
	const variant = ((Number.parseInt(digest[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
	const groups = [digest.slice(0, 8), digest.slice(8, 12), `5${digest.slice(13, 16)}`];
	return [...groups, `${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-');
}
