import test from 'ava';
import fc from 'fast-check';
import type {MailingValues} from '../../src/domain/campaigns.ts';
import {type DownloadCount, mailingValues} from '../../src/mailings/mailing-values.ts';
import {reportWith} from './reports.ts';

const february = (count: number): DownloadCount => ({count, throughMonth: '2024-02'});
const unit = (started: number | null, downloads: DownloadCount | null = null, direct: number | null = null) => ({
	report: reportWith({name: 'Midden-Nederland', kind: 'unit', started, direct}),
	downloads,
});
const houten = (started: number | null, downloads: DownloadCount | null = null, rest = {}) => ({
	report: reportWith({name: 'Houten', started, ...rest}),
	downloads,
});

for (const [title, values, key, expected] of [
	[
		'a municipality reads its own downloads, up to the last whole month',
		mailingValues(houten(22, february(1234)), unit(201, february(13_200))),
		'zin_downloads',
		'In Houten is de Burgernetapp 1.234 keer nieuw gedownload (in 2024, t/m februari).',
	],
	[
		'when only the unit is known, the sentence says that it is about the whole unit',
		mailingValues(houten(22), unit(201, february(13_200))),
		'zin_downloads',
		'In heel Midden-Nederland is de Burgernetapp 13.200 keer nieuw gedownload (in 2024, t/m februari).',
	],
	[
		'when no downloads are known, the sentence holds no figure',
		mailingValues(houten(22), unit(201)),
		'zin_downloads',
		'De Burgernetapp is gratis en staat zo op je telefoon.',
	],
	[
		'no municipality is shamed with zero downloads',
		mailingValues(houten(22, february(0)), unit(201, february(13_200))),
		'cijfer_downloads',
		'13.200',
	],
	[
		'one download is one download',
		mailingValues(houten(22, february(1)), unit(201)),
		'uitleg_downloads',
		'nieuwe download van de app in Houten in 2024, t/m februari',
	],
	[
		'actions of an unfinished year are marked with the day',
		mailingValues(houten(22), unit(201)),
		'zin_acties',
		'In Houten zijn 22 zoekacties van Burgernet gestart (in 2024, t/m 15 maart).',
	],
	[
		'one action is one action',
		mailingValues(houten(1), unit(201)),
		'zin_acties',
		'In Houten is 1 zoekactie van Burgernet gestart (in 2024, t/m 15 maart).',
	],
	[
		'a municipality without actions reads those of the unit',
		mailingValues(houten(0), unit(201)),
		'zin_acties',
		'In heel Midden-Nederland zijn 201 zoekacties van Burgernet gestart (in 2024, t/m 15 maart).',
	],
	[
		'a finished year needs no mark',
		mailingValues(houten(22, {count: 5, throughMonth: '2024-12'}, {at: '2024-12-31', isComplete: true}), unit(201)),
		'zin_downloads',
		'In Houten is de Burgernetapp 5 keer nieuw gedownload (in 2024).',
	],
	[
		'a finished year of which the last months are missing keeps its mark',
		mailingValues(houten(22, {count: 5, throughMonth: '2024-10'}, {at: '2024-12-31', isComplete: true}), unit(201)),
		'zin_downloads',
		'In Houten is de Burgernetapp 5 keer nieuw gedownload (in 2024, t/m oktober).',
	],
	[
		'success is told of the whole unit only, never judged for one municipality',
		mailingValues(houten(22, null, {direct: 3}), unit(1201, null, 168)),
		'zin_succes',
		'Meekijken helpt: in heel Midden-Nederland leidde een tip van een deelnemer bij 168 van de 1.201 zoekacties direct tot succes (in 2024, t/m 15 maart).',
	],
	[
		'without a success yet the sentence holds no figure',
		mailingValues(houten(22), unit(201, null, 0)),
		'zin_succes',
		'Elke tip helpt. Ook iets kleins kan het verschil maken.',
	],
	[
		'a name is one clean line',
		mailingValues({...houten(1), report: reportWith({name: ' Hou\r\nten\u202E ', started: 1})}, unit(1)),
		'gemeente',
		'Hou ten',
	],
] as const satisfies readonly (readonly [string, MailingValues, keyof MailingValues, string])[]) {
	test(title, t => {
		t.is(values[key], expected);
	});
}

test('whatever is known, every slot is a sentence or figure without "nog niet bekend" or "null"', t => {
	const count = fc.option(fc.nat(5000));
	fc.assert(
		fc.property(count, count, count, count, fc.option(fc.nat(50)), (own, all, ownApp, allApp, direct) => {
			const values = mailingValues(
				houten(own, ownApp === null ? null : february(ownApp)),
				unit(all, allApp === null ? null : february(allApp), direct),
			);
			for (const value of Object.values(values)) {
				t.notRegex(value, /^$|bekend|null|NaN|undefined/);
			}
		}),
	);
});

test('the figures in the sentences are the figures that went in', t => {
	const count = fc.integer({min: 1, max: 2_000_000});
	fc.assert(
		fc.property(count, count, count, (started, downloads, direct) => {
			const values = mailingValues(houten(started, february(downloads)), unit(started, null, direct));
			const read = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll('.', ''));
			t.is(read(values.zin_downloads, /Burgernetapp ([\d.]+) keer/), downloads);
			t.is(read(values.zin_acties, /(?:zijn|is) ([\d.]+) zoekactie/), started);
			t.is(read(values.zin_succes, /bij ([\d.]+) van de/), direct);
			t.true(values.zin_downloads.includes(` ${values.cijfer_downloads} keer`));
		}),
	);
});
