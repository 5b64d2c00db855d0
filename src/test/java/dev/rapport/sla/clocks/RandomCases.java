package dev.rapport.sla.clocks;

import dev.rapport.platform.UserId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.PauseReason;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaTarget;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Shift;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** Makes calendars and histories of every shape from a seed. */
final class RandomCases {

    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Rome",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Africa/Cairo",
            "Asia/Tehran",
            "Africa/Casablanca",
            "Pacific/Apia",
            "America/Havana",
            "Asia/Kathmandu",
            "UTC");
    private static final List<Kind> KINDS = List.of(
            Kind.ASSIGNED,
            Kind.ASSIGNED,
            Kind.CUSTOMER_MESSAGE,
            Kind.CUSTOMER_MESSAGE,
            Kind.CUSTOMER_MESSAGE,
            Kind.AGENT_REPLY,
            Kind.AGENT_REPLY,
            Kind.REPLY_LOST,
            Kind.INTERNAL_NOTE,
            Kind.PAUSED,
            Kind.PAUSED,
            Kind.PAUSED,
            Kind.RESUMED,
            Kind.ESCALATED,
            Kind.SOLVED,
            Kind.CLOSED,
            Kind.MERGED,
            Kind.REOPENED,
            Kind.REOPENED,
            Kind.REOPENED,
            Kind.STAGE_ENTERED,
            Kind.STAGE_ENTERED,
            Kind.STAGE_LEFT,
            Kind.STEP_ENTERED,
            Kind.STEP_ENTERED,
            Kind.STEP_LEFT,
            Kind.STEP_CLAIMED,
            Kind.STEP_CLAIMED,
            Kind.STEP_RELEASED);
    private static final List<String> PLACES = List.of("proposal", "contract");
    private static final List<Metric> METRICS = List.of(
            Metric.FIRST_RESPONSE,
            Metric.NEXT_RESPONSE,
            Metric.NEXT_RESPONSE,
            Metric.PERIODIC_UPDATE,
            Metric.PERIODIC_UPDATE,
            Metric.REQUESTER_WAIT,
            Metric.AGENT_WORK,
            Metric.RESOLUTION,
            Metric.stage(PLACES.getFirst()),
            Metric.step(PLACES.getFirst()),
            Metric.claimed(PLACES.getFirst()));

    private static final UserId SOMEBODY = UserId.next();

    private final Random random;

    RandomCases(long seed) {
        this.random = new Random(seed);
    }

    /** Some weeks with a change of the clocks in them, where the zone has one that year. */
    Instant window(ZoneId zone) {
        var start = LocalDate.of(2008 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        var change = zone.getRules().nextTransition(start);
        if (change == null || random.nextInt(4) == 0) return start;
        var day = change.getInstant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(random.nextInt(12));
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    ZoneId zone() {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    BusinessCalendar calendar(ZoneId zone, Instant around) {
        var week = new HashMap<DayOfWeek, List<Shift>>();
        for (var day : DayOfWeek.values()) if (random.nextInt(7) < 5) week.put(day, shifts());
        var first = around.atZone(zone).toLocalDate();
        var holidays = new HashSet<LocalDate>();
        var workdays = new HashMap<LocalDate, List<Shift>>();
        for (var i = random.nextInt(4); i > 0; i--) holidays.add(first.plusDays(random.nextInt(40)));
        for (var i = random.nextInt(3); i > 0; i--) workdays.put(first.plusDays(random.nextInt(40)), shifts());
        return new BusinessCalendar("random", zone, week, holidays, workdays);
    }

    private List<Shift> shifts() {
        if (random.nextInt(12) == 0) return List.of(new Shift(0, 24 * 60));
        var shifts = new ArrayList<Shift>();
        for (var i = 1 + random.nextInt(3); i > 0; i--) {
            var from = random.nextInt(24 * 4) * 15;
            shifts.add(new Shift(from, from + 15 + random.nextInt(random.nextInt(6) == 0 ? 24 * 60 - 15 : 8 * 60)));
        }
        return shifts;
    }

    /** A history of so many days at most, in no order, with many entries at equal times. */
    List<SlaEvent> log(Instant start, int days) {
        var log = new ArrayList<SlaEvent>();
        var opened = start.plusSeconds(moment(2));
        log.add(SlaEvent.of(opened, Kind.OPENED));
        var at = opened;
        for (var i = random.nextInt(16); i > 0; i--) {
            if (random.nextInt(5) > 0) at = opened.plusSeconds(moment(1 + random.nextInt(days)));
            var kind = KINDS.get(random.nextInt(KINDS.size()));
            var by = kind == Kind.ASSIGNED && random.nextInt(3) > 0 ? SOMEBODY : null;
            log.add(new SlaEvent(at, kind, detail(kind), by, null));
        }
        if (random.nextInt(20) == 0) log.add(SlaEvent.of(opened.minusSeconds(90), Kind.PAUSED));
        Collections.shuffle(log, random);
        return log;
    }

    Instant after(List<SlaEvent> log) {
        var last = log.stream().map(SlaEvent::at).max(Instant::compareTo).orElseThrow();
        return last.plusSeconds(random.nextInt(10) == 0 ? 0 : moment(3));
    }

    SlaTarget target() {
        return target(METRICS.get(random.nextInt(METRICS.size())));
    }

    SlaTarget target(Metric metric) {
        var seconds = 60 + random.nextInt(random.nextBoolean() ? 8 * 3600 : 60 * 3600);
        var warn = random.nextInt(3) == 0 ? 0 : 0.75;
        var pauses = switch (random.nextInt(4)) {
            case 0 -> Pausing.NONE;
            case 1 -> Pausing.by(PauseReason.CUSTOMER, PauseReason.PARTS);
            default -> Pausing.ANY;
        };
        return new SlaTarget(metric, seconds / 4 * 4, warn, pauses, random.nextInt(8) == 0);
    }

    private @org.jspecify.annotations.Nullable String detail(Kind kind) {
        return switch (kind) {
            case PAUSED -> random.nextBoolean() ? "customer" : "vendor";
            case STAGE_ENTERED, STAGE_LEFT, STEP_ENTERED, STEP_LEFT, STEP_CLAIMED, STEP_RELEASED ->
                PLACES.get(random.nextInt(10) == 0 ? 1 : 0);
            default -> null;
        };
    }

    /** Mostly whole minutes, so that times often coincide with shifts and with each other. */
    private long moment(int days) {
        var second = random.nextInt(days * 24 * 3600);
        return random.nextInt(4) == 0 ? second : second / 900 * 900L;
    }
}
