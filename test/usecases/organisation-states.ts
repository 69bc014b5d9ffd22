import {randomUUID} from 'node:crypto';
import fc from 'fast-check';
import {recordAction} from '../../src/domain/action-rules.ts';
import type {Advice} from '../../src/domain/advice.ts';
import type {Area} from '../../src/domain/areas.ts';
import type {Step} from '../../src/domain/owed.ts';
import {dayOf} from '../../src/domain/period.ts';
import {firstVersion} from '../../src/domain/revisions.ts';
import type {Identity} from '../../src/domain/users.ts';
import type {Database} from '../../src/store/database.ts';
import {listAmbassadors, listAreas} from '../../src/store/facts.ts';
import {logAction} from '../../src/usecases/actions.ts';
import {addAmbassador, recordTraining} from '../../src/usecases/ambassadors.ts';
import {recordOwnMessage} from '../../src/usecases/own-messages.ts';
import {june2022} from '../service.ts';

/** How an organisation stands at the start of a test. */
export interface AnyState {
	organisation: Area;
	holder: 'vacant' | 'untrained' | 'trained';
	messages: number;
}

const coordinator: Identity = {id: 'coordinator', role: 'coordinator', area: null};
const writeNow = (identity = coordinator) => ({identity, key: randomUUID(), now: june2022});

/** Each organisation in a random state; with many trained, so that targets come near their goal. */
export function states(organisations: readonly Area[]): fc.Arbitrary<AnyState[]> {
	const holder = fc.oneof(
		{weight: 1, arbitrary: fc.constant('vacant' as const)},
		{weight: 1, arbitrary: fc.constant('untrained' as const)},
		{weight: 6, arbitrary: fc.constant('trained' as const)},
	);
	return fc.tuple(
		...organisations.map(organisation =>
			fc.record({organisation: fc.constant(organisation), holder, messages: fc.nat(2)}),
		),
	);
}

/** Makes the store hold these states and nothing else. */
export async function fill(db: Database, wanted: readonly AnyState[]): Promise<void> {
	await Promise.all(
		[db.ambassadors, db.contacts, db.actions, db.followUps].map(collection => collection.deleteMany({})),
	);
	const change = () => ({
		changeId: randomUUID(),
		bodyHash: '',
		by: 'coordinator',
		now: new Date('2022-02-01'),
		reason: null,
	});
	const held = wanted.filter(({holder}) => holder !== 'vacant');
	if (held.length > 0) {
		await db.ambassadors.insertMany(
			held.map(({organisation: {code}, holder}) => {
				const trainings = holder === 'trained' ? [{course: 'portal' as const, completedOn: '2021-06-01'}] : [];
				return firstVersion(code, {organisation: code, from: '2021-01-01', until: null, trainings}, change());
			}),
		);
		await db.contacts.insertMany(
			held.map(({organisation: {code}}) => ({
				_id: code,
				name: `Ambassadeur ${code}`,
				email: `${code.toLowerCase()}@voorbeeld.example`,
			})),
		);
	}

	const areas = await listAreas(db);
	const actions = wanted.flatMap(({organisation: {kind, code}, messages}) =>
		Array.from({length: messages}, () => {
			const id = randomUUID();
			const form = {kind: 'neighbourhood-inquiry', starter: kind as 'basisteam', [kind]: code} as const;
			const origin = {number: id.slice(0, 18), source: 'manual'} as const;
			const startedAt = new Date('2022-03-01T12:00:00Z');
			return firstVersion(id, recordAction({...form, startedAt}, {areas, now: june2022, origin}), change());
		}),
	);
	if (actions.length > 0) {
		await db.actions.insertMany(actions);
	}
}

/** Does what an advice asks, as the people concerned do it. */
export async function doSteps(db: Database, {area, owed}: Advice, choice: number): Promise<void> {
	for (const step of owed.steps) {
		await doStep(db, area, {step, choice});
	}
}

async function doStep(db: Database, area: Area, {step, choice}: {step: Step; choice: number}): Promise<void> {
	const today = dayOf(june2022);
	switch (step.do) {
		case 'appoint': {
			const form = {
				organisation: area.code,
				name: 'Ambassadeur',
				email: `${area.code.toLowerCase()}@nieuw.example`,
				from: today,
			};
			await addAmbassador(db, form, writeNow());
			return;
		}

		case 'train': {
			const holder = (await listAmbassadors(db)).find(({organisation}) => organisation === area.code);
			const training = {course: 'portal', completedOn: today} as const;
			await recordTraining(db, training, {id: holder?.id ?? '', expected: null, ...writeNow()});
			return;
		}

		case 'send':
			for (let index = 0; index < step.count; index++) {
				const kind = step.kinds[(choice + index) % step.kinds.length] ?? 'information';
				await send(db, area, {kind, isByAmbassador: choice % 2 === 0});
			}
	}
}

/** By the organisation itself, or logged for it by the coordinator. */
async function send(
	db: Database,
	{kind: starter, code}: Area,
	{kind, isByAmbassador}: {kind: Extract<Step, {do: 'send'}>['kinds'][number]; isByAmbassador: boolean},
): Promise<void> {
	if (isByAmbassador) {
		const identity: Identity = {id: 'ambassador', role: 'ambassador', area: code};
		await recordOwnMessage(db, {kind, day: '2022-06-30', theme: null}, writeNow(identity));
		return;
	}

	const form = {kind, starter: starter as 'basisteam', [starter]: code, startedAt: june2022};
	await logAction(db, form, writeNow());
}
