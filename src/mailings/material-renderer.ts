import {drawPng} from './draw-png.ts';
import type {Logo} from './logo.ts';
import {smallLogo} from './mailing-logo.ts';
import type {MaterialWords} from './material-words.ts';
import {posterPdf} from './poster.ts';
import {qrSvg} from './qr-code.ts';
import {squareSvg, storySvg} from './social-picture.ts';
import {loadTypeface} from './typeface.ts';

/** What is drawn, and so takes long enough to hold up a service. */
export type DrawnMaterial = 'square' | 'story' | 'poster' | 'qr-svg' | 'qr-png';

export interface DrawRequest {
	material: DrawnMaterial;
	words: MaterialWords;
	/** The moment that a document gives as that on which it was made. */
	madeAt: Date;
}

/** A logo that is made smaller for mails. */
export interface LogoRequest {
	material: 'logo';
	logo: Logo;
}

/** Dots of a QR code as a picture: 8 cm at 300 dots per inch. */
const QR_PIXELS = 1000;
const PICTURE_PIXELS = 1080;

/** Draws one material in this thread. */
export async function drawMaterial(request: DrawRequest | LogoRequest): Promise<Buffer> {
	if (request.material === 'logo') {
		return smallLogo(request.logo);
	}

	const {material, words, madeAt} = request;
	switch (material) {
		case 'poster':
			return posterPdf(words, madeAt);
		case 'square':
			return drawPng(squareSvg(await loadTypeface(), words), PICTURE_PIXELS);
		case 'story':
			return drawPng(storySvg(await loadTypeface(), words), PICTURE_PIXELS);
		case 'qr-svg':
			return Buffer.from(await qrSvg(words.link));
		case 'qr-png':
			return drawPng(await qrSvg(words.link), QR_PIXELS);
	}
}
