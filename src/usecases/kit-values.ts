import type {AddressForm} from '../domain/address-form.ts';
import {UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {Day} from '../domain/period.ts';
import type {MunicipalityProgress, ProgressReport} from '../domain/progress-report.ts';
import type {Identity} from '../domain/users.ts';
import type {CampaignFiles} from '../mailings/campaign-files.ts';
import type {MailingFilling} from '../mailings/mailing.ts';
import {readReadyMessages} from '../mailings/ready-messages.ts';
import type {Database} from '../store/database.ts';
import {type Brand, findBrands} from './brands.ts';
import {findCampaign} from './campaign-folder.ts';
import {type CampaignSetting, valuesOf, yearRequest} from './mailing-of-municipality.ts';
import {reportOf, visibleArea} from './progress-report.ts';
import {loadYearFacts} from './year-facts.ts';

export interface KitRequest extends CampaignSetting {
	slug: string;
	now: Date;
	/** A line of the municipality's own, in place of the campaign's first one. */
	line?: string | undefined;
	eventDay?: Day | undefined;
	/** How residents are addressed; left out: as the municipality chose. */
	form?: AddressForm | undefined;
	identity?: Identity | undefined;
}

/** Everything that differs from municipality to municipality. */
export interface KitValues {
	files: CampaignFiles;
	municipality: Pick<MunicipalityProgress, 'code' | 'name' | 'slug'>;
	brand: Brand;
	/** In the form of address of the municipality. */
	form: AddressForm;
	values: MailingFilling['values'];
	/** What stands in the campaign's own lines. */
	lines: Readonly<Record<string, string>>;
	/** Of how many municipalities values were asked. */
	total: number;
}

/**
The values of the kits of some municipalities one after the other, from facts that are read once. Between two of them others
get their turn: a report of each at once would hold a service for a tenth of a second.

@param codes of municipalities; null: all of the campaign's day.
@throws {Refusal} `not-found` for an unknown campaign, and for a municipality that is not of the unit on the campaign's day or
that the asker may not see.
*/
export async function* kitValues(
	db: Database,
	request: KitRequest,
	codes: readonly string[] | null,
): AsyncGenerator<KitValues> {
	const files = (await findCampaign(db, request)) ?? refuse('not-found', 'Deze campagne bestaat niet.', 'slug');
	const year = yearRequest(files, request);
	const facts = await loadYearFacts(db, year);
	const messages = await readReadyMessages(request.campaignsFolder);
	const unit = reportOf(facts, visibleArea(facts, UNIT), year);
	const rows = wantedRows(unit, codes);
	for (const municipality of rows) {
		const brands = await findBrands(db, [municipality.code]);
		const brand = brands.get(municipality.code) as Brand;
		const form = request.form ?? brand.form;
		const report = reportOf(facts, visibleArea(facts, municipality.code, request.identity), year);
		const occasion = {form, eventDay: request.eventDay, messages};
		const [filled] = await valuesOf(db, {year, unit, reports: [report], occasion});
		const values = filled?.values as KitValues['values'];
		yield {files, municipality, brand, form, values, lines: ownLines(files, request), total: rows.length};
	}
}

function wantedRows(unit: ProgressReport, codes: readonly string[] | null): MunicipalityProgress[] {
	const rows = codes === null ? unit.municipalities : unit.municipalities.filter(({code}) => codes.includes(code));
	const isWhole = codes === null || rows.length === codes.length;
	return isWhole ? rows : refuse('not-found', 'Deze gemeente hoort op die dag niet bij deze eenheid.', 'municipality');
}

function ownLines({campaign}: CampaignFiles, {line}: KitRequest): Record<string, string> {
	const [first] = campaign.lines ?? [];
	return first && line ? {[first.name]: line} : {};
}
