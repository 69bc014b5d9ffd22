import test from 'ava';
import {addressOf, june2022, openExampleStore, shared} from '../service.ts';
import {burgernet} from './command-line.ts';

const store = shared(t => openExampleStore(t, june2022));

test.serial('a store that is in order: one line with the number of facts, and exit 0', async t => {
	const ended = await burgernet(['verify'], {MONGODB_URI: addressOf(store())});
	t.is(ended.code, 0, ended.stderr.join('\n'));
	t.is(ended.stdout.length, 1);
	t.regex(ended.stdout[0] ?? '', /^Alles klopt: \d\.\d{3} feiten nagekeken$/);
	t.regex(ended.stderr.at(-1) ?? '', /^(\d+) van \1 feiten nagekeken en nageteld$/);
});

test.serial(
	'each difference is a line on standard output, the count of them one on standard error, and exit 1',
	async t => {
		const {actions, totals} = store();
		const filter = {day: '2022-05-14'};
		const {number} = (await actions.findOne(filter)) ?? {};
		await actions.updateOne(filter, {$set: {municipality: 'GM9999'}}, {bypassDocumentValidation: true});
		await totals.updateOne({_id: '2020'}, {$inc: {direct: 1}}, {bypassDocumentValidation: true});
		const ended = await burgernet(['verify'], {MONGODB_URI: addressOf(store())});
		t.is(ended.code, 1);
		t.is(ended.stdout.length, 2, ended.stdout.join('\n'));
		t.regex(ended.stdout[0] ?? '', /^opgegeven totalen 2020: De maanden tellen op tot/);
		t.is(ended.stdout[1], `actie ${number}: het gebied GM9999 bestaat niet`);
		t.regex(ended.stderr.at(-1) ?? '', /^2 verschillen; \d\.\d{3} feiten nagekeken\.$/);
	},
);
