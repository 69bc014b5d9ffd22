import type {Database} from './database.ts';
import {retrying} from './retry.ts';

const BLOCK = 50;

/** The numbers that this process reserved for a year. */
interface ReservedNumbers {
	/** Each from after `last` up to `end`. */
	blocks: {last: number; end: number}[];
	/** The next block, while it is on its way: one write for all who wait for it. */
	reserving: Promise<void> | null;
}
const reserved = new WeakMap<Database, Map<number, ReservedNumbers>>();

/**
The next readable number of a year, `2022-0412`.

A process reserves blocks of 50 by one counter write, the next one before the last is used up, so that logging an action
waits for no second write and the counter has one writer per process; gaps are fine.
*/
export async function nextActionNumber(db: Database, year: number): Promise<string> {
	const numbers = numbersOf(db, year);
	for (;;) {
		const sequence = takeNumber(numbers);
		if (sequence === null) {
			await reserveBlock(db, year, numbers);
			continue;
		}

		const left = numbers.blocks.reduce((sum, {last, end}) => sum + end - last, 0);
		if (left < BLOCK / 2) {
			// Whoever finds none left waits for it, and gets its error.
			reserveBlock(db, year, numbers).catch(() => undefined);
		}

		return actionNumber(year, sequence);
	}
}

function numbersOf(db: Database, year: number): ReservedNumbers {
	const years = reserved.get(db) ?? new Map<number, ReservedNumbers>();
	reserved.set(db, years);
	const numbers = years.get(year) ?? {blocks: [], reserving: null};
	years.set(year, numbers);
	return numbers;
}

function takeNumber({blocks}: ReservedNumbers): number | null {
	while (blocks[0] && blocks[0].last === blocks[0].end) {
		blocks.shift();
	}

	const [block] = blocks;
	if (!block) {
		return null;
	}

	block.last += 1;
	return block.last;
}

function reserveBlock(db: Database, year: number, numbers: ReservedNumbers): Promise<void> {
	numbers.reserving ??= reserveNumbers(db, year, BLOCK)
		.then(end => void numbers.blocks.push({last: end - BLOCK, end}))
		.finally(() => {
			numbers.reserving = null;
		});
	return numbers.reserving;
}

/** Reserves numbers for a whole batch; yields the last of them. */
export async function reserveNumbers(db: Database, year: number, count: number): Promise<number> {
	const counter = await retrying(db, () =>
		db.counters.findOneAndUpdate(
			{_id: `action-${year}`},
			{$inc: {next: count}},
			{upsert: true, returnDocument: 'after'},
		),
	);
	return counter?.next ?? count;
}

export function actionNumber(year: number, sequence: number): string {
	return `${year}-${String(sequence).padStart(4, '0')}`;
}

/** Lets the numbers of a year go on after the highest that was given elsewhere. */
export async function setNumbersFrom(db: Database, year: number, highest: number): Promise<void> {
	await retrying(db, () => db.counters.updateOne({_id: `action-${year}`}, {$max: {next: highest}}, {upsert: true}));
}
