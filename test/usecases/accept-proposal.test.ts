import {randomUUID} from 'node:crypto';
import test from 'ava';
import {UNIT} from '../../src/domain/areas.ts';
import type {Asked} from '../../src/domain/proposals.ts';
import {acceptProposal} from '../../src/usecases/accept-proposal.ts';
import {correctAmbassador, recordTraining} from '../../src/usecases/ambassadors.ts';
import {saveAppDownloads} from '../../src/usecases/app-downloads.ts';
import {progressReport} from '../../src/usecases/progress-report.ts';
import {refuseProposal, stepProposal, withdrawProposal} from '../../src/usecases/proposals.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {accepted, ambassadorOf, coordinator, heldFunction, proposed, refusedAs, writeAs} from './proposing.ts';

const store = shared(openReferenceStore);
const training = (ambassador: string): Asked => ({
	...{kind: 'training', ambassador, course: 'portal', completedOn: '2022-05-03'},
});

test.serial('a training that is taken over is one revision of the function, and the figure follows', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0321');
	const trained = async () => {
		const {targets} = await progressReport(db, {year: 2022, now: june2022, area: UNIT, identity: coordinator});
		return targets.find(({target}) => target.id === 'T4')?.numerator;
	};
	const before = await trained();
	const proposal = await proposed(db, 'GM0321', training(id));
	const write = writeAs(coordinator);
	t.is((await accepted(db, proposal, write)).state, 'accepted');
	t.is((await accepted(db, proposal, write)).state, 'accepted', 'the same request again');
	const fact = await db.ambassadors.findOne({_id: id});
	t.deepEqual([fact?.revision, fact?.trainings], [2, [{course: 'portal', completedOn: '2022-05-03'}]]);
	t.is(await trained(), (before ?? 0) + 1);
	await refusedAs(t, accepted(db, proposal, writeAs(coordinator)), 'stale');
});

test('of two coordinators at once one takes it over and the other is told', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0310');
	const proposal = await proposed(db, 'GM0310', training(id));
	const both = await Promise.allSettled([
		accepted(db, proposal, writeAs(coordinator)),
		accepted(db, proposal, writeAs(coordinator)),
	]);
	t.is(both.filter(({status}) => status === 'fulfilled').length, 1);
	t.is((await db.ambassadors.findOne({_id: id}))?.revision, 2);
});

test('whoever takes over and who withdraws at once: the fact changes only when it was taken over', async t => {
	const db = store();
	for (const organisation of ['GM0312', 'GM0317', 'GM0327', 'GM0331']) {
		const id = await heldFunction(db, organisation);
		const proposal = await proposed(db, organisation, training(id));
		const decision = {id: proposal._id, revision: 1};
		const [taken] = await Promise.allSettled([
			accepted(db, proposal, writeAs(coordinator)),
			withdrawProposal(db, decision, writeAs(ambassadorOf(organisation))),
			refuseProposal(db, {...decision, answer: 'Nee.'}, writeAs(coordinator)),
		]);
		const fact = await db.ambassadors.findOne({_id: id});
		t.is(fact?.trainings.length, taken.status === 'fulfilled' ? 1 : 0, organisation);
	}
});

test('a fact that changed meanwhile is shown first; then it is taken over on its new revision', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0335');
	const asked: Asked = {kind: 'function-days', ambassador: id, from: '2021-03-01', until: '2022-06-01'};
	const proposal = await proposed(db, 'GM0335', asked);
	await correctAmbassador(db, {from: '2021-02-01'}, {id, expected: 1, ...writeAs(coordinator)});
	t.regex(await refusedAs(t, accepted(db, proposal, writeAs(coordinator)), 'stale'), /beide waarden/);
	t.like(await db.proposals.findOne({_id: proposal._id}), {state: 'open', revision: 1});
	await accepted(db, {...proposal, factRevision: 2}, writeAs(coordinator));
	t.like(await db.ambassadors.findOne({_id: id}), {from: '2021-03-01', until: '2022-06-01', revision: 3});
});

