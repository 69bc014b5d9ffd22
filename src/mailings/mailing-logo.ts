import type {CampaignFiles, Picture} from './campaign-files.ts';
import {drawPng} from './draw-png.ts';
import {placed} from './drawing.ts';
import type {Logo} from './logo.ts';

/** The logo of a municipality as its mailing shows it. */
export interface MailingLogo {
	/** Where the html finds it: an address, or `cid:…` of a part of the same mail. */
	address: string;
	alt: string;
	/** As it is shown, in pixels. */
	width: number;
	height: number;
	/** A small PNG. */
	content: Buffer;
}

/** The name of the logo among the pictures of a mail; no campaign has a picture of this name. */
const LOGO_FILE = 'logo--gemeente.png';
/** Our choice: wide enough for a name in a logo, and lower than a headline. */
const box = {width: 200, height: 64};
/** Our choice: with it the largest mail stays under its limit of 60 kB. */
const MOST_BYTES = 7000;
/** Sharp on a fine screen first; a picture full of detail becomes coarse, and not the mail too large. */
const scales = [2, 1.5, 1, 0.75, 0.5, 0.25];

/** On white, in the dark too: most logos are made for white paper. */
const row = `
		<mj-section background-color="#ffffff" padding="16px 0">
			<mj-column>
				<mj-text padding="0 40px" align="left" line-height="1"><img src="{{logo_adres}}" alt="{{logo_alt}}" width="{{logo_breedte}}" height="{{logo_hoogte}}" style="display: block; border: 0; color: #22302f;" /></mj-text>
			</mj-column>
		</mj-section>`;

/** A campaign with a place for a logo above its mailing. The campaign itself was checked without it. */
export function withLogoPlace<Files extends Pick<CampaignFiles, 'mjml'>>(files: Files): Files {
	return {...files, mjml: files.mjml.replace(/<mj-body\b[^>]*>/, open => open + row)};
}

/** What fills the place of a logo. */
export function logoValues({address, alt, width, height}: Omit<MailingLogo, 'content'>): Record<string, string> {
	return {logo_adres: address, logo_alt: alt, logo_breedte: String(width), logo_hoogte: String(height)};
}

/** A logo as a picture inside its own mail. */
export function logoPicture({alt, content}: MailingLogo): Picture {
	return {file: LOGO_FILE, alt, type: 'image/png', content};
}

/** How large a logo is shown, in whole pixels: as it is, or smaller so that it fits. */
export function shownSize({width, height}: Pick<Logo, 'width' | 'height'>): {width: number; height: number} {
	const scale = Math.min(1, box.width / width, box.height / height);
	return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
}

/** A logo as a mail holds it: as sharp as its size in bytes allows. */
export async function smallLogo(logo: Logo): Promise<Buffer> {
	const {width, height} = shownSize(logo);
	const picture = placed({type: 'image/png', content: logo.content}, {x: 0, y: 0, width, height}, 'meet');
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${picture}</svg>`;
	const drawn: Buffer[] = [];
	for (const scale of scales) {
		const content = await drawPng(svg, Math.max(1, Math.round(width * scale)));
		if (content.length <= MOST_BYTES) {
			return content;
		}

		drawn.push(content);
	}

	return drawn.at(-1) as Buffer;
}
