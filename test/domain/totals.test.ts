import test from 'ava';
import {parseInput} from '../../src/domain/faults.ts';
import {monthsFitYear, TotalsInput} from '../../src/domain/totals.ts';
import {refused} from './refused.ts';

test('reported totals must add up and cannot hold more successes than actions', t => {
	const check = (form: object) => refused(t, () => parseInput(TotalsInput, {source: 'Jaarverslag', ...form}));
	const may = {month: '2021-05', started: 10, direct: 2};
	t.deepEqual(check({started: 1, direct: 2}), [
		{field: 'direct', message: 'Er zijn meer successen dan acties opgegeven.'},
	]);
	t.deepEqual(check({started: 12, direct: 2, months: [may]}), [
		{field: 'started', message: 'De maanden tellen op tot 10, het jaartotaal is 12.'},
	]);
	t.is(check({started: 20, direct: 4, months: [may, may]})[0]?.message, 'Een maand staat er dubbel in.');
	t.is(
		check({
			started: 10,
			direct: 10,
			months: [
				{...may, started: 0, direct: 10},
				{...may, month: '2021-06', direct: 0},
			],
		})[0]?.message,
		'In 2021-05 zijn meer successen dan acties opgegeven.',
	);
	t.true(monthsFitYear({started: 10, direct: 2, source: 'x', months: [may]}, 2021));
	t.false(monthsFitYear({started: 10, direct: 2, source: 'x', months: [may]}, 2020));
});
