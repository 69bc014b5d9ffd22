import {equal} from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {inForm} from '../../src/domain/address-form.ts';
import {cutAtSlots, fillTemplate} from '../../src/domain/campaigns.ts';
import {readAreas} from '../../src/domain/seed.ts';
import {type CampaignFiles, listCampaignSlugs, readCampaign} from '../../src/mailings/campaign-files.ts';
import {composeEml, pictureId} from '../../src/mailings/compose-eml.ts';
import {
	type CompiledMailing,
	compileMailing,
	escapeHtml,
	fillMailing,
	templateOf,
	valuesOfMailing,
} from '../../src/mailings/mailing.ts';
import {renderHere} from '../../src/mailings/render-mjml.ts';
import {filling, valuesFor} from '../mailings/filling.ts';
import type {Stand} from './processes.ts';
import {atLeast, atMost, median, type Row} from './row.ts';

const root = join(import.meta.dirname, '../..');
const campaigns = join(root, 'campaigns');
const ROUNDS = 7;
/** How often MJML is compiled for one measure of it. */
const EACH = 10;
/** As many mailings as there are municipalities in the unit, and in the country. */
const COUNTS = [
	{count: 38, bar: 20},
	{count: 342, bar: 80},
];
const MOST_BYTES = 60_000;

/** Filling a compiled mailing beside compiling it for each municipality, in turns in one process; and how large a mail is. */
export async function mailingRows({tell}: Stand): Promise<Row[]> {
	const names = readAreas(JSON.parse(readFileSync(join(root, 'seed/reference.json'), 'utf8')))
		.filter(({kind}) => kind === 'municipality')
		.map(({name}) => name);
	const files = await readCampaign(campaigns, 'download-de-app');
	const checked = names.slice(0, 38);
	const compiled = await compileMailing(files);
	for (const name of checked) {
		equal(
			fillMailing(compiled, filling(valuesFor(name))).html,
			await renderHere(mjmlFor(files, {compiled, name})),
			name,
		);
	}

	// Both sides need the same values, so those are made before the clock runs.
	const fillings = Array.from({length: 342}, (_, index) => filling(valuesFor(names[index % names.length] ?? '')));
	const mjml = mjmlFor(files, {compiled, name: names[0] ?? ''});
	const ratios = COUNTS.map(() => [] as number[]);
	for (let round = 0; round < ROUNDS; round++) {
		const each = await timed(() => inTurn(EACH, () => renderHere(mjml)));
		for (const [index, {count}] of COUNTS.entries()) {
			const all = await timed(async () => {
				const once = await compileMailing(files);
				for (const one of fillings.slice(0, count)) {
					fillMailing(once, one);
				}
			});
			ratios[index]?.push(((each / EACH) * count) / all);
		}
	}

	const largest = await largestMail();
	tell(`the largest mail is ${largest} bytes`);
	return [
		...COUNTS.map(({count, bar}, index) =>
			atLeast(bar, {work: `${count} mailings, against compiling MJML for each`, ratio: median(ratios[index] ?? [])}),
		),
		atMost(1, {work: 'size of the largest mail, against 60 kB', ratio: largest / MOST_BYTES}),
	];
}

/** The MJML of one municipality, with its values in place. */
function mjmlFor(files: CampaignFiles, {compiled, name}: {compiled: CompiledMailing; name: string}): string {
	const values = [...valuesOfMailing(compiled, filling(valuesFor(name)))];
	const escaped = new Map(values.map(([slot, value]) => [slot, escapeHtml(value)]));
	return fillTemplate(cutAtSlots(inForm(templateOf(files), 'je')), escaped);
}

async function largestMail(): Promise<number> {
	let largest = 0;
	for (const slug of await listCampaignSlugs(campaigns)) {
		const {pictures, ...files} = await readCampaign(campaigns, slug);
		const compiled = await compileMailing({...files, pictures});
		const filled = filling(valuesFor('Utrechtse Heuvelrug'), {pictureAddress: file => `cid:${pictureId(slug, file)}`});
		const eml = await composeEml(fillMailing(compiled, filled), {slug, pictures, now: new Date(0)});
		largest = Math.max(largest, eml.length);
	}

	return largest;
}

async function inTurn(times: number, work: () => Promise<unknown>): Promise<void> {
	for (let time = 0; time < times; time++) {
		await work();
	}
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}
