import {randomUUID} from 'node:crypto';
import test from 'ava';
import type {Asked} from '../../src/domain/proposals.ts';
import {recordTraining} from '../../src/usecases/ambassadors.ts';
import {
	propose,
	refuseProposal,
	reopenProposal,
	resumeProposal,
	withdrawProposal,
} from '../../src/usecases/proposals.ts';
import {readProposals} from '../../src/usecases/read-proposals.ts';
import {openReferenceStore, shared} from '../service.ts';
import {ambassadorOf, coordinator, heldFunction, proposed, refusedAs, writeAs} from './proposing.ts';

const store = shared(openReferenceStore);
const training = (ambassador: string, completedOn = '2022-05-03'): Asked => ({
	...{kind: 'training', ambassador, course: 'portal', completedOn},
});

test('a proposal changes nothing until it is taken over', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0321');
	const {state, organisation} = await proposed(db, 'GM0321', training(id));
	t.deepEqual([state, organisation], ['open', 'GM0321']);
	t.is((await db.ambassadors.findOne({_id: id}))?.revision, 1);
});

test('an ambassador proposes about the own organisation only, and sees nothing of another', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0310');
	const elsewhere = writeAs(ambassadorOf('GM0312'));
	const form = {asked: training(id), factRevision: 1, remark: null};
	await refusedAs(t, propose(db, form, elsewhere), 'not-found');
	const own = await proposed(db, 'GM0310', training(id));
	t.deepEqual(await readProposals(db, ambassadorOf('GM0312')), {waiting: [], decided: []});
	const decision = {id: own._id, revision: own.revision};
	await refusedAs(t, withdrawProposal(db, decision, elsewhere), 'not-found');
	await refusedAs(t, resumeProposal(db, decision, elsewhere), 'not-found');
	await refusedAs(t, propose(db, form, writeAs(coordinator)), 'forbidden');
	const {waiting} = await readProposals(db, coordinator);
	t.true(waiting.some(({id: seen}) => seen === own._id));
});

test('sending a proposal twice makes one; the same key with another value is refused', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0340');
	const write = writeAs(ambassadorOf('GM0340'));
	const form = {asked: training(id), factRevision: 1, remark: null};
	const [first, second] = await Promise.all([propose(db, form, write), propose(db, form, write)]);
	t.is(first.fact._id, second.fact._id);
	t.is(await db.proposals.countDocuments({organisation: 'GM0340'}), 1);
	await refusedAs(t, propose(db, {...form, asked: training(id, '2022-05-04')}, write), 'key-reused');
});

for (const [title, asked, code, sentence] of [
	['a training in the future', {completedOn: '2022-07-01'}, 'invalid', /toekomst/],
	['a training before the function', {completedOn: '2020-12-31'}, 'invalid', /voor het begin van de functie/],
] as const) {
	test(`what cannot be taken over is not proposed: ${title}`, async t => {
		const db = store();
		const id = await heldFunction(db, 'GM0351');
		const work = proposed(db, 'GM0351', training(id, asked.completedOn));
		t.regex(await refusedAs(t, work, code), sentence);
	});
}

test('what stands there already, what changed meanwhile and what is asked twice are told apart', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM0355');
	const same: Asked = {kind: 'function-days', ambassador: id, from: '2021-01-01', until: null};
	t.regex(await refusedAs(t, proposed(db, 'GM0355', same), 'invalid'), /staat het er al/);
	await proposed(db, 'GM0355', training(id));
	t.regex(await refusedAs(t, proposed(db, 'GM0355', training(id, '2022-05-05')), 'conflict'), /al een voorstel open/);
	await recordTraining(
		db,
		{course: 'portal', completedOn: '2022-06-01'},
		{id, expected: null, ...writeAs(coordinator)},
	);
	const other = {asked: {...same, from: '2021-02-01'}, factRevision: 1, remark: null};
	t.regex(await refusedAs(t, propose(db, other, writeAs(ambassadorOf('GM0355'))), 'stale'), /intussen gewijzigd/);
});

test('a team has no downloads, and a remark holds no data of a person', async t => {
	const db = store();
	const asked: Asked = {kind: 'downloads', month: '2022-05', appDownloads: 12};
	await refusedAs(t, proposed(db, 'lekpoort', asked), 'forbidden');
	const work = propose(db, {asked, factRevision: 0, remark: 'bel 06-12345678'}, writeAs(ambassadorOf('GM0356')));
	t.regex(await refusedAs(t, work, 'invalid'), /telefoonnummer/);
});

test('a refusal has a sentence, is taken back, and a withdrawn proposal comes back', async t => {
	const db = store();
	const id = await heldFunction(db, 'GM1581');
	const {_id} = await proposed(db, 'GM1581', training(id));
	const decide = writeAs(coordinator);
	await refusedAs(t, refuseProposal(db, {id: _id, revision: 1, answer: 'mail a@b.nl'}, decide), 'invalid');
	const refused = await refuseProposal(db, {id: _id, revision: 1, answer: 'Dit was een oefening.'}, decide);
	t.like(refused.fact, {state: 'refused', answer: 'Dit was een oefening.'});
	const {fact} = await reopenProposal(db, {id: _id, revision: 2}, writeAs(coordinator));
	t.like(fact, {state: 'open', answer: null});
	const own = () => writeAs(ambassadorOf('GM1581'));
	t.is((await withdrawProposal(db, {id: _id, revision: 3}, own())).fact.state, 'withdrawn');
	t.is((await resumeProposal(db, {id: _id, revision: 4}, own())).fact.state, 'open');
	t.deepEqual(
		(await db.proposals.findOne({_id}))?.history.map(version => version.state),
		['open', 'refused', 'open', 'withdrawn'],
	);
	const unknown = {id: randomUUID(), revision: 1, answer: 'Nee.'};
	await refusedAs(t, refuseProposal(db, unknown, writeAs(coordinator)), 'not-found');
});
