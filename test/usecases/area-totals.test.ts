import test from 'ava';
import fc from 'fast-check';
import {type Area, areaOf, areasOn, districtOn} from '../../src/domain/areas.ts';
import {addDays} from '../../src/domain/period.ts';
import {everyArea} from '../../src/usecases/areas.ts';
import {listAreaImports, takeBackAreas} from '../../src/usecases/import-areas.ts';
import {previewAreas} from '../../src/usecases/preview-areas.ts';
import {openReferenceStore} from '../service.ts';
import {fileOf, importAreas, municipalitiesOn, totals, writeAt} from './area-files.ts';
import {insertRandom, pick, randomFacts} from './random-facts.ts';

const now = new Date('2023-03-15T12:00:00Z');

/** A reorganisation on any day of the running year, its first day too. */
const dayOfChange = fc.oneof(
	fc.constant('2023-01-01'),
	fc.nat(364).map(count => addDays('2023-01-01', count)),
);
const random = fc.record({
	facts: randomFacts,
	three: fc.shuffledSubarray([...Array(38).keys()], {minLength: 3, maxLength: 3}),
	days: fc.tuple(dayOfChange, dayOfChange),
	isIntoNew: fc.boolean(),
	home: fc.nat(1000),
});

interface Reorganisation {
	three: number[];
	days: [string, string];
	isIntoNew: boolean;
	home: number;
}

/** Rows that merge two municipalities, into one of them or a new one, and move a third to another district. */
function rowsOf(areas: readonly Area[], {three, days: [mergedOn, movedOn], isIntoNew, home}: Reorganisation): string[] {
	const [one, other, mover] = three.map(at => pick(municipalitiesOn(areas, '2023-12-31'), at)) as [Area, Area, Area];
	const own = districtOn(areas, mover, movedOn)?.code;
	const under = pick(
		areasOn(areas, 'district', movedOn).filter(({code}) => code !== own),
		home,
	);
	const district = districtOn(areas, other, mergedOn)?.code;
	const merged = isIntoNew
		? [
				`nieuw;${mergedOn};GM9001;Samen;gemeente;${district};;;`,
				`samengevoegd;${mergedOn};${one.code};;;;GM9001;;`,
				`samengevoegd;${mergedOn};${other.code};;;;GM9001;;`,
			]
		: [`samengevoegd;${mergedOn};${one.code};;;;${other.code};;`];
	return [...merged, `verplaatst;${movedOn};${mover.code};;;${under.code};;;`];
}

test('in random data, merging two municipalities and moving one leaves every total of earlier years as it was', async t => {
	await fc.assert(
		fc.asyncProperty(random, async ({facts, ...reorganisation}) => {
			const db = await openReferenceStore(t);
			const areas = await everyArea(db);
			await insertRandom(db, areas, facts);
			const earlier = () => Promise.all([2021, 2022].map(year => totals(db, year, now)));
			const before = await earlier();
			const file = fileOf(...rowsOf(areas, reorganisation));
			const {faults, differences} = await previewAreas(db, file, now);
			t.deepEqual(faults, []);
			t.true(differences.length >= 2);
			await importAreas(db, {file, seen: null}, writeAt(now));
			t.deepEqual(await earlier(), before);
			const [standing] = await listAreaImports(db);
			await takeBackAreas(db, standing?.id ?? '', writeAt(now));
			t.deepEqual(await earlier(), before);
			t.is(areaOf(await everyArea(db), 'GM9001'), undefined);
		}),
		{numRuns: 15},
	);
});
