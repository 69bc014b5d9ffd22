import {type MailingValues, textSlots} from '../../src/domain/campaigns.ts';
import type {MailingFilling} from '../../src/mailings/mailing.ts';
import {type AreaFigures, mailingValues} from '../../src/mailings/mailing-values.ts';
import {reportWith} from './reports.ts';

export const links = {
	link_app: 'https://www.burgernet.nl/',
	link_iphone: 'https://www.burgernet.nl/?a=1&b=2',
	link_android: 'https://www.burgernet.nl/android',
	link_dashboard: 'https://burgernet.voorbeeld.nl/',
	link_materiaal: 'https://burgernet.voorbeeld.nl/materiaal',
	link_afbeelding: 'https://burgernet.voorbeeld.nl/kant-en-klaar/maand-03.png',
};

export function filling(values: MailingValues, rest: Partial<MailingFilling> = {}): MailingFilling {
	return {values, links, pictureAddress: file => `https://burgernet.voorbeeld.nl/${file}`, ...rest};
}

/** A municipality with 22 actions and 1.100 downloads, in a unit with 1.201 actions of which 150 were a success. */
export function valuesFor(name: string): MailingValues {
	const figures = (kind: 'unit' | 'municipality', started: number): AreaFigures => ({
		report: reportWith({name: kind === 'unit' ? 'Midden-Nederland' : name, kind, started, direct: started >> 3}),
		downloads: {count: started * 50, throughMonth: '2024-02'},
	});
	return mailingValues(figures('municipality', 22), figures('unit', 1201));
}

/** The same text in every slot, with the slot's name around it. */
export function nastyValues(text: string): MailingValues {
	return Object.fromEntries(Object.keys(textSlots).map(slot => [slot, `${slot} ${text} ${slot}`])) as MailingValues;
}
