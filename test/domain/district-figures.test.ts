import test from 'ava';
import fc from 'fast-check';
import {areaOf, UNIT} from '../../src/domain/areas.ts';
import {districtFigures} from '../../src/domain/district-figures.ts';
import {districtCounts, districtOrganisations} from '../../src/domain/district-organisations.ts';
import {startedWithin} from '../../src/domain/figures.ts';
import {municipalitiesOf} from '../../src/domain/municipality-figures.ts';
import {organisationFigures} from '../../src/domain/organisation-figures.ts';
import {sumKnown} from '../../src/domain/participants.ts';
import {reportOf} from '../../src/usecases/progress-report.ts';
import {randomYear} from './random-year.ts';
import {ambassador, area, areas, downloads, searches, tally, trained, yearFacts} from './small-year.ts';

const west = area('west-utrecht');
const firstHalf = ['01', '02', '03', '04', '05', '06'].map(month => `2022-${month}`);
const everywhere = areas.filter(({kind}) => kind === 'municipality');

test('a district is compared with the unit per 10,000 residents, and with the same whole months of last year', t => {
	const facts = yearFacts({
		at: '2022-06-14',
		tallies: [...searches({started: 40, direct: 10}), tally({kind: 'information', starter: 'municipality', count: 3})],
		lastYear: {
			tallies: [tally({month: '2021-05', result: 'direct', count: 5}), tally({month: '2021-05', count: 5})],
			totals: null,
		},
	});
	const {started, success, messages} = districtFigures(facts, west);
	t.is(started.value, 40);
	t.true((started.perTenThousand ?? 0) > (started.unitPerTenThousand ?? 0));
	t.is(success.rate, 0.25);
	t.deepEqual(success.compared, {now: 0.25, before: 0.5, throughMonth: '2022-05'});
	t.deepEqual(messages.compared, {now: 3, before: 0, throughMonth: '2022-05'});
});

test('what stands for each 10,000 residents is the same on the page of a district and of its municipality, Weesp gone', t => {
	const weesp = {municipality: 'GM0457', district: 'gooi-en-vechtstreek', month: '2022-02'};
	const facts = yearFacts({
		at: '2022-06-30',
		tallies: [...searches({started: 40}), tally({...weesp, count: 100})],
		appDownloads: firstHalf.flatMap(month => everywhere.map(({code}) => downloads(code, month, 50))),
	});
	const organisation = organisationFigures(facts, area('GM0321'), west);
	const {started, downloads: ofApp} = districtFigures(facts, west);
	t.deepEqual(
		[started.perTenThousand, started.unitPerTenThousand],
		[organisation.started.district, organisation.started.unit],
	);
	t.deepEqual(
		[ofApp.perTenThousand, ofApp.unitPerTenThousand],
		[organisation.downloads?.district ?? null, organisation.downloads?.unit ?? null],
	);
	t.true((ofApp.unitPerTenThousand ?? 0) > 0);
});

test('without rows of last year nothing is compared, and without actions there is no rate', t => {
	const {success, messages, downloads} = districtFigures(yearFacts(), west);
	t.is(success.rate, null);
	t.is(success.judgement, null);
	t.is(success.compared, null);
	t.is(messages.compared, null);
	t.is(downloads.value, null);
});

test('before the first month is over nothing is compared', t => {
	const lastYear = {tallies: [tally({month: '2021-01'})], totals: null};
	t.is(districtFigures(yearFacts({at: '2022-01-14', lastYear}), west).success.compared, null);
});

test('the organisations of a district stand with their ambassador: trained, untrained or vacant', t => {
	const facts = yearFacts({ambassadors: [trained('GM0321'), ambassador('GM0632')]});
	const organisations = districtOrganisations(facts, west);
	const stateOf = (code: string) => organisations.find(found => found.area.code === code);
	t.like(stateOf('GM0321'), {ambassador: 'trained', trainedOn: '2021-06-01'});
	t.like(stateOf('GM0632'), {ambassador: 'untrained', trainedOn: null});
	t.like(stateOf('lekpoort'), {ambassador: 'vacant', started: null});
	t.like(districtCounts(organisations), {0: {kind: 'municipality', total: 10, trained: 1, untrained: 1, vacant: 8}});
});

test('a training after the day, and one of who left, do not count', t => {
	const late = trained('GM0321', {trainings: [{course: 'portal', completedOn: '2022-07-01'}]});
	const left = trained('GM0321', {until: '2022-02-01'});
	const facts = yearFacts({at: '2022-06-14', ambassadors: [late, left]});
	const houten = districtOrganisations(facts, west).find(found => found.area.code === 'GM0321');
	t.like(houten, {ambassador: 'untrained', trainedOn: null});
});

test('whatever the year was, the municipalities and the rest add up to the unit', t => {
	fc.assert(
		fc.property(randomYear, facts => {
			const unit = areaOf(facts.areas, UNIT);
			if (!unit) {
				return;
			}

			const now = new Date('2023-02-01T12:00:00Z');
			const {municipalities, rest} = municipalitiesOf(facts, reportOf(facts, unit, {year: 2022, now}));
			const started = sumKnown([...municipalities, ...rest].map(row => row.started));
			t.is(started ?? 0, startedWithin(facts, unit).started ?? 0);
		}),
		{numRuns: 40},
	);
});
