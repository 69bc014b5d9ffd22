import type {AddressForm} from '../domain/address-form.ts';
import type {CampaignFiles} from '../mailings/campaign-files.ts';
import {compiledCampaign} from '../mailings/compiled-campaigns.ts';
import {drawApart} from '../mailings/draw-apart.ts';
import {sizeOfLogo} from '../mailings/logo.ts';
import type {CompiledMailing} from '../mailings/mailing.ts';
import {type MailingLogo, shownSize, withLogoPlace} from '../mailings/mailing-logo.ts';
import type {Render} from '../mailings/render-mjml.ts';
import type {Database} from '../store/database.ts';
import {type Brand, findBrands, logoOfRevision} from './brands.ts';

/** More than a unit has municipalities; beyond it the oldest goes. */
const KEPT = 100;
const drawn = new Map<string, Promise<Buffer>>();

/** How a municipality shows itself in a mailing. */
export interface MailingBrand {
	/** null: as the mailing itself says. */
	form: AddressForm | null;
	logo: MailingLogo | null;
}

/** How each of some municipalities shows itself in a mailing to its residents, by code. A mail to ambassadors is no mail of a municipality. */
export async function mailingBrands(
	db: Database,
	{campaign}: Pick<CampaignFiles, 'campaign'>,
	{municipalities, origin}: {municipalities: readonly {code: string; slug: string}[]; origin: string},
): Promise<Map<string, MailingBrand>> {
	const isTheirs = campaign.audience !== 'ambassadors';
	const codes = isTheirs ? municipalities.map(({code}) => code) : [];
	const brands = await findBrands(db, codes);
	const each = municipalities.map(async ({code, slug}): Promise<[string, MailingBrand]> => {
		const brand = brands.get(code);
		return [code, {form: brand?.form ?? null, logo: brand ? await mailingLogo(brand, {slug, origin}) : null}];
	});
	return new Map(await Promise.all(each));
}

/** The logo of a brand for its mailing; null without one. */
export async function mailingLogo(
	{logo}: Pick<Brand, 'logo'>,
	{slug, origin}: {slug: string; origin: string},
): Promise<MailingLogo | null> {
	if (!logo) {
		return null;
	}

	const {id, alt, content} = logo;
	const address = `${origin}/gemeenten/${slug}/logo/${id}.png`;
	return {address, alt, ...shownSize(sizeOfLogo(content)), content: await drawnOnce(id, content)};
}

/** A campaign ready to fill, with a place for a logo when there is one. @throws MJML's error when it cannot be compiled */
export function compiledFor(
	files: CampaignFiles,
	{logo, render}: {logo: MailingLogo | null; render: Render},
): Promise<CompiledMailing> {
	return compiledCampaign(logo ? withLogoPlace(files) : files, render);
}

/** The picture of a logo that mails show, also of one that was chosen before. Null when the municipality never had it. */
export async function logoOfMails(db: Database, wanted: {slug: string; id: string; now: Date}): Promise<Buffer | null> {
	const content = await logoOfRevision(db, wanted);
	return content && drawnOnce(wanted.id, content);
}

function drawnOnce(id: string, content: Buffer): Promise<Buffer> {
	const known = drawn.get(id);
	if (known) {
		return known;
	}

	const picture = drawApart({material: 'logo', logo: sizeOfLogo(content)});
	drawn.set(id, picture);
	picture.catch(() => drawn.delete(id));
	const [oldest] = drawn.keys();
	if (drawn.size > KEPT && oldest !== undefined) {
		drawn.delete(oldest);
	}

	return picture;
}
