package dev.rapport.insight.breaches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class BreachesTests {

    @Autowired
    Breaches breaches;

    @Autowired
    BreachReports reports;

    @Autowired
    BreachRemarks remarks;

    @Autowired
    Sla sla;

    @Autowired
    Colleagues colleagues;

    private Person manager;
    private Person agent;
    private String team;

    @BeforeEach
    void twoTicketsOfATeamAreLateAndOneIsNot() {
        manager = colleagues.join(null, Role.MANAGER);
        team = colleagues.newTeam();
        agent = colleagues.join(team, Role.SERVICE);
        replay("gold", "2012-10-09T14:50:17Z", "2012-10-09T15:00:00Z", "2012-11-09T14:50:17Z");
        replay(null, "2012-11-12T09:00:00Z", "2012-11-12T09:10:00Z", "2012-12-14T14:50:17Z");
        replay(null, "2012-12-03T09:00:00Z", "2012-12-03T09:10:00Z", "2012-12-03T14:50:17Z");
    }

    private SubjectId replay(String tier, String opened, String answered, String solved) {
        var subject = SubjectId.next();
        sla.open(
                subject,
                null,
                SlaFacts.of("ticket").withTier(tier).withChannel("import"),
                List.of(
                        SlaEvent.of(Instant.parse(opened), Kind.OPENED),
                        new SlaEvent(Instant.parse(opened).plusSeconds(1), Kind.ASSIGNED, null, agent.id(), team),
                        SlaEvent.of(Instant.parse(answered), Kind.AGENT_REPLY),
                        SlaEvent.of(Instant.parse(solved), Kind.SOLVED)),
                false);
        return subject;
    }

    private BreachFilter ofTeam() {
        return BreachFilter.ALL.with(BreachDimension.TEAM, team);
    }

    private List<Breach> found(BreachFilter filter) {
        return colleagues.as(manager, () -> breaches.page(filter, 50, null).items());
    }

    @Test
    void findsByEverythingTogether() {
        assertThat(found(ofTeam())).hasSize(2);
        assertThat(found(ofTeam().with(BreachDimension.PERSON, agent.id().toString())
                        .with(BreachDimension.TIER, "gold")
                        .with(BreachDimension.PROCESS, "ticket")
                        .with(BreachDimension.METRIC, "resolution")
                        .with(BreachDimension.POLICY, "import")
                        .with(BreachDimension.CAUSE, BreachFilter.NONE)
                        .between(LocalDate.parse("2012-10-01"), LocalDate.parse("2012-10-31"))))
                .hasSize(1);
        assertThat(found(ofTeam().between(LocalDate.parse("2012-10-01"), LocalDate.parse("2012-10-31"))))
                .hasSize(1);
        assertThat(found(ofTeam().with(BreachDimension.PROCESS, "opportunity"))).isEmpty();
        assertThat(found(ofTeam().with(BreachDimension.TIER, BreachFilter.NONE)))
                .hasSize(1);
    }

    @Test
    void readsPageByPageWithoutLossOrRepeat() {
        var all = found(ofTeam());
        var read = new ArrayList<Breach>();
        String next = null;
        do {
            var after = next;
            var page = colleagues.as(manager, () -> breaches.page(ofTeam(), 1, after));
            read.addAll(page.items());
            next = page.next();
        } while (next != null);

        assertThat(read).isEqualTo(all);
    }

    @Test
    void countsBreachesBesideWhatWasKept() {
        var rate = colleagues.as(manager, () -> breaches.rate(ofTeam()));

        assertThat(rate).isEqualTo(new BreachRate(2, 0, 4, 0));
    }

    @Test
    void whatEndedWithoutAnAnswerIsNeitherKeptNorBroken() {
        var before = colleagues.as(manager, () -> breaches.rate(ofTeam()));
        for (var end : List.of(Kind.MERGED, Kind.CLOSED))
            sla.open(
                    SubjectId.next(),
                    null,
                    SlaFacts.of("ticket").withChannel("import"),
                    List.of(
                            SlaEvent.of(Instant.parse("2012-10-02T01:00:00Z"), Kind.OPENED),
                            new SlaEvent(Instant.parse("2012-10-02T01:00:01Z"), Kind.ASSIGNED, null, agent.id(), team),
                            SlaEvent.of(Instant.parse("2012-10-02T01:10:00Z"), end)),
                    false);
        var rate = colleagues.as(manager, () -> breaches.rate(ofTeam()));
        // Closed, the resolution is kept; as a duplicate, none is.
        assertThat(rate.unanswered()).isEqualTo(before.unanswered() + 3);
        assertThat(rate.kept()).isEqualTo(before.kept() + 1);
        assertThat(rate.breaches()).isEqualTo(before.breaches());
    }

    @Test
    void groupsWithRawAndExcusedRates() {
        var gold = found(ofTeam().with(BreachDimension.TIER, "gold")).getFirst();
        colleagues.as(manager, () -> remarks.add(gold.id(), Cause.WAITED_FOR_VENDOR, true, "The vendor was closed."));

        var groups = colleagues.as(manager, () -> breaches.groups(ofTeam(), BreachDimension.TIER));
        assertThat(groups)
                .extracting(BreachGroup::value, BreachGroup::rate)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("gold", new BreachRate(1, 1, 1, 0)),
                        org.assertj.core.groups.Tuple.tuple("-", new BreachRate(1, 0, 3, 0)));
        assertThat(found(ofTeam().with(BreachDimension.CAUSE, "WAITED_FOR_VENDOR")))
                .extracting(Breach::id)
                .containsExactly(gold.id());
        assertThat(colleagues.as(manager, () -> breaches.groups(ofTeam(), BreachDimension.PERSON)))
                .extracting(BreachGroup::name)
                .containsExactly(agent.name());
    }

    @Test
    void groupsByEveryDimension() {
        for (var by : BreachDimension.values())
            assertThat(colleagues.as(manager, () -> breaches.groups(ofTeam(), by)))
                    .as(by.word())
                    .isNotEmpty();
    }

    @Test
    void offersTheValuesThatThereAre() {
        assertThat(colleagues.as(manager, () -> breaches.values(BreachDimension.TEAM)))
                .contains(team)
                .doesNotHaveDuplicates();
        assertThat(colleagues.as(manager, () -> breaches.values(BreachDimension.PERSON)))
                .contains(agent.id().toString());
    }

    @Test
    void aFilterIsTheSameAfterItsAddressWasRead() {
        var filter =
                ofTeam().with(BreachDimension.CAUSE, BreachFilter.NONE).between(LocalDate.parse("2012-10-01"), null);

        assertThat(BreachFilter.read(filter.address()::get)).isEqualTo(filter);
        assertThatThrownBy(() -> BreachFilter.read(Map.of("from", "yesterday")::get))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> BreachFilter.read(Map.of("team", "x".repeat(201))::get))
                .isInstanceOf(Refused.class);
    }

    @Test
    void saysInWordsWhatHappened() {
        var breach = found(ofTeam().with(BreachDimension.TIER, "gold")).getFirst();

        var sentences = colleagues.as(manager, () -> reports.sentences(reports.of(breach)));

        assertThat(sentences)
                .anyMatch(sentence -> sentence.contains("Resolution within 45 h of business time"))
                .anyMatch(sentence -> sentence.contains("imported tickets are answered within four hours"))
                .anyMatch(sentence -> sentence.contains("It was never paused."))
                .noneMatch(sentence -> sentence.contains(agent.name()));
    }

    @Test
    void othersSeeOnlyTheirTeamsAndNoFigures() {
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        var breach = found(ofTeam()).getFirst();

        assertThat(colleagues.as(
                        stranger, () -> breaches.page(ofTeam(), 50, null).items()))
                .isEmpty();
        assertThat(colleagues.as(agent, () -> breaches.page(ofTeam(), 50, null).items()))
                .hasSize(2);
        assertThatThrownBy(() -> colleagues.as(stranger, () -> breaches.get(breach.id())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(agent, () -> breaches.rate(ofTeam())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(agent, () -> breaches.values(BreachDimension.TEAM)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(agent, () -> breaches.customers("a")))
                .isInstanceOf(Refused.class);
    }
}
