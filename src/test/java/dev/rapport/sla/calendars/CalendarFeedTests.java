package dev.rapport.sla.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.rapport.platform.PublicAddress;
import dev.rapport.platform.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFeedTests {

    @ParameterizedTest
    @ValueSource(strings = {"New\0Year", "Neu\uFFFDjahr", "Bell\u0007"})
    void aLineThatCannotBeReadIsNamed(String summary) {
        var file =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".formatted(summary);
        assertThatThrownBy(() -> CalendarFeed.read(
                        file.getBytes(StandardCharsets.UTF_8),
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2026-12-31")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("sla.feed-unreadable");
                    assertThat(refused.arguments()).containsExactly(3);
                });
    }

    @Test
    void allDayEventsAreDaysOff() {
        var feed = read("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261001
                DTEND;VALUE=DATE:20261004
                SUMMARY:National holiday
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261225
                SUMMARY:Christmas
                END:VEVENT
                """);
        assertThat(feed.days())
                .containsOnlyKeys(
                        LocalDate.parse("2026-10-01"),
                        LocalDate.parse("2026-10-02"),
                        LocalDate.parse("2026-10-03"),
                        LocalDate.parse("2026-12-25"))
                .containsEntry(LocalDate.parse("2026-12-25"), "Christmas");
        assertThat(feed.leftOut()).isZero();
    }

    @Test
    void repeatedEventsCountInEveryYearAsked() {
        var feed = read("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20200501
                RRULE:FREQ=YEARLY
                EXDATE;VALUE=DATE:20270501
                SUMMARY:Labour Day
                END:VEVENT
                """);
        assertThat(feed.days())
                .containsOnlyKeys(
                        LocalDate.parse("2026-05-01"), LocalDate.parse("2028-05-01"), LocalDate.parse("2029-05-01"));
    }

    @Test
    void meetingsAndCancelledDaysAreLeftOut() {
        var feed = read("""
                BEGIN:VEVENT
                DTSTART:20261001T090000Z
                DTEND:20261001T100000Z
                SUMMARY:Meeting
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261002
                STATUS:CANCELLED
                SUMMARY:Called off
                END:VEVENT
                """);
        assertThat(feed.days()).isEmpty();
        assertThat(feed.leftOut()).isEqualTo(2);
    }

    @Test
    void anEventThatRepeatsWithoutEndIsCutOff() {
        assertThatThrownBy(() -> CalendarFeed.read(
                        feed("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY\nEND:VEVENT\n"),
                        LocalDate.parse("2020-01-01"),
                        LocalDate.parse("2040-01-01")))
                .isInstanceOf(Refused.class);
        assertThat(read("BEGIN:VEVENT\nDTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n")
                        .days())
                .isEmpty();
    }

    @Test
    void makeUpWorkingDaysAreWorked() {
        var feed = read("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260214
                SUMMARY:春节（班）
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260228
                SUMMARY:春节补班
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261010
                SUMMARY:National Day
                X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261001
                SUMMARY:国庆节（休）
                X-APPLE-SPECIAL-DAY:WORK-HOLIDAY
                END:VEVENT
                """);
        assertThat(feed.workdays())
                .containsOnlyKeys(
                        LocalDate.parse("2026-02-14"), LocalDate.parse("2026-02-28"), LocalDate.parse("2026-10-10"));
        assertThat(feed.days()).containsOnlyKeys(LocalDate.parse("2026-10-01"));
    }

    @ParameterizedTest
    @CsvSource({"DURATION:P4D, 4", "DURATION:P1W, 7", "DTEND;VALUE=DATE:20260501, 120"})
    void anEventIsAsLongAsItSays(String length, int days) {
        assertThat(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\n" + length + "\nEND:VEVENT\n")
                        .days())
                .hasSize(days);
    }

    @Test
    void movedAndCancelledOccurrencesLeaveTheirDay() {
        var feed = read("""
                BEGIN:VEVENT
                UID:one
                DTSTART;VALUE=DATE:20260501
                RRULE:FREQ=YEARLY;COUNT=3
                SUMMARY:Outing
                END:VEVENT
                BEGIN:VEVENT
                UID:one
                RECURRENCE-ID;VALUE=DATE:20270501
                DTSTART;VALUE=DATE:20270503
                SUMMARY:Outing
                END:VEVENT
                BEGIN:VEVENT
                UID:one
                RECURRENCE-ID;VALUE=DATE:20280501
                DTSTART;VALUE=DATE:20280501
                STATUS:CANCELLED
                SUMMARY:Outing
                END:VEVENT
                """);
        assertThat(feed.days()).containsOnlyKeys(LocalDate.parse("2026-05-01"), LocalDate.parse("2027-05-03"));
    }

    @Test
    void allCalendarsOfAFileAreRead() {
        var one = new String(feed("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nEND:VEVENT\n"), StandardCharsets.UTF_8);
        var two = one.replace("20260101", "20260102");
        assertThat(CalendarFeed.read(
                                (one + two).getBytes(StandardCharsets.UTF_8),
                                LocalDate.parse("2026-01-01"),
                                LocalDate.parse("2026-12-31"))
                        .days())
                .hasSize(2);
    }

    @Test
    void whatIsLeftOutIsNamedWithItsReason() {
        assertThat(read("""
                BEGIN:VEVENT
                DTSTART:20261001T090000Z
                SUMMARY:Meeting
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20100101
                SUMMARY:Long ago
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270229
                SUMMARY:No day
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270227
                DTEND;VALUE=DATE:20270230
                SUMMARY:No end
                END:VEVENT
                """).left())
                .containsExactlyInAnyOrder(
                        new CalendarFeed.LeftOut(CalendarFeed.Reason.UNREADABLE, 2, List.of("No day", "No end")),
                        new CalendarFeed.LeftOut(CalendarFeed.Reason.TIMED, 1, List.of("Meeting")),
                        new CalendarFeed.LeftOut(CalendarFeed.Reason.OUTSIDE, 1, List.of("Long ago")));
    }

    @Test
    void theStartOfASeriesWithoutARuleCountsToo() {
        assertThat(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRDATE;VALUE=DATE:20260301\nEND:VEVENT\n")
                        .days())
                .containsOnlyKeys(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-01"));
    }

    @Test
    void theStartOfASeriesWithoutARuleMayBeTakenOut() {
        assertThat(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRDATE;VALUE=DATE:20260301\n"
                                + "EXDATE;VALUE=DATE:20260101\nEND:VEVENT\n")
                        .days())
                .containsOnlyKeys(LocalDate.parse("2026-03-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:INTERVAL=1",
                "RRULE:",
                "RRULE:FREQ=FORTNIGHTLY",
                "RRULE:FREQ=YEARLY;FREQ=DAILY",
                "RRULE:FREQ=YEARLY;INTERVAL=0",
                "RRULE:FREQ=YEARLY;INTERVAL=two",
                "RRULE:FREQ=YEARLY;COUNT=0",
                "RRULE:FREQ=YEARLY;BYEASTER=0",
                "RRULE:FREQ=YEARLY;BYMONTH=13",
                "RRULE:FREQ=YEARLY;BYDAY=XX",
                "RRULE:FREQ=YEARLY;UNTIL=20280230",
                "RRULE:FREQ=YEARLY;UNTIL=never",
                "EXRULE:FREQ=FORTNIGHTLY",
                "EXDATE;VALUE=DATE:20260230",
                "EXDATE;VALUE=DATE:20260101,never",
                "RDATE;VALUE=DATE:20260230",
                "RDATE;VALUE=DATE:never",
                "RDATE;VALUE=PERIOD:20260301T000000Z/P1D",
                "DTEND;VALUE=DATE:never",
                "DURATION:long"
            })
    void aSeriesThatIsNotUnderstoodIsLeftOutByName(String series) {
        var feed = read("BEGIN:VEVENT\nSUMMARY:Easter\nDTSTART;VALUE=DATE:20260101\n" + series + "\nEND:VEVENT\n");
        assertThat(feed.days()).isEmpty();
        assertThat(feed.left())
                .containsExactly(new CalendarFeed.LeftOut(CalendarFeed.Reason.UNREADABLE, 1, List.of("Easter")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "freq=yearly;wkst=su;interval=1;bymonth=01,12;bymonthday=1",
                "FREQ=YEARLY;BYMONTH=1;BYDAY=1TH,+1TH,-5TH;UNTIL=20261231T235959Z",
                "FREQ=YEARLY;BYYEARDAY=1,-365;BYHOUR=0;BYMINUTE=0;BYSECOND=0;COUNT=1;",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;UNTIL=20260103"
            })
    void allPartsOfARuleAreUnderstood(String rule) {
        assertThat(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRRULE:" + rule + "\nEND:VEVENT\n")
                        .days())
                .containsKey(LocalDate.parse("2026-01-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "'BEGIN:VEVENT|DTSTART;VALUE=DATE:20260101', 2",
        "'BEGIN:VEVENT|DTSTART;VALUE=DATE:20260101|END:VCALENDAR', 2",
        "'BEGIN:VEVENT|END:VEVENT|BEGIN:VEVENT|DTSTART;VALUE=DATE:20260101|END:VEV', 4",
        "'BEGIN:VEVENT|DTSTART;VALUE=DATE:20260101|END:VEVENT', 1",
        "'END:VCALENDAR|END:VEVENT', 3"
    })
    void aFeedThatIsCutOffIsRefusedWithTheLine(String rest, int line) {
        var file = "BEGIN:VCALENDAR\r\n" + rest.replace("|", "\r\n") + "\r\n";
        assertThatThrownBy(() -> CalendarFeed.read(
                        file.getBytes(StandardCharsets.UTF_8),
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2026-12-31")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("sla.feed-cut-off");
                    assertThat(refused.arguments()).containsExactly(line);
                });
    }

    @Test
    void aSeriesThatBeganLongAgoIsReadFromTheYearsThatMatter() {
        assertThat(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:19500101\nRRULE:FREQ=DAILY;UNTIL=20260103\nEND:VEVENT\n")
                        .days())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16010501", "19000501", "19400501"})
    void aHolidayThatIsKeptForCenturiesIsRead(String start) {
        assertThat(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:" + start + "\nRRULE:FREQ=YEARLY\nEND:VEVENT\n")
                        .days())
                .containsOnlyKeys(
                        LocalDate.parse("2026-05-01"),
                        LocalDate.parse("2027-05-01"),
                        LocalDate.parse("2028-05-01"),
                        LocalDate.parse("2029-05-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "19000101, FREQ=DAILY;COUNT=40000",
        "19000101, FREQ=DAILY;UNTIL=20200101",
        "19500101, FREQ=DAILY;COUNT=25000"
    })
    void thousandsOfLongSeriesAreRefusedQuickly(String start, String rule) {
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> read(series(start, rule)))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.key()).isEqualTo("sla.feed-too-much")));
    }

    private static String series(String start, String rule) {
        return "BEGIN:VEVENT\nDTSTART;VALUE=DATE:%s\nRRULE:%s\nSUMMARY:Day\nEND:VEVENT\n"
                .formatted(start, rule)
                .repeat(4_990);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "BEGIN:VCARD\nEND:VCARD\n"})
    void whatIsNoFeedIsRefused(String text) {
        assertThatThrownBy(() -> CalendarFeed.read(text.getBytes(StandardCharsets.UTF_8), LocalDate.MIN, LocalDate.MAX))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("sla.no-feed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/a.ics",
                "file:///etc/passwd",
                "https://user:word@example.com/a.ics",
                "https://example.com:8443/a.ics",
                "https:///a.ics",
                "not an address"
            })
    void onlyPlainHttpsIsFetched(String address) {
        assertThatThrownBy(() -> new FeedAddress(Set.of()).fetch(address))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("sla.bad-feed-address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/a.ics", "https://localhost/a.ics", "https://[::1]/", "https://10.1.2.3/"})
    void whatIsInsideIsNotFetched(String address) {
        assertThatThrownBy(() -> new FeedAddress(Set.of()).fetch(address))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("sla.feed-not-public"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.168.1.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fc00::1",
                "fe80::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "ff02::1"
            })
    void addressesOfThisNetworkAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.216.34", "100.128.0.1", "2606:4700::1111", "2001:4860:4860::8888"})
    void othersAre(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    private static CalendarFeed read(String events) {
        return CalendarFeed.read(feed(events), LocalDate.parse("2026-01-01"), LocalDate.parse("2029-12-31"));
    }

    private static byte[] feed(String events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + events + "END:VCALENDAR\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
