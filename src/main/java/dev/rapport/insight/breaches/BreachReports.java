package dev.rapport.insight.breaches;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Texts;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderLog;
import dev.rapport.sla.SlaQueries;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what explains a breach, and says it in words. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class BreachReports {

    private final Breaches breaches;
    private final SlaQueries queries;
    private final LadderLog ladder;
    private final BreachStrips strips;
    private final Staff staff;
    private final Texts texts;
    private final Access access;

    BreachReports(
            Breaches breaches,
            SlaQueries queries,
            LadderLog ladder,
            BreachStrips strips,
            Staff staff,
            Texts texts,
            Access access) {
        this.breaches = breaches;
        this.queries = queries;
        this.ladder = ladder;
        this.strips = strips;
        this.staff = staff;
        this.texts = texts;
        this.access = access;
    }

    /** Refuses those who may not see the case. */
    public BreachReport of(Breach breach) {
        var calendar = strips.calendar(breach);
        return new BreachReport(
                breach,
                strips.of(breach, calendar).orElse(null),
                calendar.zone().getId(),
                breaches.notices(breach));
    }

    /** The steps that the breached clock came to, for its due time; refuses those who may not see the case. */
    public List<LadderEntry> ladder(Breach breach) {
        queries.requireSight(breach.subject());
        return ladder.of(breach.subject()).stream()
                .filter(entry ->
                        entry.clock().equals(breach.clock()) && entry.dueAt().equals(breach.dueAt()))
                .toList();
    }

    /** The report in sentences, in the asker's language and zone; staff is named by teams only. */
    @ForEverybody("says in words what the asker holds")
    public List<String> sentences(BreachReport report) {
        return words().explain(report);
    }

    BreachWords words() {
        var asker = access.current();
        return new BreachWords(
                texts,
                asker.map(Person::locale).orElse(Locale.ENGLISH),
                asker.map(Person::zone).orElse(ZoneId.of("UTC")),
                key -> staff.team(key)
                        .map(team -> name(team, asker.map(Person::locale).orElse(Locale.ENGLISH)))
                        .orElse(key));
    }

    private static String name(Team team, Locale locale) {
        return team.name(locale);
    }
}
