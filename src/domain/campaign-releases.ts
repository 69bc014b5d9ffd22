import {UNIT} from './areas.ts';
import type {CampaignState} from './campaign-states.ts';
import type {Occurrence} from './occurrences.ts';
import {dayOf} from './period.ts';
import type {Version} from './revisions.ts';

type Decision = Pick<Version<CampaignState>, 'state' | 'title' | 'day' | 'recordedAt'>;

/**
The times that a campaign was released, as dated lines on the charts of the unit and of all areas in it.

A release holds until it is taken back to a draft. One that was taken back on the day itself was a mistake, and is none. The
line stands on the campaign's own day, or else on that of its release.

Source: the issue "Campaigns" (campaigns appear as events on the charts). Our choice: what is taken back at once.

@param decisions about one campaign as known at a moment, the oldest first.
*/
export function releasesOf(decisions: readonly Decision[]): Occurrence[] {
	const found: Occurrence[] = [];
	let open: Decision | null = null;
	for (const decision of decisions) {
		if (decision.state !== 'draft') {
			open ??= decision;
		} else if (open) {
			found.push(...lineOf(open, decision));
			open = null;
		}
	}

	return [...found, ...(open ? lineOf(open, null) : [])];
}

function lineOf({title, day, recordedAt}: Decision, end: Decision | null): Occurrence[] {
	const releasedOn = dayOf(recordedAt);
	const isMistake = end !== null && dayOf(end.recordedAt) === releasedOn;
	return isMistake ? [] : [{day: day ?? releasedOn, area: UNIT, kind: 'campaign', line: title}];
}

/** Releases beside what people recorded themselves: what stands there of the same day, area, kind and title is not said twice. */
export function withReleases(recorded: readonly Occurrence[], releases: readonly Occurrence[]): Occurrence[] {
	const said = new Set(recorded.map(sayingOf));
	const others = releases.filter(release => {
		const saying = sayingOf(release);
		const isNew = !said.has(saying);
		said.add(saying);
		return isNew;
	});
	return [...recorded, ...others];
}

/** What a line says, whatever its capitals, spaces and full stop. */
function sayingOf({day, area, kind, line}: Occurrence): string {
	const words = line.toLocaleLowerCase('nl').replaceAll(/\s+/g, ' ').replace(/\.$/, '');
	return JSON.stringify([day, area, kind, words]);
}
