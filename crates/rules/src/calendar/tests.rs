use jiff::civil::{Date, date};

use super::Calendar;

const TEXT: &str = include_str!("../../../../rulepacks/calendar/china.toml");

fn china() -> Calendar {
    Calendar::parse("calendar/china.toml", TEXT).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Marked by hand from the notices: `w` worked, `-` off, from a day on.
#[test]
fn weeks_around_the_holidays_are_worked_as_the_notices_say() {
    let weeks = [
        // 2022 春节: Mon 24 Jan …, Sat 29 and Sun 30 worked, 31 Jan – 6 Feb off
        ("2022-01-24", "wwwwwww-------wwwww--"),
        // 2022 清明: Sat 2 Apr worked, Sun 3 – Tue 5 off
        ("2022-03-28", "wwwwww---www--"),
        // 2022 劳动节: Sun 24 Apr worked, Sat 30 – Wed 4 off, Sat 7 May worked
        ("2022-04-23", "-wwwwww-----www-"),
        // 2022 国庆: Fri 30 Sep, Sat 1 – Fri 7 off, Sat 8 and Sun 9 worked
        ("2022-09-30", "w-------wwwwwww--"),
        // the new year of 2023: Fri 30 Dec, Sat 31 – Mon 2 off
        ("2022-12-30", "w---wwww--"),
        // 2023 春节: Fri 20 Jan, Sat 21 – Fri 27 off, Sat 28 and Sun 29 worked
        ("2023-01-20", "w-------wwwwwww--"),
        // 2023 清明 in the middle of a week; 端午: Thu 22 – Sat 24 Jun off, Sun 25 worked
        ("2023-04-03", "ww-ww--"),
        ("2023-06-19", "www---wwwwww--"),
        // 2023 中秋国庆: Thu 28 Sep, Fri 29 – Fri 6 Oct off, Sat 7 and Sun 8 worked
        ("2023-09-28", "w--------wwwwwww--"),
        // 2024 春节: Sun 4 Feb worked, Fri 9 worked, Sat 10 – Sat 17 off, Sun 18 worked
        ("2024-02-03", "-wwwwww--------wwwwww--"),
        // 2024 中秋: Sat 14 Sep worked, Sun 15 – Tue 17 off; 国庆: Sun 29 Sep worked, 1 – 7 Oct off, Sat 12 worked
        ("2024-09-13", "ww---www--wwwww-"),
        ("2024-09-28", "-ww-------wwwww-"),
        // 2025 春节: Sun 26 Jan worked, Tue 28 Jan – Tue 4 Feb off, Sat 8 worked
        ("2025-01-25", "-ww--------wwww-"),
        // 2025 国庆中秋: Sun 28 Sep worked, Wed 1 – Wed 8 Oct off, Sat 11 worked
        ("2025-09-27", "-www--------www-"),
        // 2026 元旦: Thu 1 – Sat 3 off, Sun 4 worked; 春节: Sat 14 Feb worked, Sun 15 – Mon 23 off, Sat 28 worked
        ("2025-12-31", "w---wwwwww--"),
        ("2026-02-13", "ww---------wwwww-"),
        ("2026-09-19", "-wwwww---www-------www-"),
    ];
    let china = china();
    for (from, marks) in weeks {
        let mut at = day(from);
        for (position, mark) in marks.chars().enumerate() {
            let worked = china.is_working_day(at).unwrap();
            assert_eq!(worked, mark == 'w', "{at}, mark {position} of the row from {from}");
            at = at.tomorrow().unwrap();
        }
    }
}

#[test]
fn working_days_are_counted_across_the_spring_festival() {
    let china = china();
    for (from, days, expected) in [
        // Thu 8 Feb 2024: Fri 9 is the first, Sun 18 the second, Mon 19 the third
        ("2024-02-08", 1, "2024-02-09"),
        ("2024-02-08", 2, "2024-02-18"),
        ("2024-02-08", 3, "2024-02-19"),
        ("2024-02-08", 5, "2024-02-21"),
        ("2024-02-08", 7, "2024-02-23"),
        // from inside the holiday
        ("2024-02-12", 1, "2024-02-18"),
        // an ordinary weekend
        ("2024-01-12", 1, "2024-01-15"),
        // Tue 30 Sep 2025: Thu 9 Oct, Fri 10, Sat 11 (worked), Mon 13, Tue 14
        ("2025-09-30", 5, "2025-10-14"),
        // over a year's end: Mon 30 Dec 2024 → Tue 31, Thu 2 Jan, Fri 3
        ("2024-12-30", 3, "2025-01-03"),
        // Fri 13 Feb 2026: Sat 14 (worked), Tue 24, Wed 25, Thu 26, Fri 27, Sat 28 (worked), Mon 2 Mar
        ("2026-02-13", 7, "2026-03-02"),
        ("2026-02-13", 0, "2026-02-13"),
    ] {
        assert_eq!(china.add_working_days(day(from), days).unwrap(), day(expected), "{from} + {days}");
    }
}

#[test]
fn calendar_days_and_months_run_through_holidays() {
    let china = china();
    assert_eq!(china.add_calendar_days(day("2024-02-08"), 15).unwrap(), date(2024, 2, 23));
    assert_eq!(china.add_calendar_days(day("2024-02-01"), 10).unwrap(), date(2024, 2, 11), "a Sunday of the festival");
    assert_eq!(china.add_months(day("2024-11-30"), 3).unwrap(), date(2025, 2, 28));
}

#[test]
fn a_year_without_a_notice_is_named() {
    let error = china().add_working_days(day("2026-12-30"), 5).unwrap_err();
    assert!(error.to_string().contains("the holidays of 2027 are not in the table"), "{error}");
    assert!(china().is_working_day(day("2021-12-31")).unwrap_err().hint.contains("year = 2021"));
}

#[test]
fn faulty_tables_are_refused() {
    for (from, to, expected) in [
        ("year = 2023\n", "year = 2022\n", "`元旦` runs from 2023-01-01"),
        ("\"2022-04-24\"", "\"2022-04-25\"", "2022-04-25 is worked, but no weekend day"),
        ("\"2022-04-24\"", "\"2022-04-30\"", "is worked and in `劳动节`"),
        ("source = \"国办发明电〔2021〕11号\"", "source = \"\"", "no source is named"),
        ("from = \"2022-01-31\"", "from = \"2022-02-07\"", "`春节` runs from 2022-02-07"),
    ] {
        assert!(TEXT.contains(from), "{from}");
        let error = Calendar::parse("x.toml", &TEXT.replacen(from, to, 1)).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    let twice = format!("{TEXT}\n[[year]]\nyear = 2026\nsource = \"x\"\nstatus = \"official\"\noff = []\nwork = []\n");
    assert!(Calendar::parse("x.toml", &twice).unwrap_err().message.contains("year 2026 stands twice"));
}
