import type {Fault} from '../domain/faults.ts';
import type {TargetProgress} from '../domain/progress.ts';
import type {Target} from '../domain/targets.ts';
import {UNKNOWN} from './format.ts';
import {ErrorSummary, IdempotencyKey, Select} from './forms.tsx';
import {StatusBadge} from './status.tsx';
import {TakeOverOffer, type TakeOverOfferProps} from './take-over-offer.tsx';
import {goalWords} from './target-rule.ts';
import {figureOf} from './target-words.ts';

/** What was just done, and the form that takes it back; null where nothing can. */
export interface TargetNotice {
	text: string;
	undo: {address: string; fields: Readonly<Record<string, string>>} | null;
}

export interface TargetRow {
	target: Target;
	/** How the unit stands; null in a year that has not begun. */
	progress: TargetProgress | null;
}

export interface TargetListProps {
	year: number;
	/** The years that can be chosen, the newest first. */
	years: readonly number[];
	rows: readonly TargetRow[];
	/** For a year without targets: this one, else the running one; null when both have them. */
	offer: Omit<TakeOverOfferProps, 'newKey'> | null;
	mayChange: boolean;
	notice: TargetNotice | null;
	/** Why a form without fields was refused. */
	faults: readonly Fault[];
	newKey(): string;
}

/** The contents of /doelen: the targets of a year, each with how it stands and the way to change it. */
export function TargetListPage({year, years, rows, offer, mayChange, notice, faults, newKey}: TargetListProps) {
	return (
		<>
			<ErrorSummary faults={faults.map(fault => ({...fault, field: ''}))} />
			<div class="target-list-head">
				<h1 class="nl-heading nl-heading--level-1">Doelen {year}</h1>
				<form class="filter" method="get" action="/doelen">
					<div class="filter__field">
						<Select
							name="jaar"
							label="Jaar"
							value={String(year)}
							options={years.map(each => ({value: String(each), label: String(each)}))}
						/>
					</div>
					<button class="nl-button nl-button--secondary filter__button" type="submit">
						Toon
					</button>
				</form>
			</div>
			{notice && <NoticeBox notice={notice} newKey={newKey} />}
			{offer && <TakeOverOffer {...offer} newKey={newKey} />}
			{rows.length > 0 && (
				<ul class="target-list">
					{rows.map(row => (
						<TargetItem key={row.target.id} row={row} mayChange={mayChange} />
					))}
				</ul>
			)}
			{mayChange && rows.length > 0 && (
				<p class="target-list__add">
					<a class="nl-button nl-button--secondary" href={`/doelen/nieuw?jaar=${year}`}>
						Nieuw doel toevoegen
					</a>
				</p>
			)}
		</>
	);
}

function TargetItem({row: {target, progress}, mayChange}: {row: TargetRow; mayChange: boolean}) {
	const {id, title, text, year} = target;
	return (
		<li class="utrecht-card target-item" aria-labelledby={`${id}-titel`}>
			<div class="target-item__words">
				<h2 class="nl-heading nl-heading--level-2 target-item__title" id={`${id}-titel`}>
					<a class="nl-link" href={`/doelen/${id}?jaar=${year}`}>
						{id} {title}
					</a>
				</h2>
				<p class="target-item__text">{text}</p>
				<p class="target-item__goal">Norm: {goalWords(target)}</p>
			</div>
			<Standing progress={progress} />
			{mayChange && (
				<a class="nl-button nl-button--secondary target-item__change" href={`/doelen/${id}/wijzigen?jaar=${year}`}>
					Wijzigen
					<span class="visually-hidden">
						{' '}
						van {id} {title}
					</span>
				</a>
			)}
		</li>
	);
}

function Standing({progress}: {progress: TargetProgress | null}) {
	if (!progress) {
		return <p class="target-item__standing quiet">het jaar is nog niet begonnen</p>;
	}

	const {value, rest} = figureOf(progress);
	return (
		<p class="target-item__standing">
			<span class="target-item__figure">
				<strong class={value === UNKNOWN ? 'quiet' : 'target-item__value'}>{value}</strong> {rest}
			</span>
			{progress.status && <StatusBadge status={progress.status} />}
		</p>
	);
}

function NoticeBox({notice: {text, undo}, newKey}: {notice: TargetNotice; newKey(): string}) {
	return (
		<div class="utrecht-alert utrecht-alert--ok notice" role="status">
			<p class="notice__text">{text}</p>
			{undo && (
				<form class="undo" method="post" action={undo.address}>
					<IdempotencyKey value={newKey()} />
					{Object.entries(undo.fields).map(([name, value]) => (
						<input key={name} type="hidden" name={name} value={value} />
					))}
					<button class="nl-button nl-button--secondary undo__button" type="submit">
						Ongedaan maken
					</button>
				</form>
			)}
		</div>
	);
}
