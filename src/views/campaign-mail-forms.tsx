import type {CampaignMailProps} from './campaign-mail-page.tsx';
import {Field, IdempotencyKey, Select} from './forms.tsx';
import {ambassadorsWords, deliveryWords} from './mail-words.ts';

/** The one confirmation: what is sent to whom stands on its button. */
export function PlanForm({campaign, hash, people, typed, faults, newKey}: CampaignMailProps) {
	const {addressees, peopleHash} = people;
	const isLater = typed.moment === 'later';
	if (addressees.length === 0) {
		return <p class="nl-paragraph">Er is nu niemand die deze mail kan krijgen.</p>;
	}

	return (
		<form class="form action-form" method="post" action={`/campagnes/${campaign.slug}/versturen`} novalidate>
			<IdempotencyKey value={newKey()} />
			<input type="hidden" name="hash" value={hash} />
			<input type="hidden" name="wie" value={peopleHash} />
			<fieldset class="choices" id="moment">
				<legend class="utrecht-form-label">Wanneer?</legend>
				<label class="choices__choice">
					<input type="radio" name="moment" value="nu" checked={!isLater} />
					meteen
				</label>
				<label class="choices__choice">
					<input type="radio" name="moment" value="later" checked={isLater} />
					later, op de dag en tijd hieronder
				</label>
			</fieldset>
			<div class="form__pair">
				<Field name="dag" label="Dag" type="date" value={typed.dag ?? ''} faults={faults} />
				<Field name="tijd" label="Tijd" type="time" value={typed.tijd ?? ''} faults={faults} />
			</div>
			<p class="nl-paragraph">
				Wie dan geen ambassadeur meer is of zich afmeldde, krijgt niets. Je kunt het versturen pauzeren; wat weg is, is
				weg.
			</p>
			<button class="nl-button nl-button--primary" type="submit">
				Verstuur aan {ambassadorsWords(addressees.length)}
			</button>
		</form>
	);
}

/** A try to the own address, for one municipality; and how the last one went. */
export function TestForm(props: CampaignMailProps) {
	const {campaign, ownEmail, municipalities, test, typed, faults, newKey} = props;
	return (
		<section class="utrecht-card action-card" aria-labelledby="test">
			<h2 class="nl-heading nl-heading--level-2" id="test">
				Eerst een testmail
			</h2>
			<TestResult test={test} />
			{ownEmail === null ? (
				<p class="nl-paragraph">Een testmail gaat naar het adres van een account.</p>
			) : (
				<form class="form action-form" method="post" action={`/campagnes/${campaign.slug}/versturen/test`} novalidate>
					<IdempotencyKey value={newKey()} />
					<Select
						name="gemeente"
						label="Zoals een ambassadeur van"
						description={`De testmail gaat alleen naar ${ownEmail}.`}
						value={typed.gemeente ?? test?.job.work.municipality ?? municipalities[0]?.code ?? ''}
						options={municipalities.map(({code, name}) => ({value: code, label: name}))}
						faults={faults}
					/>
					<button class="nl-button nl-button--secondary" type="submit">
						Stuur mij een testmail
					</button>
				</form>
			)}
		</section>
	);
}

function TestResult({test}: Pick<CampaignMailProps, 'test'>) {
	if (!test) {
		return null;
	}

	const {job, counts, reason} = test;
	const isOver = job.state === 'done' || job.state === 'failed';
	const state = (['sent', 'failed', 'uncertain'] as const).find(each => counts[each] > 0);
	const words = state ? deliveryWords[state].word : job.state === 'failed' ? 'niet verstuurd' : 'onderweg';
	const why = reason ?? job.failure;
	return (
		<div aria-live="polite">
			<p
				class={`utrecht-alert utrecht-alert--${state === 'sent' ? 'ok' : 'info'}`}
				id="testmail"
				{...(!isOver && {'data-live': ''})}
			>
				Testmail: {words}.{why !== null && ` ${why}`}
			</p>
		</div>
	);
}

/** The mailing of each municipality as a draft for the own mail program. */
export function DraftFiles({campaign, state, municipalities}: CampaignMailProps) {
	return state !== 'released' ? (
		<p class="nl-paragraph">De concepten staan hier zodra de campagne is vrijgegeven.</p>
	) : (
		<details class="mail__people">
			<summary>Concepten per gemeente ({municipalities.length})</summary>
			<ul class="mail__drafts">
				{municipalities.map(({code, name}) => (
					<li key={code}>
						<a class="nl-link mail__draft" href={`/campagnes/${campaign.slug}/versturen/concept/${code}`}>
							{name}
						</a>
					</li>
				))}
			</ul>
		</details>
	);
}
