import type {Version} from '../domain/revisions.ts';
import type {Totals} from '../domain/totals.ts';
import type {Role} from '../domain/users.ts';
import {ChangeList} from './action-history.tsx';
import {recorderWords} from './action-words.ts';
import {monthWord} from './figures-words.ts';
import {formatCount, formatInstant} from './format.ts';
import {formatActions} from './target-words.ts';

/** `792 acties, 101 met direct succes, per maand (bron: jaarverslag)` */
export function totalsWords({started, direct, months, source}: Totals): string {
	const split = months.length === 0 ? 'alleen het jaar' : 'per maand';
	return `${formatActions(started)}, ${formatCount(direct)} met direct succes, ${split} (bron: ${source})`;
}

const fields = [
	{label: 'Acties', textOf: ({started}: Totals) => formatCount(started)},
	{label: 'Direct succes', textOf: ({direct}: Totals) => formatCount(direct)},
	{label: 'Maanden', textOf: ({months}: Totals) => monthsText(months)},
	{label: 'Bron', textOf: ({source}: Totals) => source},
] as const;

function monthsText(months: Totals['months']): string {
	const parts = months.map(
		({month, started, direct}) => `${monthWord(month)} ${formatCount(started)}/${formatCount(direct)}`,
	);
	return parts.length === 0 ? 'geen' : parts.join(', ');
}

interface VersionsProps {
	/** The oldest first. */
	versions: readonly Version<Totals>[];
	roleOf(recordedBy: string): Role | null;
}

/** Every version of a year's totals, the newest first. */
export function TotalsVersions({versions, roleOf}: VersionsProps) {
	const entries = versions.map((version, index) => ({version, before: versions[index - 1] ?? null})).reverse();
	return (
		<ol class="timeline" reversed>
			{entries.map(({version, before}) => (
				<li class="timeline__entry" key={version.revision}>
					<p class="timeline__moment">
						<time datetime={version.recordedAt.toISOString()}>{formatInstant(version.recordedAt)}</time>,{' '}
						{recorderWords(version, roleOf)}
					</p>
					<p class="timeline__deed">{before ? 'Gewijzigd' : `Opgegeven: ${totalsWords(version)}`}</p>
					{before && <ChangeList changes={changesOf(before, version)} />}
				</li>
			))}
		</ol>
	);
}

function changesOf(before: Totals, after: Totals) {
	return fields
		.map(({label, textOf}) => ({label, before: textOf(before), after: textOf(after)}))
		.filter(change => change.before !== change.after);
}
