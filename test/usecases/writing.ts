import {randomUUID} from 'node:crypto';
import type {Identity} from '../../src/domain/users.ts';
import type {Database} from '../../src/store/database.ts';
import {correctRecordedAction, logAction, recordOutcome, removeAction} from '../../src/usecases/actions.ts';

const identity: Identity = {id: 'test', role: 'coordinator', area: null};
const places = ['GM0321', 'GM0310', 'GM0344', 'GM0034'];

/**
One client at work: logs actions, closes them, moves them to another municipality and month, removes every fifth.

@returns how many writes it did.
*/
export async function work(db: Database, client: number, isOver: () => boolean): Promise<number> {
	let writes = 0;
	for (let count = 0; !isOver(); count += 1) {
		const municipality = places[(client + count) % places.length];
		const write = () => ({identity, key: randomUUID(), now: new Date()});
		const form = {kind: 'suspect', starter: 'control-room', municipality, startedAt: new Date('2022-02-01T10:00:00Z')};
		const {fact} = await logAction(db, form as never, write());
		const change = () => ({id: fact._id, expected: null, ...write()});
		await recordOutcome(db, {result: 'direct', tips: 2}, change());
		const elsewhere = places[(client + count + 1) % places.length];
		const startedAt = new Date('2021-11-30T23:30:00Z');
		const moved = {municipality: elsewhere, startedAt, reach: count, reason: 'verkeerd ingevoerd'};
		await correctRecordedAction(db, moved, change());
		writes += 3;
		if (count % 5 === 0) {
			await removeAction(db, {reason: 'dubbel'}, change());
			writes += 1;
		}
	}

	return writes;
}
