import type {ActionFields} from '../domain/actions.ts';
import type {Version} from '../domain/revisions.ts';
import type {Role} from '../domain/users.ts';
import {actionLines, type NameOf, recorderWords} from './action-words.ts';
import {formatInstant} from './format.ts';

interface Change {
	label: string;
	before: string;
	after: string;
}

const NOTHING = 'niet vastgelegd';

/** What differs between two versions of an action, in the words of its page. */
export function changedLines(before: ActionFields, after: ActionFields, nameOf: NameOf): Change[] {
	const older = actionLines(before, nameOf);
	return actionLines(after, nameOf).flatMap(({label, value}, index) => {
		const was = older[index]?.value ?? null;
		return was === value ? [] : [{label, before: was ?? NOTHING, after: value ?? NOTHING}];
	});
}

interface HistoryProps {
	/** The oldest first. */
	versions: readonly Version<ActionFields>[];
	nameOf: NameOf;
	roleOf(recordedBy: string): Role | null;
}

/** Every version of an action, the newest first: when, who (a role, never a name), what and why. */
export function ActionHistory({versions, nameOf, roleOf}: HistoryProps) {
	const entries = versions.map((version, index) => ({version, before: versions[index - 1] ?? null})).reverse();
	return (
		<ol class="timeline" reversed>
			{entries.map(({version, before}) => (
				<li class="timeline__entry" key={version.revision}>
					<p class="timeline__moment">
						<time datetime={version.recordedAt.toISOString()}>{formatInstant(version.recordedAt)}</time>,{' '}
						{recorderWords(version, roleOf)}
					</p>
					<Deed version={version} before={before} nameOf={nameOf} />
					{version.reason && <p class="timeline__reason">Reden: {version.reason}</p>}
				</li>
			))}
		</ol>
	);
}

interface DeedProps {
	version: Version<ActionFields>;
	before: Version<ActionFields> | null;
	nameOf: NameOf;
}

function Deed({version, before, nameOf}: DeedProps) {
	const changes = before ? changedLines(before, version, nameOf) : [];
	return (
		<>
			{deedWords(version, before) && <p class="timeline__deed">{deedWords(version, before)}</p>}
			{changes.length > 0 && <ChangeList changes={changes} />}
		</>
	);
}

function deedWords(version: Version<ActionFields>, before: Version<ActionFields> | null): string | null {
	if (!before) {
		return 'Vastgelegd';
	}

	if (version.removed !== before.removed) {
		return version.removed ? 'Verwijderd: telt niet meer mee' : 'Teruggezet: telt weer mee';
	}

	return null;
}

/** Old and new value of what changed. */
export function ChangeList({changes}: {changes: readonly Change[]}) {
	return (
		<ul class="changes">
			{changes.map(({label, before, after}) => (
				<li key={label}>
					<span class="changes__label">{label}:</span> <del>{before}</del> <span aria-hidden="true">→</span>{' '}
					<span class="visually-hidden">werd</span> <ins>{after}</ins>
				</li>
			))}
		</ul>
	);
}
