import {createHash} from 'node:crypto';
import {buildMessage} from './build-message.ts';
import type {Picture} from './campaign-files.ts';
import type {CompiledMailing, Mailing, MailingFilling} from './mailing.ts';
import {logoPicture, type MailingLogo} from './mailing-logo.ts';

/** The address of a picture inside its own mail; `html` names it as `cid:…`. */
export function pictureId(slug: string, file: string): string {
	return `${file.replace(/\.[a-z]+$/, '')}@${slug}.burgernet`;
}

/** Every picture of a mail as a part of the mail itself, and how its html names them. */
export function picturesInside(
	{slug, pictures}: Pick<CompiledMailing, 'slug' | 'pictures'>,
	logo: MailingLogo | null,
): Pick<MailingFilling, 'pictureAddress' | 'logo'> & {pictures: readonly Picture[]} {
	const pictureAddress = (file: string) => `cid:${pictureId(slug, file)}`;
	if (!logo) {
		return {pictureAddress, logo: null, pictures};
	}

	const picture = logoPicture(logo);
	return {pictureAddress, logo: {...logo, address: pictureAddress(picture.file)}, pictures: [...pictures, picture]};
}

/**
A mail as a file that opens as a draft: with text, html and pictures, without a recipient.

Boundary and Message-ID follow from the content, so that the same mail is the same file (and names no computer of ours).
*/
export function composeEml(
	{subject, html, text}: Mailing,
	{slug, pictures, now, from}: {slug: string; pictures: readonly Picture[]; now: Date; from?: string | undefined},
): Promise<Buffer> {
	const hash = createHash('sha256').update(`${subject}\0${text}\0${html}`).digest('hex').slice(0, 32);
	return buildMessage({
		...(from !== undefined && {from}),
		subject,
		html,
		text,
		date: now,
		messageId: `<${hash}@${slug}.burgernet.invalid>`,
		baseBoundary: hash,
		headers: {'X-Unsent': '1'},
		newline: 'win',
		attachments: pictures.map(({file, type, content}) => ({
			filename: file,
			contentType: type,
			content,
			cid: pictureId(slug, file),
		})),
	});
}
