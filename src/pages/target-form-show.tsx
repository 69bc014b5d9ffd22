import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {refuse} from '../domain/faults.ts';
import {currentVersion, type Version, versionsOf} from '../domain/revisions.ts';
import type {Target} from '../domain/targets.ts';
import type {Service} from '../http/service.ts';
import type {TargetPreview} from '../usecases/preview-target.ts';
import {fieldsOfTarget, nextTargetId, readTarget} from '../usecases/targets.ts';
import {TargetFormPage} from '../views/target-forms.tsx';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';
import {type FormValues, valuesOf} from './target-values.ts';

/** What a form of a target was sent with, and what it came to: faults, or a look at the effect. */
export interface SentTargetForm {
	/** Which of the forms on the page; `removal` is that at its end. */
	part: 'target' | 'removal';
	sent: RefusedForm;
	effect: TargetPreview | null;
}

const untouched: SentTargetForm = {part: 'target', sent: {typed: {}, faults: []}, effect: null};

/** Answers with the form of a target as it stands now, over what was typed. */
export async function showTargetForm(
	service: Service,
	context: Context,
	{year, id, form}: {year: number; id: string; form: SentTargetForm | null},
): Promise<void> {
	const fact = await readTarget(service.db, {year, id});
	if (fact.removed && !form) {
		refuse('not-found', `Doel ${id} van ${year} is verwijderd.`);
	}

	const {part, sent, effect} = form ?? untouched;
	const saved = fieldsOfTarget(currentVersion(fact));
	const version = versionsOf(fact).find(({revision}) => String(revision) === sent.typed.revision);
	const seen = version ? seenTarget(version) : saved;
	const isSent = form !== null && part === 'target';
	const address = `/doelen/${id}/wijzigen`;
	const base = {idempotencyKey: randomUUID(), revision: fact.revision};
	const page = (
		<TargetFormPage
			{...{year, id, saved, kind: saved.kind, isRemoved: fact.removed}}
			form={{
				...{...base, address: `${address}?jaar=${year}`},
				values: isSent ? typedOver(valuesOf(saved), valuesOf(seen), sent.typed) : valuesOf(saved),
				faults: isSent ? sent.faults : [],
			}}
			effectAddress={`${address}/effect?jaar=${year}`}
			effect={effect && {...effect, targetYear: year}}
			overtaken={version && version.revision !== fact.revision ? seen : null}
			removal={{
				...{...base, idempotencyKey: randomUUID(), address: `/doelen/${id}/verwijderen`},
				values: part === 'removal' ? sent.typed : {},
				faults: part === 'removal' ? sent.faults : [],
			}}
		/>
	);
	await sendPage(service, context, {title: `${id} wijzigen, ${year}`, children: page});
}

function seenTarget({supersededAt, ...version}: Version<Target> & {supersededAt?: Date}): Target {
	return fieldsOfTarget(version as Version<Target>);
}

/** The newest values with what was really typed over them: what nobody touched follows the newest version. */
function typedOver(newest: FormValues, seen: FormValues, typed: FormValues): FormValues {
	const names = new Set([...Object.keys(newest), ...Object.keys(typed)]);
	return Object.fromEntries(
		[...names].map(name => {
			const own = typed[name] ?? '';
			return [name, own === (seen[name] ?? '') ? (newest[name] ?? '') : own];
		}),
	);
}

const emptyValues: FormValues = {
	...{comparator: '>=', organisation: 'municipality', where: 'all', ambassador: 'none', trained: 'none'},
	...{use1: 'none', use2: 'none', use3: 'none', least1: '1', least2: '1', least3: '1'},
};

/** Answers with the form of a new target of a kind; its number is the next free one. */
export async function showNewTargetForm(
	service: Service,
	context: Context,
	{year, kind, form}: {year: number; kind: Target['kind']; form: SentTargetForm | null},
): Promise<void> {
	const id = await nextTargetId(service.db, year);
	const address = `/doelen/nieuw?jaar=${year}&soort=${kind}`;
	const page = (
		<TargetFormPage
			{...{year, id, kind, saved: null, overtaken: null, isRemoved: false, removal: null}}
			form={{
				...{address, idempotencyKey: randomUUID(), revision: 0},
				values: form ? form.sent.typed : emptyValues,
				faults: form?.sent.faults ?? [],
			}}
			effectAddress={`/doelen/nieuw/effect?jaar=${year}&soort=${kind}`}
			effect={form?.effect ? {...form.effect, targetYear: year} : null}
		/>
	);
	await sendPage(service, context, {title: `Nieuw doel, ${year}`, children: page});
}
