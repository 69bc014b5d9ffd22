import test from 'ava';
import {ambassadorFaults} from '../../src/domain/ambassador-rules.ts';
import type {AmbassadorFields} from '../../src/domain/ambassadors.ts';
import {ambassador, areas} from './small-year.ts';

const faultsOf = (fields: AmbassadorFields, ofSamePerson: readonly AmbassadorFields[] = []) =>
	ambassadorFaults(fields, {areas, ofSamePerson, today: '2022-05-14'});
const fieldsOf = (...input: Parameters<typeof faultsOf>) => faultsOf(...input).map(({field}) => field);

test('a municipality, basisteam or districtsrecherche can have an ambassador; unit and district cannot', t => {
	for (const organisation of ['GM0321', 'lekpoort', 'recherche-flevoland']) {
		t.deepEqual(faultsOf(ambassador(organisation)), []);
	}

	for (const organisation of ['unit', 'west-utrecht', 'GM9999']) {
		t.deepEqual(fieldsOf(ambassador(organisation)), ['organisation']);
	}
});

test('Weesp can have had an ambassador until it left, not after', t => {
	t.deepEqual(faultsOf(ambassador('GM0457', {from: '2022-03-23'})), []);
	const [fault] = faultsOf(ambassador('GM0457', {from: '2022-03-24'}));
	t.is(fault?.message, 'Weesp hoort in deze dagen niet bij de eenheid.');
});

test('a function lasts at least a day', t => {
	t.deepEqual(fieldsOf(ambassador('GM0321', {from: '2022-02-01', until: '2022-02-01'})), ['until']);
	t.deepEqual(faultsOf(ambassador('GM0321', {from: '2022-02-01', until: '2022-02-02'})), []);
});

test('one person holds a function once at a time, and may come back to it', t => {
	const before = ambassador('GM0321', {from: '2021-01-01', until: '2022-02-01'});
	t.deepEqual(fieldsOf(ambassador('GM0321', {from: '2022-01-31'}), [before]), ['email']);
	t.deepEqual(faultsOf(ambassador('GM0321', {from: '2022-02-01'}), [before]), []);
});

test('a training lies within the function and not in the future, and stands there once', t => {
	const withTrainings = (...days: string[]) =>
		faultsOf(
			ambassador('GM0321', {
				from: '2022-02-01',
				trainings: days.map(completedOn => ({course: 'portal', completedOn})),
			}),
		).map(({message}) => message);
	t.deepEqual(withTrainings('2022-05-14'), []);
	t.deepEqual(withTrainings('2022-02-01'), []);
	t.deepEqual(withTrainings('2022-01-31'), [
		'De training Burgernetportaal (31 januari 2022) ligt voor het begin van de functie.',
	]);
	t.deepEqual(withTrainings('2022-05-15'), ['De training Burgernetportaal (15 mei 2022) ligt in de toekomst.']);
	t.deepEqual(withTrainings('2022-03-01', '2022-04-01'), ['Een training staat er dubbel in.']);
});

test('every fault comes at once', t => {
	const trainings = [{course: 'portal' as const, completedOn: '2021-01-01'}];
	const all = ambassador('unit', {from: '2022-02-01', until: '2022-01-01', trainings});
	t.deepEqual(fieldsOf(all), ['organisation', 'until', 'trainings']);
});
