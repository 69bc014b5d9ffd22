import {escapeHtml, type Mailing} from './mailing.ts';

const LABEL = 'Geen mails over campagnes meer ontvangen';

/**
The same mail with a last line by which its reader unsubscribes; unchanged without an address (a test mail).

Its classes are those by which the shipped campaigns turn dark; without them the line stays light, and can be read.
*/
export function withUnsubscribe(
	{subject, html, text}: Pick<Mailing, 'subject' | 'html' | 'text'>,
	address: string | null,
): Pick<Mailing, 'subject' | 'html' | 'text'> {
	if (address === null) {
		return {subject, html, text};
	}

	const type = 'font-family: Arial, Helvetica, sans-serif; font-size: 14px; line-height: 1.5';
	const link = `<a href="${escapeHtml(address)}" style="color: #0b5563;">${LABEL}</a>`;
	const inner = `<div class="page text" style="background-color: #e8edee; max-width: 520px; margin: 0 auto; padding: 0 40px 24px; ${type};">${link}</div>`;
	const line = `<div class="page" style="background-color: #e8edee;">${inner}</div>`;
	const end = html.lastIndexOf('</body>');
	const placed = end === -1 ? html + line : html.slice(0, end) + line + html.slice(end);
	return {subject, html: placed, text: `${text.trimEnd()}\n${LABEL}:\n${address}\n`};
}
