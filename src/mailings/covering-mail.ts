import type {AreaKind} from '../domain/areas.ts';
import type {Campaign} from '../domain/campaigns.ts';
import {composeSimpleMail, type SimpleMail} from './simple-mail.ts';

interface CoveringMail {
	campaign: Pick<Campaign, 'slug' | 'title' | 'audience' | 'eventDay' | 'lines'>;
	/** There is more than the mailing: texts, pictures and a poster. */
	hasKit: boolean;
	organisation: {kind: AreaKind; name: string};
	/** `Burgernet Midden-Nederland` */
	sender: string;
	/** Public address of the service. */
	origin: string;
	/** Where the reader unsubscribes; null in a test mail. */
	unsubscribe: string | null;
}

/**
What an ambassador gets about a campaign of which the material lies ready: what it is, and a plain link to it. Whoever is not
signed in is asked for the address there, and led on after that.
*/
export function composeCoveringMail(covering: CoveringMail): {subject: string; html: string; text: string} {
	const {campaign, organisation, sender, unsubscribe} = covering;
	const role = ambassadorOf(organisation);
	return composeSimpleMail({
		...(campaign.audience === 'ambassadors' ? monthlyWords(covering) : materialWords(covering)),
		sender,
		footer: [`Deze mail krijg je als ${role}.`, 'We houden niet bij of je deze mail opent of ergens op klikt.'],
		footerLink: unsubscribe === null ? null : {label: 'Geen mails over campagnes meer ontvangen', href: unsubscribe},
	});
}

/** `ambassadeur van Burgernet in Houten`, `ambassadeur van Burgernet bij basisteam Lekpoort` */
function ambassadorOf({kind, name}: CoveringMail['organisation']): string {
	const place = kind === 'municipality' ? `in ${name}` : kind === 'basisteam' ? `bij basisteam ${name}` : `bij ${name}`;
	return `ambassadeur van Burgernet ${place}`;
}

type Words = Pick<SimpleMail, 'subject' | 'heading' | 'before' | 'button' | 'after'>;

function materialWords({campaign, hasKit, organisation: {kind, name}, origin}: CoveringMail): Words {
	const isMunicipality = kind === 'municipality';
	const whose = isMunicipality ? name : 'de gemeenten waar je voor werkt';
	const {lines = [], eventDay = false} = campaign;
	const change = eventDay
		? 'Vul zelf de dag van jullie evenement in.'
		: lines.length > 0
			? 'Je kunt zelf één regel aanpassen.'
			: null;
	return {
		subject: isMunicipality
			? `${campaign.title}: het materiaal voor ${name} staat klaar`
			: `${campaign.title}: het materiaal staat klaar`,
		heading: campaign.title,
		before: [
			`Beste ambassadeur${isMunicipality ? ` van ${name}` : ''},`,
			`Het materiaal voor ${whose} staat klaar: ${hasKit ? 'teksten, afbeeldingen, een poster en een mailing' : 'een mailing'}, met de naam ${isMunicipality ? 'van je gemeente' : 'van elke gemeente'} erin.${change === null ? '' : ` ${change}`}`,
		],
		button: {label: 'Bekijk het materiaal', href: `${origin}/materiaal?campagne=${campaign.slug}`},
		after: ['Ben je niet ingelogd? Vul dan je e-mailadres in. Je krijgt een link waarmee je verdergaat.'],
	};
}

/** The monthly mail is about one municipality; a team is led to what lies ready for all of its own. */
function monthlyWords({organisation: {kind, name}, origin}: CoveringMail): Words {
	const team = kind === 'basisteam' ? `basisteam ${name}` : name;
	return {
		subject: 'Burgernet: het bericht van deze maand staat klaar',
		heading: 'Het bericht van deze maand',
		before: [
			`Beste ambassadeur van ${team},`,
			'De ambassadeurs van de gemeenten kregen hun maandmail. Ook voor jullie team staan er berichten klaar die bij deze maand passen. Kies er een, kopieer de tekst en leg vast wanneer je hem verstuurde.',
		],
		button: {label: 'Bekijk de berichten', href: `${origin}/berichten#kant-en-klaar`},
		after: ['Ben je niet ingelogd? Vul dan je e-mailadres in. Je krijgt een link waarmee je verdergaat.'],
	};
}
