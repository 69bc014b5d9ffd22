import type {Version} from '../domain/revisions.ts';
import type {TargetHistory} from '../domain/target-report.ts';
import type {Target} from '../domain/targets.ts';
import {ChangeList} from './action-history.tsx';
import {recorderWords} from './action-words.ts';
import {formatInstant} from './format.ts';
import {goalWords} from './target-rule.ts';

const fields = [
	{label: 'Norm', textOf: goalWords},
	{label: 'Titel', textOf: ({title}: Target) => title},
	{label: 'Zin uit het plan', textOf: ({text}: Target) => text},
	{label: 'Wat telt', textOf: ({definition}: Target) => definition},
	{label: 'Bron', textOf: ({source}: Target) => source},
	{label: 'Let op', textOf: ({note}: Target) => note ?? 'niets'},
] as const;

/** Every version of a target, the newest first: when, who (a role, never a name), from what to what, and why. */
export function TargetVersions({history: {versions, roleOf}}: {history: TargetHistory}) {
	const entries = versions.map((version, index) => ({version, before: versions[index - 1] ?? null})).reverse();
	return (
		<ol class="timeline" reversed>
			{entries.map(({version, before}) => (
				<li class="timeline__entry" key={version.revision}>
					<p class="timeline__moment">
						<time datetime={version.recordedAt.toISOString()}>{formatInstant(version.recordedAt)}</time>,{' '}
						{recorderWords(version, roleOf)}
					</p>
					<p class="timeline__deed">{deedWords(version, before)}</p>
					<Changes version={version} before={before} />
					{version.reason && <p class="timeline__reason">Reden: {version.reason}</p>}
				</li>
			))}
		</ol>
	);
}

interface EntryProps {
	version: Version<Target>;
	before: Version<Target> | null;
}

function Changes({version, before}: EntryProps) {
	const changes = before
		? fields
				.map(({label, textOf}) => ({label, before: textOf(before), after: textOf(version)}))
				.filter(change => change.before !== change.after)
		: [];
	return changes.length > 0 ? <ChangeList changes={changes} /> : null;
}

function deedWords(version: Version<Target>, before: Version<Target> | null): string {
	if (!before) {
		return `Vastgesteld: ${goalWords(version)}`;
	}

	if (version.removed !== before.removed) {
		return version.removed ? 'Verwijderd: dit jaar geen doel meer' : 'Teruggezet';
	}

	return version.goal === before.goal && version.comparator === before.comparator
		? 'Beschrijving gewijzigd'
		: 'Norm gewijzigd';
}
