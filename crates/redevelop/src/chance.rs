//! Draws as a pure function of a seed: no source of chance, and no library function whose last bit differs by machine.

/// SplitMix64 (Steele, Lea, Flood 2014), begun anywhere: the n-th number of a seed needs none before it.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The numbers from the `skipped`-th of the seed on.
    pub(crate) fn new(seed: u64, skipped: u64) -> Self {
        Self(seed.wrapping_add(skipped.wrapping_mul(GOLDEN)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A standard normal score, by inversion: one number, one score.
    pub(crate) fn normal(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are kept, which a float holds")]
        let uniform = ((self.next() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0);
        quantile(uniform)
    }
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The score below which a standard normal lies with probability `p`, 0 < p < 1: algorithm AS 241 (Wichura 1988), 16 digits.
pub(crate) fn quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * horner(&CENTRE.0, r) / horner(&CENTRE.1, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-ln(tail)).sqrt();
    let score = if r <= 5.0 {
        horner(&MIDDLE.0, r - 1.6) / horner(&MIDDLE.1, r - 1.6)
    } else {
        horner(&FAR.0, r - 5.0) / horner(&FAR.1, r - 5.0)
    };
    if q < 0.0 { -score } else { score }
}

fn horner(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// Natural logarithm of a positive normal number: x = m · 2ᵉ with m near 1, ln m = 2 artanh((m − 1) ÷ (m + 1)).
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    #[expect(clippy::cast_precision_loss, reason = "an exponent has eleven bits")]
    let mut exponent = (bits >> 52) as f64 - 1023.0;
    let mut m = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        exponent += 1.0;
    }
    let t = (m - 1.0) / (m + 1.0);
    let square = t * t;
    let series = (0..12).rev().fold(0.0, |sum, k| sum * square + 1.0 / f64::from(2 * k + 1));
    exponent * std::f64::consts::LN_2 + 2.0 * t * series
}

/// Numerator and denominator near the centre, ascending.
const CENTRE: ([f64; 8], [f64; 8]) = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
);

/// The same in the tails.
const MIDDLE: ([f64; 8], [f64; 8]) = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        0.000_774_545_014_278_341_4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        0.000_547_593_808_499_534_5,
        1.0507500716444169e-9,
    ],
);

/// The same beyond five in the scale of the tails.
const FAR: ([f64; 8], [f64; 8]) = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.7115555687434876e-5,
        2.0103343992922881e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        0.000_786_869_131_145_613_3,
        1.8463183175100548e-5,
        1.421511758316446e-7,
        2.0442631033899397e-15,
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of seed 1234567 as the authors' reference program prints them.
    #[test]
    fn numbers_are_those_of_the_reference_wherever_one_begins() {
        let expect = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        let mut chance = Chance::new(1_234_567, 0);
        assert_eq!([chance.next(), chance.next(), chance.next()], expect);
        assert_eq!(Chance::new(1_234_567, 2).next(), expect[2]);
    }

    #[test]
    fn scores_are_the_tabled_ones() {
        for (p, expect) in [
            (0.5, 0.0),
            (0.25, -0.674_489_750_196_081_7),
            (0.9, 1.281_551_565_544_600_4),
            (0.975, 1.959_963_984_540_054),
            (0.001, -3.090_232_306_167_813_5),
            (1e-20, -9.262_340_089_798_408),
        ] {
            assert!((quantile(p) - expect).abs() <= 1e-14 * (1.0 + f64::abs(expect)), "{p}: {}", quantile(p));
        }
    }

    #[test]
    fn logarithms_are_those_of_the_library_to_the_last_digits() {
        for x in [1e-300, 1e-20, 0.1, 0.5, 0.75, 1.0, 1.25, 1.5, 3.0, 1e9] {
            assert!((ln(x) - x.ln()).abs() <= 1e-15 * (1.0 + x.ln().abs()), "{x}");
        }
    }

    #[test]
    fn scores_have_mean_zero_and_variance_one() {
        let mut chance = Chance::new(7, 0);
        let scores: Vec<f64> = (0..100_000).map(|_| chance.normal()).collect();
        let mean = scores.iter().sum::<f64>() / 1e5;
        let variance = scores.iter().map(|s| s * s).sum::<f64>() / 1e5;
        assert!(mean.abs() < 0.01 && (variance - 1.0).abs() < 0.02, "{mean} {variance}");
    }
}
