import test from 'ava';
import {type LayoutProps, renderPage} from '../../src/views/layout.tsx';

function pageWith(props: Partial<LayoutProps> = {}): string {
	return renderPage({
		title: 'Voortgang 2022',
		siteName: 'Burgernet Midden-Nederland',
		identity: {role: 'coordinator'},
		nav: [
			{href: '/voortgang', label: 'Voortgang', isCurrent: true},
			{href: '/cijfers', label: 'Cijfers', isCurrent: false},
		],
		assets: {css: '/assets/main-1.css', scripts: ['/assets/charts-1.js']},
		isExample: false,
		children: <h1>Voortgang 2022</h1>,
		...props,
	});
}

test('a page is a whole Dutch document that starts with a way to its contents', t => {
	const html = pageWith();
	t.true(html.startsWith('<!doctype html><html lang="nl">'));
	t.regex(html, /<title>Voortgang 2022 – Burgernet Midden-Nederland<\/title>/);
	t.regex(html, /<body[^>]*><a [^>]*href="#inhoud">Direct naar de inhoud<\/a>/);
	t.regex(html, /<main id="inhoud"[^>]*><h1>/);
});

test('a page takes its style and scripts from files alone', t => {
	const html = pageWith({isExample: true, staleAt: new Date('2022-07-01T12:03:00Z')});
	t.regex(html, /<link rel="stylesheet" href="\/assets\/main-1.css"\/>/);
	t.regex(html, /<script type="module" src="\/assets\/charts-1.js"><\/script>/);
	t.notRegex(html, /style=|<style|onclick|https?:/);
});

test('the menu holds what it is given and says where you are', t => {
	const html = pageWith();
	t.regex(html, /href="\/voortgang" aria-current="page">Voortgang</);
	t.regex(html, /href="\/cijfers">Cijfers</);
	t.notRegex(pageWith({nav: []}), /<nav/);
});

test('signing out is a button that posts', t => {
	t.regex(pageWith(), /<form class="sign-out" method="post" action="\/uitloggen">.*regionaal coördinator.*Uitloggen/s);
	t.notRegex(pageWith({identity: null}), /uitloggen/i);
});

test('every page with invented figures says so', t => {
	t.regex(pageWith({isExample: true}), /Voorbeeldgegevens/);
	t.notRegex(pageWith(), /Voorbeeldgegevens/i);
});

test('figures of before the database went away say from when they are', t => {
	t.regex(pageWith({staleAt: new Date('2022-07-01T12:03:00Z')}), /Gegevens van 1 juli 2022, 14:03\./);
	t.notRegex(pageWith(), /Gegevens van/);
});
