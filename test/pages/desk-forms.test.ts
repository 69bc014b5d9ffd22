import {randomUUID} from 'node:crypto';
import test from 'ava';
import {results} from '../../src/domain/actions.ts';
import {startDesk, type TestDesk} from './desk-service.ts';

async function post(service: TestDesk, token: string, path: string, fields: Record<string, string>) {
	const body = new URLSearchParams({idempotencyKey: randomUUID(), ...fields}).toString();
	const headers = {'Content-Type': 'application/x-www-form-urlencoded'};
	return service.ask(token, 'POST', path, {body, headers});
}

const line = {place: 'utr', kind: 'VP'};

test('the same form posted twenty times at once is one action, also without a moment of typing', async t => {
	const service = await startDesk(t);
	const token = await service.token('control-room');
	const idempotencyKey = randomUUID();
	const answers = await Promise.all(
		Array.from({length: 20}, () => post(service, token, '/meldkamer/acties', {...line, idempotencyKey})),
	);
	t.deepEqual([...new Set(answers.map(({status}) => status))], [303]);
	t.is((await service.actions()).length, 1);
});

test('a form that somebody else typed is refused and writes nothing', async t => {
	const service = await startDesk(t);
	const token = await service.token('control-room');
	const id = await service.log();
	const author = randomUUID();
	for (const [path, fields] of [
		['/meldkamer/acties', {...line, author}],
		[`/meldkamer/acties/${id}/uitkomst`, {result: 'direct', author}],
		[`/meldkamer/acties/${id}/wijziging`, {kind: 'vehicle', place: 'hou', revision: '1', reason: 'fout', author}],
		[`/meldkamer/acties/${id}/ongedaan`, {revision: '1', author}],
	] as const) {
		const {status, text} = await post(service, token, path, fields);
		t.is(status, 409, path);
		t.regex(text, /onder een andere aanmelding/);
	}

	t.deepEqual(
		(await service.actions()).map(({revision}) => revision),
		[1],
	);
});

test('of two corrections at once the second is told that a colleague was first, and keeps what was typed', async t => {
	const service = await startDesk(t);
	const id = await service.log();
	const fields = {kind: 'suspect', time: '', revision: '1', reason: 'verkeerde gemeente'};
	const [anna, bram] = [await service.token('control-room'), await service.token('control-room')];
	const time = await clockOf(service);
	const path = `/meldkamer/acties/${id}/wijziging`;
	t.is((await post(service, anna, path, {...fields, time, place: 'zeist'})).status, 303);
	const late = await post(service, bram, path, {...fields, time, place: 'bunnik'});
	t.is(late.status, 409);
	t.regex(late.text, /Een collega wijzigde deze actie net/);
	t.regex(late.text, /value="bunnik"/);
	t.regex(late.text, /name="revision" value="2"/);
	t.like((await service.actions())[0], {municipality: 'GM0355', revision: 2});
});

async function clockOf(service: TestDesk): Promise<string> {
	const [action] = await service.actions();
	return new Intl.DateTimeFormat('nl-NL', {timeZone: 'Europe/Amsterdam', timeStyle: 'short'}).format(action?.startedAt);
}

test('the four outcomes are recorded, and an alert takes none', async t => {
	const service = await startDesk(t);
	const token = await service.token('coordinator');
	for (const result of results) {
		const id = await service.log();
		t.is((await post(service, token, `/meldkamer/acties/${id}/uitkomst`, {result})).status, 303);
		t.is((await service.db.actions.findOne({_id: id}))?.outcome?.result, result);
	}

	const alert = await service.log({kind: 'amber-alert', starter: 'national', municipality: null});
	t.is((await post(service, token, `/meldkamer/acties/${alert}/uitkomst`, {result: 'direct'})).status, 409);
});

test('a colleague’s change cannot be undone, and a field that the desk does not know is refused', async t => {
	const service = await startDesk(t);
	const token = await service.token('control-room');
	const id = await service.log();
	const undo = await post(service, token, `/meldkamer/acties/${id}/ongedaan`, {revision: '1'});
	t.is(undo.status, 409);
	t.regex(undo.text, /intussen gewijzigd/);
	t.is((await post(service, token, '/meldkamer/acties', {...line, reach: '5'})).status, 400);
	t.is((await service.actions()).length, 1);
});

test('the desk is for control room and coordinator; no page of it names who did what', async t => {
	const service = await startDesk(t);
	await service.log();
	for (const [role, area, status] of [
		['control-room', undefined, 200],
		['coordinator', undefined, 200],
		['ambassador', 'GM0321', 403],
		['reader', undefined, 403],
		['admin', undefined, 403],
	] as const) {
		const token = await service.token(role, area);
		for (const path of ['/meldkamer', '/meldkamer/overdracht', '/meldkamer/regel?place=utr']) {
			const answer = await service.ask(token, 'GET', path);
			t.is(answer.status, status, `${role} ${path}`);
			const [action] = await service.actions();
			t.false(answer.text.includes(action?.recordedBy ?? ''));
		}
	}
});

test('the day list that the desk and the hand-over lead to opens', async t => {
	const service = await startDesk(t);
	const token = await service.token('control-room');
	for (const path of ['/meldkamer', '/meldkamer/overdracht']) {
		const {text} = await service.ask(token, 'GET', path);
		const [, href] = /href="(\/acties\?[^"]*)"/.exec(text) ?? [];
		t.is((await service.ask(token, 'GET', String(href))).status, 200, path);
	}
});
