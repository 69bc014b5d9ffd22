import type {AddressForm} from '../domain/address-form.ts';
import {areaOf, UNIT} from '../domain/areas.ts';
import type {MailingLinks} from '../domain/campaigns.ts';
import {campaignDay} from '../domain/campaigns.ts';
import {refuse} from '../domain/faults.ts';
import {downloadsIn, wholeMonths} from '../domain/figures.ts';
import {type Day, dayOf, monthOf, yearOf} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {type ReadyMessage, readyMessageOf, readyPicturePath, readyText} from '../domain/ready-messages.ts';
import type {Identity} from '../domain/users.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import type {CampaignFiles} from '../mailings/campaign-files.ts';
import {fillMailing, type Mailing, type MailingFilling} from '../mailings/mailing.ts';
import {type AreaFigures, type DownloadCount, downloadsOfReport, mailingValues} from '../mailings/mailing-values.ts';
import type {MailingOccasion} from '../mailings/occasion-values.ts';
import {readReadyMessages} from '../mailings/ready-messages.ts';
import {type Render, renderApart} from '../mailings/render-mjml.ts';
import type {Database} from '../store/database.ts';
import {findCampaign} from './campaign-folder.ts';
import {compiledFor, mailingBrands} from './mailing-brand.ts';
import {progressReport, progressReports} from './progress-report.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

/** Where campaigns lie and what mails may link to. */
export interface CampaignSetting {
	campaignsFolder: string;
	/** Public address of the service, without a slash at the end. */
	origin: string;
	appUrls: {app: string; ios: string; android: string};
}

/** A picture of a campaign; null for anything that its `campaign.json` does not name. */
export async function campaignPicture(
	db: Database,
	{file, ...wanted}: {campaignsFolder: string; slug: string; file: string},
): Promise<Buffer | null> {
	const files = await findCampaign(db, wanted);
	return files?.pictures.find(picture => picture.file === file)?.content ?? null;
}

export interface MailingRequest extends CampaignSetting {
	slug: string;
	/** Code of a municipality that exists on the campaign's day. */
	municipality: string;
	now: Date;
	knownAt?: Date | undefined;
	identity?: Identity;
	render?: Render;
	/** How the reader is addressed; left out: as the municipality addresses its residents, and an ambassador with je. */
	form?: AddressForm | undefined;
	/** How the ready message addresses residents; left out: as `form`. */
	messageForm?: AddressForm | undefined;
	/** Texts in place of the campaign's own lines, by name. */
	lines?: Readonly<Record<string, string>> | undefined;
	eventDay?: Day | undefined;
}

/**
The mail of one municipality, with its pictures at their public address.

@throws {Refusal} `not-found` for an unknown campaign, and for a municipality that does not exist on the campaign's day or
that the asker may not see.
*/
export async function mailingOfMunicipality(db: Database, request: MailingRequest): Promise<Mailing> {
	const {slug, municipality, identity, render = renderApart, messageForm, lines, eventDay} = request;
	const files = await foundCampaign(db, request);
	const year = yearRequest(files, request);
	const [unit] = await progressReports(db, year, [UNIT]);
	const row = unit?.municipalities.find(({code}) => code === municipality);
	if (!unit || !row) {
		refuse(
			'not-found',
			`De gemeente ${JSON.stringify(municipality)} hoort op die dag niet bij deze eenheid.`,
			'municipality',
		);
	}

	const report = await progressReport(db, {...year, area: row.code, ...(identity && {identity})});
	const brand = (await mailingBrands(db, files, {municipalities: [row], origin: request.origin})).get(row.code);
	const {logo = null} = brand ?? {};
	const form = request.form ?? brand?.form ?? undefined;
	const messages = await readReadyMessages(request.campaignsFolder);
	const occasion = {form, messageForm, eventDay, messages};
	const [filled] = await valuesOf(db, {year, unit, reports: [report], occasion});
	const compiled = await compiledFor(files, {logo, render});
	return fillMailing(compiled, {...(filled as Filled), lines, logo, ...originSetting(request, slug)});
}

/** What differs from municipality to municipality. */
export type Filled = Pick<MailingFilling, 'values' | 'form'>;

/** A campaign that is there. @throws {Refusal} `not-found` */
export async function foundCampaign(
	db: Database,
	{campaignsFolder, slug}: {campaignsFolder: string; slug: string},
): Promise<CampaignFiles> {
	const files = await findCampaign(db, {campaignsFolder, slug});
	return files ?? refuse('not-found', `De campagne ${JSON.stringify(slug)} bestaat niet.`, 'slug');
}

export function yearRequest(
	{campaign}: CampaignFiles,
	{now, knownAt}: {now: Date; knownAt?: Date | undefined},
): YearRequest {
	const at = campaignDay(campaign, dayOf(now));
	return {year: yearOf(at), at, knownAt, now};
}

/** What a mail may link to. The picture of the ready message is open to everybody, so that a mail asks no sign-in. */
export function linksOf({origin, appUrls, now}: CampaignSetting & {now: Date}): MailingLinks {
	return {
		link_app: appUrls.app,
		link_iphone: appUrls.ios,
		link_android: appUrls.android,
		link_dashboard: origin,
		link_materiaal: `${origin}/materiaal`,
		link_afbeelding: `${origin}${readyPicturePath(monthOf(dayOf(now)))}`,
	};
}

export function originSetting(
	setting: CampaignSetting & {now: Date},
	slug: string,
): Pick<MailingFilling, 'links' | 'pictureAddress'> {
	const base = `${setting.origin}/campagnes/${slug}/afbeeldingen`;
	return {links: linksOf(setting), pictureAddress: file => `${base}/${file}`};
}

interface ValuesRequest {
	year: YearRequest;
	unit: ProgressReport;
	reports: ProgressReport[];
	occasion: Omit<MailingOccasion, 'message'> & {
		messages: readonly ReadyMessage[];
		messageForm?: AddressForm | undefined;
	};
}

/** The values of each municipality; downloads that no target counts come from the facts behind the report. */
export async function valuesOf(db: Database, {year, unit, reports, occasion}: ValuesRequest): Promise<Filled[]> {
	const {messages, messageForm = occasion.form, ...rest} = occasion;
	const isComplete = [unit, ...reports].every(report => downloadsOfReport(report) !== null);
	const facts = isComplete ? null : await loadYearFacts(db, year);
	const figures = (report: ProgressReport): AreaFigures => ({
		report,
		downloads: downloadsOfReport(report) ?? (facts && knownDownloads(facts, report.area.code)),
	});
	return reports.map(report => {
		const found = readyMessageOf(messages, monthOf(report.at));
		const message = found && {title: found.title, text: readyText(found, report.area.name, messageForm)};
		return {form: rest.form, values: mailingValues(figures(report), figures(unit), {...rest, message})};
	});
}

/** The downloads of the whole months that are known for an area; null when there are none. */
function knownDownloads(facts: YearFacts, code: string): DownloadCount | null {
	const area = areaOf(facts.areas, code);
	const known = wholeMonths(facts).flatMap(month => {
		const count = area ? downloadsIn(facts, area, month) : null;
		return count === null ? [] : [{month, count}];
	});
	const last = known.at(-1);
	return last ? {count: known.reduce((sum, {count}) => sum + count, 0), throughMonth: last.month} : null;
}
