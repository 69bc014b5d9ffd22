import test from 'ava';
import fc from 'fast-check';
import {
	altSlot,
	CampaignSchema,
	campaignDay,
	cutAtSlots,
	fillTemplate,
	plainLine,
	slotsIn,
} from '../../src/domain/campaigns.ts';

const campaign = {
	slug: 'stap-over',
	title: 'Stap over',
	state: 'closed',
	day: '2024-03-15',
	subject: 'Burgernet in {{gemeente}}',
	preheader: 'De app',
	pictures: [{file: 'telefoon.png', alt: 'Een telefoon'}],
};

test('a campaign is read as it is written', t => {
	t.deepEqual(CampaignSchema.parse(campaign) as unknown, campaign);
});

for (const [title, change] of [
	['an unknown field is refused', {kleur: 'blauw'}],
	['an unknown state is refused', {state: 'living'}],
	['a day that does not exist is refused', {day: '2024-02-30'}],
	['a slug that leaves the folder is refused', {slug: '../stap-over'}],
	['a picture outside its folder is refused', {pictures: [{file: '../../etc/passwd', alt: 'x'}]}],
	['a picture without an alternative text is refused', {pictures: [{file: 'telefoon.png', alt: ' '}]}],
	['a subject of two lines is refused', {subject: 'Burgernet\r\nBcc: evil@x.nl'}],
] as const) {
	test(title, t => {
		t.false(CampaignSchema.safeParse({...campaign, ...change}).success);
	});
}

test('a closed campaign keeps its day, a living one is of today', t => {
	t.is(campaignDay({day: '2024-03-15'}, '2026-02-14'), '2024-03-15');
	t.is(campaignDay({}, '2026-02-14'), '2026-02-14');
});

test('slots are found with their place', t => {
	t.deepEqual(slotsIn('In {{gemeente}} {{ x }}'), [
		{name: 'gemeente', offset: 3},
		{name: ' x ', offset: 16},
	]);
});

test('the slot of an alternative text follows the name of the picture', t => {
	t.is(altSlot('oude-telefoon.png'), 'alt_oude-telefoon');
});

test('a slot without a value is an error, not an empty place', t => {
	t.throws(() => fillTemplate(cutAtSlots('{{gemeente}}'), new Map()), {message: /\{\{gemeente\}\}/});
});

test('a value that looks like a slot is not filled again', t => {
	t.is(fillTemplate(cutAtSlots('{{a}}'), new Map([['a', '{{b}} $& $1']])), '{{b}} $& $1');
});

test('a line holds no break, control or direction sign, and is otherwise exact', t => {
	t.is(plainLine("'s-Graveland\r\nBcc: x@y.nl"), "'s-Graveland Bcc: x@y.nl");
	t.is(plainLine('\u202Enetuoh\u2066 <b>&'), 'netuoh <b>&');
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), text => {
			// biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is what this shows.
			t.notRegex(plainLine(text), /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/);
			t.is(plainLine(plainLine(text)), plainLine(text));
		}),
	);
});
