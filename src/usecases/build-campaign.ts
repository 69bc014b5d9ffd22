import type {AddressForm} from '../domain/address-form.ts';
import {UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {MunicipalityProgress, ProgressReport} from '../domain/progress-report.ts';
import {type CampaignFault, FaultyCampaign} from '../mailings/campaign-faults.ts';
import type {CampaignFiles} from '../mailings/campaign-files.ts';
import {checkCampaign} from '../mailings/check-campaign.ts';
import {composeEml, picturesInside} from '../mailings/compose-eml.ts';
import {fillMailing} from '../mailings/mailing.ts';
import type {MailingLogo} from '../mailings/mailing-logo.ts';
import {checkReadyMessages, readReadyMessages} from '../mailings/ready-messages.ts';
import {type Render, renderHere} from '../mailings/render-mjml.ts';
import type {Database} from '../store/database.ts';
import {findFolder, listFolders} from './campaign-folder.ts';
import {compiledFor, mailingBrands} from './mailing-brand.ts';
import {
	type CampaignSetting,
	type Filled,
	foundCampaign,
	originSetting,
	valuesOf,
	yearRequest,
} from './mailing-of-municipality.ts';
import {progressReport, progressReports} from './progress-report.ts';

export {type CampaignFault, FaultyCampaign};

/**
Everything wrong with one campaign, or with all of them; empty when they can be built.

@throws {Refusal} `not-found` for an unknown campaign.
*/
export async function checkCampaigns(
	db: Database,
	{campaignsFolder, slug}: {campaignsFolder: string; slug?: string | undefined},
): Promise<CampaignFault[]> {
	if (slug !== undefined) {
		const folder = await findFolder(db, {campaignsFolder, slug});
		return folder
			? checkCampaign(folder.source)
			: refuse('not-found', `De campagne ${JSON.stringify(slug)} bestaat niet.`, 'slug');
	}

	const folders = await listFolders(db, campaignsFolder);
	const found = folders.map(({source}) => checkCampaign(source));
	return (await Promise.all([...found, checkReadyMessages(campaignsFolder)])).flat();
}

/** A mailing as files that can be opened, sent on or printed. */
export interface BuiltMailing {
	municipality: Pick<MunicipalityProgress, 'code' | 'name' | 'slug'>;
	files: {name: string; content: string | Buffer}[];
}

export interface BuildRequest extends CampaignSetting {
	slug: string;
	/** Only this municipality; default all of the campaign's day. */
	municipality?: string | undefined;
	now: Date;
	/** Sender in the .eml; without it the mail program fills it in. */
	from?: string | undefined;
	render?: Render;
	/** How the reader is addressed; left out: as in `mailingOfMunicipality`. */
	form?: AddressForm | undefined;
}

/**
The .html, .txt and .eml of every municipality of the campaign's day, from facts that are read once.

@throws {FaultyCampaign} with every fault, before anything is built; {Refusal} as `mailingOfMunicipality`.
*/
export async function* buildCampaign(
	db: Database,
	request: BuildRequest,
	onProgress: (step: {done: number; total: number}) => void = () => undefined,
): AsyncGenerator<BuiltMailing> {
	const faults = await checkCampaigns(db, request);
	if (faults.length > 0) {
		throw new FaultyCampaign(faults);
	}

	const files = await foundCampaign(db, request);
	const year = yearRequest(files, request);
	const unit = await progressReport(db, {...year, area: UNIT});
	const rows = wantedRows(unit, request.municipality);
	const reports = await progressReports(
		db,
		year,
		rows.map(({code}) => code),
	);
	const messages = await readReadyMessages(request.campaignsFolder);
	const brands = await mailingBrands(db, files, {municipalities: rows, origin: request.origin});
	const formOf = (code: string) => request.form ?? brands.get(code)?.form ?? 'je';
	const inForms = new Map<AddressForm, Filled[]>();
	for (const form of new Set(rows.map(({code}) => formOf(code)))) {
		inForms.set(form, await valuesOf(db, {year, unit, reports, occasion: {form, messages}}));
	}

	for (const [index, row] of rows.entries()) {
		const values = inForms.get(formOf(row.code))?.[index] as Filled;
		const {logo = null} = brands.get(row.code) ?? {};
		yield {municipality: row, files: await filesOf(files, {request, row, values, logo})};
		onProgress({done: index + 1, total: rows.length});
	}
}

function wantedRows(unit: ProgressReport, code: string | undefined): MunicipalityProgress[] {
	const rows = unit.municipalities.filter(row => code === undefined || row.code === code);
	return rows.length > 0
		? rows
		: refuse(
				'not-found',
				`De gemeente ${JSON.stringify(code)} hoort op die dag niet bij deze eenheid.`,
				'municipality',
			);
}

async function filesOf(
	files: CampaignFiles,
	{
		request,
		row,
		values,
		logo,
	}: {request: BuildRequest; row: MunicipalityProgress; values: Filled; logo: MailingLogo | null},
): Promise<BuiltMailing['files']> {
	const {slug, now, from, render = renderHere} = request;
	const compiled = await compiledFor(files, {logo, render});
	const {pictures, ...inside} = picturesInside(compiled, logo);
	const filling = {...values, logo, ...originSetting(request, slug)};
	const page = fillMailing(compiled, filling);
	const mail = fillMailing(compiled, {...filling, ...inside});
	const name = `${slug}-${row.slug}`;
	return [
		{name: `${name}.html`, content: page.html},
		{name: `${name}.txt`, content: page.text},
		{name: `${name}.eml`, content: await composeEml(mail, {slug, pictures, now, from})},
	];
}
