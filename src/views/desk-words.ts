import {type ActionFields, kindRules, resultNames} from '../domain/actions.ts';
import type {DeskTally} from '../domain/desk.ts';
import {deskKinds} from '../domain/desk-line.ts';
import {addDays, dayOf, formatDay} from '../domain/period.ts';
import {formatTime} from './time-words.ts';

/** The name of a municipality by its code. */
export type NameOf = (code: string) => string;

type Placed = Pick<ActionFields, 'kind' | 'municipality'>;

export function codeOf(kind: ActionFields['kind']): string {
	return deskKinds.find(each => each.kind === kind)?.code ?? '';
}

/** `Utrecht`; an alert is of the whole unit. */
export function placeOf({municipality}: Placed, nameOf: NameOf): string {
	return municipality === null ? 'hele eenheid' : nameOf(municipality);
}

/** `vermist persoon in Utrecht`, `AMBER Alert` */
export function actionWords(action: Placed, nameOf: NameOf): string {
	const {name} = kindRules[action.kind];
	return action.municipality === null ? name : `${name} in ${nameOf(action.municipality)}`;
}

/** `08:37`, `gisteren 23:50`, `14 mei 2022, 08:42` */
export function momentWords(at: Date, now: Date): string {
	const [day, today] = [dayOf(at), dayOf(now)];
	if (day === today) {
		return formatTime(at);
	}

	return day === addDays(today, -1) ? `gisteren ${formatTime(at)}` : `${formatDay(day)}, ${formatTime(at)}`;
}

/** How long ago, for an open action: `12 min`, `2 u 05`. */
export function ageWords(at: Date, now: Date): string {
	const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000));
	return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} u ${String(minutes % 60).padStart(2, '0')}`;
}

export function outcomeWords({kind, outcome}: Pick<ActionFields, 'kind' | 'outcome'>): string {
	return kindRules[kind].countsAs === 'alert' ? 'geen uitkomst nodig' : resultNames[outcome?.result ?? 'open'];
}

/** Today in counts, without a word of praise or blame. */
export function tallyWords({started, alerts, open, results}: DeskTally): string {
	const parts = [
		`${started} gestart`,
		`${open} open`,
		...Object.entries(results).map(([result, count]) => `${count} ${resultNames[result as keyof typeof results]}`),
		...(alerts > 0 ? [`${alerts} ${alerts === 1 ? 'alert' : 'alerts'}`] : []),
	];
	return parts.join(' · ');
}
