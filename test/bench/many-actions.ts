import {indexes} from '../../src/store/indexes.ts';
import type {Stand} from './processes.ts';

/** The year that is asked, and the day up to which it counts: a day within it, so that the end of the year is forecast. */
export const YEAR = 2022;
export const AT = '2022-09-15';

/** What one unit of scale gives in the two years together is below this many. */
const BASE = 12_000;
const BATCH = 2000;

interface Stored {
	_id: string;
	number: string;
	changeId: string;
}

/** The example years with 12,000 actions in two of them, and none in the other years. */
export async function loadTwoYears({client, command, tell}: Stand): Promise<void> {
	tell('loading the example years');
	await command('seed', 'example', '--scale', '7');
	const actions = client.db('burgernet').collection<Stored>('actions');
	await actions.deleteMany({year: {$nin: [YEAR - 1, YEAR]}} as object);
	const surplus = (await actions.countDocuments()) - BASE;
	if (surplus < 0) {
		throw new Error(`the example has ${-surplus} actions too few`);
	}

	// By id, which is chance: both years and every municipality lose alike.
	const taken = await actions
		.find({}, {projection: {_id: 1}})
		.sort({_id: 1})
		.limit(surplus)
		.toArray();
	await actions.deleteMany({_id: {$in: taken.map(({_id}) => _id)}});
}

/**
Brings those to a multiple of 12,000 by copies with ids of their own: the same spread over places, months and outcomes.

Without its other indexes meanwhile: they are made again afterwards, which is quicker than to keep them.
*/
export async function growTo({client, tell}: Stand, count: number): Promise<void> {
	const actions = client.db('burgernet').collection<Stored>('actions');
	const there = await actions.countDocuments();
	const copies = Math.floor(count / BASE);
	tell(`from ${there} to ${copies * BASE} actions`);
	const originals = await actions
		.find({_id: {$not: /~/}})
		.limit(BASE)
		.toArray();
	await actions.dropIndexes();
	for (let copy = Math.round(there / BASE); copy < copies; copy++) {
		for (let start = 0; start < originals.length; start += BATCH) {
			const batch = originals.slice(start, start + BATCH).map(one => copyOf(one, copy));
			await actions.insertMany(batch, {ordered: false, writeConcern: {w: 1, journal: false}});
		}
	}

	await actions.createIndexes(indexes.actions ?? []);
}

function copyOf<One extends Stored>(one: One, copy: number): One {
	const suffix = `~${copy}`;
	return {...one, _id: one._id + suffix, number: one.number + suffix, changeId: one.changeId + suffix};
}
