import test from 'ava';
import {timelineOf} from '../../src/domain/timeline.ts';
import {ambassador, area, yearFacts} from './small-year.ts';

const lekpoort = area('lekpoort');
const message = (day: string) => ({day, kind: 'information' as const, theme: null});

test('messages, ambassadors, trainings and statements of the year stand together, the newest first', t => {
	const facts = yearFacts({
		at: '2022-06-30',
		ambassadors: [
			ambassador('lekpoort', {
				from: '2020-02-01',
				until: '2022-03-01',
				trainings: [{course: 'portal', completedOn: '2022-01-10'}],
			}),
			ambassador('lekpoort', {from: '2022-03-01', trainings: [{course: 'burgernet-mail', completedOn: '2022-07-01'}]}),
			ambassador('de-copen', {from: '2022-04-01'}),
		],
		statements: [
			{organisation: 'lekpoort', kind: 'neighbourhood-inquiry', since: '2022-02-02'},
			{organisation: 'de-copen', kind: 'neighbourhood-inquiry', since: '2022-02-03'},
		],
	});
	const messages = ['2022-05-14', '2021-12-31', '2022-07-01', '2022-01-01'].map(message);
	t.deepEqual(
		timelineOf(facts, lekpoort, messages).map(({day, what}) => [day, what]),
		[
			['2022-05-14', 'message'],
			['2022-03-01', 'ambassador-ended'],
			['2022-03-01', 'ambassador-began'],
			['2022-02-02', 'in-use'],
			['2022-01-10', 'trained'],
			['2022-01-01', 'message'],
		],
	);
});

test('an organisation without anything has an empty timeline', t => {
	t.deepEqual(timelineOf(yearFacts(), lekpoort, []), []);
});
