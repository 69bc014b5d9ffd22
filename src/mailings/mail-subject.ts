/** An encoded word may have 75 letters, of which the marks take twelve (RFC 2047, 2): 45 bytes are 60 letters of base64. */
const WORD_BYTES = 45;

/**
A subject that every mail program shows as it is written.

nodemailer 10.6 leaves ASCII alone, so that a text that looks like an encoded word (`=?utf-8?Q?=0D=0ABcc…?=`) would be read
as one, line breaks and all: such a subject is encoded as a whole.
*/
export function exactSubject(subject: string): string {
	if (!subject.includes('=?')) {
		return subject;
	}

	const words: string[] = [''];
	for (const sign of subject) {
		const last = words.at(-1) ?? '';
		const isFull = Buffer.byteLength(last + sign) > WORD_BYTES;
		words.splice(isFull ? words.length : -1, 1, isFull ? sign : last + sign);
	}

	// Spaces between two encoded words are no part of the text.
	return words.map(word => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}