test('what the rules forbid by now is refused, and the proposal waits again', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0339');
	const asked: Asked = {kind: 'function-days', ambassador: id, from: '2021-09-01', until: null};
	const proposal = await proposed(db, 'GM0339', asked);
	const done = {course: 'portal', completedOn: '2021-06-01'} as const;
	await recordTraining(db, done, {id, expected: 1, ...writeAs(coordinator)});
	const write = writeAs(coordinator);
	const work = accepted(db, {...proposal, factRevision: 2}, write);
	t.regex(await refusedAs(t, work, 'invalid'), /voor het begin van de functie/);
	t.is((await db.proposals.findOne({_id: proposal._id}))?.state, 'open');
	await refusedAs(t, accepted(db, {...proposal, factRevision: 2}, write), 'stale');
});

test('a service that fell over half-way: taking over once more finishes it, and writes nothing twice', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0342');
	const proposal = await proposed(db, 'GM0342', training(id));
	const claim = writeAs(coordinator);
	await stepProposal(db, {id: proposal._id, revision: 1, step: 'accept'}, claim);
	const decision = {id: proposal._id, revision: 2};
	await refusedAs(t, withdrawProposal(db, decision, writeAs(ambassadorOf('GM0342'))), 'conflict');
	const acceptance = {...decision, factRevision: 1, contact: null};
	t.is((await acceptProposal(db, acceptance, writeAs(coordinator))).state, 'accepted');
	t.is((await db.ambassadors.findOne({_id: id}))?.revision, 2);
});

test('a successor: the name is filled in by the coordinator and stands in the contact alone', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0344');
	const proposal = await proposed(db, 'GM0344', {kind: 'new-ambassador', ambassador: id, from: '2022-06-01'});
	await refusedAs(t, accepted(db, proposal, writeAs(coordinator)), 'invalid');
	const contact = {name: 'Nieuwe Collega', email: `${randomUUID()}@voorbeeld.example`};
	await accepted(db, proposal, {...writeAs(coordinator), contact});
	t.is((await db.ambassadors.findOne({_id: id}))?.until, '2022-06-01');
	const next = await db.ambassadors.findOne({organisation: 'GM0344', from: '2022-06-01'});
	t.like(await db.contacts.findOne({_id: next?._id ?? ''}), contact);
	t.false(JSON.stringify(await db.proposals.findOne({_id: proposal._id})).includes('Nieuwe Collega'));
});

test('somebody beside nobody, and a function that was never there', async t => {
	const db = store();
	const fresh = await proposed(db, 'GM0345', {kind: 'new-ambassador', ambassador: null, from: '2022-06-01'});
	await accepted(db, fresh, {...writeAs(coordinator), contact: {name: 'A', email: 'a345@voorbeeld.example'}});
	const [held] = await db.ambassadors.find({organisation: 'GM0345'}).toArray();
	const gone = await proposed(db, 'GM0345', {kind: 'function-removed', ambassador: held?._id ?? ''});
	await accepted(db, gone, writeAs(coordinator));
	t.true((await db.ambassadors.findOne({_id: held?._id ?? ''}))?.removed);
});

test('a month of downloads keeps its participants, and its source is the municipality', async t => {
	const db = store();
	const form = {appDownloads: 10, participants: 900, method: 'estimated', source: 'beheerder'} as const;
	const at = {area: 'GM0352', month: '2022-03', expected: null};
	await saveAppDownloads(db, form, {...at, ...writeAs(coordinator)});
	for (const [month, appDownloads] of [
		['2022-03', 1234],
		['2022-04', 0],
	] as const) {
		const proposal = await proposed(db, 'GM0352', {kind: 'downloads', month, appDownloads});
		await accepted(db, proposal, writeAs(coordinator));
	}

	const source = 'opgave gemeente Wijk bij Duurstede';
	t.like(await db.appDownloads.findOne({_id: 'GM0352:2022-03'}), {
		...{appDownloads: 1234, participants: 900, method: 'estimated', source},
	});
	t.like(await db.appDownloads.findOne({_id: 'GM0352:2022-04'}), {appDownloads: 0, participants: null, source});
});
