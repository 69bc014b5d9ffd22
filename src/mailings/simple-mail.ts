import {plainLine} from '../domain/campaigns.ts';
import {escapeHtml} from './mailing.ts';

/** A short mail of this service itself: plain texts, of which html and text part are made. */
export interface SimpleMail {
	subject: string;
	/** Who it comes from, above everything: `Burgernet Midden-Nederland`. */
	sender: string;
	heading: string;
	/** Paragraphs before the button. */
	before: readonly string[];
	button: MailLink | null;
	/** Paragraphs after the button. */
	after: readonly string[];
	/** Small print. */
	footer: readonly string[];
	/** Last line of the small print. */
	footerLink: MailLink | null;
}

export interface MailLink {
	label: string;
	/** An address of this service: of the configuration, and never what somebody typed. */
	href: string;
}

/** For mail programs that take styles from the head; the others follow the same colours in the marks themselves. */
const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
h1, p { overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
body, .page { background-color: #0c1315 !important; }
.card { background-color: #162124 !important; }
.card h1, .card p { color: #e4eef0 !important; }
.small p { color: #a5b4b7 !important; }
.small a { color: #9fd8e2 !important; }
.button a { background-color: #9fd8e2 !important; color: #0c1315 !important; }
}`;

const font = 'font-family: Arial, Helvetica, sans-serif;';
const paragraphStyle = `margin: 0 0 16px; ${font} font-size: 17px; line-height: 1.55; color: #22302f;`;
const smallStyle = `margin: 0 0 8px; ${font} font-size: 14px; line-height: 1.5; color: #4c5654;`;
const buttonStyle = `display: inline-block; padding: 14px 20px; border-radius: 6px; background-color: #0b5563; color: #ffffff; ${font} font-size: 18px; font-weight: 700; text-decoration: none;`;

/** A short mail: subject, html in Dutch for light and dark, and the same as plain text. No picture and no foreign address. */
export function composeSimpleMail(mail: SimpleMail): {subject: string; html: string; text: string} {
	return {subject: plainLine(mail.subject), html: htmlOf(mail), text: textOf(mail)};
}

function htmlOf({subject, sender, heading, before, button, after, footer, footerLink}: SimpleMail): string {
	const link = button && `<p class="button" style="margin: 8px 0 24px;">${anchor(button, buttonStyle)}</p>`;
	const last = footerLink && `<p style="${smallStyle}">${anchor(footerLink, 'color: #0b5563;')}</p>`;
	return `<!doctype html>
<html lang="nl" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${shown(subject)}</title>
<style>${style}
</style>
</head>
<body style="margin: 0; padding: 0; background-color: #e8edee;">
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background-color: #e8edee;"><tr><td align="center" style="padding: 16px 8px 32px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width: 560px;">
<tr><td class="small" style="padding: 0 16px 12px;"><p style="${smallStyle}">${shown(sender)}</p></td></tr>
<tr><td class="card" style="padding: 28px 24px 12px; background-color: #ffffff;">
<h1 style="margin: 0 0 16px; ${font} font-size: 26px; line-height: 1.25; color: #22302f;">${shown(heading)}</h1>
${before.map(paragraph).join('\n')}
${link ?? ''}
${after.map(paragraph).join('\n')}
</td></tr>
<tr><td class="small" style="padding: 20px 16px 0;">
${footer.map(line => `<p style="${smallStyle}">${shown(line)}</p>`).join('\n')}
${last ?? ''}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

function paragraph(text: string): string {
	return `<p style="${paragraphStyle}">${shown(text)}</p>`;
}

function anchor({label, href}: MailLink, look: string): string {
	return `<a href="${escapeHtml(href)}" style="${look}">${shown(label)}</a>`;
}

function shown(text: string): string {
	return escapeHtml(plainLine(text));
}

function textOf({sender, heading, before, button, after, footer, footerLink}: SimpleMail): string {
	const lines = (link: MailLink | null) => (link ? [`${plainLine(link.label)}:\n${link.href}`] : []);
	const body = [heading, ...before].map(plainLine);
	const small = [sender, ...footer].map(plainLine);
	return `${[...body, ...lines(button), ...after.map(plainLine), `-- \n${small.join('\n')}`, ...lines(footerLink)].join('\n\n')}\n`;
}
