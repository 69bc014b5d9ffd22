import type {BrandChoice} from '../domain/brands.ts';
import type {Fault} from '../domain/faults.ts';
import {FileField} from './file-field.tsx';
import {ErrorSummary, Field, IdempotencyKey, Select} from './forms.tsx';

export interface BrandPageProps {
	municipality: {name: string; slug: string};
	fields: BrandChoice;
	revision: number;
	/** What an undo brings back; null when nothing was changed. */
	before: BrandChoice | null;
	isSaved: boolean;
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	newKey: () => string;
}

const formNames = {je: 'je en jouw', u: 'u en uw'} as const;

/** The contents of /gemeenten/:slug/logo: how a municipality shows itself on its material. */
export function BrandPage(props: BrandPageProps) {
	const {municipality, before, isSaved, faults, fields} = props;
	return (
		<div class="text-page">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Logo en aanspreekvorm van {municipality.name}</h1>
			<p class="nl-paragraph">
				Ze staan op de posters, plaatjes en teksten die je hier ophaalt. Wat je eerder ophaalde, verandert niet.
			</p>
			{isSaved && before && (
				<div class="utrecht-alert utrecht-alert--ok notice" role="status">
					<p class="notice__text">
						Opgeslagen.{' '}
						{fields.logo === null ? 'Er staat geen logo op het materiaal.' : 'Het logo staat op het materiaal.'}{' '}
						Inwoners worden aangesproken met {formNames[fields.form]}.
					</p>
					<SmallForm {...props} action="terug" label="Maak ongedaan" />
				</div>
			)}
			<LogoSection {...props} />
			<FormSection {...props} />
			<p class="nl-paragraph">
				<a class="nl-link" href={`/gemeenten/${municipality.slug}`}>
					Terug naar Burgernet in {municipality.name}
				</a>
			</p>
		</div>
	);
}

function pathOf({slug}: BrandPageProps['municipality']): string {
	return `/gemeenten/${slug}/logo`;
}

function Hidden({revision, newKey}: BrandPageProps) {
	return (
		<>
			<IdempotencyKey value={newKey()} />
			<input type="hidden" name="revision" value={revision} />
		</>
	);
}

function SmallForm(props: BrandPageProps & {action: string; label: string}) {
	return (
		<form method="post" action={`${pathOf(props.municipality)}/${props.action}`}>
			<Hidden {...props} />
			<button class="nl-button nl-button--secondary" type="submit">
				{props.label}
			</button>
		</form>
	);
}

function LogoSection(props: BrandPageProps) {
	const {municipality, fields, typed, faults, revision} = props;
	return (
		<section class="utrecht-card brand-card" aria-labelledby="logo">
			<h2 class="nl-heading nl-heading--level-2" id="logo">
				Logo
			</h2>
			{fields.logo === null ? (
				<p class="nl-paragraph">Er is nog geen logo. Het materiaal is dan zonder.</p>
			) : (
				<>
					<img class="brand-logo" src={`${pathOf(municipality)}.png?versie=${revision}`} alt={fields.logoAlt ?? ''} />
					<SmallForm {...props} action="weg" label="Haal het logo weg" />
				</>
			)}
			<form class="form" method="post" action={pathOf(municipality)} enctype="multipart/form-data" novalidate>
				<Hidden {...props} />
				<FileField
					label={fields.logo === null ? 'Bestand met het logo' : 'Bestand met een ander logo'}
					description="Een PNG van hoogstens 1 MB en 4000 bij 4000 punten. Gebruik alleen een logo dat je mag gebruiken."
					accept=".png,image/png"
					faults={faults}
				/>
				<Field
					name="alt"
					label="Wat staat er op het logo?"
					description="Voor wie de poster laat voorlezen."
					value={typed.alt ?? fields.logoAlt ?? `Logo van de gemeente ${municipality.name}`}
					faults={faults}
					isRequired
				/>
				<button class="nl-button nl-button--primary" type="submit">
					Gebruik dit logo
				</button>
			</form>
		</section>
	);
}

function FormSection(props: BrandPageProps) {
	const {municipality, fields, faults} = props;
	return (
		<section class="utrecht-card brand-card" aria-labelledby="aanspreekvorm">
			<h2 class="nl-heading nl-heading--level-2" id="aanspreekvorm">
				Aanspreekvorm
			</h2>
			<form class="form" method="post" action={`${pathOf(municipality)}/aanspreekvorm`}>
				<Hidden {...props} />
				<Select
					name="form"
					label="Zo spreken we inwoners aan"
					options={[
						{value: 'je', label: formNames.je},
						{value: 'u', label: formNames.u},
					]}
					value={fields.form}
					faults={faults}
				/>
				<button class="nl-button nl-button--primary" type="submit">
					Sla op
				</button>
			</form>
		</section>
	);
}
