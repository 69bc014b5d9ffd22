/** Mail programs take addresses of about two thousand signs; a longer one is left to copying. */
const LONGEST_LINK = 1900;

/** A link that opens a mail with everybody in BCC, so that nobody sees the addresses of others; null when it would be too long. */
export function mailLink(
	addresses: readonly string[],
	{subject, text}: {subject: string; text: string},
): string | null {
	const bcc = addresses.map(encodeURIComponent).join(',');
	const link = `mailto:?bcc=${bcc}&subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
	return addresses.length === 0 || link.length > LONGEST_LINK ? null : link;
}
