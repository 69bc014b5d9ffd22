import test from 'ava';
import fc from 'fast-check';
import {logoLimits, readLogo} from '../../src/mailings/logo.ts';
import {chunk, png} from './pngs.ts';

test('a logo keeps its picture and nothing else', async t => {
	const place = chunk('eXIf', Buffer.from('52.03 N 5.17 E'));
	const note = chunk('tEXt', Buffer.from('Comment\0gemaakt door iemand'));
	const logo = await readLogo(png(300, 90, {extra: [place, note], after: Buffer.from('<script>alert(1)</script>')}));
	t.deepEqual(logo, {content: png(300, 90), width: 300, height: 90});
});

for (const [title, content, sentence] of [
	['a script that is called a picture', Buffer.from('<script>alert(1)</script>'), /geen PNG/],
	['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /geen PNG/],
	['the beginning of a picture', png(300, 90).subarray(0, 60), /geen PNG/],
	['an empty file', Buffer.alloc(0), /geen PNG/],
	['a picture of a thousandth part of what it says', png(300, 90, {raw: Buffer.alloc(81)}), /beschadigd/],
	['a bomb: more points than it says', png(10, 10, {raw: Buffer.alloc(50_000_000)}), /beschadigd/],
	['a picture that is too wide', png(4001, 1), /4001 bij 1 punten/],
	['a file that is too large', Buffer.concat([png(10, 10), Buffer.alloc(logoLimits.bytes)]), /groter dan 1 MB/],
] as const) {
	test(`no logo is ${title}`, async t => {
		const answer = await readLogo(content);
		t.regex(typeof answer === 'string' ? answer : 'a logo', sentence);
	});
}

test('one changed byte never makes another picture in silence', async t => {
	const whole = png(8, 8);
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({min: 1, max: 255}), async (place, change) => {
			const broken = Buffer.from(whole);
			broken[place] = (broken[place] ?? 0) ^ change;
			t.is(typeof (await readLogo(broken)), 'string');
		}),
	);
});
