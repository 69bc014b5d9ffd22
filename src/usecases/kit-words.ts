import {inForm} from '../domain/address-form.ts';
import {cutAtSlots, fillTemplate, plainLine} from '../domain/campaigns.ts';
import {sizeOfLogo} from '../mailings/logo.ts';
import type {MaterialWords} from '../mailings/material-words.ts';
import type {Fill} from '../mailings/page-texts.ts';
import type {KitValues} from './kit-values.ts';

/** What to do with a poster or picture, in order. */
const steps = [
	'Scan de code en download de app',
	'Zet meldingen en locatie aan',
	'Kijk mee en geef [[je|uw]] tip door',
];

/** Fills the slots and forms of address of the campaign's own words for a municipality. */
export function fillOf({files, form, values, lines}: KitValues): Fill {
	const usual = (files.campaign.lines ?? []).map(({name, text}) => [name, inForm(text, form)] as const);
	const all = Object.entries({...Object.fromEntries(usual), ...values, ...lines});
	const filled = new Map(all.map(([name, value]) => [name, plainLine(value)]));
	return text => fillTemplate(cutAtSlots(inForm(text, form)), filled);
}

/**
What the poster and the pictures of a municipality say; null for a campaign that has no words for them.

@param line of the municipality's own.
@param link own link of the material.
*/
export function wordsOf(kit: KitValues, {line, link}: {line: string | undefined; link: string}): MaterialWords | null {
	const {files, municipality, values, brand} = kit;
	const {material, pictures, lines: campaignLines = []} = files.campaign;
	if (!files.kit || !material) {
		return null;
	}

	const fill = fillOf(kit);
	const [first] = campaignLines;
	const own = line?.trim() ? plainLine(line) : first ? fill(first.text) : null;
	const name = material.picture.replace(/\.[a-z]+$/, '');
	const alt = pictures.find(({file}) => file.startsWith(`${name}.`))?.alt ?? material.headline;
	return {
		place: municipality.name,
		headline: fill(material.headline),
		body: fill(material.body),
		line: own,
		figure: {value: values.cijfer_downloads, caption: values.uitleg_downloads},
		steps: steps.map(step => inForm(step, kit.form)),
		asOf: inForm(`Stand van ${values.peildatum}. De app is gratis en [[je doet|u doet]] anoniem mee.`, kit.form),
		link,
		artwork: files.kit.artwork,
		artworkAlt: plainLine(inForm(alt, kit.form)),
		logo: brand.logo && {...sizeOfLogo(brand.logo.content), alt: brand.logo.alt},
	};
}
