import {type Area, areaOf} from '../domain/areas.ts';
import type {OutgoingMail} from '../domain/deliveries.ts';
import {refuse} from '../domain/faults.ts';
import type {CampaignFiles} from '../mailings/campaign-files.ts';
import {pictureId} from '../mailings/compose-eml.ts';
import {composeCoveringMail} from '../mailings/covering-mail.ts';
import {escapeHtml, type Mailing} from '../mailings/mailing.ts';
import {withUnsubscribe} from '../mailings/unsubscribe-lines.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {mailTokenOf} from '../store/mail-contacts.ts';
import {findBrands} from './brands.ts';
import {campaignStanding} from './campaign-states.ts';
import type {ComposeRequest} from './compose-mail.ts';
import {mailedAccount, mailedAmbassador, refuseUnwanted, senderName} from './mailed-person.ts';
import {mailingOfMunicipality, originSetting} from './mailing-of-municipality.ts';

/** What a mail of a campaign holds, whoever it goes to. */
type MailContent = Pick<OutgoingMail, 'subject' | 'html' | 'text' | 'attachments'>;

/**
The mail of a campaign to one ambassador: the mailing itself about the own municipality, or a covering mail that leads to the
material. Both can be unsubscribed from with one press, without a sign-in.

Source: RFC 8058 (one-click unsubscribe).

@throws {Refusal} `conflict` when the campaign is not the released one any more, or this ambassador gets no mail any more.
*/
export async function composeCampaignMail(
	db: Database,
	{work, delivery, setting, now}: ComposeRequest,
): Promise<OutgoingMail> {
	const files = await releasedFiles(db, {slug: work.campaign ?? '', hash: work.contentHash, ...setting});
	const person = await mailedAmbassador(db, delivery.recipient, now);
	refuseUnwanted(person);
	const token = (await mailTokenOf(db, person.id)) ?? refuse('conflict', 'Naam en e-mailadres zijn verwijderd.');
	const unsubscribe = `${setting.origin}/afmelden/${token}`;
	const content = await contentFor(db, {files, organisation: person.organisation, unsubscribe}, {setting, now});
	return {
		...content,
		to: person.contact.email,
		headers: {'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'},
	};
}

async function releasedFiles(
	db: Database,
	{hash, ...wanted}: {campaignsFolder: string; slug: string; hash: string | null},
): Promise<CampaignFiles> {
	const standing = await campaignStanding(db, wanted);
	if (standing.state !== 'released') {
		refuse('conflict', 'De campagne is niet meer vrijgegeven.');
	}

	return standing.hash === hash ? standing.files : refuse('conflict', 'De campagne is gewijzigd na het bevestigen.');
}

/** The same mail for a try, to whoever asked for it; also of a campaign that is not released yet. */
export async function composeTestMail(
	db: Database,
	{work, delivery, setting, now}: ComposeRequest,
): Promise<OutgoingMail> {
	const user = await mailedAccount(db, delivery.recipient, now);
	const {files} = await campaignStanding(db, {...setting, slug: work.campaign ?? ''});
	const organisation = areaOf(await listAreas(db), work.municipality ?? '');
	if (!organisation) {
		refuse('conflict', 'Deze gemeente bestaat niet.');
	}

	const content = await contentFor(db, {files, organisation, unsubscribe: null}, {setting, now});
	return {...content, subject: `Test: ${content.subject}`, to: user.email};
}

interface Wanted {
	files: CampaignFiles;
	organisation: Area;
	/** null in a test mail. */
	unsubscribe: string | null;
}

async function contentFor(
	db: Database,
	{files, organisation, unsubscribe}: Wanted,
	{setting, now}: Pick<ComposeRequest, 'setting' | 'now'>,
): Promise<MailContent> {
	const {campaign, kit} = files;
	if (campaign.audience !== 'ambassadors' || organisation.kind !== 'municipality') {
		const sender = await senderName(db);
		const {origin} = setting;
		return composeCoveringMail({campaign, hasKit: kit !== null, organisation, sender, origin, unsubscribe});
	}

	const {slug} = campaign;
	const municipality = organisation.code;
	// The ambassador is a colleague; the message is for residents, as the municipality addresses them.
	const messageForm = (await findBrands(db, [municipality])).get(municipality)?.form;
	const mailing = await mailingOfMunicipality(db, {...setting, slug, municipality, messageForm, now});
	const {pictureAddress} = originSetting({...setting, now}, slug);
	return withPictures(withUnsubscribe(mailing, unsubscribe), {files, pictureAddress});
}

/** The pictures as parts of the mail itself, so that nobody hears that it is opened. */
function withPictures(
	{subject, html, text}: Pick<Mailing, 'subject' | 'html' | 'text'>,
	{files: {campaign, pictures}, pictureAddress}: {files: CampaignFiles; pictureAddress(file: string): string},
): MailContent {
	const inMail = pictures.reduce(
		(before, {file}) => before.replaceAll(escapeHtml(pictureAddress(file)), `cid:${pictureId(campaign.slug, file)}`),
		html,
	);
	const attachments = pictures.map(({file, type, content}) => ({
		filename: file,
		contentType: type,
		content,
		cid: pictureId(campaign.slug, file),
	}));
	return {subject, html: inMail, text, attachments};
}
