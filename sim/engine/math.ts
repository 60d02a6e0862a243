/**
 * Elementary functions that give the same bits in every JavaScript engine.
 *
 * `Math.log`, `exp` and `pow` differ between browsers in the last bit, and one bit is enough to send a run another way.
 * Those here use + - * / only, plus `Math.sqrt` and `Math.floor`, all of which the language fixes exactly.
 * Method: tables of 128 values, made on loading in double-double arithmetic, and a short Taylor polynomial between them.
 * Stated errors are checked in tests/engine/math.test.ts. Gamma and beta functions are in special-functions.ts.
 */

/** An unevaluated sum hi + lo of two doubles: about 106 bits. */
type Pair = readonly [hi: number, lo: number];

const entries = 128;
const minNormal = 2.2250738585072014e-308;
const twoTo54 = 18_014_398_509_481_984;

/** Powers of two from 2^-1074 to 2^1023, by exponent + 1074. */
const powersOfTwo = new Float64Array(2098);
powersOfTwo[1074] = 1;
for (let e = 1; e <= 1023; e++) powersOfTwo[1074 + e] = powersOfTwo[1073 + e] * 2;
for (let e = 1; e <= 1074; e++) powersOfTwo[1074 - e] = powersOfTwo[1075 - e] / 2;

const word = new Float64Array(1);
const halves = new Int32Array(word.buffer);
word[0] = 1;
/** Which half of a double holds sign and exponent: 1 on little-endian machines. */
const upperHalf = halves[1] === 0x3ff00000 ? 1 : 0;

function twoSum(a: number, b: number): Pair {
  const sum = a + b;
  const bPart = sum - a;
  return [sum, a - (sum - bPart) + (b - bPart)];
}

