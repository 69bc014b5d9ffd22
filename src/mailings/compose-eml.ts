import {createHash} from 'node:crypto';
import {buildMessage} from './build-message.ts';
import type {Picture} from './campaign-files.ts';
import type {Mailing} from './mailing.ts';

/** The address of a picture inside its own mail; `html` names it as `cid:…`. */
export function pictureId(slug: string, file: string): string {
	return `${file.replace(/\.[a-z]+$/, '')}@${slug}.burgernet`;
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
