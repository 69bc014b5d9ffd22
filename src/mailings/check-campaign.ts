import {altSlot, type Campaign, isLinkSlot, isTextSlot, type MailingLinks, textSlots} from '../domain/campaigns.ts';
import type {CampaignFault} from './campaign-faults.ts';
import {type CampaignFiles, type CampaignSource, inspectCampaign} from './campaign-files.ts';
import {kitFaults} from './check-kit.ts';
import {checkMarkup, slotFaults} from './check-markup.ts';
import {composeEml, pictureId} from './compose-eml.ts';
import {lineOfField} from './json-lines.ts';
import {compileMailing, fillMailing, slotNames, templateOf} from './mailing.ts';
import {lineAt} from './markup.ts';
import {type CheckMjml, checkHere, type MjmlFault} from './render-mjml.ts';

/** A mail larger than this is cut off by some mail programs, and slow on a telephone. */
const MAX_MAIL_BYTES = 60_000;

/**
Everything that is wrong with a campaign, by file and line; empty when it can be built.

MJML is strict here: what it does not know is a fault. On top come the rules of this house: known slots only, no address
outside the allow-list, nothing that runs or loads, alternative texts, and the same figures in the text part.
*/
export async function checkCampaign(source: CampaignSource, check: CheckMjml = checkHere): Promise<CampaignFault[]> {
	const {files, faults} = inspectCampaign(source);
	if (!files) {
		return faults;
	}

	const checked = await check(templateOf(files));
	const found = [
		...lineFaults(files.campaign),
		...markupFaults(files, checked.faults),
		...textFaults(files),
		...kitFaults(files),
	];
	return inOrder(found.length > 0 ? found : await sizeFaults(files, checked.html ?? ''));
}

function inOrder(faults: CampaignFault[]): CampaignFault[] {
	return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** Slots of the subject and the preheader, where a link or a picture has no place; alternative texts and lines are filled by nothing. */
function lineFaults(campaign: Campaign): CampaignFault[] {
	const source = JSON.stringify(campaign, null, '\t');
	const {pictures, lines = [], subject, preheader} = campaign;
	const isText = (name: string) => isTextSlot(name) || isLine(campaign, name);
	const nothing = () => false;
	return [
		{field: 'subject', text: subject, mayStand: isText},
		{field: 'preheader', text: preheader, mayStand: isText},
		...pictures.map(({alt}, index) => ({field: `pictures.${index}.alt`, text: alt, mayStand: nothing})),
		...lines.map(({text}, index) => ({field: `lines.${index}.text`, text, mayStand: nothing})),
	].flatMap(({field, text, mayStand}) =>
		slotFaults(text, 0, mayStand).map(({message}) => ({
			file: `${campaign.slug}/campaign.json`,
			line: lineOfField(source, field),
			message,
		})),
	);
}

function isLine({lines = []}: Campaign, name: string): boolean {
	return lines.some(line => line.name === name);
}

function markupFaults({campaign, mjml, ...files}: CampaignFiles, foundByMjml: readonly MjmlFault[]): CampaignFault[] {
	const file = `${campaign.slug}/mailing.mjml`;
	const pictures = campaign.pictures.map(picture => picture.file);
	const own = checkMarkup(mjml, {
		pictures,
		altSlots: [...pictures.map(altSlot), ...(campaign.lines ?? []).map(({name}) => name)],
	});
	const names = slotNames(mjml);
	const missing = ['onderwerp', 'preheader', 'gemeente'].filter(name => !names.has(name));
	return [
		...own,
		...foundByMjml.map(({line, message}) => ({line, message: inDutch(message)})),
		...missing.map(name => ({line: 1, message: `De mailing mist het vulveld {{${name}}}.`})),
		...(files.pictures.length < pictures.length ? [{line: 1, message: 'Een afbeelding ontbreekt.'}] : []),
	].map(fault => ({file, ...fault}));
}

/** MJML's own sentences, as far as they are known (mjml-validator 5.4). */
function inDutch(message: string): string {
	return message
		.replace(/^Attributes? (.+) (?:is|are) illegal$/, 'Het attribuut $1 bestaat hier niet.')
		.replace(/^Element (\S+) doesn't exist or is not registered$/, 'Het element $1 bestaat niet.')
		.replace(/^(\S+) cannot be used inside (\S+), only inside: (.+)$/, '$1 mag niet in $2, alleen in: $3.')
		.replace(/^Attribute (\S+) has invalid value: (.*?) for type .*$/, 'Het attribuut $1 kan niet $2 zijn.')
		.replace(/^(?:Parsing failed|Malformed MJML).*$/, 'Dit is geen volledige MJML.');
}

/** The text part says the same: every slot of the html, a figure as its sentence. */
function textFaults({campaign, mjml, text}: CampaignFiles): CampaignFault[] {
	const file = `${campaign.slug}/mailing.txt`;
	const present = slotNames(text);
	const isKnown = (name: string) => isTextSlot(name) || isLinkSlot(name) || isLine(campaign, name);
	const wanted = new Set(
		[...slotNames(mjml)].filter(name => isKnown(name)).map(name => name.replace(/^(cijfer|uitleg)_/, 'zin_')),
	);
	const addresses = [...text.matchAll(/:\/\/|www\.|javascript:/gi)].map(match => ({
		offset: match.index,
		message: 'Schrijf geen webadres uit; gebruik {{link_app}}.',
	}));
	return [
		...[...addresses, ...slotFaults(text, 0, isKnown)].map(({offset, message}) => ({
			file,
			line: lineAt(text, offset),
			message,
		})),
		...[...wanted]
			.filter(name => !present.has(name))
			.map(name => ({file, line: 1, message: `De tekst mist {{${name}}}, dat wel in mailing.mjml staat.`})),
	];
}

const sampleLinks: MailingLinks = {
	link_app: 'https://www.burgernet.nl/',
	link_iphone: 'https://www.burgernet.nl/',
	link_android: 'https://www.burgernet.nl/',
	link_dashboard: 'https://www.burgernet.nl/',
	link_materiaal: 'https://www.burgernet.nl/',
	link_afbeelding: 'https://www.burgernet.nl/',
};

/** Fills the campaign once, with long values, and weighs what comes out. */
async function sizeFaults(files: CampaignFiles, html: string): Promise<CampaignFault[]> {
	const {slug} = files.campaign;
	const compiled = await compileMailing(files, async () => html);
	const values = Object.fromEntries(
		Object.keys(textSlots).map(name => [name, name.startsWith('zin') ? 'x'.repeat(160) : 'x'.repeat(60)]),
	);
	const mailing = fillMailing(compiled, {
		values: values as Record<keyof typeof textSlots, string>,
		links: sampleLinks,
		pictureAddress: file => `cid:${pictureId(slug, file)}`,
	});
	const eml = await composeEml(mailing, {slug, pictures: files.pictures, now: new Date(0)});
	const message = `Een mail wordt ${Math.ceil(eml.length / 1000)} kB; hij mag hoogstens ${MAX_MAIL_BYTES / 1000} kB zijn.`;
	return eml.length > MAX_MAIL_BYTES ? [{file: `${slug}/mailing.mjml`, line: 1, message}] : [];
}
