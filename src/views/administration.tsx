import type {Fault} from '../domain/faults.ts';
import {ErrorSummary, IdempotencyKey} from './forms.tsx';
import {SecondReader, type SecondReaderProps} from './second-reader.tsx';

interface TeamName {
	code: string;
	name: string;
	isNameConfirmed: boolean;
	isCoverageConfirmed: boolean;
	revision: number;
}

interface AdministrationProps {
	teams: readonly TeamName[];
	/** One fresh key per form. */
	keyOf(code: string): string;
	/** The team whose form was refused, and what was typed in it. */
	refused: {code: string; name: string; faults: readonly Fault[]} | null;
	/** The team that was just given its name. */
	savedCode: string | null;
	secondReader: Omit<SecondReaderProps, 'keyValue'>;
}

/** The contents of /beheer: which names of basisteams no source confirms, and the form that settles them. */
export function AdministrationPage({teams, keyOf, refused, savedCode, secondReader}: AdministrationProps) {
	const open = teams.filter(team => !team.isNameConfirmed).length;
	const saved = teams.find(team => team.code === savedCode);
	return (
		<div class="text-page text-page--wide">
			<ErrorSummary faults={(refused?.faults ?? []).map(({message}) => ({field: `naam-${refused?.code}`, message}))} />
			<ErrorSummary faults={secondReader.faults} />
			<h1 class="nl-heading nl-heading--level-1">Beheer</h1>
			<p class="nl-paragraph">
				<a class="nl-link" href="/beheer/gebieden">
					Gebieden
				</a>
				: importeer een herindeling, een andere naam of de inwoners van een nieuw jaar.
			</p>
			<SecondReader {...secondReader} keyValue={keyOf('second-reader')} />
			<h2 class="nl-heading nl-heading--level-2">Namen van basisteams</h2>
			<p class="nl-paragraph">
				{open === 0
					? 'Alle namen zijn bevestigd.'
					: `Van ${open} van de ${teams.length} basisteams is de naam nog niet bevestigd. Alleen beheerders zien dit.`}{' '}
				Een nieuwe naam verandert de cijfers niet.
			</p>
			{saved && (
				<p class="utrecht-alert utrecht-alert--ok" role="status">
					De naam {saved.name} is opgeslagen.
				</p>
			)}
			<ul class="name-list">
				{teams.map(team => (
					<li key={team.code}>
						<TeamForm
							team={team}
							keyValue={keyOf(team.code)}
							typed={refused?.code === team.code ? refused.name : team.name}
						/>
					</li>
				))}
			</ul>
		</div>
	);
}

function TeamForm({team, keyValue, typed}: {team: TeamName; keyValue: string; typed: string}) {
	const {code, isNameConfirmed, isCoverageConfirmed, revision} = team;
	const id = `naam-${code}`;
	return (
		<form class="name-list__form" method="post" action={`/beheer/gebieden/${code}`} novalidate>
			<IdempotencyKey value={keyValue} />
			<input type="hidden" name="revision" value={revision} />
			<label class="utrecht-form-label" for={id}>
				Naam van {team.name}
			</label>
			<div class="name-list__row">
				<input class="utrecht-textbox utrecht-textbox--html-input" id={id} name="name" value={typed} />
				<button class="nl-button nl-button--secondary" type="submit">
					{isNameConfirmed ? 'Opslaan' : 'Bevestig'}
				</button>
			</div>
			<p class="form__description">
				{isNameConfirmed ? '✔ naam bevestigd' : '◐ naam niet bevestigd'},{' '}
				{isCoverageConfirmed ? 'werkgebied bevestigd' : 'werkgebied niet bevestigd'}
			</p>
		</form>
	);
}