/** Dekker's product: both factors are split in halves of 26 bits, whose products are exact. */
function twoProduct(a: number, b: number): Pair {
  const product = a * b;
  const aScaled = 134_217_729 * a;
  const bScaled = 134_217_729 * b;
  const aHigh = aScaled - (aScaled - a);
  const bHigh = bScaled - (bScaled - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return [product, aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

function addPairs(x: Pair, y: Pair): Pair {
  const [sum, rest] = twoSum(x[0], y[0]);
  return twoSum(sum, rest + x[1] + y[1]);
}

function multiplyPairs(x: Pair, y: Pair): Pair {
  const [product, rest] = twoProduct(x[0], y[0]);
  return twoSum(product, rest + x[0] * y[1] + x[1] * y[0]);
}

/** Rounds to a multiple of 2^-42, so that adding up to 2^11 multiples of such numbers is exact. */
const coarse = (x: number): number => Math.floor(x * 4_398_046_511_104 + 0.5) / 4_398_046_511_104;

/** ln(1 + i/128) for i = 0 to 128: each from the one before by ln((n+1)/n) = 2 artanh(1/(2n+1)). */
const logarithms: Pair[] = [[0, 0]];
for (let n = entries; n < 2 * entries; n++) {
  let step: Pair = [0, 0];
  let power = 2 * n + 1;
  for (let k = 1; k <= 15; k += 2) {
    const divisor = k * power;
    const quotient = 2 / divisor;
    const [product, rest] = twoProduct(quotient, divisor);
    step = addPairs(step, [quotient, (2 - product - rest) / divisor]);
    // Powers beyond 2^53 are rounded, but their terms are below the 106 bits that count.
    power *= (2 * n + 1) * (2 * n + 1);
  }
  logarithms.push(addPairs(logarithms[n - entries], step));
}
const ln2 = logarithms[entries];
const ln2High = coarse(ln2[0]);
const ln2Low = ln2[0] - ln2High + ln2[1];

/**
 * Table for `ln`. The mantissa is taken in [0.6855, 1.371), each entry standing for the numbers nearest to its centre;
 * 1 is such a centre, so that logarithms of numbers near 1 keep their relative precision.
 */
const firstCentreWord = 0x3fe60000;
const halfEntryWord = 0x1000;
/** By entry: centre, its inverse, and its logarithm as a multiple of 2^-42 and a rest. */
const centres = new Float64Array(4 * entries);
for (let i = 0; i < entries; i++) {
  const belowOne = i < 80;
  const centre = belowOne ? (i + 176) / 256 : (i + 48) / 128;
  const [high, low] = belowOne ? addPairs(logarithms[i + 48], [-ln2[0], -ln2[1]]) : logarithms[i - 80];
  centres.set([centre, 1 / centre, coarse(high), high - coarse(high) + low], 4 * i);
}

/** Natural logarithm; error below 1 ulp. ln(0) is -Infinity, of negative numbers NaN. */
export function ln(x: number): number {
  return x >= minNormal && x < Infinity ? lnOfNormal(x) : lnOfOddity(x);
}

/** `ln` without the check, for hot paths: x must be positive, finite and not subnormal. */
export function lnOfNormal(x: number): number {
  word[0] = x;
  const offset = halves[upperHalf] - firstCentreWord + halfEntryWord;
  const exponent = offset >> 20;
  const entry = (offset >> 11) & 508;
  const table = centres;
  const r = (x * powersOfTwo[1074 - exponent] - table[entry]) * table[entry + 1];
  const base = exponent * ln2High + table[entry + 2];
  const sum = base + r;
  const rest = base - sum + r + (exponent * ln2Low + table[entry + 3]);
  const r2 = r * r;
  return sum + (rest - r2 * (0.5 - r * (1 / 3 - r * 0.25 + r2 * (0.2 - r * (1 / 6) + r2 * (1 / 7)))));
}

function lnOfOddity(x: number): number {
  if (x === 0) return -Infinity;
  if (x > 0 && x < minNormal) return ln(x * twoTo54) - 54 * ln2[0];
  return x === Infinity ? Infinity : Number.NaN;
}

/** ln(1 + x), exact in the limit of small x; error below 3 ulp. */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  return u === Infinity ? Infinity : (ln(u) * x) / (u - 1);
}

/** 2^(j/128): the seven repeated square roots of 2, multiplied as the binary digits of j say. */
const expHigh = new Float64Array(entries);
const expLow = new Float64Array(entries);
{
  const roots: Pair[] = [];
  let root: Pair = [2, 0];
  for (let bit = 0; bit < 7; bit++) {
    const first = Math.sqrt(root[0]);
    const [square, rest] = twoProduct(first, first);
    root = twoSum(first, (root[0] - square - rest + root[1]) / (2 * first));
    roots.push(root);
  }
  for (let j = 0; j < entries; j++) {
    let value: Pair = [1, 0];
    for (let bit = 0; bit < 7; bit++) if ((j >> (6 - bit)) & 1) value = multiplyPairs(value, roots[bit]);
    expHigh[j] = value[0];
    expLow[j] = value[1];
  }
}
const stepsPerUnit = entries / ln2[0];
/** ln 2 / 128, its upper part short enough for exact multiples up to 2^18. */
const stepHigh = Math.floor(ln2[0] * 17_179_869_184) / 17_179_869_184 / entries;
const stepLow = (ln2[0] - stepHigh * entries + ln2[1]) / entries;

/** Exponential function; error below 1 ulp, also where the result is subnormal. */
export function exp(x: number): number {
  if (!(x < 709.8 && x > -745.2)) return x >= 709.8 ? Infinity : x <= -745.2 ? 0 : Number.NaN;
  const steps = Math.floor(x * stepsPerUnit + 0.5);
  const r = x - steps * stepHigh - steps * stepLow;
  const exponent = Math.floor(steps * (1 / entries));
  const j = steps - exponent * entries;
  const r2 = r * r;
  const series = r + r2 * (0.5 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120)));
  const mantissa = expHigh[j] + (expLow[j] + expHigh[j] * series);
  if (exponent > 1023) return mantissa * powersOfTwo[2097] * 2;
  if (exponent < -1022) return (mantissa * powersOfTwo[exponent + 1128]) / twoTo54;
  return mantissa * powersOfTwo[exponent + 1074];
}

/** x to the power y, for x >= 0; relative error below (2 + |y ln x|) * 2^-52. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  return exp(y * ln(x));
}

/**
 * The z with P(N(0,1) <= z) = p; relative error below 1e-15 or so; infinite at 0 and 1.
 * Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988), 477-484.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q;
    const above =
      ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
        13731.69376550946) *
        r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
      3.3871328727963665;
    const below =
      ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
      1;
    return (q * above) / below;
  }
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : Number.NaN;
  const depth = Math.sqrt(-ln(tail));
  const z = depth <= 5 ? normalTail(depth - 1.6) : normalFarTail(depth - 5);
  return q < 0 ? -z : z;
}

function normalTail(r: number): number {
  const above =
    ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835;
  const below =
    ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1;
  return above / below;
}

function normalFarTail(r: number): number {
  const above =
    ((((((2.0103343992922881e-7 * r + 0.000027115555687434876) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const below =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 0.000018463183175100548) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1;
  return above / below;
}
