import test from 'ava';
import {renderToString} from 'preact-render-to-string';
import {ErrorPage} from '../../src/views/error-page.tsx';
import {ErrorSummary, Field, IdempotencyKey, Select} from '../../src/views/forms.tsx';
import {LinkExpiredPage, LinkOpenedPage} from '../../src/views/sign-in.tsx';
import {AccessibilityPage, PrivacyPage} from '../../src/views/simple-pages.tsx';
import {render} from './example-report.tsx';

const back = {href: '/voortgang', label: 'Naar de voortgang'};

for (const [title, props, expected] of [
	[
		'403 says which roles can',
		{status: 403, allowedRoles: ['admin', 'coordinator'] as const},
		'Dit kan alleen een beheerder of regionaal coördinator. Vraag een van hen, of de beheerder.',
	],
	[
		'404 does not tell whether it exists',
		{status: 404},
		'Misschien is de pagina verplaatst, of hoort zij bij een gebied dat je niet mag zien.',
	],
	[
		'503 says from when the figures are',
		{status: 503, staleAt: new Date('2022-07-01T12:03:00Z')},
		'Wijzigen kan nu niet. Gegevens van 14:03. Probeer het over een paar minuten opnieuw.',
	],
	['503 without figures', {status: 503}, 'Wijzigen kan nu niet. Probeer het over een paar minuten opnieuw.'],
	[
		'400 lists every fault',
		{status: 400, faults: [{field: 'jaar', message: 'Het jaar ontbreekt.'}]},
		'Het jaar ontbreekt.',
	],
	['a status without words of its own', {status: 418}, 'Er is niets gewijzigd.'],
] as const) {
	test(`the page of a fault: ${title}`, t => {
		const {html, lines} = render(<ErrorPage {...props} back={back} />);
		t.true(lines.includes(expected), lines.join('\n'));
		t.is(html.match(/<h1/g)?.length, 1);
		t.true(html.includes('href="/voortgang"'));
	});
}

test('the faults of a form take focus and lead to their fields', t => {
	const faults = [
		{field: 'email', message: 'Vul een e-mailadres in.'},
		{field: '', message: 'Er ging iets mis.'},
	];
	const html = renderToString(<ErrorSummary faults={faults} />);
	t.regex(html, /tabindex="-1" autofocus/);
	t.regex(html, /<a class="nl-link" href="#email">Vul een e-mailadres in\.<\/a>/);
	t.true(html.includes('<li>Er ging iets mis.</li>'));
	t.is(renderToString(<ErrorSummary faults={[]} />), '');
});

test('an opened link signs nobody in: one button does', t => {
	const html = renderToString(<LinkOpenedPage action="/inloggen/geheim" />);
	t.regex(html, /<form[^>]*method="post" action="\/inloggen\/geheim">/);
	t.is(html.match(/<button/g)?.length, 1);
	t.regex(renderToString(<LinkExpiredPage canMail={false} />), /Vraag de beheerder/);
});

test('a field ties its description and its fault to the control', t => {
	const html = renderToString(
		<Field
			name="dag"
			label="Dag"
			type="date"
			description="Laat leeg voor vandaag."
			faults={[{field: 'dag', message: 'Fout.'}]}
		/>,
	);
	t.regex(html, /<label class="utrecht-form-label" for="dag">Dag</);
	t.regex(html, /aria-describedby="dag-uitleg dag-fout"/);
	t.notRegex(renderToString(<Field name="dag" label="Dag" />), /aria-/);
});

test('a choice keeps what was chosen', t => {
	const options = [
		{value: 'direct', label: 'direct succes'},
		{value: 'none', label: 'geen resultaat'},
	];
	const html = renderToString(<Select name="uitkomst" label="Uitkomst" value="none" options={options} />);
	t.regex(html, /<option[^>]*value="none"[^>]*selected|<option selected[^>]*value="none"/);
	t.is(html.match(/ selected/g)?.length, 1);
});

test('a form can be sent twice with one key', t => {
	t.is(renderToString(<IdempotencyKey value="k1" />), '<input type="hidden" name="idempotencyKey" value="k1"/>');
});

test('the pages for everybody have one heading and say what is not kept', t => {
	const privacy = renderToString(<PrivacyPage />);
	t.regex(privacy, /Geen gegevens van deelnemers/);
	t.regex(privacy, /één cookie/);
	for (const html of [privacy, renderToString(<AccessibilityPage />)]) {
		t.is(html.match(/<h1/g)?.length, 1);
	}
});
