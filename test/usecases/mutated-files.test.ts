import {randomBytes} from 'node:crypto';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import test from 'ava';
import fc from 'fast-check';
import {limits} from '../../src/usecases/grid-parts.ts';
import {checkFile, importFile} from '../../src/usecases/import-file.ts';
import {FileRefused, type ImportKind, importKinds} from '../../src/usecases/import-request.ts';
import {folders, june2022, openReferenceStore, shared} from '../service.ts';
import {bombOf} from './archives.ts';
import {workbookOf} from './grids.ts';

const store = shared(openReferenceStore);

const files: Record<ImportKind, string> = {
	actions:
		'id;soort;starter;gemeente;gestart;uitkomst\nm1;vermist persoon;meldkamer;Houten;14-5-2022 10:42;direct succes\nm2;verdachte;meldkamer;GM0344;15-5-2022;\n',
	'app-downloads':
		'gemeente;maand;downloads;deelnemers\nHouten;2022-04;1.234;5.678\nLaren (NH.);2022-04;12;\nHele eenheid;2022-04;2.000;\n',
	ambassadors: 'organisatie;naam;email;vanaf;tot;portaal\nHouten;Functie A;a@voorbeeld.example;1-1-2022;;1-2-2022\n',
	totals: 'jaar;maand;acties;direct\n2020;;800;100\n',
};

const request = (kind: ImportKind, content: Buffer, fileName = 'bestand.csv') => ({
	...{kind, content, fileName, now: june2022, seedFolder: folders.seed, progress() {}},
	identity: {id: 'import', role: 'coordinator', area: null} as const,
});

/** What a writing import would change: how many facts there are, and how many versions they have. */
async function written(): Promise<string> {
	const {actions, appDownloads, ambassadors, totals, contacts} = store();
	const counts = await Promise.all(
		[actions, appDownloads, ambassadors, totals].map(async facts => {
			const [sum] = await facts
				.aggregate([{$group: {_id: null, facts: {$sum: 1}, revisions: {$sum: '$revision'}}}])
				.toArray();
			return [sum?.facts ?? 0, sum?.revisions ?? 0];
		}),
	);
	return JSON.stringify([counts, await contacts.countDocuments()]);
}

const pieces = fc.constantFrom(
	...[
		';',
		',',
		'\t',
		'"',
		'""',
		'\n',
		'\r\n',
		'\0',
		'\uFEFF',
		'=1+1',
		'=HYPERLINK("x")',
		'-1',
		'1,5',
		'99999999999',
		'31-2-2022',
	],
	...[
		'Atlantis',
		'🙂',
		'\u202E',
		'<script>',
		'$ne',
		'{"actions":[',
		';;;;;;;;;;;;',
		'm1;m1;m1\n',
		'gemeente;maand;downloads\n',
	],
);

/** One change of a file: at a place, a piece put in, bytes taken away, a byte changed, a row doubled, or another encoding. */
const mutation = fc.record({
	how: fc.constantFrom('insert', 'remove', 'byte', 'double', 'utf16', 'latin1', 'cut'),
	where: fc.double({min: 0, max: 1, noNaN: true}),
	piece: pieces,
	length: fc.integer({min: 1, max: 30}),
	byte: fc.integer({min: 0, max: 255}),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutated(content: Buffer, {how, where, piece, length, byte}: Mutation): Buffer {
	const at = Math.floor(where * content.length);
	const [before, after] = [content.subarray(0, at), content.subarray(at)];
	switch (how) {
		case 'insert':
			return Buffer.concat([before, Buffer.from(piece), after]);
		case 'remove':
			return Buffer.concat([before, after.subarray(length)]);
		case 'byte':
			return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
		case 'double':
			return Buffer.concat([content, after]);
		case 'utf16':
			return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content.toString('utf8'), 'utf16le')]);
		case 'latin1':
			return Buffer.from(content.toString('utf8'), 'latin1');
		default:
			return before;
	}
}

test('5,000 mutated files: each is imported whole, or refused by line and reason with nothing written', async t => {
	let refusedCount = 0;
	const anyFile = fc.record({
		kind: fc.constantFrom(...importKinds),
		mutations: fc.array(mutation, {minLength: 1, maxLength: 4}),
	});
	await fc.assert(
		fc.asyncProperty(anyFile, async ({kind, mutations}) => {
			const content = mutations.reduce(mutated, Buffer.from(files[kind]));
			const before = await written();
			try {
				await importFile(store(), request(kind, content));
			} catch (error) {
				if (!(error instanceof FileRefused)) {
					throw error;
				}

				refusedCount += 1;
				t.true(error.faults.length > 0);
				t.true(
					error.faults.every(({line, message}) => line >= 1 && /^\S.* .*[.?]$/su.test(message)),
					JSON.stringify(error.faults),
				);
				t.is(await written(), before);
			}
		}),
		{numRuns: 5000, includeErrorInReport: true},
	);
	t.true(refusedCount > 1000, `${refusedCount}`);
});

/** The longest time in milliseconds that nothing else could happen while something is done. */
async function longestHold(work: () => Promise<unknown>): Promise<number> {
	const delay = monitorEventLoopDelay({resolution: 5});
	delay.enable();
	await work();
	delay.disable();
	return delay.max / 1e6;
}

const million = Array.from({length: 1_000_000}, (_, index) => `k${index}`).join(';');
for (const [what, contentOf, sentence] of [
	['a million columns', async () => Buffer.from(`${million}\n${million}\n`), /te lang|kolommen/],
	['more than is allowed', async () => Buffer.alloc(limits.bytes + 1, 'a;b\n'), /groter/],
	['random bytes', async () => randomBytes(20_000_000), /./],
	['a zip bomb as a workbook', async () => bombOf(400_000_000, 1000), /./],
	['one cell without end', async () => Buffer.from(`id;soort\n"${'x'.repeat(30_000_000)}`), /./],
	['a workbook of something else', async () => workbookOf([['naam'], ['=1+1']]), /./],
] as const) {
	test.serial(`${what}: refused in a sentence, while everything else goes on`, async t => {
		const content = await contentOf();
		const holds: number[] = [];
		for (let attempt = 0; attempt < 3 && (holds.at(-1) ?? 100) >= 100; attempt++) {
			holds.push(
				await longestHold(async () => {
					const {counts, faults} = await checkFile(store(), request('actions', content, 'bestand.xlsx'));
					t.is(counts, null);
					t.regex(faults.map(({message}) => message).join(' '), sentence);
				}),
			);
		}

		t.true(Math.min(...holds) < 100, `held for ${holds.join(', ')} ms`);
	});
}
