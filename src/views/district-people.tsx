import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import {type DistrictOrganisation, districtCounts} from '../domain/district-organisations.ts';
import {nameInDistrict} from './district-table.ts';
import {formatCount, formatDay} from './format.ts';

/** A function of ambassador that the asker may see; without a contact its holder's name was deleted. */
export interface FunctionView {
	id: string;
	fields: AmbassadorFields;
	contact: Contact | null;
}

interface AmbassadorProps {
	organisation: DistrictOrganisation;
	functions: readonly FunctionView[];
}

/** Since when the ambassador is trained, and who it is; a vacancy or a missing training stands out in sign and word. */
export function AmbassadorCell({organisation, functions}: AmbassadorProps) {
	return (
		<span class="district-ambassador">
			<Trained {...organisation} />
			<span class="district-people">
				{functions.map(({id, contact}) => (
					<Person key={id} contact={contact} />
				))}
			</span>
		</span>
	);
}

function Trained({ambassador, trainedOn}: Pick<DistrictOrganisation, 'ambassador' | 'trainedOn'>) {
	switch (ambassador) {
		case 'trained':
			return <span>{trainedOn && formatDay(trainedOn)}</span>;
		case 'untrained':
			return <Missing sign="▲" words="niet opgeleid" />;
		case 'vacant':
			return <Missing sign="■" words="vacant" />;
	}
}

function Missing({sign, words}: {sign: string; words: string}) {
	return (
		<strong class="vacancy">
			<span aria-hidden="true">{sign}</span> {words}
		</strong>
	);
}

function Person({contact}: Pick<FunctionView, 'contact'>) {
	return contact === null ? (
		<span class="quiet">ambassadeur, naam verwijderd</span>
	) : (
		<span class="district-people__person">
			{contact.name}{' '}
			<a class="nl-link district-people__mail" href={`mailto:${contact.email}`}>
				{contact.email}
			</a>
		</span>
	);
}

interface CountsProps {
	organisations: readonly DistrictOrganisation[];
	/** The contacts that the asker may see: the own organisation and its counterpart; none for a reader. */
	functions: readonly FunctionView[];
}

const kindWords = {
	municipality: ['gemeente', 'gemeenten'],
	basisteam: ['basisteam', 'basisteams'],
	detectives: ['districtsrecherche', 'districtsrecherches'],
} as const;

/** How the organisations stand, without names: those are for the coordinator. */
export function DistrictCountsCard({organisations, functions}: CountsProps) {
	return (
		<section class="utrecht-card district-card" aria-labelledby="organisaties">
			<h2 class="nl-heading nl-heading--level-2" id="organisaties">
				Organisaties in dit district
			</h2>
			<ul class="district-counts">
				{districtCounts(organisations)
					.filter(({total}) => total > 0)
					.map(({kind, total, trained, untrained, vacant, sending}) => (
						<li key={kind}>
							<strong>
								{formatCount(total)} {kindWords[kind][total === 1 ? 0 : 1]}
							</strong>
							: {formatCount(trained)} met een opgeleide ambassadeur, {formatCount(untrained)} nog niet opgeleid,{' '}
							{formatCount(vacant)} vacant; {formatCount(sending)} met eigen berichten dit jaar
						</li>
					))}
			</ul>
			{functions.length > 0 && <Contacts organisations={organisations} functions={functions} />}
		</section>
	);
}

function Contacts({organisations, functions}: CountsProps) {
	const shown = organisations.filter(({area}) => functions.some(({fields}) => fields.organisation === area.code));
	return (
		<>
			<h3 class="district-card__title">Jij en je collega’s: opgeleid op, naam en werkadres</h3>
			<ul class="district-counts">
				{shown.map(organisation => (
					<li key={organisation.area.code}>
						{nameInDistrict(organisation.area)}
						<AmbassadorCell
							organisation={organisation}
							functions={functions.filter(({fields}) => fields.organisation === organisation.area.code)}
						/>
					</li>
				))}
			</ul>
		</>
	);
}
