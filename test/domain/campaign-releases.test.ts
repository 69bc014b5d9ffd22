import test from 'ava';
import fc from 'fast-check';
import {releasesOf, withReleases} from '../../src/domain/campaign-releases.ts';
import type {CampaignState} from '../../src/domain/campaign-states.ts';
import {dayOf} from '../../src/domain/period.ts';

type Decision = Parameters<typeof releasesOf>[0][number];
const title = 'Download de Burgernetapp';
const decision = (state: CampaignState['state'], at: string, rest: Partial<Decision> = {}): Decision => ({
	...{state, title, day: null, recordedAt: new Date(at)},
	...rest,
});
const daysOf = (decisions: readonly Decision[]) => releasesOf(decisions).map(({day}) => day);

test('a release stands on its day for the whole unit, with the title of then', t => {
	const [line, ...more] = releasesOf([
		decision('released', '2022-03-31T22:30:00Z'),
		decision('closed', '2022-06-01T10:00:00Z', {title: 'Anders'}),
	]);
	t.deepEqual(line, {day: '2022-04-01', area: 'unit', kind: 'campaign', line: title});
	t.deepEqual(more, []);
});

test('a campaign with a day of its own stands on that day', t => {
	t.deepEqual(daysOf([decision('released', '2024-03-01T10:00:00Z', {day: '2024-03-15'})]), ['2024-03-15']);
});

test('what is taken back on the same day was a mistake; what is taken back later did happen', t => {
	const mistake = [decision('released', '2022-04-01T08:00:00Z'), decision('draft', '2022-04-01T09:00:00Z')];
	t.deepEqual(daysOf(mistake), []);
	const later = [decision('released', '2022-05-01T08:00:00Z'), decision('draft', '2022-06-01T09:00:00Z')];
	t.deepEqual(daysOf([...mistake, ...later, decision('released', '2022-07-01T08:00:00Z')]), [
		'2022-05-01',
		'2022-07-01',
	]);
});

test('whatever is decided, each line is a day of a decision that was no draft, and the last release that stands is there', t => {
	const state = fc.constantFrom<CampaignState['state']>('draft', 'released', 'closed');
	t.notThrows(() =>
		fc.assert(
			fc.property(fc.array(fc.tuple(state, fc.integer({min: 1, max: 72})), {maxLength: 12}), steps => {
				let hours = Date.UTC(2022, 0, 1) / 3_600_000;
				const decisions = steps.map(([name, pause]) => {
					hours += pause;
					return decision(name, new Date(hours * 3_600_000).toISOString());
				});
				const days = daysOf(decisions);
				const possible = decisions.filter(found => found.state !== 'draft').map(found => dayOf(found.recordedAt));
				const stands = decisions.length > 0 && decisions.at(-1)?.state !== 'draft';
				const lastDraft = decisions.findLastIndex(found => found.state === 'draft');
				const begin = stands ? dayOf((decisions[lastDraft + 1] as Decision).recordedAt) : null;
				return (
					days.every(day => possible.includes(day)) &&
					days.join() === [...days].sort().join() &&
					(begin === null || days.at(-1) === begin)
				);
			}),
		),
	);
});

test('what a person recorded of the same day, area and title is not said twice, and nothing else is hidden', t => {
	const release = {day: '2022-04-01', area: 'unit', kind: 'campaign', line: title} as const;
	const own = {...release, line: 'download de  Burgernetapp.'};
	t.deepEqual(withReleases([own], [release]), [own]);
	for (const other of [{day: '2022-04-02'}, {kind: 'other'}, {area: 'GM0321'}, {line: `${title}: jongeren`}] as const) {
		t.is(withReleases([{...own, ...other}], [release]).length, 2, JSON.stringify(other));
	}

	t.is(withReleases([], [release, release]).length, 1);
});
