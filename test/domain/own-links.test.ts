import test from 'ava';
import fc from 'fast-check';
import {codeOf, codeSigns, readCode, withCheckSign} from '../../src/domain/own-links.ts';

const body = fc.array(fc.constantFrom(...codeSigns), {minLength: 7, maxLength: 7}).map(signs => signs.join(''));

test('a code that is written down reads back as itself', t => {
	fc.assert(fc.property(body, signs => readCode(withCheckSign(signs)) === withCheckSign(signs)));
	t.pass();
});

test('one wrong sign, at any place and of any kind, is never another code', t => {
	fc.assert(
		fc.property(body, signs => {
			const code = withCheckSign(signs);
			for (let place = 0; place < code.length; place++) {
				for (const sign of [...codeSigns].filter(other => other !== code[place])) {
					if (readCode(code.slice(0, place) + sign + code.slice(place + 1)) !== null) {
						return false;
					}
				}
			}

			return true;
		}),
	);
	t.pass();
});

test('two signs that changed places are never another code', t => {
	fc.assert(
		fc.property(body, signs => {
			const code = [...withCheckSign(signs)];
			for (let first = 0; first < code.length; first++) {
				for (let second = first + 1; second < code.length; second++) {
					const swapped = [...code];
					[swapped[first], swapped[second]] = [code[second] as string, code[first] as string];
					if (code[first] !== code[second] && readCode(swapped.join('')) !== null) {
						return false;
					}
				}
			}

			return true;
		}),
	);
	t.pass();
});

test('a code is read as people type it: small letters, O for 0, I and L for 1, spaces and streaks', t => {
	const code = withCheckSign('10ABCD1');
	t.is(readCode(code.toLowerCase()), code);
	t.is(readCode(code.replaceAll('0', 'o').replace('1', 'l').replace('1', 'I')), code);
	t.is(readCode(`${code.slice(0, 4)}-${code.slice(4)} `), code);
});

for (const [what, typed] of [
	['nothing', ''],
	['one sign too few', '0000000'],
	['one sign too many', '000000000'],
	['a sign that no code has', 'UUUUUUUU'],
	['an operator', '{"$ne":1'],
	['a sign of another script', '0000000Ａ'],
] as const) {
	test(`${what} is no code`, t => {
		t.is(readCode(typed), null);
	});
}

test('a hash gives eight signs, and each of its first 35 bits makes another code', t => {
	const codes = new Set(Array.from({length: 35}, (_, bit) => codeOf(bytesWith(bit))));
	t.is(codes.size, 35);
	t.true([...codes].every(code => readCode(code) === code));
	t.is(codeOf(new Uint8Array(32)), '00000000');
	t.throws(() => withCheckSign('I'), {instanceOf: RangeError});
});

/** Five bytes in which one bit is set, the last first. */
function bytesWith(bit: number): Uint8Array {
	const bytes = new Uint8Array(5);
	bytes[4 - Math.floor(bit / 8)] = 1 << (bit % 8);
	return bytes;
}
