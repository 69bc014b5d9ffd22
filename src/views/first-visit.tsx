import type {ComponentChildren} from 'preact';
import type {Fault} from '../domain/faults.ts';
import type {UnitChoice} from '../domain/unit-set-up.ts';
import {formatCount} from './format.ts';
import {ErrorSummary, Field, Select} from './forms.tsx';

const steps = ['Eenheid', 'Districten', 'Normen'] as const;

/** The frame of a step of the first visit: which step it is, and what the others are. */
export function FirstVisitStep({
	step,
	title,
	faults = [],
	children,
}: {
	step: 1 | 2 | 3;
	title: string;
	faults?: readonly Fault[];
	children: ComponentChildren;
}) {
	return (
		<div class="text-page text-page--wide first-visit">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">{title}</h1>
			<ol class="first-visit__steps" aria-label="Stappen">
				{steps.map((name, index) => (
					<li
						key={name}
						class={`first-visit__step${index + 1 < step ? ' first-visit__step--done' : ''}`}
						{...(index + 1 === step && {'aria-current': 'step'})}
					>
						{index + 1 < step && <span aria-hidden="true">✔ </span>}
						{index + 1}. {name}
						{index + 1 < step && <span class="visually-hidden"> (klaar)</span>}
					</li>
				))}
			</ol>
			{children}
		</div>
	);
}

export interface ChooseUnitProps {
	/** null when the unit was chosen before. */
	units: readonly UnitChoice[] | null;
	unitName: string | null;
	/** A signed-in admin needs neither code nor address. */
	isAdmin: boolean;
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

/** The first step: which police unit this is, and who is its first admin. */
export function ChooseUnitPage({units, unitName, isAdmin, typed, faults}: ChooseUnitProps) {
	return (
		<FirstVisitStep step={1} title="Richt je eenheid in" faults={faults}>
			<p class="nl-paragraph">
				In drie stappen is Burgernet klaar voor jouw politie-eenheid. Je kunt tussendoor stoppen: je gaat later verder
				waar je was.
			</p>
			<form class="form utrecht-card first-visit__form" method="post" action="/eerste-bezoek" novalidate>
				{!isAdmin && (
					<Field
						name="code"
						label="Code"
						description="De code staat in het venster waarin de dienst is gestart. Zo richt niemand anders je eenheid in."
						value={typed.code ?? ''}
						faults={faults}
						autocomplete="off"
						isRequired
					/>
				)}
				{units === null ? (
					<p class="nl-paragraph">Gekozen: Eenheid {unitName}.</p>
				) : (
					<Select
						name="unit"
						label="Welke politie-eenheid is dit?"
						description="De gemeenten en hun inwoners (CBS) worden geladen. Dit is later niet meer te wisselen."
						value={typed.unit ?? ''}
						options={[{value: '', label: 'Kies een eenheid'}, ...units.map(unitOption)]}
						faults={faults}
						isRequired
					/>
				)}
				{!isAdmin && (
					<Field
						name="email"
						type="email"
						label="Jouw e-mailadres van het werk"
						description="Je wordt de eerste beheerder. Inloggen gaat met een link die één keer werkt, zonder wachtwoord."
						value={typed.email ?? ''}
						faults={faults}
						autocomplete="email"
						isRequired
					/>
				)}
				<div>
					<button class="nl-button nl-button--primary" type="submit">
						Verder
					</button>
				</div>
			</form>
		</FirstVisitStep>
	);
}

function unitOption({name, municipalities, residents}: UnitChoice) {
	return {
		value: name,
		label: `${name} (${municipalities} gemeenten, ${formatCount(residents)} inwoners)`,
	};
}

/** After the first step: the door for the first admin. */
export function UnitBegunPage({unitName, link}: {unitName: string; link: string}) {
	return (
		<div class="text-page utrecht-card sign-in first-visit">
			<h1 class="nl-heading nl-heading--level-1">Eenheid {unitName} is gekozen</h1>
			<p class="nl-paragraph">Jij bent de beheerder. Log in om verder te gaan met de districten.</p>
			<p class="nl-paragraph">
				<a class="nl-button nl-button--primary first-visit__button" href={link}>
					Inloggen en verder
				</a>
			</p>
			<p class="nl-paragraph">
				De link werkt één keer, een uur lang. Ben je te laat? Start de dienst opnieuw: dan staat er een nieuwe link in
				het venster.
			</p>
		</div>
	);
}

/** For who comes by while an admin is at work on it. */
export function WaitForAdminPage({unitName}: {unitName: string | null}) {
	return (
		<div class="text-page utrecht-card sign-in first-visit">
			<h1 class="nl-heading nl-heading--level-1">
				{unitName === null ? 'Deze eenheid wordt ingericht' : `Eenheid ${unitName} wordt ingericht`}
			</h1>
			<p class="nl-paragraph">
				Ben je de beheerder? Open je inloglink om verder te gaan. Bij elke start staat er een nieuwe link in het venster
				van de dienst.
			</p>
			<p class="nl-paragraph">Anders: kom later terug. Je hoort van de beheerder wanneer alles klaar is.</p>
		</div>
	);
}
